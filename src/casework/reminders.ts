// Reminders: what somebody owes in a case, said to them when it comes to them, on the morning of the working day before it is
// due, and when it is overdue; and that what they waited for has been done. No protocol asks for them. They are kept with the
// act like notices, and hold nothing: what is owed is read when they are sent.

import { pressingQuestions } from '#access/pressing-questions.ts';
import type { Sights } from '#access/sight.ts';
import { workingDayFrom } from '#calendar/calendar.ts';
import { dayOfDate } from '#calendar/civil-date.ts';
import { zoneOf } from '#calendar/zone.ts';
import type { Act, Instant } from '#engine/history.ts';
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

export type Owed = Duty | OpenQuestion;

/** @returns one for each person, reason and date, however many things it is about. */
export function remindersOf(
  ground: Ground,
  acts: readonly Act[],
  standing: CaseStanding,
  sights: Sights,
): readonly NewNotice[] {
  const reminders = new Map<string, NewNotice>();
  for (const [person, { of }] of sights) {
    if (of !== 'the case') continue;
    const occasions = owedBy(person, standing).flatMap((item) => [
      ...news(ground, item, acts, standing.at, person),
      ...dated(ground, item, standing.at),
    ]);
    for (const { trigger, notBefore } of [...occasions, ...done(acts, standing, person)])
      reminders.set(JSON.stringify([person, trigger]), {
        norm: 'reminder',
        trigger,
        recipient: person,
        payload: '{}',
        kind: 'reminder',
        ...(notBefore === undefined ? {} : { notBefore }),
      });
  }
  return [...reminders.values()];
}

/** What a kept reminder is about now; nothing when it is owed no longer, or by another date. */
export function remindedOf(
  trigger: string,
  acts: readonly Act[],
  standing: CaseStanding,
  person: string,
): readonly Owed[] {
  const waited = waitedFor(person, standing).filter(({ metBy }) => trigger === `done ${metBy}`);
  if (waited.length > 0) return waited;
  return owedBy(person, standing).filter((item) => {
    if (
      item.kind === 'duty' &&
      item.due?.date !== undefined &&
      trigger === `${whyNow(item)} ${item.due.date}`
    )
      return true;
    // What is news too late, because mail was held up, is said by the reminder that it is overdue.
    return trigger === `new ${causeOf(item, acts).id}` && item.state === 'open';
  });
}

export function isOwed(duty: Duty): boolean {
  return !duty.undecided && (duty.state === 'open' || duty.state === 'overdue');
}

function owedBy(person: string, standing: CaseStanding): readonly Owed[] {
  return [
    ...standing.duties.filter((duty) => isOwed(duty) && duty.who.people.includes(person)),
    ...pressingQuestions(standing)
      .filter(({ people }) => people.includes(person))
      .map(({ question }) => question),
  ];
}

/** What others have done that this person, a party of the case, was waiting for. */
function waitedFor(person: string, { duties, parties }: CaseStanding): readonly Duty[] {
  if (!Object.values(parties).some((people) => people.includes(person))) return [];
  return duties.filter(
    ({ undecided, state, who }) =>
      !undecided && (state === 'met' || state === 'met late') && !who.people.includes(person),
  );
}

/** Whoever did it knows, and so does whoever is told of it by a clause, or has something to do because of it. */
function done(acts: readonly Act[], standing: CaseStanding, person: string): readonly Occasion[] {
  const known = (id: string): boolean =>
    standing.notices.some(({ trigger, to, state }) => trigger === id && to === person && state === 'told') ||
    owedBy(person, standing).some((item) => causeOf(item, acts).id === id);
  return waitedFor(person, standing).flatMap(({ metBy }) => {
    const act = acts.find(({ id }) => id === metBy);
    if (act === undefined || act.act === 'told' || act.by === person || known(act.id)) return [];
    return standing.at - act.recorded > NEWS ? [] : [{ trigger: `done ${act.id}` }];
  });
}

interface Occasion {
  readonly trigger: string;
  readonly notBefore?: Instant;
}

/** Nobody is told that something came to them by what they have just done; what the clock alone brings waits for the morning. */
function news(
  { rulebook }: Ground,
  item: Owed,
  acts: readonly Act[],
  at: Instant,
  person: string,
): readonly Occasion[] {
  const { id, came, act } = causeOf(item, acts);
  if (at - came > NEWS || act?.by === person) return [];
  if (act !== undefined) return [{ trigger: `new ${id}` }];
  const zone = zoneOf(rulebook.council.zone);
  return [{ trigger: `new ${id}`, notBefore: Math.max(at, zone.startOf(zone.dayOf(came)) + MORNING) }];
}

/** The act that brought it; none where a day that came did. */
function causeOf(
  item: Owed,
  acts: readonly Act[],
): { readonly id: string; readonly came: Instant; readonly act?: Act } {
  const act = acts.find(({ id }) => id === item.because.trigger);
  const since = item.kind === 'duty' ? item.since : 0;
  return act !== undefined && since <= act.recorded
    ? { id: act.id, came: act.recorded, act }
    : { id: `since ${since}`, came: since };
}

function dated({ rulebook, calendars }: Ground, item: Owed, at: Instant): readonly Occasion[] {
  if (item.kind !== 'duty' || item.due?.date === undefined) return [];
  const { date, overdueFrom } = item.due;
  const zone = zoneOf(rulebook.council.zone);
  const morning = (workingDays: 1 | -1): Instant | undefined => {
    const calendar = calendars.get(rulebook.council.calendar);
    const day = dayOfDate(date);
    const worked = calendar && day !== undefined ? workingDayFrom(calendar, day, workingDays) : undefined;
    return worked === undefined ? undefined : zone.startOf(worked) + MORNING;
  };
  const trigger = `${whyNow(item)} ${date}`;
  const notBefore = morning(item.state === 'overdue' ? 1 : -1);
  if (notBefore === undefined) return [];
  const isTimely =
    item.state === 'overdue'
      ? overdueFrom !== undefined && at - overdueFrom <= NEWS
      : notBefore - at >= TOO_SOON;
  return isTimely ? [{ trigger, notBefore }] : [];
}

function whyNow({ state }: Duty): 'soon' | 'overdue' {
  return state === 'overdue' ? 'overdue' : 'soon';
}

const WHYS = ['new', 'soon', 'overdue', 'done'] as const;

/** Why a kept reminder was made. */
export function whyOf(trigger: string): (typeof WHYS)[number] {
  return WHYS.find((why) => trigger.startsWith(`${why} `)) ?? 'new';
}
