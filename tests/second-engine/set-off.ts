// What sets a rule off, each time it does; and by when what is then owed is owed.
// It knows nothing of who owes it.

import type { Act, Instant } from '#engine/history.ts';
import type { Duration } from '#engine/rules.ts';
import type { Due } from '#engine/standing.ts';
import {
  addDays,
  type Counting,
  dateOf,
  dueAfter,
  dueBefore,
  dueOn,
  isDate,
  type Pause,
  startOf,
} from './dates.ts';
import { carrier } from './facts.ts';
import { marksOfNorm } from './marks.ts';
import { actsAfter, before, has, type Moment } from './moment.ts';
import { dutiesOfNorm } from './readings.ts';
import { bearsOn, standingNow, stretches } from './standing-acts.ts';
import { clauseGoverns, type Rule } from './text.ts';

export interface Occurrence {
  readonly trigger: Act;
  /** When the rule was set off. */
  readonly set: Instant;
  /** From when it binds: later than `set` where the rule has an `after`. */
  readonly since: Instant;
  /** The civil date whose text decides. */
  readonly date: string;
}

/** What is owed while somebody is in office is set off by no act. */
type SetOff = { readonly trigger: Act | undefined; readonly set: Instant };

/** Every time the rule was set off under the version that then governed. */
export function occurrencesOf(seen: Moment, rule: Rule): readonly Occurrence[] {
  const moment = before(seen);
  const { zone } = moment.rulebook.council;
  const found = rule.body.when.flatMap((when): { trigger: Act; set: Instant; date: string }[] => {
    switch (when.is) {
      case 'act':
        return moment.acts
          .filter((act) => act.act === when.act)
          .map((trigger) => ({ trigger, set: trigger.happened, date: dateOf(trigger.happened, zone) }));
      case 'overdue':
        return dutiesOfNorm(moment, rule.version.id, when.norm).flatMap(({ duty, undecided, date }) => {
          const trigger = [...moment.acts, ...moment.elsewhere].find(({ id }) => id === duty.because.trigger);
          const set = duty.due?.overdueFrom;
          const closed = ['met', 'met late', 'ended', 'departed'].includes(duty.state) ? duty.at : undefined;
          if (undecided || duty.state === 'awaiting' || trigger === undefined || date === undefined)
            return [];
          return set !== undefined && set <= (closed ?? moment.at) ? [{ trigger, set, date }] : [];
        });
      case 'gone against':
        return marksOfNorm(moment, rule.version.id, when.norm).map((trigger) => ({
          trigger,
          set: trigger.happened,
          date: dateOf(trigger.happened, zone),
        }));
      case 'lapses':
        return stretches(moment, when.act)
          .filter((one) => bearsOn(seen, one.act))
          .filter(({ until }) => until !== undefined && until <= moment.at)
          .map(({ act, until }) => ({ trigger: act, set: until ?? 0, date: dateOf(until ?? 0, zone) }));
      case 'stands':
        return standingNow(moment, when.act)
          .filter((one) => bearsOn(seen, one.act))
          .map(({ act, from }) => ({ trigger: act, set: from, date: moment.date }));
      case 'it is done':
      case 'in office':
        break;
    }
    return [];
  });
  return found
    .filter(({ date }) => clauseGoverns(moment, rule, date))
    .map(({ trigger, set, date }) => ({ trigger, set, date, since: begins(moment, rule, trigger, set) }))
    .filter(({ since }) => since <= moment.at)
    .filter((one) => !isOver(seen, rule, one))
    .toSorted((a, b) => a.set - b.set);
}

/** What is allowed or barred for a time ends with it. */
function isOver(moment: Moment, rule: Rule, occurrence: SetOff): boolean {
  const ends = lastsOf(moment, rule, occurrence)?.overdueFrom;
  return ends !== undefined && ends <= moment.at;
}

/** For how long something is allowed or barred, where the rule says so. */
export function lastsOf(moment: Moment, rule: Rule, occurrence: SetOff): Due | undefined {
  if (rule.force === 'must' || rule.force === 'should' || rule.body.within === undefined) return undefined;
  return dueOf(moment, rule, occurrence);
}

/** after N: only from the first instant after those N have run. */
function begins(moment: Moment, rule: Rule, trigger: Act, set: Instant): Instant {
  if (rule.body.after === undefined) return set;
  return counted(moment, rule, trigger, set, rule.body.after, []).overdueFrom ?? Number.POSITIVE_INFINITY;
}

function countingOf(moment: Moment, rule: Rule, pauses: readonly Pause[]): Counting {
  const { council } = moment.rulebook;
  const name = rule.body.calendar ?? council.calendar;
  const calendar = moment.calendars.get(name);
  if (calendar === undefined) throw new RangeError(`there is no calendar “${name}”`);
  const today = dateOf(moment.now, council.zone);
  return { calendar, zone: council.zone, closesAt: council.closesAt, today, pauses };
}

function pausesOf(moment: Moment, rule: Rule): readonly Pause[] {
  return rule.body.pausedWhile
    .flatMap((name) => stretches(moment, name))
    .filter((one) => bearsOn(moment, one.act))
    .filter((one) => one.from <= moment.at)
    .map(({ from, until, act }): Pause => ({ from, ...(until === undefined ? {} : { until }), act: act.id }));
}

/** A pause counts if it begins before the end of the period (and before the duty was closed), and ends after its start. */
function withPauses(
  moment: Moment,
  rule: Rule,
  starts: Instant,
  closedAt: Instant,
  count: (pauses: readonly Pause[]) => Due,
): Due {
  let relevant: readonly Pause[] = [];
  for (const pause of pausesOf(moment, rule).toSorted((a, b) => a.from - b.from)) {
    const due = count(relevant);
    const ends = Math.min(due.overdueFrom ?? Number.POSITIVE_INFINITY, closedAt);
    if (pause.from < ends && (pause.until ?? Number.POSITIVE_INFINITY) > starts)
      relevant = [...relevant, pause];
  }
  return count(relevant);
}

/** From when the period runs: a date counts as that whole date. */
function startsAt(moment: Moment, rule: Rule, trigger: Act | undefined, set: Instant): Instant {
  const { from } = rule.body;
  const named = from === undefined ? undefined : trigger?.values[from];
  if (typeof named !== 'string') return set;
  return isDate(named) ? startOf(addDays(named, 1), moment.rulebook.council.zone) : Date.parse(named);
}

function counted(
  moment: Moment,
  rule: Rule,
  trigger: Act | undefined,
  set: Instant,
  length: Duration,
  pauses: readonly Pause[],
): Due {
  const { from } = rule.body;
  const named =
    from === undefined || trigger === undefined || !has(trigger, from) ? undefined : trigger.values[from];
  return dueAfter(
    countingOf(moment, rule, pauses),
    typeof named === 'string' ? named : set,
    length.count,
    length.unit,
  );
}

export function dueOf(
  moment: Moment,
  rule: Rule,
  { trigger, set }: SetOff,
  closedAt = Number.POSITIVE_INFINITY,
): Due | undefined {
  const { within } = rule.body;
  const until = byWhen(moment, rule, { trigger, set });
  if (within === undefined) return until;
  // With both, the earlier counts.
  const after = withPauses(moment, rule, startsAt(moment, rule, trigger, set), closedAt, (pauses) =>
    counted(moment, rule, trigger, set, within, pauses),
  );
  if (until === undefined) return after;
  return (until.overdueFrom ?? Number.POSITIVE_INFINITY) < (after.overdueFrom ?? Number.POSITIVE_INFINITY)
    ? until
    : after;
}

function byWhen(moment: Moment, rule: Rule, { trigger, set }: SetOff): Due | undefined {
  const { by } = rule.body;
  if (by === undefined) return undefined;
  if (by.is === 'field' || by.is === 'before field') {
    const value = carrier(moment, by.field, trigger)?.values[by.field];
    if (typeof value !== 'string') return { words: `by ${by.field}` };
    const counting = countingOf(moment, rule, []);
    return by.is === 'field' ? dueOn(counting, value) : dueBefore(counting, value, by.count, by.unit);
  }
  // “at” takes in the act that set it off.
  const acts = [
    ...(by.is === 'at' && trigger !== undefined ? [trigger] : []),
    ...actsAfter(before(moment), trigger, set),
  ];
  const act = acts.find((one) => one.act === by.act);
  if (act === undefined) return { words: `${by.is} ${by.act}` };
  const date = dateOf(act.happened, moment.rulebook.council.zone);
  return by.is === 'at'
    ? dueOn(countingOf(moment, rule, []), date)
    : { words: `before ${by.act}`, overdueFrom: act.happened };
}
