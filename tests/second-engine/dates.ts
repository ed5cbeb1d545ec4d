// Civil dates, working days and deadlines counted one day at a time.
// It knows nothing of acts or norms, and shares nothing with src/calendar but the list of holidays.

import type { Calendar } from '#calendar/calendar.ts';
import type { DurationUnit } from '#engine/rules.ts';
import type { Due, Working } from '#engine/standing.ts';

export function dateOf(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function startOf(date: string, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function addMonths(date: string, months: number): string {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

export const isDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Why a date is not worked; holidays proclaimed after `today` are not known yet. */
function notWorked(calendar: Calendar, date: string, today: string): string | undefined {
  const holiday = calendar.holidays.findLast(
    (h) => h.date === date && (h.known === undefined || h.known <= today),
  );
  if (holiday !== undefined) return holiday.title;
  return calendar.weekend.includes(Temporal.PlainDate.from(date).dayOfWeek % 7) ? 'weekend' : undefined;
}

const within = (calendar: Calendar, date: string) => date >= calendar.from && date <= calendar.until;

export interface Pause {
  readonly from: number;
  readonly until?: number;
  readonly act: string;
}

export interface Counting {
  readonly calendar: Calendar;
  readonly zone: string;
  readonly closesAt: string | undefined;
  readonly today: string;
  readonly pauses: readonly Pause[];
}

interface Start {
  readonly received: string;
  readonly date: string;
  readonly instant: number;
  readonly afterClosing: boolean;
}

/** After closing time, and on a day that is not worked, what comes counts as come on the next working day. */
function startFrom(counting: Counting, from: string | number): Start {
  const { zone, calendar, closesAt, today } = counting;
  if (typeof from === 'string' && isDate(from))
    return { received: from, date: from, instant: startOf(addDays(from, 1), zone), afterClosing: false };
  const instant = typeof from === 'string' ? Temporal.Instant.from(from).epochMilliseconds : from;
  const received = dateOf(instant, zone);
  const clock = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainTime();
  const time = clock.toString().slice(0, 5);
  if (closesAt !== undefined && (time > closesAt || notWorked(calendar, received, today) !== undefined)) {
    const date = nextWorking(counting, received);
    if (date !== undefined) return { received, date, instant, afterClosing: true };
  }
  return { received, date: received, instant, afterClosing: false };
}

function nextWorking(counting: Counting, after: string): string | undefined {
  if (after < addDays(counting.calendar.from, -1)) return undefined;
  for (let date = addDays(after, 1); within(counting.calendar, date); date = addDays(date, 1))
    if (notWorked(counting.calendar, date, counting.today) === undefined) return date;
  return undefined;
}

/** Whole days on which the clock stands are not counted. */
function stands(counting: Counting, date: string): 'no' | 'yes' | 'for good' {
  for (const pause of counting.pauses) {
    if (startOf(date, counting.zone) < pause.from) continue;
    if (pause.until === undefined) return 'for good';
    if (startOf(addDays(date, 1), counting.zone) <= pause.until) return 'yes';
  }
  return 'no';
}

export function dueAfter(counting: Counting, from: string | number, count: number, unit: DurationUnit): Due {
  const { zone, calendar } = counting;
  const worked = unit === 'working days' || unit === 'clear days';
  const { closesAt: _, ...open } = counting;
  // Only working days know of closing time.
  const start = startFrom(worked ? counting : { ...open, closesAt: undefined }, from);
  const dayOne = worked ? nextWorking(counting, start.date) : undefined;
  const working = (skippedTo?: string): Working => ({
    ...(worked ? { calendar: calendar.name } : {}),
    from: start.received,
    afterClosing: start.afterClosing,
    ...(dayOne === undefined ? {} : { dayOne }),
    count,
    unit,
    skipped:
      worked && skippedTo !== undefined ? skipped(counting, addDays(start.received, 1), skippedTo) : [],
    paused: counting.pauses.map((pause) => ({
      from: dateOf(pause.from, zone),
      ...(pause.until === undefined ? {} : { until: dateOf(pause.until, zone) }),
      act: pause.act,
    })),
  });
  if (unit === 'hours') {
    const ends = hoursAfter(start.instant, count, counting.pauses);
    if (ends === undefined) return { words: 'the clock is stopped', working: working() };
    return { date: dateOf(ends - 1, zone), overdueFrom: ends, working: working() };
  }
  // Without a pause a month is a date in another month; with one, it is the days up to it.
  const days = unit === 'months' ? daysBetween(start.date, addMonths(start.date, count)) : count;
  let date = start.date;
  for (let left = days; left > 0; ) {
    const next = worked ? nextWorking(counting, date) : addDays(date, 1);
    if (next === undefined) return { words: 'past the end of the calendar', working: working() };
    date = next;
    const stood = stands(counting, date);
    if (stood === 'for good') return { words: 'the clock is stopped', working: working() };
    if (stood === 'no') left -= 1;
  }
  return { date, overdueFrom: startOf(addDays(date, 1), zone), working: working(date) };
}

/** The last date on which there is still so much time before another date. */
export function dueBefore(
  counting: Counting,
  field: string | number,
  count: number,
  unit: DurationUnit,
): Due {
  const { zone, calendar, today } = counting;
  const start = startFrom({ ...counting, closesAt: undefined }, field);
  const worked = unit === 'working days' || unit === 'clear days';
  const working = (list: Working['skipped'] = []): Working => ({
    ...(worked ? { calendar: calendar.name } : {}),
    from: start.date,
    afterClosing: false,
    count,
    unit,
    skipped: list,
    paused: [],
  });
  if (unit === 'hours') {
    const begins = typeof field === 'string' && isDate(field) ? startOf(field, zone) : start.instant;
    const ends = begins - count * 3_600_000;
    return { date: dateOf(ends - 1, zone), overdueFrom: ends, working: working() };
  }
  if (unit === 'days' || unit === 'months') {
    const date = unit === 'days' ? addDays(start.date, -count) : addMonths(start.date, -count);
    return { date, overdueFrom: startOf(addDays(date, 1), zone), working: working() };
  }
  let left = unit === 'clear days' ? count + 1 : count;
  let date = start.date;
  while (left > 0) {
    date = addDays(date, -1);
    if (!within(calendar, date)) return { words: 'past the end of the calendar', working: working() };
    if (notWorked(calendar, date, today) === undefined) left -= 1;
  }
  const passed = skipped(counting, date, addDays(start.date, -1));
  return { date, overdueFrom: startOf(addDays(date, 1), zone), working: working(passed) };
}

export function dueOn(counting: Counting, value: string): Due {
  if (isDate(value)) return { date: value, overdueFrom: startOf(addDays(value, 1), counting.zone) };
  const instant = Temporal.Instant.from(value).epochMilliseconds;
  return { date: dateOf(instant, counting.zone), overdueFrom: instant };
}

function skipped(counting: Counting, from: string, to: string): Working['skipped'] {
  const list: { date: string; why: string }[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const why = notWorked(counting.calendar, date, counting.today);
    if (why !== undefined) list.push({ date, why });
  }
  return list;
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Hours are elapsed time; the time of a pause is left out. */
function hoursAfter(start: number, hours: number, pauses: readonly Pause[]): number | undefined {
  let at = start;
  let left = hours * 3_600_000;
  for (const pause of pauses.toSorted((a, b) => a.from - b.from)) {
    if (pause.from - at >= left) break;
    left -= Math.max(0, pause.from - at);
    if (pause.until === undefined) return undefined;
    at = Math.max(at, pause.until);
  }
  return at + left;
}
