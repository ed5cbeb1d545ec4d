// Lengths of time and civil dates as they are written: “10 working days”, “2023-04-01”.

import type { Duration, DurationUnit } from '#engine/rules.ts';

const UNITS: Readonly<Record<string, DurationUnit>> = {
  'working day': 'working days',
  'clear day': 'clear days',
  day: 'days',
  'calendar day': 'days',
  hour: 'hours',
  month: 'months',
  'calendar month': 'months',
};

/** Undefined when the words are not a whole number and a unit. A year is twelve months, a week seven days. */
export function readDuration(words: string): Duration | undefined {
  const match = /^(\d{1,4}) +([a-z ]+?)s?$/i.exec(words.trim());
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  const count = Number(match?.[1]);
  if (match === null) return undefined;
  if (unit !== undefined) return { count, unit };
  if (/^year$/i.test(match[2] ?? '')) return { count: count * 12, unit: 'months' };
  return /^week$/i.test(match[2] ?? '') ? { count: count * 7, unit: 'days' } : undefined;
}

/** Whether the words are a date that exists, as YYYY-MM-DD. */
export function isCivilDate(words: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(words)) return false;
  try {
    return Temporal.PlainDate.from(words, { overflow: 'reject' }).toString() === words;
  } catch {
    return false;
  }
}
