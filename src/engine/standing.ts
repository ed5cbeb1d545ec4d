// What follows from a record: the shape of an answer. Every item says why. Nothing here computes.

import type { CivilDate, Instant } from './history.ts';
import type { FactValue, Force, Place } from './rules.ts';

/** How a date was worked out, enough to print the sum. */
export interface Working {
  /** The calendar’s name, absent when no working days are counted. */
  readonly calendar?: string;
  readonly from: CivilDate;
  /** Received after closing time: counted from the next working day. */
  readonly afterClosing: boolean;
  readonly dayOne?: CivilDate;
  readonly count: number;
  readonly unit: string;
  /** Dates passed over: bank holidays by name; weekends as 'weekend'. */
  readonly skipped: readonly { readonly date: CivilDate; readonly why: string }[];
  readonly paused: readonly { readonly from: CivilDate; readonly until?: CivilDate; readonly act: string }[];
}

export interface Due {
  /** Civil date by whose end it is owed. Absent past the calendar’s horizon. */
  readonly date?: CivilDate;
  /** The first instant at which it is overdue. */
  readonly overdueFrom?: Instant;
  /** Said instead of a date: “before a visit is made”, “past the end of the calendar, 31 December 2028”. */
  readonly words?: string;
  readonly working?: Working;
}

export interface ConditionReading {
  readonly words: string;
  readonly side: 'if' | 'unless';
  readonly holds: 'yes' | 'no' | 'not known';
  /** The act it rests on, and that act’s case, so that a wall can hide it. */
  readonly act?: string;
  readonly case?: string;
  /** Rests on a presumption of this clause. */
  readonly presumedBy?: string;
}

export interface Because {
  readonly norm: string;
  readonly clause: string;
  readonly version: string;
  readonly force: Force;
  readonly place: Place;
  /** The text is a draft, run on trial. */
  readonly trial: boolean;
  /** Turned from this force by the document’s cap. */
  readonly cappedFrom?: Force;
  readonly trigger?: string;
  readonly conditions: readonly ConditionReading[];
  readonly setAside: readonly {
    readonly norm: string;
    readonly version: string;
    readonly why: 'over' | 'rank' | 'floor';
  }[];
  readonly reading?: {
    readonly says: string;
    readonly how: 'chosen in the text' | 'ruled' | 'every reading agrees' | 'not chosen';
    readonly ruling?: string;
  };
}

/** Persons a role came to, on the day. */
export interface Holders {
  readonly words: string;
  readonly people: readonly string[];
  /** each: all of them; any: one suffices. */
  readonly mode: 'each' | 'any';
  readonly gaps: readonly Gap[];
}

export interface Gap {
  readonly role: string;
  readonly why: 'nobody holds it' | 'is the subject' | 'absent' | 'not covered' | 'party not named';
}

export interface StepState {
  readonly words: string;
  readonly clause?: string;
  readonly state: 'done' | 'to do' | 'not known whether needed' | 'not needed';
  readonly needs: 'consent of' | 'advice of' | 'consult' | 'tell' | 'act' | 'norm';
  readonly of?: Holders;
  readonly telling?: readonly string[];
  readonly act?: string;
}

interface Item {
  /** Stable: the same item has the same id in every derivation. */
  readonly id: string;
  readonly because: Because;
  /** Readings disagree and none is chosen: this follows only on the reading in *because*. */
  readonly undecided: boolean;
}

export interface Duty extends Item {
  readonly kind: 'duty';
  readonly force: 'must' | 'should';
  readonly acts: readonly string[];
  readonly who: Holders;
  readonly to?: Holders;
  readonly state: 'open' | 'met' | 'met late' | 'overdue' | 'departed' | 'ended' | 'awaiting';
  readonly since: Instant;
  readonly due?: Due;
  readonly metBy?: string;
  /** Instant at which it was met, ended or became overdue. */
  readonly at?: Instant;
  readonly with: readonly string[];
  readonly showing?: string;
  readonly steps: readonly StepState[];
  readonly telling?: readonly string[];
  /** Facts not known on which it depends. */
  readonly awaits: readonly string[];
}

/** How an act is to be done, by whoever does it (`when: it is done`). */
export interface Manner extends Item {
  readonly kind: 'manner';
  readonly force: 'must' | 'should';
  readonly acts: readonly string[];
  readonly who: Holders;
  readonly to?: Holders;
  readonly with: readonly string[];
  readonly showing?: string;
  readonly steps: readonly StepState[];
  readonly state: 'open' | 'awaiting' | 'ended';
  readonly awaits: readonly string[];
}

export interface Bar extends Item {
  readonly kind: 'bar';
  readonly force: 'must not' | 'should not' | 'alone may';
  readonly acts: readonly string[];
  /** For must not and should not: whom it binds. For alone may: the only ones it does not bind. */
  readonly who: Holders;
  readonly to?: Holders;
  readonly state: 'in force' | 'ended' | 'awaiting';
  readonly since?: Instant;
  readonly awaits: readonly string[];
  /** How long it lasts, where the text gives it a time. */
  readonly lasts?: Due;
}

export interface Permission extends Item {
  readonly kind: 'permission';
  readonly force: 'may' | 'alone may' | 'has a right to';
  readonly acts: readonly string[];
  readonly who: Holders;
  readonly to?: Holders;
  readonly state: 'open' | 'waiting for steps' | 'awaiting' | 'ended';
  readonly with: readonly string[];
  readonly steps: readonly StepState[];
  readonly awaits: readonly string[];
  /** How long it lasts, where the text gives it a time. */
  readonly lasts?: Due;
}

/** One per recipient and cause. */
export interface Notice extends Item {
  readonly kind: 'notice';
  readonly force: 'must' | 'should';
  readonly trigger: string;
  /** In whose name. */
  readonly from: Holders;
  readonly to: string;
  readonly telling: readonly string[];
  readonly due?: Due;
  /** ready: every field is on the record, the system may send. waiting: for `from` to send, see `lacks`. held: for the handler, the recipient is whom the case is about. told: it has reached them. */
  readonly state: 'ready' | 'waiting' | 'held' | 'told' | 'ended';
  readonly lacks: readonly string[];
  readonly since: Instant;
}

/** What somebody must not come to know. */
export interface Wall extends Item {
  readonly kind: 'wall';
  readonly force: 'must not' | 'should not';
  readonly trigger?: string;
  readonly against: Holders;
  readonly telling: readonly string[] | 'everything';
  readonly state: 'in force' | 'ended' | 'awaiting';
  readonly since: Instant;
  readonly until: readonly string[];
}

export interface OpenQuestion extends Item {
  readonly kind: 'question';
  readonly asks: string;
  readonly who: Holders;
  readonly state: 'open' | 'answered';
  readonly answer?: FactValue;
  readonly presumed?: {
    readonly answer: FactValue | 'not presumed';
    readonly clause: string;
    readonly with: readonly string[];
  };
  readonly steps: readonly StepState[];
}

/** Clauses that cannot both be followed, or one whose readings disagree. Nobody’s fault and nobody’s finding. */
export interface Conflict {
  readonly id: string;
  readonly kind:
    | 'opposed'
    | 'opposed advice'
    | 'readings differ'
    | 'below the law'
    | 'route leads to its subject';
  readonly acts: readonly string[];
  readonly norms: readonly { readonly norm: string; readonly clause: string; readonly version: string }[];
  readonly rules: Holders | null;
}

/** The protocol names no one, or no row, for this. */
export interface NotCovered {
  readonly id: string;
  readonly norm: string;
  readonly clause: string;
  readonly version: string;
  readonly what: Gap;
  readonly acts: readonly string[];
  /** Who rules by the text; else whom the council says to ask. */
  readonly ask: Holders | null;
}

/** What an act already on the record went against. Kept, never a finding about anyone. */
export interface Mark {
  readonly act: string;
  readonly mark: 'gone against' | 'departed' | 'reason wanted' | 'warned';
  readonly because: Because;
}

export interface CaseStanding {
  readonly case: string;
  readonly at: Instant;
  /** Versions that governed at least one item. */
  readonly versions: readonly string[];
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly closed: boolean;
  readonly duties: readonly Duty[];
  readonly manners: readonly Manner[];
  readonly bars: readonly Bar[];
  readonly permissions: readonly Permission[];
  readonly notices: readonly Notice[];
  readonly walls: readonly Wall[];
  readonly questions: readonly OpenQuestion[];
  readonly conflicts: readonly Conflict[];
  readonly notCovered: readonly NotCovered[];
  readonly marks: readonly Mark[];
  /** The next instant at which this answer alters by itself; null: never. */
  readonly nextChange: Instant | null;
}

/** Whether one person may now do one act with these values. */
export interface Verdict {
  readonly answer:
    | 'yes'
    | 'yes, with a reason'
    | 'no'
    | 'not yet'
    | 'depends'
    | 'conflict'
    | 'undecided'
    | 'not covered';
  /** true when some clause speaks of it; false: the protocol does not say, so nothing bars it. */
  readonly spokenOf: boolean;
  readonly because: readonly Because[];
  /** Those of them that make the answer what it is; none where nothing is wanting, or two clauses disagree. */
  readonly deciding: readonly Because[];
  /** Steps still to be taken first. */
  readonly steps: readonly StepState[];
  /** Facts without which it cannot be said. */
  readonly awaits: readonly string[];
  /** How it is to be done: recipients, fields, words shown. */
  readonly manners: readonly Manner[];
  /** Who must be told once it is done. */
  readonly notices: readonly Notice[];
  readonly conflicts: readonly Conflict[];
  readonly notCovered: readonly NotCovered[];
}
