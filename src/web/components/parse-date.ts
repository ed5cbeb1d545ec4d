// Reads the three boxes of a date, and a time, as people type them. Says what is missing or cannot be.

import { DATE_PARTS, type Question, type Typed, typedOne } from './question.ts';

type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly says: string; readonly parts: readonly string[] };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function whole(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** A number, or the month’s name in full or by its first three letters. */
function month(text: string): number | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  const index = MONTHS.findIndex((short) => name.startsWith(short));
  if (index === -1) return whole(text);
  const full = new Date(Date.UTC(2027, index)).toLocaleDateString('en-GB', {
    month: 'long',
    timeZone: 'UTC',
  });
  return full.toLowerCase().startsWith(name) || name === 'sept' ? index + 1 : undefined;
}

function boxes({ name }: Question, typed: Typed): Record<(typeof DATE_PARTS)[number], string> {
  const box = (part: string) => typedOne(typed, `${name}-${part}`).trim();
  return { day: box('day'), month: box('month'), year: box('year') };
}

/** @returns the date, YYYY-MM-DD; undefined when all three boxes are empty. */
export function readDate(question: Question, typed: Typed): Reading<string | undefined> {
  const given = boxes(question, typed);
  const missing = DATE_PARTS.filter((part) => given[part] === '');
  if (missing.length === 3) return { ok: true, value: undefined };
  const about = `The date you give for “${question.label}”`;
  if (missing.length > 0) {
    return { ok: false, says: `${about} must include a ${missing.join(' and a ')}`, parts: missing };
  }
  if (!/^\d{4}$/.test(given.year))
    return { ok: false, says: `${about} must have a year of 4 numbers`, parts: ['year'] };
  const date = { year: Number(given.year), month: month(given.month), day: whole(given.day) };
  if (date.month === undefined || date.month < 1 || date.month > 12) {
    return { ok: false, says: `${about} must be a real date`, parts: ['month'] };
  }
  const length = Temporal.PlainYearMonth.from({ year: date.year, month: date.month }).daysInMonth;
  if (date.day === undefined || date.day < 1 || date.day > length) {
    return { ok: false, says: `${about} must be a real date`, parts: ['day'] };
  }
  const real = Temporal.PlainDate.from({ year: date.year, month: date.month, day: date.day });
  return { ok: true, value: real.toString() };
}

function time(text: string): Temporal.PlainTime | undefined {
  const words = text.toLowerCase().replace(/\s+/g, '');
  if (words === 'midday' || words === 'noon') return new Temporal.PlainTime(12);
  const [, hours, minutes = '0', half] = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(words) ?? [];
  if (hours === undefined || (half === undefined && !/[:.]/.test(words))) return undefined;
  const given = Number(hours);
  if (half && (given < 1 || given > 12)) return undefined;
  const hour = half ? (given % 12) + (half === 'pm' ? 12 : 0) : given;
  return hour < 24 && Number(minutes) < 60 ? new Temporal.PlainTime(hour, Number(minutes)) : undefined;
}

/**
 * @param zone IANA zone of the council’s clocks.
 * @returns the moment as ISO with its offset; undefined when nothing was typed. An hour that the clocks repeat in
 * autumn is its first; one they skip in spring is the hour after.
 */
export function readDateAndTime(question: Question, typed: Typed, zone: string): Reading<string | undefined> {
  const date = readDate(question, typed);
  if (!date.ok) return date;
  const text = typedOne(typed, `${question.name}-time`).trim();
  if (date.value === undefined && text === '') return date;
  const about = `The time you give for “${question.label}”`;
  if (date.value === undefined) {
    return { ok: false, says: `Enter a date for “${question.label}”`, parts: [...DATE_PARTS] };
  }
  if (text === '') return { ok: false, says: `Enter a time for “${question.label}”`, parts: ['time'] };
  const at = time(text);
  if (at === undefined)
    return { ok: false, says: `${about} must be a real time, like 2:30pm`, parts: ['time'] };
  const moment = Temporal.PlainDate.from(date.value).toZonedDateTime({ timeZone: zone, plainTime: at });
  return { ok: true, value: moment.toString({ timeZoneName: 'never', smallestUnit: 'minute' }) };
}
