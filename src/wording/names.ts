// What people, acts, facts and clauses are called in one council, for every sentence that names them.
// It knows nothing of who may see what: whoever asks must already have left out what the reader may not know.

import type { Act, Directory, Value } from '#engine/history.ts';
import type { ActType, Rulebook, Version } from '#engine/rules.ts';
import { attachedIn } from '#files/attached.ts';
import { listOf, withThe } from '#language/english.ts';
import { deedWords } from '#language/event-words.ts';

export interface Names {
  /** IANA zone in which dates are said. */
  readonly zone: string;
  /** “Councillor Amina Rahman”; “you” for the reader. */
  readonly person: (id: string) => string;
  readonly act: (name: string) => ActType | undefined;
  /** “answer the enquiry”; also of acts that no vocabulary names. */
  readonly toDo: (act: string) => string;
  /** “An answer”. */
  readonly noun: (act: string) => string;
  /** Mid-sentence: “the enquiry raises a question of policy”; a name that is no fact stays as it is. */
  readonly fact: (name: string) => string;
  /** What is not known, mid-sentence: “whether it is urgent”, “what the tone is”, “who the recipient is”, “the channel”. */
  readonly unknown: (name: string) => string;
  /** Ids become names, yes and no words. */
  readonly value: (value: Value) => string;
  readonly version: (id: string) => Version | undefined;
  /** An act of the record, for saying what set something off. */
  readonly recorded: (id: string) => Act | undefined;
}

/** Acts that the protocol language itself speaks of have no vocabulary. */
const BUILT_IN_TO_DO: Readonly<Record<string, string>> = {
  'consent.given': 'consent',
  'consent.refused': 'refuse consent',
  'advice.received': 'give advice',
  consulted: 'consult somebody',
  told: 'tell somebody',
  recused: 'stand aside',
  excluded: 'keep somebody out',
  readmitted: 'let somebody back in',
  'question.answered': 'decide the question',
  'ruling.made': 'rule on the meaning',
  'absence.recorded': 'record an absence',
  'absence.ended': 'record the end of an absence',
};

/**
 * @param acts of the record that the reader may see; @param reader the person who is to be called “you”.
 */
export function namesOf(
  rulebook: Rulebook,
  directory: Directory,
  acts: readonly Act[] = [],
  reader?: string,
): Names {
  const names = calledIn(directory);
  const { types, facts, versions } = wordsOf(rulebook);
  const record = new Map(acts.map((act) => [act.id, act]));
  const person = (id: string) => (id === reader ? 'you' : (names.get(id) ?? id));
  return {
    zone: rulebook.council.zone,
    person,
    act: (name) => types.get(name),
    toDo: (name) => BUILT_IN_TO_DO[name] ?? deedWords(name, rulebook.vocabulary),
    noun: (name) => types.get(name)?.noun ?? 'A record of it',
    fact: (name) => facts.get(name) ?? name,
    unknown: (name) => unknownInWords(name, rulebook.vocabulary.procedures),
    value: (value) => valueInWords(value, person),
    version: (id) => versions.get(id),
    recorded: (id) => record.get(id),
  };
}

const called = new WeakMap<Directory, ReadonlyMap<string, string>>();

/** What people and bodies are called, by id; kept, because every page asks and a directory is long. */
function calledIn(directory: Directory): ReadonlyMap<string, string> {
  let names = called.get(directory);
  if (!names) {
    names = new Map([
      ...directory.bodies.map(({ id, name }) => [id, name] as const),
      ...directory.people.map(({ id, name, title }) => [id, title ?? name] as const),
    ]);
    called.set(directory, names);
  }
  return names;
}

interface Words {
  readonly types: ReadonlyMap<string, ActType>;
  readonly facts: ReadonlyMap<string, string>;
  readonly versions: ReadonlyMap<string, Version>;
}

const words = new WeakMap<Rulebook, Words>();

function wordsOf(rulebook: Rulebook): Words {
  let known = words.get(rulebook);
  if (!known) {
    const { procedures } = rulebook.vocabulary;
    known = {
      types: new Map(procedures.flatMap(({ acts }) => acts.map((act) => [act.name, act]))),
      facts: new Map(procedures.flatMap(({ facts }) => facts.map((fact) => [fact.name, fact.phrase]))),
      versions: new Map(rulebook.versions.map((version) => [version.id, version])),
    };
    words.set(rulebook, known);
  }
  return known;
}

function unknownInWords(name: string, procedures: Rulebook['vocabulary']['procedures']): string {
  const fact = procedures.flatMap(({ facts }) => facts).find((one) => one.name === name);
  if (fact) return `${fact.type === 'yes/no' ? 'whether' : 'what'} ${fact.phrase}`;
  const isParty = procedures.some(({ parties }) => parties.some((party) => party.name === name));
  if (isParty) return `who ${withThe(name)} is`;
  const fields = procedures.flatMap(({ acts }) => acts).flatMap((act) => act.fields);
  const label = fields.find((field) => field.name === name)?.label ?? name;
  return label.endsWith('?') ? `the answer to “${label}”` : `“${label}”`;
}

function valueInWords(value: Value, person: (id: string) => string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return person(value);
  return attachedIn(value)?.name ?? listOf(value.map(person));
}
