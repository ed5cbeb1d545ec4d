// What a checked protocol is, once its words have been read: the form in which clauses reach the engine.
// It knows nothing of Markdown, YAML or files; `language` produces it, `engine` runs it, nothing here computes.

/** Where a rule stands in its source, for messages and for *because*. Line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Force = 'must' | 'must not' | 'should' | 'should not' | 'may' | 'alone may' | 'has a right to';

/** The kinds of body a person can belong to; an office may belong to one of them. */
export type BodyKind = 'group' | 'committee' | 'ward' | 'unit';

/**
 * Who: a role expression, already resolved to what each word means. `words` is the text as written.
 * `named.how` says what kind of word `name` is:
 * party (of the case) · field (of the act, a person or body) · office (a title of the directory) ·
 * kind (member, officer, everyone, system) · body (group, committee, ward, unit of somebody) ·
 * members (of a body, or of a kind of body) · line manager (of somebody).
 */
export type Role =
  | {
      readonly is: 'joined';
      readonly by: 'and' | 'or' | 'else';
      readonly parts: readonly Role[];
      readonly words: string;
    }
  | { readonly is: 'except'; readonly all: Role; readonly but: Role; readonly words: string }
  | {
      readonly is: 'meaning';
      readonly name: string;
      readonly every: boolean;
      readonly intended: boolean;
      readonly of?: Role;
      readonly means: Role;
      readonly words: string;
    }
  | {
      readonly is: 'named';
      readonly how: 'party' | 'field' | 'office' | 'kind' | 'body' | 'members' | 'line manager';
      readonly name: string;
      readonly every: boolean;
      /** “(intended)”: may be the very person the case is about. */
      readonly intended: boolean;
      readonly of?: Role;
      readonly words: string;
    };

export type DurationUnit = 'working days' | 'clear days' | 'days' | 'hours' | 'months';
export interface Duration {
  readonly count: number;
  readonly unit: DurationUnit;
}

export type When =
  | { readonly is: 'act'; readonly act: string }
  | { readonly is: 'it is done' }
  | { readonly is: 'in office' }
  | { readonly is: 'stands'; readonly act: string }
  | { readonly is: 'overdue' | 'gone against'; readonly norm: string }
  | { readonly is: 'lapses'; readonly act: string };

export type FactValue = boolean | number | string;

export type Condition =
  /** `fact: yes` · `fact: value` · `fact: [one, of, these]` · `fact: at least 50` */
  | {
      readonly is: 'fact';
      readonly fact: string;
      readonly oneOf: readonly FactValue[];
      readonly atLeast?: number;
      readonly words: string;
    }
  /** `party or field: is [not] <roles>` */
  | {
      readonly is: 'role';
      readonly subject: string;
      readonly not: boolean;
      readonly role: Role;
      readonly words: string;
    }
  /** `<act>: has happened` (in this case) */
  | { readonly is: 'happened'; readonly act: string; readonly words: string }
  /** `<standing act>: stands for <parties>` (in any case of the council) */
  | {
      readonly is: 'stands';
      readonly act: string;
      readonly parties: readonly string[];
      readonly words: string;
    }
  /** `consent of <role>: given` */
  | { readonly is: 'consent'; readonly role: Role; readonly words: string };

export type Step = { readonly if: readonly Condition[]; readonly clause?: string; readonly words: string } & (
  | { readonly is: 'consent of' | 'advice of' | 'consult'; readonly role: Role }
  | { readonly is: 'tell'; readonly role: Role; readonly telling: readonly string[] }
  | { readonly is: 'act'; readonly act: string; readonly to?: Role }
  | { readonly is: 'norm'; readonly norm: string }
);

export type By =
  | { readonly is: 'field'; readonly field: string }
  | { readonly is: 'before' | 'at'; readonly act: string }
  | {
      readonly is: 'before field';
      readonly count: number;
      readonly unit: DurationUnit;
      readonly field: string;
    };

export interface Until {
  readonly act: string;
  /** Only an act done by somebody in this role ends it. */
  readonly by?: Role;
}

/** The part of a norm that a reading may replace. */
export interface NormBody {
  readonly who: Role;
  readonly force: Force;
  /** Names of acts of the vocabulary, any of which counts; or exactly ['tell']. */
  readonly acts: readonly string[];
  readonly when: readonly When[];
  readonly if: readonly Condition[];
  readonly unless: readonly Condition[];
  /** 'table' sends it by the clause’s table. */
  readonly to?: Role | 'table';
  readonly with: readonly string[];
  readonly first: readonly Step[];
  /** For tell only: the fields told or walled. */
  readonly telling?: readonly string[] | 'everything';
  readonly within?: Duration;
  /** A calendar by name, where the rule counts by another than the council’s. */
  readonly calendar?: string;
  /** A date field of the `when` act; absent: from when it happened. */
  readonly from?: string;
  readonly by?: By;
  /** Only from so long after the `when` act. */
  readonly after?: Duration;
  readonly until: readonly Until[];
  readonly pausedWhile: readonly string[];
  /** A sentence put on what is sent, with {fields}. */
  readonly showing?: string;
}

export interface Reading {
  readonly says: string;
  readonly chosen: boolean;
  /** The whole norm as this reading has it. */
  readonly body: NormBody;
}

export interface Norm extends NormBody {
  /** Printed clause and a slug: “8.8/full”. Unique in its document version. */
  readonly id: string;
  readonly clause: string;
  readonly place: Place;
  readonly over: readonly string[];
  readonly restates?: string;
  /** Empty when the text has one meaning. */
  readonly readings: readonly Reading[];
}

export interface Presumption {
  readonly answer: FactValue | 'not presumed';
  readonly clause: string;
  readonly if: readonly Condition[];
  readonly with: readonly string[];
}

/** Who settles a fact that is a matter of judgement. */
export interface Question {
  readonly id: string;
  readonly clause: string;
  readonly place: Place;
  readonly asks: string;
  readonly when: readonly When[];
  readonly decidedBy: Role;
  readonly first: readonly Step[];
  readonly presume: readonly Presumption[];
}

/** What a text leaves open beside its norms’ readings: it runs nothing, and waits for whoever rules on meaning. */
export interface OpenQuestion {
  readonly id: string;
  readonly clause: string;
  readonly place: Place;
  readonly asks: string;
  /** What each possible answer would mean. */
  readonly readings: readonly string[];
}

/** Rows by which an act is routed: the first whose every cell fits wins. */
export interface Table {
  readonly clause: string;
  readonly place: Place;
  readonly rows: readonly {
    readonly cells: readonly Condition[];
    readonly to: Role;
    readonly words: string;
    readonly place: Place;
  }[];
}

export type Treatment = 'enforced' | 'recorded' | 'prompted' | 'informed';

export interface Clause {
  /** As printed; a repeated number carries #1, #2. */
  readonly number: string;
  readonly title?: string;
  /** Markdown, in our own words. */
  readonly statement: string;
  readonly place: Place;
  readonly treatment: Treatment;
  /** What software cannot honour here, and why. */
  readonly cannot?: string;
  /** Of law: where this statement was read. */
  readonly verified?: string;
  /** Of law: what nobody has checked; said wherever the clause is shown. */
  readonly unverified?: string;
  /** A printed contradiction or doubt, shown beside the clause. */
  readonly doubts: readonly string[];
  readonly norms: readonly Norm[];
  readonly questions: readonly Question[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly table?: Table;
  /** Acts beside which the statement is shown. */
  readonly prompts: readonly string[];
  /** Acts it says can be put on the record. */
  readonly records: readonly string[];
  /** Norm that carries out this clause when it has none of its own. */
  readonly partOf?: string;
  /** Names of topics of the vocabulary under which this clause is compared with other texts. */
  readonly topics?: readonly string[];
  /** Numbers that an earlier version of the document has for what stands here now. */
  readonly replaces?: readonly string[];
  readonly inForce?: Dates;
}

/** Civil dates YYYY-MM-DD, both inclusive; absent: open. */
export interface Dates {
  readonly from?: string;
  readonly until?: string;
}

export type VersionStatus = 'draft' | 'adopted' | 'superseded';

export const JURISDICTIONS = ['england', 'wales', 'scotland', 'northern ireland'] as const;
/** What a law may tell apart: principal, parish or town, and community councils; and councils with an executive. */
export const COUNCIL_KINDS = ['principal', 'parish', 'community', 'executive'] as const;

/** Jurisdictions and kinds of council; an empty list: any. */
export interface HoldsFor {
  readonly jurisdictions: readonly (typeof JURISDICTIONS)[number][];
  readonly kinds: readonly (typeof COUNCIL_KINDS)[number][];
}

/** One dated text of one document of a council, or of the law. */
export interface Version {
  /** “<council>/<document>/<version>”, or “law/<instrument>”. */
  readonly id: string;
  readonly document: string;
  readonly title: string;
  /** How the text is cited beside a clause: “draft June 2020”. */
  readonly cited: string;
  readonly status: VersionStatus;
  readonly inForce: Dates;
  /** Higher prevails. Statute is a floor, whatever its number. */
  readonly rank: number;
  readonly floor: boolean;
  /** Considered, never decisive (conventions). */
  readonly considered: boolean;
  readonly forceAtMost?: 'should';
  /** Unverified statements of law say so wherever shown. */
  readonly unverified?: boolean;
  /** Of law: whom it speaks of; absent: of everybody. */
  readonly holdsFor?: HoldsFor;
  readonly clauses: readonly Clause[];
  /** The numbers that the document prints, where they are kept: what the clauses are counted against. */
  readonly printed?: readonly string[];
}

/** What a council has said of itself that is not in its protocol’s text. */
export interface CouncilRules {
  readonly council: string;
  readonly name: string;
  /** IANA zone of its civil dates: “Europe/London”. */
  readonly zone: string;
  /** Names a calendar among those given to derive. */
  readonly calendar: string;
  /** Local time after which what arrives counts as received the next working day; “17:00”. Absent: never. */
  readonly closesAt?: string;
  /** Who rules on meaning and conflict by the text, and by which clause. Absent: the text names nobody. */
  readonly rules?: { readonly role: Role; readonly clause: string; readonly consulting?: Role };
  /** Whom the council says to ask where its text is silent: a setting of the council, not a rule. */
  readonly ask?: Role;
  /** The office with oversight of the cases, and whether of all or only of those referred to it. */
  readonly oversight?: { readonly role: Role; readonly sees: 'all' | 'referred' };
  /** Acts by which a case reaches a body outside: oversight of “referred” kind begins with one. */
  readonly referredBy: readonly string[];
  /** A draft that the council is running as if adopted, from a date; every citation says so. */
  readonly trial?: { readonly version: string; readonly from: string };
}

/** Everything that governs one council. */
export interface Rulebook {
  readonly council: CouncilRules;
  readonly versions: readonly Version[];
  readonly vocabulary: Vocabulary;
}

// ── Vocabulary ───────────────────────────────────────────────────────────────────────────────

export type FieldType =
  | 'text'
  | 'long text'
  | 'date'
  | 'date and time'
  | 'yes/no'
  | 'number'
  | 'choice'
  | 'person'
  | 'people'
  | 'office'
  | 'group'
  | 'ward'
  | 'committee'
  | 'unit'
  | 'document'
  | 'file';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly string[];
  readonly required: boolean;
  /** Shown in lists as what the case is about; never in an address, a log or a subject line. */
  readonly subject: boolean;
  /** Of a file: whoever opens it is noted. Without it a file is so in a private case, or where a clause keeps it from somebody. */
  readonly confidential?: true;
}

export interface Party {
  readonly name: string;
  readonly is: 'member' | 'officer' | 'anyone' | BodyKind;
  readonly label: string;
  readonly hint?: string;
  /** The case is about this person: they handle nothing of it and have no part in it unless a clause gives one. */
  readonly about: boolean;
}

export interface Fact {
  readonly name: string;
  /** Mid-sentence phrase: “the enquiry raises a question of policy”. */
  readonly phrase: string;
  readonly label: string;
  readonly hint?: string;
  readonly type: 'yes/no' | 'choice' | 'number';
  readonly choices: readonly string[];
}

export interface Stands {
  readonly until?: string;
  readonly months?: number;
  /** Names of the parties or fields that key it: it stands for those values. */
  readonly between: readonly string[];
}

/** A text is shown to everybody as a draft · is put in force from a date. */
export const TEXT_DEEDS = ['circulates', 'adopts'] as const;

export interface ActType {
  readonly name: string;
  readonly procedure: string;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly done: 'here' | 'elsewhere' | 'either';
  /** The party who does it, unless a norm says otherwise; that party is set by doing it. Absent: whoever it is. */
  readonly by?: string;
  /** The party it reaches: what a norm’s `to` is held against, and what is filled in where the protocol leaves no choice. */
  readonly to?: string;
  /** Parties it sets or replaces; asked as person or body fields. */
  readonly sets: readonly string[];
  /** Facts that may be given with it. */
  readonly facts: readonly string[];
  readonly fields: readonly Field[];
  /** What happened: “{member asking} asked {officer asked}: {subject}”. */
  readonly plain: string;
  /** “answer the enquiry” */
  readonly toDo: string;
  /** “An answer” */
  readonly noun: string;
  /** Fields copied to a case that it opens from inside another. */
  readonly carries: readonly string[];
  /** What it does to a text that was written here, when it is done in the drafting room. */
  readonly text?: (typeof TEXT_DEEDS)[number];
  readonly stands?: Stands;
  /** Fields whose text only the parties of the act itself read. */
  readonly private: boolean;
}

export interface Procedure {
  readonly name: string;
  readonly title: string;
  /** “Enquiry”: what one case of it is called. */
  readonly noun: string;
  readonly plain: string;
  /** “Ask a question or get something done” */
  readonly youWantTo: string;
  readonly everydayWords: readonly string[];
  /** Private: titles, mail and lists name only its reference. */
  readonly private: boolean;
  /** Begun where what somebody wants fits nothing else. */
  readonly anythingElse?: boolean;
  readonly parties: readonly Party[];
  readonly facts: readonly Fact[];
  readonly acts: readonly ActType[];
}

/** A matter on which texts are compared: the rules of the vocabulary that belong to it, beside clauses that name it. */
export interface Topic {
  readonly name: string;
  /** The heading it stands under. */
  readonly under: string;
  /** A question in plain words. */
  readonly asks: string;
  /** Rules that ask for, allow or bar one of these acts. */
  readonly acts: readonly string[];
  /** Rules by which somebody is told once one of these acts has happened. */
  readonly toldOf: readonly string[];
  /** Questions that settle one of these facts. */
  readonly facts: readonly string[];
  /** Of the rules about `acts`, only those of these kinds; empty: all. */
  readonly as: readonly (typeof RULE_KINDS)[number][];
}

/** What a rule about an act comes to: it is owed · how it is done · it is barred · it is allowed. */
export const RULE_KINDS = ['duty', 'manner', 'bar', 'permission'] as const;

export interface Vocabulary {
  readonly procedures: readonly Procedure[];
  readonly topics?: readonly Topic[];
}
