// What is said above and in a comparison of texts.

import type { Column } from '#comparison/columns.ts';

export const SAYS_NOTHING = 'This text says nothing on it.';

/** “City of York Council”, “St Helens Borough Council, draft June 2020” */
export function columnTitle({ rulebook, main, oneOfSeveral }: Column): string {
  return oneOfSeveral ? `${rulebook.council.name}, ${main.cited}` : rulebook.council.name;
}
