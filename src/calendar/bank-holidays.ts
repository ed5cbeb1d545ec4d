// Reads calendars from GOV.UK’s published shape of bank holidays. Two keys may be added to it: an event’s `known`,
// the date on which it was proclaimed, and a division’s `weekend`, the days of the week that are not worked.

import type { Calendar, Holiday } from './calendar.ts';
import { newCalendar, SATURDAY_AND_SUNDAY } from './calendar.ts';
import { dayOfDate } from './civil-date.ts';

const DAYS_OF_THE_WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
/** FOIA 2000 s.10(6): a working day is one that is not a bank holiday in any part of the United Kingdom. */
const UNITED_KINGDOM = 'united-kingdom';
const ITS_DIVISIONS = ['england-and-wales', 'scotland', 'northern-ireland'];

/**
 * @param text the file’s JSON. @param file its name, for messages.
 * @returns calendars by name: one for each division, and united-kingdom (a holiday anywhere is one) from its three.
 * @throws SyntaxError naming everything that is wrong in the file, one problem to a line.
 */
export function loadCalendars(text: string, file = 'calendars/uk.json'): ReadonlyMap<string, Calendar> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new SyntaxError(
      `${file}: this is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return new Map(readBankHolidays(json, file).map((calendar) => [calendar.name, calendar]));
}

/** As `loadCalendars`, from JSON already parsed. @throws SyntaxError likewise. */
export function readBankHolidays(json: unknown, file = 'calendars/uk.json'): readonly Calendar[] {
  const problems: string[] = [];
  const calendars: Calendar[] = [];
  if (!isRecord(json))
    throw new SyntaxError(`${file}: write one object with a key for each division, as GOV.UK does`);
  for (const [name, division] of Object.entries(json)) {
    const calendar = readDivision(name, division, problems);
    if (calendar) calendars.push(calendar);
  }
  if (problems.length > 0) throw new SyntaxError(problems.map((problem) => `${file}: ${problem}`).join('\n'));
  const union = unionOf(calendars);
  return union ? [...calendars, union] : calendars;
}

function readDivision(name: string, division: unknown, problems: string[]): Calendar | undefined {
  const events = isRecord(division) ? division['events'] : undefined;
  if (!Array.isArray(events) || events.length === 0) {
    problems.push(`${name}: write its holidays as a list under "events"`);
    return undefined;
  }
  const before = problems.length;
  const holidays: Holiday[] = [];
  const seen = new Set<string>();
  for (const [index, event] of events.entries()) {
    const where = `${name}, event ${index + 1}`;
    const holiday = readEvent(event, where, problems);
    if (!holiday) continue;
    if (seen.has(holiday.date)) problems.push(`${where}: ${holiday.date} is given twice`);
    seen.add(holiday.date);
    holidays.push(holiday);
  }
  const weekend = readWeekend(isRecord(division) ? division['weekend'] : undefined, name, problems);
  const dates = [...seen].sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (problems.length > before || first === undefined || last === undefined) return undefined;
  // A year is whole when it has been published from New Year to Christmas.
  const from = Number(first.slice(0, 4)) + (first.slice(5, 7) === '01' ? 0 : 1);
  const until = Number(last.slice(0, 4)) - (last.slice(5, 7) === '12' ? 0 : 1);
  if (from > until) {
    problems.push(
      `${name}: there is no whole year in it: the first holiday is ${first} and the last ${last}`,
    );
    return undefined;
  }
  return newCalendar(name, `${from}-01-01`, `${until}-12-31`, holidays, weekend);
}

function readEvent(event: unknown, where: string, problems: string[]): Holiday | undefined {
  if (!isRecord(event)) {
    problems.push(`${where}: write an object with "title" and "date"`);
    return undefined;
  }
  const { title, date, known } = event;
  const wrong = [
    typeof title === 'string' && title !== '' ? '' : `${where}: write what the day is called under "title"`,
    isDate(date) ? '' : `${where}: write its date as "2026-12-25", not ${JSON.stringify(date)}`,
    known === undefined || isDate(known)
      ? ''
      : `${where}: write the date it became known as "2026-12-25", not ${JSON.stringify(known)}`,
  ].filter((problem) => problem !== '');
  problems.push(...wrong);
  if (wrong.length > 0 || typeof title !== 'string' || !isDate(date)) return undefined;
  return { date, title, ...(isDate(known) ? { known } : {}) };
}

function readWeekend(weekend: unknown, name: string, problems: string[]): readonly number[] {
  if (weekend === undefined) return SATURDAY_AND_SUNDAY;
  const days = Array.isArray(weekend) ? weekend.map((day) => DAYS_OF_THE_WEEK.indexOf(String(day))) : [-1];
  if (days.includes(-1)) problems.push(`${name}: write "weekend" as a list of days: ["Saturday", "Sunday"]`);
  return days;
}

function unionOf(calendars: readonly Calendar[]): Calendar | undefined {
  const parts = calendars.filter((calendar) => ITS_DIVISIONS.includes(calendar.name));
  const first = parts[0];
  if (parts.length < ITS_DIVISIONS.length || !first || calendars.some((c) => c.name === UNITED_KINGDOM))
    return undefined;
  const holidays = new Map<string, Holiday>();
  for (const part of parts)
    for (const holiday of part.holidays) {
      const other = holidays.get(holiday.date);
      if (!other || (other.known !== undefined && (holiday.known ?? '') < other.known))
        holidays.set(holiday.date, holiday);
    }
  const from =
    parts
      .map((part) => part.from)
      .sort()
      .at(-1) ?? first.from;
  const until = parts.map((part) => part.until).sort()[0] ?? first.until;
  return newCalendar(UNITED_KINGDOM, from, until, [...holidays.values()], first.weekend);
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && dayOfDate(value) !== undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
