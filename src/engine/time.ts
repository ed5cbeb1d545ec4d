// When what a rule asks is owed, from when it applies, and while what the clock stands still. Dates are reckoned in
// src/calendar; here a rule’s words choose what to reckon from.

import { dateOf, dayOfDate } from '#calendar/civil-date.ts';
import type { Pause, Reckoned, Start } from '#calendar/reckoning.ts';
import { latestBefore, reckon, startAtInstant, startOnDate } from '#calendar/reckoning.ts';
import type { Occurrence } from './entries.ts';
import type { Instant, Value } from './history.ts';
import type { Moment } from './moment.ts';
import { valueIn } from './parties.ts';
import type { By, Duration, NormBody } from './rules.ts';
import type { Due } from './standing.ts';
import { bearingOn } from './standing-acts.ts';

/** @returns undefined when the text gives no time: owed, and never overdue. */
export function dueOf(
  body: NormBody,
  occurrence: Occurrence,
  moment: Moment,
  closedAt?: Instant,
): Due | undefined {
  const within = body.within && withinOf(body, body.within, occurrence, moment, closedAt);
  const by = body.by && byOf(body, occurrence, moment);
  if (!within || !by) return within ?? by;
  // Both stand, so the earlier is the one to keep; a time in words is not yet a time.
  return (by.overdueFrom ?? Number.POSITIVE_INFINITY) < (within.overdueFrom ?? Number.POSITIVE_INFINITY)
    ? by
    : within;
}

/** From when a rule that says “after” applies; undefined past the calendar’s end. */
export function beginning(body: NormBody, occurrence: Occurrence, moment: Moment): Instant | undefined {
  if (!body.after) return occurrence.setOff;
  const { scene } = moment;
  const { count, unit } = body.after;
  return reckon(
    moment.calendarOf(body),
    scene.zone,
    startOf(body, body.after, occurrence, moment),
    count,
    unit,
  ).ends;
}

function withinOf(
  body: NormBody,
  within: Duration,
  occurrence: Occurrence,
  moment: Moment,
  closedAt?: Instant,
): Due {
  const { scene } = moment;
  const calendar = moment.calendarOf(body);
  const start = startOf(body, within, occurrence, moment);
  const count = (pauses: readonly Pause[]) =>
    reckon(calendar, scene.zone, start, within.count, within.unit, pauses);
  let reckoned = count([]);
  const relevant: Pause[] = [];
  for (const pause of pausesOf(body, moment)) {
    if (
      pause.until !== undefined &&
      pause.until <= Math.min(start.instant, scene.zone.startOf(start.day + 1))
    )
      continue;
    if (
      pause.from >= Math.min(reckoned.ends ?? Number.POSITIVE_INFINITY, closedAt ?? Number.POSITIVE_INFINITY)
    )
      break;
    relevant.push(pause);
    reckoned = count(relevant);
  }
  return dueFrom(reckoned);
}

function pausesOf(body: NormBody, moment: Moment): readonly Pause[] {
  if (body.pausedWhile.length === 0) return [];
  return body.pausedWhile
    .flatMap((name) => bearingOn(moment, name))
    .map(({ from, until, act }) => ({ from, act: act.id, ...(until === undefined ? {} : { until }) }))
    .sort((a, b) => a.from - b.from);
}

function startOf(body: NormBody, duration: Duration, { trigger, setOff }: Occurrence, moment: Moment): Start {
  const field = body.from === undefined ? undefined : trigger?.values[body.from];
  return (
    (field === undefined ? undefined : startFrom(field, body, moment, duration)) ??
    startAt(setOff, body, moment, duration)
  );
}

/** Only working days know of closing time: a day of the calendar is one whenever something comes. */
function startAt(
  instant: Instant,
  body: NormBody,
  moment: Moment,
  duration: Pick<Duration, 'unit'> | undefined,
): Start {
  const { scene } = moment;
  const worked = duration?.unit === 'working days' || duration?.unit === 'clear days';
  return startAtInstant(moment.calendarOf(body), scene.zone, instant, worked ? scene.closesAt : undefined);
}

/** A date counts as that whole date, an instant as itself; anything else is no date. */
function startFrom(
  value: Value,
  body: NormBody,
  moment: Moment,
  duration?: Pick<Duration, 'unit'>,
): Start | undefined {
  if (typeof value !== 'string') return undefined;
  const day = dayOfDate(value);
  if (day !== undefined) return startOnDate(moment.scene.zone, day);
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : startAt(instant, body, moment, duration);
}

function dueFrom({ date, ends, words, working }: Reckoned): Due {
  return {
    ...(date === undefined ? {} : { date }),
    ...(ends === undefined ? {} : { overdueFrom: ends }),
    ...(words === undefined ? {} : { words }),
    working,
  };
}

function byOf(body: NormBody, occurrence: Occurrence, moment: Moment): Due | undefined {
  const { by } = body;
  if (!by) return undefined;
  return 'act' in by ? byAct(by, occurrence, moment) : byField(by, body, occurrence, moment);
}

function byAct(by: Extract<By, { act: string }>, occurrence: Occurrence, moment: Moment): Due {
  const act = moment.past.find(
    (one) =>
      one.act === by.act &&
      // “At” may be the very act that set the rule off; “before” cannot.
      (moment.comesAfter(one, occurrence) || (by.is === 'at' && one.id === occurrence.trigger?.id)),
  );
  const noun = nounOf(by.act, moment);
  if (by.is === 'before') return { words: `before ${noun}`, ...(act ? { overdueFrom: act.happened } : {}) };
  return act ? endOfDay(moment.scene.zone.dayOf(act.happened), moment) : { words: `on the day of ${noun}` };
}

function byField(
  by: Extract<By, { field: string }>,
  body: NormBody,
  { trigger }: Occurrence,
  moment: Moment,
): Due {
  const { zone } = moment.scene;
  const field = trigger?.values[by.field] ?? valueIn({ moment, trigger }, by.field)?.value;
  const start = field === undefined ? undefined : startFrom(field, body, moment);
  if (typeof field !== 'string' || !start) return { words: `the date is not on the record: ${by.field}` };
  const day = dayOfDate(field);
  if (by.is === 'before field') {
    // A date begins with its first instant: so many hours before it are counted from there.
    const instant = day === undefined ? start.instant : zone.startOf(day);
    return dueFrom(
      latestBefore(
        moment.calendarOf(body),
        zone,
        { ...start, day: start.received, instant },
        by.count,
        by.unit,
      ),
    );
  }
  if (day !== undefined) return endOfDay(day, moment);
  return { date: dateOfInstant(start.instant, moment), overdueFrom: start.instant };
}

function endOfDay(day: number, moment: Moment): Due {
  const overdueFrom = moment.scene.zone.startOf(day + 1);
  return { date: dateOfInstant(overdueFrom - 1, moment), overdueFrom };
}

function dateOfInstant(instant: Instant, moment: Moment): string {
  return dateOf(moment.scene.zone.dayOf(instant));
}

function nounOf(act: string, moment: Moment): string {
  const noun = moment.scene.rules.acts.get(act)?.noun ?? act;
  return noun.charAt(0).toLowerCase() + noun.slice(1);
}
