// Dates and times as a person reads them: “Tuesday 5 January 2027”, “5:30pm”. Knows zones only as names it is given.

import type { CivilDate, Instant } from '#engine/history.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
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
  const day = Temporal.PlainDate.from(date);
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${dayAndMonth(date)} ${day.year}`;
}

/** “5 January”, where the year is plain from what stands beside it. */
export function dayAndMonth(date: CivilDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.day} ${MONTHS[day.month - 1]}`;
}

/** “5 Jan 2027”, for tables. */
export function shortDate(date: CivilDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${day.day} ${MONTHS[day.month - 1]?.slice(0, 3)} ${day.year}`;
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
  return moment(instant, zone).toPlainDate().toString();
}

/** “Tuesday 5 January 2027” for the day on which the instant falls. */
export function dayInWords(instant: Instant, zone: string): string {
  return dateInWords(civilDate(instant, zone));
}

/** “Tuesday 5 January 2027, 5:30pm”. */
export function momentInWords(instant: Instant, zone: string): string {
  const { hour, minute } = moment(instant, zone);
  return `${dayInWords(instant, zone)}, ${timeInWords(hour, minute)}`;
}

function moment(instant: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
