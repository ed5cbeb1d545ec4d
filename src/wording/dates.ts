// Dates and times as a person reads them: “Tuesday 5 January 2027”, “5:30pm”. Knows zones only as names it is given.

import { dayOfDate, weekdayOf } from '#calendar/civil-date.ts';
import { civilDateOf, zoneOf } from '#calendar/zone.ts';
import type { CivilDate, Instant } from '#engine/history.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “Tuesday 5 January 2027” from 2027-01-05. @throws RangeError when it is no date. */
export function dateInWords(date: CivilDate): string {
  return `${WEEKDAYS[weekdayOf(mustBeDay(date))]} ${dayAndMonth(date)} ${yearOf(date)}`;
}

/** “5 January”, where the year is plain from what stands beside it. */
export function dayAndMonth(date: CivilDate): string {
  mustBeDay(date);
  return `${dayOfMonth(date)} ${monthOf(date)}`;
}

/** “5 Jan 2027”, for tables. */
export function shortDate(date: CivilDate): string {
  mustBeDay(date);
  return `${dayOfMonth(date)} ${monthOf(date).slice(0, 3)} ${yearOf(date)}`;
}

/** “5:30pm”, “9am”, “midday”, “midnight”. */
export function timeInWords(hour: number, minute: number): string {
  if (minute === 0 && hour === 12) return 'midday';
  if (minute === 0 && hour === 0) return 'midnight';
  const past = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${past}${hour < 12 ? 'am' : 'pm'}`;
}

/** The civil date of an instant in a zone. @param zone IANA name. */
export function civilDate(instant: Instant, zone: string): CivilDate {
  return civilDateOf(instant, zone);
}

/** “Tuesday 5 January 2027” for the day on which the instant falls. */
export function dayInWords(instant: Instant, zone: string): string {
  return dateInWords(civilDate(instant, zone));
}

/** “Tuesday 5 January 2027, 5:30pm”. */
export function momentInWords(instant: Instant, zone: string): string {
  const minutes = zoneOf(zone).clockMinutes(instant);
  return `${dayInWords(instant, zone)}, ${timeInWords(Math.floor(minutes / 60), minutes % 60)}`;
}

/** @throws RangeError when it is no date. */
function mustBeDay(date: CivilDate): number {
  const day = dayOfDate(date);
  if (day === undefined) throw new RangeError(`“${date}” is not a date written YYYY-MM-DD.`);
  return day;
}

function dayOfMonth(date: CivilDate): number {
  return Number(date.slice(8));
}

function monthOf(date: CivilDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
}

function yearOf(date: CivilDate): string {
  return date.slice(0, 4);
}
