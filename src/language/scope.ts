// Which names can be used at one place of a protocol: the parties, fields and facts of the procedures a rule is
// about, the meanings of its document, the offices of its council. Looks names up; decides nothing.

import { BUILT_IN_ACTS } from '#engine/history.ts';
import type { ActType, BodyKind, Fact, Field, FieldType, Party, Vocabulary } from '#engine/rules.ts';

export type OfficeOf = BodyKind | 'council';

/** A meaning as written; `is: unset` is a role that the text never names. */
export interface Meaning {
  readonly name: string;
  readonly is: string;
}

/** Everything that can be named in one document of one council. */
export interface Words {
  readonly vocabulary: Vocabulary;
  /** Office titles, and what each is an office of. */
  readonly offices: ReadonlyMap<string, OfficeOf>;
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** Calendars that a rule may count by; absent: not known here. */
  readonly calendars?: readonly string[];
  /** False when a file that declares names could not be read: then an unknown name is not the writer’s fault. */
  readonly complete: boolean;
}

/** A field as a rule may use it; the fields of built-in acts have no definition. */
export interface ScopeField {
  readonly name: string;
  readonly type: FieldType;
  readonly choices: readonly string[];
  readonly act: string;
}

/** The names that a rule about certain acts can use. */
export interface Scope {
  readonly words: Words;
  readonly parties: ReadonlyMap<string, Party>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly fields: ReadonlyMap<string, readonly ScopeField[]>;
}

/** The values of built-in acts; see `engine/history.ts`. */
const BUILT_IN_FIELDS: Readonly<Record<string, readonly [string, FieldType][]>> = {
  'consent.given': [['of', 'person']],
  'consent.refused': [['of', 'person']],
  'advice.received': [
    ['of', 'person'],
    ['advice', 'long text'],
  ],
  consulted: [['of', 'person']],
  told: [
    ['of', 'person'],
    ['norm', 'text'],
    ['telling', 'text'],
  ],
  'question.answered': [
    ['asks', 'text'],
    ['answer', 'text'],
    ['reasons', 'long text'],
  ],
  'ruling.made': [
    ['version', 'text'],
    ['norm', 'text'],
    ['reading', 'text'],
  ],
  'absence.recorded': [['of', 'person']],
  'absence.ended': [['of', 'person']],
};

export function findAct(vocabulary: Vocabulary, name: string): ActType | undefined {
  for (const procedure of vocabulary.procedures) {
    const act = procedure.acts.find((candidate) => candidate.name === name);
    if (act) return act;
  }
  return undefined;
}

export function isAct(vocabulary: Vocabulary, name: string): boolean {
  return BUILT_IN_ACTS.some((built) => built === name) || findAct(vocabulary, name) !== undefined;
}

/** An act whose effect lasts beyond its case. */
export function isStanding(vocabulary: Vocabulary, name: string): boolean {
  return name === 'absence.recorded' || findAct(vocabulary, name)?.stands !== undefined;
}

export function actNames(vocabulary: Vocabulary): readonly string[] {
  return [
    ...vocabulary.procedures.flatMap((procedure) => procedure.acts.map((act) => act.name)),
    ...BUILT_IN_ACTS,
  ];
}

/** The scope of a rule about these acts: all of their procedures; of every procedure when it names no act of one. */
export function scopeOf(words: Words, acts: readonly string[]): Scope {
  const named = new Set(acts.flatMap((act) => findAct(words.vocabulary, act)?.procedure ?? []));
  const procedures = words.vocabulary.procedures.filter(
    (procedure) => named.size === 0 || named.has(procedure.name),
  );
  const parties = new Map<string, Party>();
  const facts = new Map<string, Fact>();
  const fields = new Map<string, ScopeField[]>();
  const add = (field: Pick<Field, 'name' | 'type' | 'choices'>, act: string) => {
    const { name, type, choices } = field;
    fields.set(name, [...(fields.get(name) ?? []), { name, type, choices, act }]);
  };
  for (const procedure of procedures) {
    for (const party of procedure.parties) parties.set(party.name, party);
    for (const fact of procedure.facts) facts.set(fact.name, fact);
    for (const act of procedure.acts) for (const field of act.fields) add(field, act.name);
  }
  for (const act of acts) {
    for (const [name, type] of BUILT_IN_FIELDS[act] ?? []) add({ name, type, choices: [] }, act);
  }
  return { words, parties, facts, fields };
}

/** Other procedures in which a name is a party, fact or field: for saying where it does belong. */
export function belongsTo(vocabulary: Vocabulary, name: string): string | undefined {
  for (const procedure of vocabulary.procedures) {
    if (procedure.parties.some((party) => party.name === name)) return `a party of ${procedure.name}`;
    if (procedure.facts.some((fact) => fact.name === name)) return `a fact of ${procedure.name}`;
    if (procedure.acts.some((act) => act.fields.some((field) => field.name === name)))
      return `a field of ${procedure.name}`;
  }
  return undefined;
}
