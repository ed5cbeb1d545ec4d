// The decision of enquiries.ts as somebody would write it by hand for this one council: the least that any engine could
// cost. It has the calendar and the zone in common with the engine, and nothing else.

import { type Calendar, workingDayFrom } from '#calendar/calendar.ts';
import { dateOf } from '#calendar/civil-date.ts';
import { type Zone, zoneOf } from '#calendar/zone.ts';
import type { Act } from '#engine/history.ts';
import type { Asked, Decision, Ground } from './enquiries.ts';

export interface Decided extends Decision {
  readonly clause: string;
  readonly because: readonly string[];
}

/** What the council’s text does not call officers though they are employed (clause 1.5). */
const NOT_OFFICERS = new Set(['teacher', 'school governing body employee']);

export function officersOf({ directory }: Ground): ReadonlySet<string> {
  const titles = new Map(directory.offices.map(({ id, title }) => [id, title]));
  const left = new Set(
    directory.holdings
      .filter(({ office }) => NOT_OFFICERS.has(titles.get(office) ?? ''))
      .map(({ person }) => person),
  );
  return new Set(
    directory.people.filter(({ id, kind }) => kind === 'officer' && !left.has(id)).map(({ id }) => id),
  );
}

/** The last day of the ten, and the first instant after it. */
export function dueOf(calendar: Calendar, zone: Zone, received: number): { date: string; ends: number } {
  const day = workingDayFrom(calendar, zone.dayOf(received), 10) ?? Number.NaN;
  return { date: dateOf(day), ends: zone.startOf(day + 1) };
}

export function closingOf(acts: readonly Act[]): Act | undefined {
  return acts.find(
    ({ act }) => act === 'enquiry.answered' || act === 'enquiry.declined' || act === 'enquiry.withdrawn',
  );
}

export function byHand(ground: Ground): (asked: Asked) => Decided {
  const { calendar } = ground;
  const officers = officersOf(ground);
  const zone = zoneOf(ground.rulebook.council.zone);
  return ({ history, now }) => {
    const received = history.acts.find(({ act }) => act === 'enquiry.received');
    const asked = String(received?.values['officer asked'] ?? '');
    if (received === undefined || !officers.has(asked))
      return {
        state: 'not owed',
        by: [],
        due: undefined,
        clause: '7.iii',
        because: [`${asked} is no officer`],
      };
    const due = dueOf(calendar, zone, received.happened);
    const because = [`the enquiry was received (${received.id})`, `${asked} is an officer`];
    const decided = { by: [asked], due: due.date, clause: '7.iii', because };
    const closing = closingOf(history.acts);
    if (closing === undefined) return { state: now >= due.ends ? 'overdue' : 'open', ...decided };
    because.push(`${closing.act} (${closing.id})`);
    if (closing.act !== 'enquiry.answered') return { state: 'ended', ...decided };
    return { state: closing.happened >= due.ends ? 'met late' : 'met', ...decided };
  };
}
