// Written dates and times into instants: a date is midday in the council’s zone, and in a demonstration a date may be
// relative: “-6 working days”. Now and the calendar are given.

import type { Calendar } from '#calendar/calendar.ts';
import { workingDayFrom } from '#calendar/calendar.ts';
import { dateOf, dayOfDate, monthsFrom } from '#calendar/civil-date.ts';
import type { CivilDate, Instant } from '#engine/history.ts';

/** For dates relative to a first start. */
export interface Relative {
  readonly now: Instant;
  readonly calendar: Calendar | undefined;
}

export interface Clock {
  readonly zone: string;
  readonly relative?: Relative;
}

const MIDDAY = '12:00';
const RELATIVE = /^([+-]?\d{1,4}) (working days?|days?|weeks?|months?|hours?)(?: (?:at )?(\d{1,2}:\d{2}))?$/;

/** @returns undefined when it is neither a date, nor a date and time, nor (where allowed) a relative one. */
export function instantOf(words: string, clock: Clock): Instant | undefined {
  const relative = clock.relative && RELATIVE.exec(words);
  if (clock.relative && relative) return relativeInstant(relative, clock.relative, clock.zone);
  const [, date, time = MIDDAY, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(?: ?(Z|[+-]\d{2}:\d{2}))?)?$/.exec(
      words,
    ) ?? [];
  return date === undefined ? undefined : at(date, time, offset ?? clock.zone);
}

/** The civil date of what is written, relative dates included. */
export function dateOfWords(words: string, clock: Clock): CivilDate | undefined {
  if (dayOfDate(words) !== undefined) return words;
  const instant = instantOf(words, clock);
  return instant === undefined ? undefined : civilDateOf(instant, clock.zone);
}

/** An instant as text with its offset: how a date and time is kept on the record. */
export function isoOf(instant: Instant, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

export function civilDateOf(instant: Instant, zone: string): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function at(date: CivilDate, time: string, zone: string): Instant | undefined {
  if (dayOfDate(date) === undefined) return undefined;
  const clock = time.length < 5 || time[1] === ':' ? `0${time}` : time;
  try {
    return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(zone === 'Z' ? 'UTC' : zone)
      .epochMilliseconds;
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function relativeInstant(found: RegExpExecArray, relative: Relative, zone: string): Instant | undefined {
  const [, number, unit = '', time = MIDDAY] = found;
  const count = Number(number);
  if (unit.startsWith('hour')) return relative.now + count * 3_600_000;
  const today = dayOfDate(civilDateOf(relative.now, zone)) ?? 0;
  const day = shift(today, count, unit, relative.calendar);
  const instant = day === undefined ? undefined : at(dateOf(day), time, zone);
  // “Today, midday” has not come yet when the first start is in the morning.
  return count <= 0 && instant !== undefined && instant > relative.now ? relative.now : instant;
}

function shift(
  today: number,
  count: number,
  unit: string,
  calendar: Calendar | undefined,
): number | undefined {
  if (unit.startsWith('month')) return monthsFrom(today, count);
  if (unit.startsWith('week')) return today + 7 * count;
  if (unit.startsWith('day') || count === 0) return today + count;
  return calendar && workingDayFrom(calendar, today, count);
}
