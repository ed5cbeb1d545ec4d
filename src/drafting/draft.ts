// What the drafting room promises: a council’s next text is written here, seen with its faults, circulated, and adopted.
// Types alone. A text is always the Markdown file that git would hold: nothing here knows forms, pages or SQL.

import type { CaseLine, Viewer } from '#casework/view.ts';
import type { Value } from '#engine/history.ts';
import type { ActType, Rulebook, Version } from '#engine/rules.ts';
import type { Problem } from '#language/problems.ts';

/** A text being written, as it stands. */
export interface DraftText {
  /** `<document>/<version>`: how addresses name it, “protocol/2027-01”. */
  readonly draft: string;
  /** Of its file in the council’s folder: “protocol/2027-01.md”. */
  readonly path: string;
  /** The whole file. */
  readonly content: string;
  /** What `save` must be told, so that nobody writes over what somebody else has saved. */
  readonly revision: number;
  /** As it was last circulated; undefined: it never was, and only those who may draft can know of it. */
  readonly circulated: string | undefined;
  readonly savedBy: string;
  /** Milliseconds. */
  readonly saved: number;
}

/** A situation of the council run as if the draft were in force, in the place of the text before it. */
export interface Tried {
  readonly name: string;
  /** False only by the draft’s doing: under the text before it, it comes to what was expected, or fails in another way. */
  readonly holds: boolean;
  /** It does not come to what was expected, and comes to the same under the text before. */
  readonly asBefore: boolean;
  /** Of what does not hold: what was expected, and what there was instead. */
  readonly instead: readonly string[];
  /** Numbers of the draft’s clauses that it was written about. */
  readonly clauses: readonly string[];
}

export interface DraftChecked {
  /** Of the draft’s own file, or of what only goes wrong because of it, with line and column. */
  readonly problems: readonly Problem[];
  /** As far as it could be read; undefined: not at all. */
  readonly version: Version | undefined;
  /**
   * The text of the same document that runs today, against which this one is held. While another is tried beside the one
   * in force, the one of the two with which the draft has most in common.
   */
  readonly before: Version | undefined;
  readonly tried: readonly Tried[];
}

export type Saved =
  | { readonly ok: true; readonly revision: number }
  /** Somebody saved while you were writing: their text. undefined: the draft is there no longer. */
  | { readonly ok: false; readonly theirs: DraftText | undefined };

export type Refused = { readonly ok: false; readonly says: string };

/** The texts of a council as one reader may know them. */
export interface TextsSeen {
  readonly rulebook: Rulebook;
  /** Ids of the versions in it that nobody else sees, or not as they stand here. */
  readonly unseen: ReadonlySet<string>;
}

/** Every promise is for those who may draft: for anybody else there are no drafts, and each answer is undefined or empty. */
export interface DraftingRoom {
  mayDraft(viewer: Viewer): Promise<boolean>;
  list(viewer: Viewer): Promise<readonly DraftText[]>;
  /** @param from id of the version it begins as a copy of. @param name of the new version: “2027-01”. */
  start(
    viewer: Viewer,
    from: string,
    name: string,
  ): Promise<{ readonly ok: true; readonly draft: string } | Refused>;
  read(viewer: Viewer, draft: string): Promise<DraftText | undefined>;
  /** Adds a clause, takes one out or moves it: saved as by `save`. */
  rearrange(viewer: Viewer, draft: string, change: Rearrangement, revision: number): Promise<Saved | Refused>;
  /** Never refused for what the text says: that is shown. Saving never adopts. */
  save(viewer: Viewer, draft: string, content: string, revision: number): Promise<Saved>;
  /** @param content instead of what is saved: for “Read it back” before saving. */
  check(viewer: Viewer, draft: string, content?: string): Promise<DraftChecked | undefined>;
  discard(viewer: Viewer, draft: string): Promise<void>;
  /** With every draft that can be read, as it stands; for whoever may not draft, the texts that are there for all. */
  textsSeen(viewer: Viewer): Promise<TextsSeen>;

  /** The acts of the vocabulary that circulate and adopt a text, for asking their fields; undefined: it has none. */
  acts(viewer: Viewer): { readonly circulates: ActType | undefined; readonly adopts: ActType | undefined };
  /** Open cases in which this person may say that a text was circulated or adopted. */
  occasions(viewer: Viewer): Promise<readonly CaseLine[]>;
  /** Shows the draft, as it stands, to everybody who may read the texts; it binds nobody. An act of the case. */
  circulate(viewer: Viewer, draft: string, occasion: Occasion): Promise<PutOnRecord>;
  /**
   * Puts the draft in force and gives the text before it an end, in one transaction with the act that says so. Refused
   * while the text has problems, and while situations fail unless that is said to be meant.
   */
  adopt(viewer: Viewer, draft: string, adoption: Adoption): Promise<PutOnRecord>;
}

export type Rearrangement =
  | { readonly do: 'remove' | 'up' | 'down'; readonly clause: string }
  /** `clause`: after which it stands; absent: at the end. */
  | {
      readonly do: 'add';
      readonly clause?: string;
      readonly number: string;
      readonly title: string;
      readonly statement: string;
    };

/** Where and how it goes on the record. */
export interface Occasion {
  /** Reference of the case. */
  readonly ref: string;
  /** Of the draft, as the person saw it. */
  readonly revision: number;
  /** Fields of the act, but for the name of the draft. Of an adoption, “in force from” is the first day in force. */
  readonly values: Readonly<Record<string, Value>>;
}
export interface Adoption extends Occasion {
  /** Situations that no longer hold are meant to. */
  readonly meant: boolean;
}
export type PutOnRecord = { readonly ok: true; readonly ref: string } | Refused;
