// How an act is to be done by whoever does it: to whom, with what, after what. A manner asks nobody to act.

import { bearersOf, endOf } from './bearers.ts';
import { conditionsHold } from './conditions.ts';
import type { Entry, Occurrence } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { underEachReading } from './readings.ts';
import { holders } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Manner } from './standing.ts';
import { stepsOf } from './steps.ts';
import { routeOf } from './tables.ts';
import { governs } from './versions.ts';

export function mannersOf(
  rule: Rule,
  moment: Moment,
  closed: boolean,
  dutiesOf: DutiesOf,
): readonly Entry<Manner>[] {
  if (!governs(rule, moment.day)) return [];
  return underEachReading(rule, moment, (run) => mannerUnder(rule, run, moment, closed, dutiesOf) ?? []);
}

function mannerUnder(
  rule: Rule,
  run: Run,
  moment: Moment,
  closed: boolean,
  dutiesOf: DutiesOf,
): Entry<Manner>[] | undefined {
  const { body } = run;
  if (body.force !== 'must' && body.force !== 'should') return undefined;
  if (!body.when.some((when) => when.is === 'it is done')) return undefined;
  const begun = moment.acts[0]?.happened ?? moment.now;
  const occurrence: Occurrence = { setOff: begun, since: begun };
  const frame = { moment };
  const conditions = conditionsHold(body.if, body.unless, frame);
  if (conditions.holds === 'no') return undefined;
  const who = bearersOf(body, occurrence, moment);
  const route = routeOf(rule, body, frame, true);
  const awaits = [...conditions.awaits, ...route.awaits];
  const steps = stepsOf(rule, body.first, frame, Number.NEGATIVE_INFINITY, dutiesOf);
  const ended = closed || endOf(body, occurrence, moment) !== undefined;
  const setAside: Entry['setAside'] = [];
  const item: Manner = {
    kind: 'manner',
    id: idOf(rule, occurrence),
    force: body.force,
    acts: body.acts,
    who: holders(who),
    ...(route.to ? { to: holders(route.to) } : {}),
    with: body.with,
    ...(body.showing === undefined ? {} : { showing: body.showing }),
    steps: steps.states,
    state: ended ? 'ended' : awaits.length > 0 ? 'awaiting' : 'open',
    awaits,
    undecided: false,
    because: becauseOf(rule, run, occurrence, conditions, setAside),
  };
  const gaps = [who, ...(route.to ? [route.to] : []), ...steps.roles];
  return [{ item, rule, run, occurrence, who, to: route.to, setAside, active: item.state === 'open', gaps }];
}
