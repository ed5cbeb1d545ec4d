// What casework shows and answers: shapes only. Everything here has already passed access: a page may show all of it
// to the person it was made for, and must show it to nobody else.

import type { Act, Value } from '#engine/history.ts';
import type { ActType, Procedure } from '#engine/rules.ts';
import type { Because, CaseStanding, Duty, Verdict } from '#engine/standing.ts';
import type { Attached } from '#files/attached.ts';

/** Somebody signed in: a person of one council’s directory. */
export interface Viewer {
  readonly council: string;
  readonly person: string;
}

/** One act as this viewer may read it: hidden values are absent, not blanked. */
export interface Entry {
  readonly act: Act;
  readonly type: ActType | undefined;
  /** Went against a clause, or departed from one; see standing.marks. */
  readonly marked: boolean;
  readonly files: readonly SeenFile[];
}

/** A file of an act, where the viewer may open it. */
export interface SeenFile {
  readonly file: Attached;
  /** Name of the field it was given for. */
  readonly field: string;
  /** Whoever opens it is noted. */
  readonly confidential: boolean;
  /** Oldest first; absent: the viewer may not know, or it is not confidential. */
  readonly openings?: readonly { readonly person: string; readonly at: number }[];
}

/** An act the viewer could do next, and what the protocol says of it. */
export interface NextAct {
  readonly type: ActType;
  readonly verdict: Verdict;
  /** The viewer owes it. */
  readonly owed?: Duty;
}

export interface CaseView {
  readonly ref: string;
  /** How many acts the case has; for somebody who does not see the whole, how many of them they see. */
  readonly version: number;
  readonly procedure: Procedure;
  /** What it is about; undefined when the viewer may not read it or the procedure has none. */
  readonly subject?: string;
  readonly private: boolean;
  /** Said only to those who see the whole; false for others. */
  readonly closed: boolean;
  /** Said only to those who see the whole. */
  readonly opened?: number;
  /** The whole case, or only what was addressed to the viewer (then standing is empty but for notices to them). */
  readonly whole: boolean;
  readonly standing: CaseStanding;
  /** Oldest first. */
  readonly entries: readonly Entry[];
  readonly next: readonly NextAct[];
  /** Acts barred now for the viewer, and why. */
  readonly barred: readonly NextAct[];
  /** Who else can see the case, and as what; empty unless the viewer sees the whole. */
  readonly seenBy: readonly { readonly person: string; readonly as: readonly string[] }[];
  /** Who is kept out of the case; absent unless the viewer sees the whole. */
  readonly keepingOut?: KeepingOut;
}

export interface KeepingOut {
  /** by: themselves, when they stood aside; null when it is not said who. Why is with the act. */
  readonly out: readonly {
    readonly person: string;
    readonly since: number;
    readonly by: string | null;
  }[];
  /** Who may keep somebody out and let them back in. */
  readonly decide: readonly string[];
  readonly mayDecide: boolean;
  readonly mayStandAside: boolean;
}

/** A line of a list: made for one viewer, after access. */
export interface CaseLine {
  readonly ref: string;
  readonly procedure: string;
  readonly noun: string;
  readonly private: boolean;
  readonly subject?: string;
  /** Said only to those who see the whole; false for others. */
  readonly closed: boolean;
  /** Said only to those who see the whole. */
  readonly opened?: number;
}

/** A line of *my work*. */
export interface WorkLine {
  readonly case: CaseLine;
  readonly item: string;
  readonly kind: 'owe' | 'owed' | 'decide';
  /** The fact to be settled, when kind is decide. */
  readonly asks?: string;
  /** Who bears it. */
  readonly who: readonly string[];
  readonly acts: readonly string[];
  readonly force: 'must' | 'should';
  readonly clause: string;
  readonly norm: string;
  readonly version: string;
  readonly dueDate?: string;
  /** Negative when overdue. */
  readonly workingDaysLeft?: number;
  readonly overdue: boolean;
}

/** A notice to this viewer: the listed fields and no others. */
export interface NoticeLine {
  readonly ref: string;
  readonly norm: string;
  readonly clause: string;
  readonly version: string;
  /** Names of fields, parties and facts, and “that …” phrases. */
  readonly telling: readonly string[];
  readonly told: Readonly<Record<string, Value>>;
  readonly sent: number;
}

/** A notice as its recipient may be mailed it now. */
export interface MailedNotice {
  readonly ref: string;
  /** Nothing of it is mailed but where to read it. */
  readonly private: boolean;
  readonly clause: string;
  readonly version: string;
  readonly telling: readonly string[];
  readonly told: Readonly<Record<string, Value>>;
  /** Whom the same clause tells the same, where the recipient may know. */
  readonly copies: readonly string[];
}

/** What its recipient owes in a case now, soonest first, and why they are reminded; or what they were owed and has been done. */
export interface MailedReminder {
  readonly ref: string;
  /** Nothing of it is mailed but where to read it. */
  readonly private: boolean;
  readonly why: 'new' | 'soon' | 'overdue' | 'done';
  readonly owed: readonly [MailedOwed, ...MailedOwed[]];
}

export interface MailedOwed {
  readonly clause: string;
  readonly version: string;
  readonly acts: readonly string[];
  /** The fact to be settled. */
  readonly asks?: string;
  readonly due?: string;
}

/** A page of a list; `next` continues it. */
export interface Listed<Line> {
  readonly lines: readonly Line[];
  readonly next?: string;
}

export interface Proposal {
  readonly act: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly done: 'here' | 'elsewhere';
  /** When it happened; now if absent. */
  readonly happened?: number;
  readonly reasons?: string;
}

/** What would follow if it were done now. */
export interface Prospect {
  /** The values with what the protocol settles filled in: the doer, and whom it must reach. */
  readonly values: Readonly<Record<string, Value>>;
  /** Who would see the case once it is done. */
  readonly seenBy: CaseView['seenBy'];
  readonly verdict: Verdict;
  readonly standing: CaseStanding;
  /** Why it would be refused as it stands; absent: it would be done. */
  readonly refusal?: Refusal;
}

/** Refusals are values. Each says what would change it. */
export type Refusal =
  | { readonly why: 'not found' }
  | { readonly why: 'not valid'; readonly problems: readonly FieldProblem[] }
  | {
      readonly why: 'barred' | 'not yet' | 'depends' | 'conflict' | 'undecided' | 'not covered';
      readonly verdict: Verdict;
    }
  | { readonly why: 'reason wanted'; readonly verdict: Verdict }
  /** Only the person in that part of the case does it here; others may record that it was done elsewhere. */
  | { readonly why: 'not yours'; readonly party: string }
  | { readonly why: 'changed meanwhile'; readonly version: number };

export interface FieldProblem {
  readonly field: string;
  readonly says: string;
  /** The people among whom the protocol leaves the choice, where it names them; should: others may be chosen with reasons. */
  readonly among?: {
    readonly people: readonly string[];
    readonly force: 'must' | 'should';
    readonly because: Because;
  };
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Done {
  readonly ref: string;
  readonly version: number;
  readonly act: Act;
}
