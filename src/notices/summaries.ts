// The summary of the day: ready from eight in the morning of a working day, in the council’s own zone, for whoever wants one.

import { type Calendar, isWorkingDay } from '#calendar/calendar.ts';
import { dateOf } from '#calendar/civil-date.ts';
import { zoneOf } from '#calendar/zone.ts';
import type { Casework } from '#casework/casework.ts';
import type { Instant } from '#engine/history.ts';
import type { Storage } from '#storage/storage.ts';

export interface SummariesParts {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly now: () => Instant;
}

const MORNING = 8 * 60;
/** Beside it is kept for which date a council’s summaries were last made. */
const MADE_FOR = 'summaries made for';

/** Each process may try: a summary of a date is kept once for each person. */
export async function addSummaries({ storage, casework, calendars, now }: SummariesParts): Promise<void> {
  for (const council of casework.councils) {
    const { zone: name, calendar: named } = casework.rulebook(council).council;
    const [zone, calendar] = [zoneOf(name), calendars.get(named)];
    const day = zone.dayOf(now());
    const isTime = zone.clockMinutes(now()) >= MORNING;
    if (!isTime || calendar === undefined || isWorkingDay(calendar, day) === false) continue;
    const date = dateOf(day);
    if ((await storage.readMeta(council, MADE_FOR)) === date) continue;
    await storage.addSummaries(council, date, now());
    await storage.saveMeta(council, MADE_FOR, date);
  }
}
