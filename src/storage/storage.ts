// The storage contract: everything Comity keeps, and every question it asks of what is kept.
// Both databases fulfil it and pass one suite (contract.ts). Nothing here knows SQL, hashes, rules or who may see what.

import type { Act, CivilDate, Directory, Instant, Person } from '#engine/history.ts';
import type { Attached } from '#files/attached.ts';
import type { AuthDatabase } from './auth-database.ts';

/** An act as it stands on the record: `number` counts from 1 in its case; `place` counts from 1 in its lane. */
export interface SealedAct extends Act {
  readonly number: number;
  readonly lane: number;
  readonly place: number;
  /** Hash of the act before it in the same case; '' for the first. */
  readonly previous: string;
  /** Hash of the act before it in the same lane of the council; '' for the first. */
  readonly before: string;
  readonly hash: string;
}

/** What is hashed: the act, where it stands and what it follows. */
export interface Unsealed {
  readonly council: string;
  readonly number: number;
  readonly lane: number;
  readonly place: number;
  readonly previous: string;
  readonly before: string;
  readonly act: Act;
}
/** Gives an act its hash once its place is known; called inside the transaction that keeps it. */
export type Seal = (unsealed: Unsealed) => string;

export interface CaseHeader {
  readonly council: string;
  readonly case: string;
  readonly procedure: string;
  readonly opened: Instant;
  readonly private: boolean;
  /** How many acts it has. */
  readonly version: number;
  /** Hash of its latest act. */
  readonly head: string;
  readonly closed: boolean;
  /** For lists. */
  readonly subject: string;
  readonly nextChange: Instant | null;
}

export interface CaseRecord {
  readonly header: CaseHeader;
  /** In the order recorded. */
  readonly acts: readonly SealedAct[];
}

/** A line of somebody’s *my work* in one case. */
export interface WorkRow {
  readonly person: string;
  /** The engine’s item id. */
  readonly item: string;
  readonly role: 'owes' | 'owed';
  readonly due: CivilDate | null;
  readonly overdueFrom: Instant | null;
  readonly clause: string;
  /** JSON, casework’s own: whatever else the list shows. */
  readonly detail: string;
}
/** A case as a list shows it to one person. */
export interface ListedCase extends CaseHeader {
  /** The person sees the whole case, not only what was addressed to them. */
  readonly whole: boolean;
}
export interface WorkItem extends WorkRow {
  readonly case: ListedCase;
}

/** Who may see a case: nobody else can list, search or open it. Only who sees the whole of it finds it by its words. */
export interface Grant {
  readonly person: string;
  readonly whole: boolean;
}

/** Its case, norm, trigger and recipient are its identity: it is kept once, however often it is derived. */
export interface NewNotice {
  readonly norm: string;
  readonly trigger: string;
  readonly recipient: string;
  /** JSON, casework’s own. */
  readonly payload: string;
  /** Not mailed before this instant; absent: at once. */
  readonly notBefore?: Instant;
  /** Told in the app and never mailed: there was no mail when it was told. */
  readonly inApp?: boolean;
  /** A reminder tells nothing that a protocol asks to be told, and is listed nowhere; absent: a notice. */
  readonly kind?: 'notice' | 'reminder';
}
export interface NoticeKey {
  readonly council: string;
  readonly case: string;
  readonly norm: string;
  readonly trigger: string;
  readonly recipient: string;
}
export interface KeptNotice extends NoticeKey {
  readonly payload: string;
  /** summary: the day’s, of whatever needs its recipient then. */
  readonly kind: 'notice' | 'reminder' | 'summary';
  /** app: it is not mailed, or no longer. */
  readonly state: 'ready' | 'sent' | 'failed' | 'app';
  readonly created: Instant;
  readonly sentAt: Instant | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

export interface Citation {
  /** Document and version, as the engine names it. */
  readonly version: string;
  readonly clause: string;
}

/** An act of this case that stands, or ends what stood, filed under a key so that other cases find it. */
export interface StandingAct {
  readonly act: string;
  readonly key: string;
  readonly number: number;
}

/** How somebody wants reminders: an e-mail each, one a day, or none. */
export type MailChoice = 'at once' | 'daily' | 'app only';

/** Messages to one person that could not be sent, for the same reason. Of what they are about it says nothing. */
export interface MailTrouble {
  readonly recipient: string;
  readonly error: string;
  readonly givenUp: boolean;
  readonly messages: number;
  /** null: not by itself. */
  readonly nextTry: Instant | null;
}

/** What was derived from a record and is kept for lists, searching and the worker. Replaces what was kept before. */
export interface KeptStanding {
  /** When it was derived. */
  readonly at: Instant;
  readonly nextChange: Instant | null;
  readonly closed: boolean;
  readonly subject: string;
  readonly work: readonly WorkRow[];
  readonly grants: readonly Grant[];
  readonly notices: readonly NewNotice[];
  readonly searchText: string;
  /** Clauses that have set something off in it. */
  readonly cites: readonly Citation[];
  readonly standingActs: readonly StandingAct[];
}

export interface Append {
  readonly council: string;
  readonly case: string;
  /** Acts the case had when its doer looked; 0 with `opening`. */
  readonly expectedVersion: number;
  readonly opening?: { readonly procedure: string; readonly opened: Instant; readonly private: boolean };
  readonly acts: readonly Act[];
  /** Which of the council’s lanes the case is chained in; the register says. */
  readonly lane: number;
  readonly standing: KeptStanding;
  /** Texts that these acts put in force: kept in the same transaction. */
  readonly texts?: readonly TextChange[];
}
/** Kept and durable; or somebody was first, and the case now has `conflict` acts (0: no such case), or the text named is another. */
export type Appended =
  | { readonly ok: true; readonly version: number; readonly head: string }
  | { readonly ok: false; readonly conflict: number; readonly text?: string };

/** A page of a list. Hand `next` back as `after`; null: there is no more. A cursor that cannot be read means the start. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}
export interface Paging {
  readonly limit: number;
  readonly after?: string;
}

/** A person of the directory with what only storage and mail need. */
export interface KeptPerson extends Person {
  readonly email?: string;
}
export interface KeptDirectory extends Directory {
  readonly people: readonly KeptPerson[];
}
export interface DirectoryChange {
  readonly number: number;
  readonly at: Instant;
  /** Person id, or null for an import by the system. */
  readonly by: string | null;
  /** JSON or words: what changed. */
  readonly what: string;
}

export interface Draft {
  readonly ref: string;
  /** JSON */
  readonly body: string;
  readonly updated: Instant;
}

/** A text of a council that was written in the browser, by the path of its file in the council’s folder. */
export interface KeptText {
  readonly path: string;
  readonly content: string;
  /** As it was last circulated; null: it never was. */
  readonly circulated: string | null;
  readonly state: 'draft' | 'adopted';
  /** Of the council’s texts when this one was last changed. */
  readonly revision: number;
  readonly saved: Instant;
  /** Person id. */
  readonly by: string;
}
export interface TextChange {
  readonly path: string;
  /** Revision it had when whoever changes it looked; 0: it was not there. */
  readonly expected: number;
  /** null: it is taken away. */
  readonly to: Omit<KeptText, 'path' | 'revision'> | null;
}
export type TextsSaved =
  | { readonly ok: true; readonly revision: number }
  /** Somebody was first with this one, which now is as it is `there`. */
  | { readonly ok: false; readonly path: string; readonly there: KeptText | null };

/** A file that somebody has sent in and that belongs to no act yet. */
export interface Upload extends Attached {
  readonly uploaded: Instant;
}
/** Somebody was given the content of a file of a case. */
export interface FileOpening {
  /** The file’s id. */
  readonly file: string;
  readonly person: string;
  readonly at: Instant;
}

/** The end of one lane of a council’s record. */
export interface LaneHead {
  readonly lane: number;
  readonly place: number;
  readonly hash: string;
}
export interface LaneAct extends SealedAct {
  readonly council: string;
}

export interface Claim {
  readonly now: Instant;
  readonly limit: number;
  /** Milliseconds for which no other process is given the same rows. */
  readonly claimFor: number;
}

export interface Storage {
  /** Keeps acts, standing and notices in one transaction, durable before it resolves. */
  appendActs(append: Append, seal: Seal): Promise<Appended>;
  /** For imports and benchmarks only: many new cases of one council in one transaction. Throws if one of them exists already. */
  importCases(openings: readonly Append[], seal: Seal): Promise<void>;
  /** The same as appendActs without acts: what a later look at the same record says. */
  saveStanding(save: {
    readonly council: string;
    readonly case: string;
    readonly expectedVersion: number;
    readonly standing: KeptStanding;
  }): Promise<Appended>;

  /** For the system’s own work; whoever asks for themselves is given readCaseFor. */
  readCase(council: string, ref: string): Promise<CaseRecord | null>;
  /** null alike for no such case and for one that is not granted to the person, after one and the same look. */
  readCaseFor(council: string, person: string, ref: string): Promise<CaseRecord | null>;
  readHeader(council: string, ref: string): Promise<CaseHeader | null>;
  caseGrantedTo(council: string, person: string, ref: string): Promise<boolean>;
  /** Who may see a case, by person id. */
  grantsOn(council: string, ref: string): Promise<readonly Grant[]>;
  /** Soonest due first; what has no date comes last. Rows of cases not granted to the person are left out. */
  workOf(council: string, person: string, role: 'owes' | 'owed', paging: Paging): Promise<Page<WorkItem>>;
  /** Cases granted to the person, newest first; open and closed ones unless `closed` says which. */
  casesOf(
    council: string,
    person: string,
    which: Paging & { readonly closed?: boolean },
  ): Promise<Page<ListedCase>>;
  /** Cases wholly granted to the person in which every word of `text` (or its beginning) occurs, newest first. */
  search(council: string, person: string, text: string, paging: Paging): Promise<Page<ListedCase>>;
  /** Cases wholly granted to the person in which a clause has set something off, newest first. */
  casesCiting(council: string, person: string, citation: Citation, paging: Paging): Promise<Page<ListedCase>>;
  /** Acts of other cases filed under any of these keys, in the order recorded. */
  elsewhere(
    council: string,
    except: string,
    keys: readonly { readonly act: string; readonly key: string }[],
  ): Promise<readonly SealedAct[]>;
  /** Records of the cases wholly granted to the person, newest first. A page may hold fewer than `limit`. */
  recordsOf(council: string, person: string, paging: Paging): Promise<Page<CaseRecord>>;
  /** How many cases are wholly granted to the person. */
  countOf(council: string, person: string): Promise<number>;
  /** Acts of the council that are filed for other cases under these names, in the order recorded. */
  standingActs(council: string, names: readonly string[]): Promise<readonly SealedAct[]>;
  /** Every case of a council in order of reference; for verifying, reports and deriving again. */
  eachCase(council: string): AsyncIterable<CaseRecord>;

  /** Takes cases whose next change has come, of every council. saveStanding lets them go. */
  dueForChange(
    claim: Claim,
  ): Promise<readonly { readonly council: string; readonly case: string; readonly version: number }[]>;
  /** Takes notices that are ready to send; each take counts as an attempt. */
  outboxReady(claim: Claim): Promise<readonly KeptNotice[]>;
  /** False when it was sent already. */
  markSent(notice: NoticeKey, sentAt: Instant): Promise<boolean>;
  /** retryAt null: given up. Nothing happens when another process has taken it since. */
  markFailed(
    notice: NoticeKey & { readonly attempts: number },
    failure: { readonly error: string; readonly retryAt: Instant | null },
  ): Promise<void>;
  /** Not to be mailed after all. */
  keepInApp(notice: NoticeKey): Promise<void>;
  /** One summary of the date for everybody who wants one a day, ready to be sent; the second time there is none to add. @returns how many. */
  addSummaries(council: string, date: CivilDate, now: Instant): Promise<number>;
  /** By person; at most 200 lines. */
  mailTrouble(council: string): Promise<readonly MailTrouble[]>;
  /** What is in trouble for this person is sent again now, as if for the first time, save what a process may have in hand. @returns how many. */
  tryAgain(council: string, person: string, claim: Omit<Claim, 'limit'>): Promise<number>;
  mailChoice(council: string, person: string): Promise<MailChoice | null>;
  saveMailChoice(council: string, person: string, choice: MailChoice): Promise<void>;
  /** Notices to a person in cases granted to them, newest first. */
  noticesOf(council: string, person: string, paging: Paging): Promise<Page<KeptNotice>>;
  readNotice(notice: NoticeKey): Promise<KeptNotice | null>;
  noticesIn(council: string, ref: string): Promise<readonly KeptNotice[]>;

  /** Version 0 and empty when nothing has been imported. */
  readDirectory(council: string): Promise<{ readonly version: number; readonly directory: KeptDirectory }>;
  directoryVersion(council: string): Promise<number>;
  /** Puts a whole directory in place of the one of `expectedVersion` and records the change. */
  replaceDirectory(
    council: string,
    expectedVersion: number,
    directory: KeptDirectory,
    change: Omit<DirectoryChange, 'number'>,
  ): Promise<
    { readonly ok: true; readonly version: number } | { readonly ok: false; readonly conflict: number }
  >;
  /** Newest first. */
  directoryChanges(council: string, paging: Paging): Promise<Page<DirectoryChange>>;

  saveDraft(council: string, person: string, draft: Draft): Promise<void>;
  readDraft(council: string, person: string, ref: string): Promise<Draft | null>;
  /** Latest first, at most 100. */
  draftsOf(council: string, person: string): Promise<readonly Draft[]>;
  removeDraft(council: string, person: string, ref: string): Promise<void>;

  /** Keeps what is known of a file that somebody has sent in; its content lies elsewhere. */
  addUpload(council: string, person: string, upload: Upload): Promise<void>;
  /** Those of these ids that the person has sent in. */
  uploadsOf(council: string, person: string, ids: readonly string[]): Promise<readonly Upload[]>;
  /** How many files the person has sent in and not used. */
  uploadsWaiting(council: string, person: string): Promise<number>;
  removeUploads(council: string, person: string, ids: readonly string[]): Promise<void>;
  /** Whether an act, or anything sent in and not yet used, has a file of this content. */
  refersToFile(council: string, hash: string): Promise<boolean>;
  addFileOpening(council: string, ref: string, opening: FileOpening): Promise<void>;
  /** Oldest first; none of a case that is not granted to the person. */
  fileOpenings(council: string, person: string, ref: string): Promise<readonly FileOpening[]>;

  /** Texts of a council that were written in the browser, by path; none to begin with, at revision 0. */
  readTexts(council: string): Promise<{ readonly revision: number; readonly texts: readonly KeptText[] }>;
  /** Raised by every change of the council’s texts. */
  textsRevision(council: string): Promise<number>;
  saveTexts(council: string, changes: readonly TextChange[]): Promise<TextsSaved>;

  /** Small facts about a council, such as which demonstration was loaded. */
  readMeta(council: string, name: string): Promise<string | null>;
  saveMeta(council: string, name: string, value: string): Promise<void>;

  /** Councils that have anything on record. */
  councils(): Promise<readonly string[]>;
  /** The same for verifying: found from every table of the record, lest one was emptied. */
  recordedCouncils(): Promise<readonly string[]>;
  laneHeads(council: string): Promise<readonly LaneHead[]>;
  /** Every act of a lane by place, as kept: for verifying. */
  laneActs(council: string, lane: number): AsyncIterable<LaneAct>;
  /** Cases whose header and acts disagree: for verifying. */
  looseEnds(council: string): AsyncIterable<LooseEnd>;

  /** A second door to the same database for the sign-in library’s own tables. */
  authDatabase(): AuthDatabase;
  close(): Promise<void>;
}

export interface LooseEnd {
  readonly case: string;
  /** The number of the act that is missing, different, or more than the header counts. */
  readonly number: number;
  readonly what: 'no act of that number' | 'another hash than the header' | 'beyond the header' | 'no header';
}
