// A council’s texts as those who may draft see them: with what is only being written, as it stands, so that it can be held
// against the others before it is circulated. For everybody else they are the texts that are there for all.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Everything } from '#language/files.ts';
import { type Overlay, readUnder } from '#language/overlay.ts';
import type { KeptText, Storage } from '#storage/storage.ts';
import type { TextsSeen } from './draft.ts';
import type { Texts } from './texts.ts';

export interface WithDraftsParts {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly texts: Texts;
  readonly files: Everything;
}

interface Known {
  readonly overlay: Overlay;
  readonly revision: number;
  readonly seen: TextsSeen;
}

export function withDrafts(
  { storage, casework, texts, files }: WithDraftsParts,
  mayDraft: (viewer: Viewer) => Promise<boolean>,
): (viewer: Viewer) => Promise<TextsSeen> {
  // The same object while nothing changes, so that whoever works something out under it can remember it.
  const latest = new Map<string, Known>();
  return async (viewer) => {
    const { council } = viewer;
    const rulebook = casework.rulebook(council);
    if (!(await mayDraft(viewer))) return { rulebook, unseen: new Set() };
    const overlay = texts.overlay(council);
    const revision = await storage.textsRevision(council);
    const known = latest.get(council);
    if (known?.overlay === overlay && known.revision === revision) return known.seen;
    const kept = await storage.readTexts(council);
    const seen = laidOver(files, rulebook, overlay, kept.texts.filter(isUnseen));
    latest.set(council, { overlay, revision: kept.revision, seen });
    return seen;
  };
}

function isUnseen({ state, content, circulated }: KeptText): boolean {
  return state === 'draft' && content !== circulated;
}

/** A draft that cannot be read yet is left out: its own page says what is wrong with it. */
function laidOver(
  files: Everything,
  rulebook: Rulebook,
  overlay: Overlay,
  drafts: readonly KeptText[],
): TextsSeen {
  const { council } = rulebook.council;
  const unseen = new Set<string>();
  let [all, widest] = [overlay, rulebook];
  for (const { path, content } of drafts) {
    const wider = new Map([...all, [path, content]]);
    const { value, problems } = readUnder(files, council, wider);
    if (value === undefined || problems.length > 0) continue;
    [all, widest] = [wider, value.rulebook];
    unseen.add(`${council}/${path.replace(/\.md$/, '')}`);
  }
  return { rulebook: widest, unseen };
}
