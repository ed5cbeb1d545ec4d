// What has been recorded: acts, and the people, bodies and offices as they were on each day.
// Plain values only; who recorded them, where they are kept and who may see them is not known here.

import type { BodyKind } from './rules.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** A civil date in the council’s zone, YYYY-MM-DD. */
export type CivilDate = string;

/** Person, body and office ids; text; yes/no; numbers; lists of ids; dates as YYYY-MM-DD or instants as ISO with offset. */
export type Value = string | number | boolean | readonly string[];

/** One thing that happened in one case. Never altered. */
export interface Act {
  readonly id: string;
  readonly case: string;
  /** A vocabulary act, or one of the built-in acts below. */
  readonly act: string;
  /** Person id; null when the system did it in somebody’s name (then `values.of` says whose). */
  readonly by: string | null;
  readonly done: 'here' | 'elsewhere';
  readonly happened: Instant;
  readonly recorded: Instant;
  /** Parties, facts and fields by name. */
  readonly values: Readonly<Record<string, Value>>;
  /** The duty it is meant to meet, when the doer named one. */
  readonly meets?: string;
  /** Reasons given for departing from a should. */
  readonly reasons?: string;
}

/**
 * Built-in acts and their values; of these a vocabulary file may lay out absences and rulings, which belong to a procedure:
 * consent.given / consent.refused {of: person}   · the person consents to what the step asks; `by` may be a recorder
 * advice.received {of: person, advice}           · advice of somebody has come in
 * consulted {of: person}                         · somebody has been asked for their view
 * told {of: person, norm, telling: [fields]}     · a notice has reached them
 * recused {reasons}                              · `by` stands aside from this case
 * excluded / readmitted {of: person, reasons}    · somebody is kept out of this case, or let back in
 * question.answered {asks, answer, reasons}      · `by` settles the fact
 * ruling.made {version, norm, reading}           · from then on that reading is the one
 * absence.recorded / absence.ended {of: person}  · an office-holder is away: the next `else` acts
 */
export const BUILT_IN_ACTS = [
  'consent.given',
  'consent.refused',
  'advice.received',
  'consulted',
  'told',
  'recused',
  'excluded',
  'readmitted',
  'question.answered',
  'ruling.made',
  'absence.recorded',
  'absence.ended',
] as const;

export interface History {
  readonly case: string;
  /** Of this case, in the order recorded. */
  readonly acts: readonly Act[];
  /** Standing acts (and their endings) of other cases of the council, in the order recorded. */
  readonly elsewhere: readonly Act[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** How they are addressed: “Councillor Amina Rahman”. */
  readonly title?: string;
  readonly kind: 'member' | 'officer' | 'outsider';
}

export interface Body {
  readonly id: string;
  readonly kind: BodyKind;
  readonly name: string;
  /** Units nest. */
  readonly within?: string;
}

interface Dated {
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}

export interface Membership extends Dated {
  readonly person: string;
  readonly body: string;
}

export interface Office {
  readonly id: string;
  /** The role word: “chief officer”, “leader”, “chair”, “monitoring officer”. */
  readonly title: string;
  /** The body it is of; absent: of the whole council. */
  readonly of?: string;
}

export interface Holding extends Dated {
  readonly office: string;
  readonly person: string;
}

export interface LineOfReport extends Dated {
  readonly person: string;
  readonly manager: string;
}

export interface Directory {
  readonly people: readonly Person[];
  readonly bodies: readonly Body[];
  readonly memberships: readonly Membership[];
  readonly offices: readonly Office[];
  readonly holdings: readonly Holding[];
  readonly lines: readonly LineOfReport[];
}
