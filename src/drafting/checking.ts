// A draft checked as it stands, once for each state of it: every situation is run, and the same is not worked out again
// for the next page. Whether somebody may draft is asked before.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import { type CheckGround, checkDraft, type ToCheck } from './check-draft.ts';
import type { DraftChecked, DraftText } from './draft.ts';
import { documentOf, textsRunning } from './plan.ts';
import type { Texts } from './texts.ts';

export type Check = (viewer: Viewer, text: DraftText, content: string) => Promise<DraftChecked>;

export interface CheckingParts extends CheckGround {
  readonly casework: Casework;
  readonly texts: Texts;
  readonly now: () => number;
}

export function checking(parts: CheckingParts): Check {
  const { casework, texts, now } = parts;
  const latest = new Map<string, { readonly asked: ToCheck; readonly checked: Promise<DraftChecked> }>();
  return ({ council }, { draft }, content) => {
    const running = textsRunning(casework.rulebook(council), documentOf(draft), now()).map(({ id }) => id);
    const asked = { council, draft, content, overlay: texts.overlay(council), running };
    const known = latest.get(`${council}/${draft}`);
    if (known !== undefined && isSame(known.asked, asked)) return known.checked;
    const checked = checkDraft(parts, asked);
    latest.set(`${council}/${draft}`, { asked, checked });
    checked.catch(() => latest.delete(`${council}/${draft}`));
    return checked;
  };
}

function isSame(one: ToCheck, other: ToCheck): boolean {
  return (
    one.content === other.content &&
    one.overlay === other.overlay &&
    one.running.join() === other.running.join()
  );
}
