// The next instant at which an answer alters by itself, so that whoever keeps it can sleep until then.

import { type Calendar, lateHolidays } from '#calendar/calendar.ts';
import { countUpTo } from '#calendar/civil-date.ts';
import type { DutyEntry } from './entries.ts';
import type { Instant } from './history.ts';
import type { Moment } from './moment.ts';

/** @param future acts known already that have yet to happen. @returns null: never. */
export function nextChange(
  moment: Moment,
  duties: readonly DutyEntry[],
  future: readonly Instant[],
): Instant | null {
  const { now, scene } = moment;
  const instants: Instant[] = [...moment.changes, ...future];
  for (const { item } of duties) {
    const isOpen = item.state === 'open' && !item.undecided;
    if (isOpen && item.due?.overdueFrom !== undefined) instants.push(item.due.overdueFrom);
  }
  const late = [scene.calendar, ...countedBy(moment)].map(lateHolidays);
  for (const days of [scene.rules.boundaries, scene.directory.boundaries, ...late]) {
    const day = days[countUpTo(days, moment.day)];
    if (day !== undefined) instants.push(scene.zone.startOf(day));
  }
  const next = instants.reduce(
    (least, at) => (at > now && at < least ? at : least),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(next) ? next : null;
}

/** Calendars other than the council’s by which a rule counts. */
function countedBy({ scene }: Moment): readonly Calendar[] {
  return scene.rules.calendars.flatMap((name) => scene.calendars.get(name) ?? []);
}
