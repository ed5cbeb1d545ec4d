// The drafting room, put together: what is written is kept, checked, and circulated and adopted through casework. It knows
// no form; whoever may not draft meets nothing here.

import { type CheckingParts, checking } from './checking.ts';
import type { DraftingRoom } from './draft.ts';
import { type KeepingParts, keepDrafts } from './keeping.ts';
import { type RecordingParts, recording } from './recording.ts';
import { withDrafts } from './with-drafts.ts';

export function openDraftingRoom(parts: KeepingParts & CheckingParts & RecordingParts): DraftingRoom {
  const keeping = keepDrafts(parts);
  const check = checking(parts);
  return {
    ...keeping,
    ...recording(parts, keeping, check),
    textsSeen: withDrafts(parts, keeping.mayDraft),
    check: async (viewer, draft, content) => {
      const text = await keeping.read(viewer, draft);
      return text && check(viewer, text, content ?? text.content);
    },
  };
}
