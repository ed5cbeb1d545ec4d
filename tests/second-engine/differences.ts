// What two engines say of one case and of acts that somebody may want to do in it, and where they differ.

import { derive } from '#engine/derive.ts';
import type { Act } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import { derive as slowDerive } from './derive.ts';
import { inWords, standingDifference, verdictDifference } from './difference.ts';
import { judge as slowJudge } from './judge.ts';
import type { World } from './moment.ts';

/** A sentence where they differ on what follows, and one for each act of which they differ. */
export function differences(world: World, proposed: readonly Act[]): readonly string[] {
  const { rulebook, directory, history, calendars, now } = world;
  const standing = standingDifference(
    derive(rulebook, directory, history, calendars, now),
    slowDerive(rulebook, directory, history, calendars, now),
  );
  const verdicts = proposed.map((act) =>
    verdictDifference(
      judge(rulebook, directory, history, calendars, now, act),
      slowJudge(rulebook, directory, history, calendars, now, act),
    ),
  );
  return [standing, ...verdicts].flatMap((one) => (one === undefined ? [] : inWords(one)));
}
