// What people, acts, facts and clauses are called in one council, for every sentence that names them.
// It knows nothing of who may see what: whoever asks must already have left out what the reader may not know.

import type { Act, Directory, Value } from '#engine/history.ts';
import type { ActType, Rulebook, Version } from '#engine/rules.ts';
import { listOf } from '#language/english.ts';
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
  const { procedures } = rulebook.vocabulary;
  const people = new Map(directory.people.map((person) => [person.id, person.title ?? person.name]));
  const bodies = new Map(directory.bodies.map((body) => [body.id, body.name]));
  const types = new Map(procedures.flatMap((procedure) => procedure.acts.map((act) => [act.name, act])));
  const facts = new Map(
    procedures.flatMap((procedure) => procedure.facts.map((fact) => [fact.name, fact.phrase])),
  );
  const versions = new Map(rulebook.versions.map((version) => [version.id, version]));
  const record = new Map(acts.map((act) => [act.id, act]));
  const person = (id: string) => (id === reader ? 'you' : (people.get(id) ?? bodies.get(id) ?? id));
  return {
    zone: rulebook.council.zone,
    person,
    act: (name) => types.get(name),
    toDo: (name) => BUILT_IN_TO_DO[name] ?? deedWords(name, rulebook.vocabulary),
    noun: (name) => types.get(name)?.noun ?? 'A record of it',
    fact: (name) => facts.get(name) ?? name,
    value: (value) => valueInWords(value, person),
    version: (id) => versions.get(id),
    recorded: (id) => record.get(id),
  };
}

function valueInWords(value: Value, person: (id: string) => string): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? person(value) : listOf(value.map(person));
}
