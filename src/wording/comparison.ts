// What is said above and in a comparison of texts.

import type { Column } from '#comparison/columns.ts';

export const SAYS_NOTHING = 'This text says nothing on it.';

/** The council’s name; of one text of several, with how it is cited. */
export function columnTitle({ rulebook, main, oneOfSeveral }: Column): string {
  return oneOfSeveral ? `${rulebook.council.name}, ${main.cited}` : rulebook.council.name;
}
