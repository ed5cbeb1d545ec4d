// Who is kept out of a case: whoever stood aside from it, and whoever was named as having no business in it. What they see
// of it is for access to say; here they are as good as away, so that what is theirs goes on to whom the text names next.

import type { Act } from './history.ts';
import { idsIn } from './moment.ts';

/**
 * @param acts of one case, in the order recorded.
 * @returns each person who is kept out after the last of them, with the act that did so.
 */
export function keptOut(acts: readonly Act[]): ReadonlyMap<string, Act> {
  const out = new Map<string, Act>();
  for (const act of acts) {
    const named = idsIn(act.values['of']);
    if (act.act === 'recused' && act.by !== null) out.set(act.by, act);
    if (act.act === 'excluded') for (const person of named) out.set(person, act);
    if (act.act === 'readmitted') for (const person of named) out.delete(person);
  }
  return out;
}
