// When a period runs out: working days, clear days, days, months and hours from a start, with pauses, and the sum
// that shows how. It never guesses past the end of a calendar, and knows nothing of duties or of who owes them.

import type { DurationUnit } from '#engine/rules.ts';
import type { Working } from '#engine/standing.ts';
import type { Calendar } from './calendar.ts';
import { beyond, isWorkingDay, skippedBetween, workingDayFrom } from './calendar.ts';
import type { CivilDate, Day } from './civil-date.ts';
import { dateOf, monthsFrom } from './civil-date.ts';
import type { Zone } from './zone.ts';

/** From when a period runs. */
export interface Start {
  /** The date of receipt as recorded. */
  readonly received: Day;
  /** The date from which days are counted, itself not counted. */
  readonly day: Day;
  /** Milliseconds since 1970: from when hours run. */
  readonly instant: number;
  /** It came when the council was closed: `day` is the next working day. */
  readonly afterClosing: boolean;
}

/** A time during which the clock stands still. `until` absent: it still does. Milliseconds since 1970. */
export interface Pause {
  readonly from: number;
  readonly until?: number;
  /** Id of the act that began it. */
  readonly act: string;
}

export interface Reckoned {
  /** Absent when it cannot be known: see `words`. */
  readonly date?: CivilDate;
  /** First instant after the period, in milliseconds since 1970. */
  readonly ends?: number;
  readonly words?: string;
  readonly working: Working;
}

/**
 * @param closesAt minutes after midnight by the clock; absent: the council never closes. What comes later than this, or
 * on a day that is not worked, counts as received on the next working day, so that nothing gains by coming later.
 */
export function startAtInstant(calendar: Calendar, zone: Zone, instant: number, closesAt?: number): Start {
  const received = zone.dayOf(instant);
  if (
    closesAt !== undefined &&
    (isWorkingDay(calendar, received) === false || zone.clockMinutes(instant) > closesAt)
  ) {
    const day = workingDayFrom(calendar, received, 1);
    if (day !== undefined) return { received, day, instant, afterClosing: true };
  }
  return { received, day: received, instant, afterClosing: false };
}

/** A date given without a time counts as that whole date: hours run from its end. */
export function startOnDate(zone: Zone, day: Day): Start {
  return { received: day, day, instant: zone.startOf(day + 1), afterClosing: false };
}

const reckonedBefore = new WeakMap<Calendar, Map<string, Reckoned>>();

/**
 * Day one is the first (working) day after the start. Clear days are the working days strictly between, so that N of
 * them have passed at the end of the Nth. A pause leaves out the whole days on which the clock stood (for hours: the
 * time). Hours are elapsed hours.
 */
export function reckon(
  calendar: Calendar,
  zone: Zone,
  start: Start,
  count: number,
  unit: DurationUnit,
  pauses: readonly Pause[] = [],
): Reckoned {
  if (pauses.length > 0 || unit === 'hours') return reckonAfresh(calendar, zone, start, count, unit, pauses);
  const before = reckonedBefore.get(calendar) ?? new Map<string, Reckoned>();
  reckonedBefore.set(calendar, before);
  const key = `${start.received} ${start.day} ${count} ${unit} ${zone.name}`;
  const reckoned = before.get(key) ?? reckonAfresh(calendar, zone, start, count, unit, pauses);
  before.set(key, reckoned);
  return reckoned;
}

function reckonAfresh(
  calendar: Calendar,
  zone: Zone,
  start: Start,
  count: number,
  unit: DurationUnit,
  pauses: readonly Pause[],
): Reckoned {
  const counted = unit === 'working days' || unit === 'clear days';
  const stood = pauses.map((pause) => wholeDays(zone, pause));
  const due = unit === 'hours' ? undefined : dueDay(calendar, start.day, count, unit, stood);
  const ends = unit === 'hours' ? hoursAfter(start.instant, count, pauses) : endOf(zone, due);
  const dayOne = counted ? workingDayFrom(calendar, start.day, 1) : undefined;
  const working: Working = {
    ...(counted ? { calendar: calendar.name } : {}),
    from: dateOf(start.received),
    afterClosing: start.afterClosing,
    ...(dayOne === undefined ? {} : { dayOne: dateOf(dayOne) }),
    count,
    unit,
    skipped: counted && typeof due === 'number' ? skippedBetween(calendar, start.received + 1, due) : [],
    paused: pauses.map((pause) => ({
      from: dateOf(zone.dayOf(pause.from)),
      ...(pause.until === undefined ? {} : { until: dateOf(zone.dayOf(pause.until)) }),
      act: pause.act,
    })),
  };
  if (typeof due === 'string') return { words: due, working };
  if (ends === undefined) return { words: STOPPED, working };
  return { date: dateOf(due ?? zone.dayOf(ends - 1)), ends, working };
}

const STOPPED = 'the clock is stopped';

/** The last day of the period, or in words why it cannot be known. */
function dueDay(
  calendar: Calendar,
  start: Day,
  count: number,
  unit: Exclude<DurationUnit, 'hours'>,
  stood: readonly WholeDays[],
): Day | string {
  const worked = unit === 'working days' || unit === 'clear days';
  if (stood.length === 0 || count === 0) {
    if (unit === 'months') return monthsFrom(start, count);
    return worked ? nthWorkingDay(calendar, start, count) : start + count;
  }
  // Without pauses a month is not a number of days; with them, the days on which the clock stood are added to its end.
  const days = unit === 'months' ? monthsFrom(start, count) - start : count;
  let day = start;
  for (let left = days; left > 0; ) {
    const next = worked ? nthWorkingDay(calendar, day, 1) : day + 1;
    if (typeof next === 'string') return next;
    day = next;
    const pause = stood.find((p) => day >= p.first && day <= p.last);
    if (pause?.last === Number.POSITIVE_INFINITY) return STOPPED;
    if (!pause) left--;
  }
  return day;
}

function nthWorkingDay(calendar: Calendar, start: Day, count: number): Day | string {
  if (count === 0) return start;
  return workingDayFrom(calendar, start, count) ?? beyond(calendar, start);
}

function endOf(zone: Zone, due: Day | string | undefined): number | undefined {
  return typeof due === 'number' ? zone.startOf(due + 1) : undefined;
}

function hoursAfter(start: number, hours: number, pauses: readonly Pause[]): number | undefined {
  let at = start;
  let left = hours * 3_600_000;
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.from - at >= left) break;
    left -= Math.max(0, pause.from - at);
    if (pause.until === undefined) return undefined;
    at = Math.max(at, pause.until);
  }
  return at + left;
}

interface WholeDays {
  readonly first: Day;
  readonly last: Day;
}

function wholeDays(zone: Zone, pause: Pause): WholeDays {
  const first = zone.dayOf(pause.from);
  return {
    first: zone.startOf(first) === pause.from ? first : first + 1,
    last: pause.until === undefined ? Number.POSITIVE_INFINITY : zone.dayOf(pause.until) - 1,
  };
}

/**
 * The last day on which something can be done so long before a date. Clear days lie strictly between the two, both of
 * which are left out (*R v Swansea City Council, ex p Elitestone* 1993).
 */
export function latestBefore(
  calendar: Calendar,
  zone: Zone,
  field: Start,
  count: number,
  unit: DurationUnit,
): Reckoned {
  const { day } = field;
  const working: Working = {
    ...(unit === 'working days' || unit === 'clear days' ? { calendar: calendar.name } : {}),
    from: dateOf(day),
    afterClosing: false,
    count,
    unit,
    skipped: [],
    paused: [],
  };
  if (unit === 'hours') {
    const ends = field.instant - count * 3_600_000;
    return { date: dateOf(zone.dayOf(ends - 1)), ends, working };
  }
  if (unit === 'months' || unit === 'days') {
    const due = unit === 'days' ? day - count : monthsFrom(day, -count);
    return { date: dateOf(due), ends: zone.startOf(due + 1), working };
  }
  const due = workingDayFrom(calendar, day, unit === 'clear days' ? -count - 1 : -count);
  if (due === undefined) return { words: beyond(calendar, day), working };
  return {
    date: dateOf(due),
    ends: zone.startOf(due + 1),
    working: { ...working, skipped: skippedBetween(calendar, due, day - 1) },
  };
}
