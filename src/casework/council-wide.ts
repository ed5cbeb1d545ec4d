// Acts that bear on every case of a council: whose they are to put on the record, here or from elsewhere, because the
// next case is worked out by them. Everything else that happened elsewhere may be recorded by anybody who sees its case.

import { dateOf } from '#calendar/civil-date.ts';
import { zoneOf } from '#calendar/zone.ts';
import type { Act } from '#engine/history.ts';
import type { Ground } from './case-file.ts';
import { rulersOf } from './meanings.ts';
import type { Refusal, Viewer } from './view.ts';

/**
 * A ruling is for whoever may rule. An absence, which sends on what was theirs, is for themselves, for their line manager
 * or for whoever may rule. @returns undefined where it is theirs, and for every other act.
 */
export function mayNotBearOnAll(act: Act, viewer: Viewer, ground: Ground): Refusal | undefined {
  const rules = (): boolean => rulersOf(ground, act.recorded).includes(viewer.person);
  switch (act.act) {
    case 'ruling.made':
      return rules() ? undefined : { why: 'not yours', party: 'whoever rules on the meaning' };
    case 'absence.recorded':
    case 'absence.ended':
      return act.values['of'] === viewer.person || isManagerOf(act, viewer, ground) || rules()
        ? undefined
        : { why: 'not yours', party: 'the person away, or their line manager' };
    default:
      return undefined;
  }
}

function isManagerOf(
  { values, recorded }: Act,
  { person }: Viewer,
  { directory, rulebook }: Ground,
): boolean {
  const today = dateOf(zoneOf(rulebook.council.zone).dayOf(recorded));
  return directory.lines.some(
    (line) =>
      line.person === values['of'] &&
      line.manager === person &&
      (line.from === undefined || line.from <= today) &&
      (line.until === undefined || today <= line.until),
  );
}
