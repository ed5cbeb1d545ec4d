// How a date was worked out, so that anybody can count the days again.

import type { Due, Working } from '#engine/standing.ts';
import { counted, listOf } from '#language/english.ts';
import { dateInWords, dayAndMonth } from './dates.ts';
import type { Names } from './names.ts';

/** “by Tuesday 5 January 2027”, “before a visit is made”; nothing where no date is set. */
export function dueInWords(due: Due | undefined): string {
  if (due?.date !== undefined) return `by ${dateInWords(due.date)}`;
  return due?.words ?? '';
}

/**
 * One phrase for each step of the sum: “from Thursday 17 December 2026”, “day 1 is Friday 18 December”,
 * “passed over: weekends, 25 December (Christmas Day)”, “day 10 is Tuesday 5 January 2027”.
 */
export function workingInWords(working: Working, names: Names, due?: string): readonly string[] {
  const { from, afterClosing, dayOne, count, unit, skipped, paused, calendar } = working;
  return [
    `${counted(count, unit)} from ${dateInWords(from)}`,
    ...(afterClosing ? ['it came after closing time, so it counts as received on the next working day'] : []),
    ...(dayOne === undefined ? [] : [`day 1 is ${dateInWords(dayOne)}`]),
    ...(skipped.length === 0 ? [] : [`passed over: ${skippedInWords(skipped)}`]),
    ...paused.map(({ from: start, until, act }) => pauseInWords(start, until, names.noun(act))),
    ...(due === undefined
      ? []
      : [`${dayOne === undefined ? 'the last day' : `day ${count}`} is ${dateInWords(due)}`]),
    ...(calendar === undefined ? [] : [`${calendarInWords(calendar)} calendar`]),
  ];
}

function skippedInWords(skipped: Working['skipped']): string {
  const holidays = skipped.filter(({ why }) => why !== 'weekend');
  return listOf([
    ...(holidays.length < skipped.length ? ['weekends'] : []),
    ...holidays.map(({ date, why }) => `${dayAndMonth(date)} (${why})`),
  ]);
}

function pauseInWords(from: string, until: string | undefined, noun: string): string {
  const cause = noun.charAt(0).toLowerCase() + noun.slice(1);
  const end = until === undefined ? 'and still not counting' : `to ${dateInWords(until)}`;
  return `not counted, because of ${cause}: from ${dateInWords(from)} ${end}`;
}

/** england-and-wales → England and Wales */
function calendarInWords(name: string): string {
  return name
    .split('-')
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}
