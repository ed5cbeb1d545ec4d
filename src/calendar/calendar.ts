// A named calendar of working days with a beginning and an end: past its end nobody can know, and it never guesses.
// It knows nothing of deadlines, councils or clocks.

import type { CivilDate, Day } from './civil-date.ts';
import { dateOf, dayOfDate, inWords, weekdayOf } from './civil-date.ts';

export interface Holiday {
  readonly date: CivilDate;
  readonly title: string;
  /** The date on which it became known; absent: known all along. */
  readonly known?: CivilDate;
}

export interface Calendar {
  readonly name: string;
  /** First and last civil date for which the holidays are known, both inclusive. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly holidays: readonly Holiday[];
  /** Days of the week that are not worked: 0 is Sunday, 6 is Saturday. */
  readonly weekend: readonly number[];
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** By day since firstDay: how many working days there are up to it, itself included. */
  readonly counted: Int32Array;
  /** The working days in order. */
  readonly working: Int32Array;
  readonly named: ReadonlyMap<Day, string>;
}

export const SATURDAY_AND_SUNDAY: readonly number[] = [0, 6];

/**
 * @param from first date, @param until last date (the horizon), both inclusive.
 * @throws RangeError when a date is not one.
 */
export function newCalendar(
  name: string,
  from: CivilDate,
  until: CivilDate,
  holidays: readonly Holiday[],
  weekend: readonly number[] = SATURDAY_AND_SUNDAY,
): Calendar {
  const firstDay = mustBeDay(from);
  const lastDay = mustBeDay(until);
  const named = new Map(holidays.map((h) => [mustBeDay(h.date), h.title]));
  const counted = new Int32Array(Math.max(0, lastDay - firstDay + 1));
  const working: number[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    if (!weekend.includes(weekdayOf(day)) && !named.has(day)) working.push(day);
    counted[day - firstDay] = working.length;
  }
  return {
    name,
    from,
    until,
    holidays,
    weekend,
    firstDay,
    lastDay,
    counted,
    working: Int32Array.from(working),
    named,
  };
}

function mustBeDay(date: CivilDate): Day {
  const day = dayOfDate(date);
  if (day === undefined) throw new RangeError(`“${date}” is not a date: write it as 2026-12-25`);
  return day;
}

const asKnown = new WeakMap<Calendar, Map<string, Calendar>>();

/** The calendar as it was on that date: without the holidays that were proclaimed later. */
export function asKnownOn(calendar: Calendar, day: Day): Calendar {
  const late = lateHolidays(calendar).filter((known) => known > day);
  if (late.length === 0) return calendar;
  const views = asKnown.get(calendar) ?? new Map<string, Calendar>();
  asKnown.set(calendar, views);
  const key = late.join();
  let view = views.get(key);
  if (!view) {
    const then = calendar.holidays.filter((h) => h.known === undefined || mustBeDay(h.known) <= day);
    view = newCalendar(calendar.name, calendar.from, calendar.until, then, calendar.weekend);
    views.set(key, view);
  }
  return view;
}

const lates = new WeakMap<Calendar, readonly Day[]>();

/** Days on which holidays of this calendar became known, in order: what was worked out before may change then. */
export function lateHolidays(calendar: Calendar): readonly Day[] {
  let late = lates.get(calendar);
  if (!late) {
    late = calendar.holidays
      .flatMap((h) => (h.known === undefined ? [] : [mustBeDay(h.known)]))
      .sort((a, b) => a - b);
    lates.set(calendar, late);
  }
  return late;
}

/** How many working days there are from the calendar’s first day to this one, itself included; undefined outside it. */
export function countedUpTo(calendar: Calendar, day: Day): number | undefined {
  if (day === calendar.firstDay - 1) return 0;
  return calendar.counted[day - calendar.firstDay];
}

export function isWorkingDay(calendar: Calendar, day: Day): boolean | undefined {
  if (day < calendar.firstDay || day > calendar.lastDay) return undefined;
  return calendar.counted[day - calendar.firstDay] !== (calendar.counted[day - calendar.firstDay - 1] ?? 0);
}

/**
 * The nth working day after the day (n below zero: before it; 0 is not an answer to anything and gives undefined).
 * @returns undefined outside the calendar.
 */
export function workingDayFrom(calendar: Calendar, day: Day, n: number): Day | undefined {
  if (n > 0) {
    const counted = countedUpTo(calendar, day);
    return counted === undefined ? undefined : calendar.working[counted + n - 1];
  }
  const before = countedUpTo(calendar, day - 1);
  return before === undefined || n === 0 ? undefined : calendar.working[before + n];
}

/**
 * How many working days there are after one date up to another, the latter included; below zero when it is earlier.
 * undefined outside the calendar.
 */
export function workingDaysBetween(calendar: Calendar, from: CivilDate, to: CivilDate): number | undefined {
  const first = countedUpTo(calendar, mustBeDay(from));
  const last = countedUpTo(calendar, mustBeDay(to));
  return first === undefined || last === undefined ? undefined : last - first;
}

/** Why the day is not worked: the holiday by name, or “weekend”; undefined when it is worked. */
export function whyNotWorked(calendar: Calendar, day: Day): string | undefined {
  return calendar.named.get(day) ?? (calendar.weekend.includes(weekdayOf(day)) ? 'weekend' : undefined);
}

/** The days from one to another, both inclusive, that are not worked. */
export function skippedBetween(
  calendar: Calendar,
  from: Day,
  to: Day,
): { readonly date: CivilDate; readonly why: string }[] {
  const skipped = [];
  for (let day = from; day <= to; day++) {
    const why = whyNotWorked(calendar, day);
    if (why !== undefined) skipped.push({ date: dateOf(day), why });
  }
  return skipped;
}

/** “past the end of the calendar england-and-wales, 31 December 2028”. */
export function beyond(calendar: Calendar, day: Day): string {
  return day < calendar.firstDay
    ? `before the beginning of the calendar ${calendar.name}, ${inWords(calendar.from)}`
    : `past the end of the calendar ${calendar.name}, ${inWords(calendar.until)}`;
}
