// The one place where engine, register and access meet: open a case, do an act, look at a case. Pages, API and
// background work come through here; nothing else reads or writes a case.

import type { Guidance } from '#asking/guidance.ts';
import type { Asked } from '#asking/supposition.ts';
import type { Directory } from '#engine/history.ts';
import type { ActType, Procedure, Rulebook } from '#engine/rules.ts';
import type { Attached } from '#files/attached.ts';
import type { TwoTexts } from '#situations/replay.ts';
import type { TextChange } from '#storage/storage.ts';
import type { CaseConsequences } from './consequences.ts';
import type { Meanings, Point, Touching } from './meanings.ts';
import type {
  CaseLine,
  CaseView,
  Done,
  Listed,
  MailedNotice,
  MailedReminder,
  NoticeLine,
  Outcome,
  Proposal,
  Prospect,
  Viewer,
  WorkLine,
} from './view.ts';

/** What a page or the API may ask of Comity on behalf of somebody signed in. Every answer has passed access. */
export interface Casework {
  /** Ids of the councils served here. */
  readonly councils: readonly string[];
  rulebook(council: string): Rulebook;
  directory(council: string): Promise<Directory>;

  /** Procedures and the acts by which this person may open a case, judged with nothing filled in. */
  openings(
    viewer: Viewer,
  ): Promise<readonly { readonly procedure: Procedure; readonly acts: readonly ActType[] }[]>;

  /** What the protocol says of an act before it is done, and what would follow. `ref` absent: it would open a case. */
  propose(viewer: Viewer, ref: string | undefined, proposal: Proposal): Promise<Outcome<Prospect>>;

  /**
   * Does or records an act. Durable when it resolves. `expected` is the version of the case that the person saw;
   * another version is refused as “changed meanwhile” and loses nothing.
   */
  act(viewer: Viewer, ref: string | undefined, proposal: Proposal, expected?: number): Promise<Outcome<Done>>;
  /** The same of an act that puts texts in force or circulates them: in one transaction, or neither. For the drafting room. */
  actOnTexts(
    viewer: Viewer,
    ref: string,
    proposal: Proposal,
    texts: readonly TextChange[],
  ): Promise<Outcome<Done>>;

  /** undefined alike for no such case and for one this person may not see. */
  look(viewer: Viewer, ref: string): Promise<CaseView | undefined>;

  /** What I owe and what I am owed, soonest first. `after` continues a page. */
  work(viewer: Viewer, kind: 'mine' | 'waiting', after?: string): Promise<Listed<WorkLine>>;
  cases(viewer: Viewer, after?: string): Promise<Listed<CaseLine>>;
  notices(viewer: Viewer, after?: string): Promise<Listed<NoticeLine>>;
  /** A notice as its recipient may read it now; undefined: nothing of it is to be mailed. */
  noticeToMail(
    viewer: Viewer,
    notice: { readonly ref: string; readonly norm: string; readonly trigger: string },
  ): Promise<MailedNotice | undefined>;
  /** undefined: they owe it no longer. */
  reminderToMail(
    viewer: Viewer,
    reminder: { readonly ref: string; readonly trigger: string },
  ): Promise<MailedReminder | undefined>;
  /** Cases in which all the words occur, of those this person may see. */
  find(viewer: Viewer, words: string): Promise<readonly CaseLine[]>;
  /** Cases in which a clause has set something off, of those this person may see. */
  citing(viewer: Viewer, version: string, clause: string): Promise<readonly CaseLine[]>;

  /**
   * What the protocol says of an act that is only supposed. It draws on the texts and the council’s rulings, and on no case.
   * @returns undefined when there is no such act, or nobody is meant by a word for who.
   */
  guide(viewer: Viewer, asked: Asked): Promise<Guidance | undefined>;

  /** What the texts leave to a ruling, and what has been ruled: public. */
  meanings(council: string): Promise<Meanings>;
  /** Who may rule on meaning today. */
  rulers(council: string): Promise<readonly string[]>;
  /** Open cases that a ruling would touch, before it is made; of those this person may see. */
  touchedBy(viewer: Viewer, point: Point, reading: string): Promise<Touching>;

  /**
   * What would be otherwise in this person’s own cases, had the one text been in force instead of the other. One council’s
   * worth at a time: whoever asks meanwhile waits.
   * @param from where an earlier answer left off.
   */
  consequences(viewer: Viewer, texts: TwoTexts, from?: string): Promise<CaseConsequences>;

  /** Bytes; 0: no file can be given. */
  readonly largestFile: number;
  /** Takes in a file that somebody sends, under a passing name. Nothing of it stays unless it is kept. */
  takeFile(viewer: Viewer, name: string, content: AsyncIterable<Uint8Array>): Promise<TakenFile>;
  /** Those of these ids that this person has had kept and not yet given with an act. */
  filesWaiting(viewer: Viewer, ids: readonly string[]): Promise<readonly Attached[]>;
  /** Another was chosen, or none. */
  dropFile(viewer: Viewer, id: string): Promise<void>;
  /** undefined alike for no such file, no such case, and one that is kept from this person. Who opens a confidential one is noted first. */
  openFile(viewer: Viewer, ref: string, id: string): Promise<OpenedFile | undefined>;
  /** Takes away the content of files that were sent in and never given, a day later. @returns how many. */
  sweepFiles(): Promise<number>;

  saveDraft(viewer: Viewer, draft: Draft): Promise<string>;
  draft(viewer: Viewer, ref: string): Promise<Draft | undefined>;
  /** Newest first; none for a case that this person no longer sees. At most 100. */
  drafts(viewer: Viewer): Promise<readonly (Draft & { readonly ref: string })[]>;
  discardDraft(viewer: Viewer, ref: string): Promise<void>;

  /** Derives again every case whose next change has come by now, and all of a council whose directory or texts have changed. @returns how many. */
  catchUp(): Promise<number>;
}

/** A file that has come in whole, or up to where it was too long. */
export interface TakenFile {
  /** From here on it can be given with an act, by its id; or why not, for whoever chose it. */
  keep(): Promise<
    { readonly ok: true; readonly file: Attached } | { readonly ok: false; readonly says: string }
  >;
  /** Harmless after it was kept. */
  drop(): Promise<void>;
}

export interface OpenedFile {
  readonly file: Attached;
  /** Absent: it is no longer there as it was recorded, and must not pass for it. */
  readonly content?: Uint8Array;
}

/** What somebody has typed and not yet sent. Only they can read it. */
export interface Draft {
  readonly ref?: string;
  /** The case it is for; absent: it would open one. */
  readonly case?: string;
  /** Version of the case when the form was first shown. */
  readonly version?: number;
  readonly act: string;
  /** The form as typed, before it is read: field name to text or texts. */
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
}
