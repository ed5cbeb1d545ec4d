// Civil dates as day numbers, and back: plain arithmetic of the Gregorian calendar.
// It knows no time zone, no working day and no holiday.

/** A civil date, YYYY-MM-DD. */
export type CivilDate = string;
/** Days since 1970-01-01. */
export type Day = number;

const DAY = 86_400_000;
const dates = new Map<Day, CivilDate>();
const days = new Map<CivilDate, Day>();

/** @returns the date, YYYY-MM-DD. */
export function dateOf(day: Day): CivilDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** @returns days since 1970-01-01, or undefined when it is not a date written YYYY-MM-DD. */
export function dayOfDate(date: string): Day | undefined {
  const known = days.get(date);
  if (known !== undefined) return known;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const day = Date.parse(`${date}T00:00:00Z`) / DAY;
  // 30 February is read by some parsers as 1 March: only what comes back unchanged is a date.
  if (Number.isNaN(day) || dateOf(day) !== date) return undefined;
  days.set(date, day);
  return day;
}

/** 0 is Sunday, 6 is Saturday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The same day of the month so many months later (or earlier), or the last of that month. */
export function monthsFrom(day: Day, months: number): Day {
  const start = new Date(day * DAY);
  const month = start.getUTCMonth() + months;
  const year = start.getUTCFullYear();
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(start.getUTCDate(), last)) / DAY;
}

/** How many of these days, which are in order, are on or before the day. */
export function countUpTo(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** “31 December 2028”. */
export function inWords(date: CivilDate): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
