// What is owed now, in the order in which it presses.

import type { Duty } from '#engine/standing.ts';
import { sooner } from './acts-offered.ts';

/** What is owed now, overdue first, then soonest, then what has no date. */
export function pressing<Of extends Duty>(duties: readonly Of[]): readonly Of[] {
  return duties
    .filter(({ state, undecided }) => (state === 'open' || state === 'overdue') && !undecided)
    .toSorted(
      (one, other) =>
        Number(other.state === 'overdue') - Number(one.state === 'overdue') || sooner(one.due, other.due),
    );
}
