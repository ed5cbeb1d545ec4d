// Reminders: what somebody owes, said to them when it comes to them, on the morning of the working day before it is due, and
// when it is overdue. No protocol asks for them. They are kept with the act like notices, and tell nothing by themselves.

import { pressingQuestions } from '#access/pressing-questions.ts';
import type { Sights } from '#access/sight.ts';
import { workingDayFrom } from '#calendar/calendar.ts';
import { dayOfDate } from '#calendar/civil-date.ts';
import { zoneOf } from '#calendar/zone.ts';
import type { Act, CivilDate, Instant } from '#engine/history.ts';
import type { CaseStanding, Duty, OpenQuestion } from '#engine/standing.ts';
import type { NewNotice } from '#storage/storage.ts';
import type { Ground } from './case-file.ts';

const HOUR = 3_600_000;
/** What came to somebody, or became overdue, longer ago than this is no news: mail may only just have been switched on. */
const NEWS = 24 * HOUR;
/** Hours after the beginning of the day: nobody is chased at midnight. */
const MORNING = 9 * HOUR;
/** The reminder before the date is left out when it would follow so soon on the news itself. */
const TOO_SOON = 12 * HOUR;

/** Why somebody is reminded, and of which date: kept as the trigger of the notice. */
export interface Occasion {
  readonly why: 'new' | 'soon' | 'overdue';
  readonly due?: CivilDate;
}

export function remindersOf(
  ground: Ground,
  acts: readonly Act[],
  standing: CaseStanding,
  sights: Sights,
): readonly NewNotice[] {
  const inFull = (person: string): boolean => sights.get(person)?.of === 'the case';
  const owed = standing.duties.filter(isOwed);
  return [
    ...owed.flatMap((duty) =>
      [...new Set(duty.who.people.filter(inFull))].flatMap((person) => [
        ...news(ground, duty, person, acts, standing.at, duty.since),
        ...dated(ground, duty, person, standing.at),
      ]),
    ),
    ...pressingQuestions(standing).flatMap(({ question, people }) =>
      people.filter(inFull).flatMap((person) => news(ground, question, person, acts, standing.at)),
    ),
  ];
}

export function isOwed(duty: Duty): boolean {
  return !duty.undecided && (duty.state === 'open' || duty.state === 'overdue');
}

/** “new”, “soon 2026-06-08”, “overdue 2026-06-08”. */
export function occasionOf(trigger: string): Occasion {
  const [, why, due] = /^(new|soon|overdue)(?: (.+))?$/.exec(trigger) ?? [];
  if (why !== 'soon' && why !== 'overdue') return { why: 'new' };
  return due === undefined ? { why } : { why, due };
}

/** Nobody is told that something came to them by what they have just done; what the clock alone brings waits for the morning. */
function news(
  { rulebook }: Ground,
  { id, because }: Duty | OpenQuestion,
  person: string,
  acts: readonly Act[],
  at: Instant,
  since = 0,
): readonly NewNotice[] {
  const trigger = acts.find((act) => act.id === because.trigger);
  const byAct = trigger !== undefined && since <= trigger.recorded;
  const came = byAct ? trigger.recorded : since;
  if (at - came > NEWS || (byAct && trigger.by === person)) return [];
  if (byAct) return [reminder(id, person, 'new')];
  const zone = zoneOf(rulebook.council.zone);
  return [reminder(id, person, 'new', Math.max(at, zone.startOf(zone.dayOf(came)) + MORNING))];
}

function dated(
  { rulebook, calendars }: Ground,
  { id, due, state }: Duty,
  person: string,
  at: Instant,
): readonly NewNotice[] {
  const calendar = calendars.get(rulebook.council.calendar);
  const day = due?.date === undefined ? undefined : dayOfDate(due.date);
  if (calendar === undefined || due?.date === undefined || day === undefined) return [];
  const zone = zoneOf(rulebook.council.zone);
  const morningOf = (worked: number | undefined): Instant | undefined =>
    worked === undefined ? undefined : zone.startOf(worked) + MORNING;
  if (state === 'overdue') {
    const after = morningOf(workingDayFrom(calendar, day, 1));
    const isNews = due.overdueFrom !== undefined && at - due.overdueFrom <= NEWS;
    return after !== undefined && isNews ? [reminder(id, person, `overdue ${due.date}`, after)] : [];
  }
  const before = morningOf(workingDayFrom(calendar, day, -1));
  if (before === undefined || before - at < TOO_SOON) return [];
  return [reminder(id, person, `soon ${due.date}`, before)];
}

function reminder(item: string, person: string, trigger: string, notBefore?: Instant): NewNotice {
  const base = { norm: item, trigger, recipient: person, payload: '{}', kind: 'reminder' } as const;
  return notBefore === undefined ? base : { ...base, notBefore };
}
