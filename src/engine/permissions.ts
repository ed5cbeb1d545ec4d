// What may be done, alone or not, and what somebody has a right to; with the steps that must come first.

import { bearersOf, endOf } from './bearers.ts';
import { conditionsHold } from './conditions.ts';
import type { Entry, Occurrence } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import { underEachReading } from './readings.ts';
import { holders, resolve } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Permission } from './standing.ts';
import { stepsOf } from './steps.ts';
import { routeOf } from './tables.ts';

export function permissionsOf(rule: Rule, moment: Moment, dutiesOf: DutiesOf): readonly Entry<Permission>[] {
  return underEachReading(rule, moment, (run) => {
    const { force } = run.body;
    if (force !== 'may' && force !== 'alone may' && force !== 'has a right to') return [];
    return occurrencesOf(rule, run, moment, dutiesOf).flatMap(
      (one) => permission(rule, run, one, moment, dutiesOf) ?? [],
    );
  });
}

function permission(
  rule: Rule,
  run: Run,
  occurrence: Occurrence,
  moment: Moment,
  dutiesOf: DutiesOf,
): Entry<Permission> | undefined {
  const { body } = run;
  const ended = endOf(body, occurrence, moment);
  const frame = { moment: ended ? moment.after(ended) : moment, trigger: occurrence.trigger };
  const conditions = conditionsHold(body.if, body.unless, frame);
  if (conditions.holds === 'no' || (ended && conditions.holds === 'not known')) return undefined;
  const soft = body.force === 'alone may' && rule.version.forceAtMost !== undefined && !rule.version.floor;
  const force = soft ? 'may' : body.force;
  if (force !== 'may' && force !== 'alone may' && force !== 'has a right to') return undefined;
  // A right is somebody’s own; only a part in handling is kept from whom the case is about.
  const who =
    force === 'has a right to' ? resolve(body.who, frame, false) : bearersOf(body, occurrence, frame.moment);
  const route = routeOf(rule, body, frame, true);
  const steps = stepsOf(
    rule,
    body.first,
    frame,
    occurrence.trigger ? occurrence.setOff : Number.NEGATIVE_INFINITY,
    dutiesOf,
  );
  const awaits = [...conditions.awaits, ...route.awaits];
  const setAside: Entry['setAside'] = [];
  const because = becauseOf(rule, run, occurrence, conditions, setAside, force);
  const item: Permission = {
    kind: 'permission',
    id: idOf(rule, occurrence),
    force,
    acts: body.acts,
    who: holders(who),
    ...(route.to ? { to: holders(route.to) } : {}),
    state: ended ? 'ended' : awaits.length > 0 ? 'awaiting' : steps.blocked ? 'waiting for steps' : 'open',
    with: body.with,
    steps: steps.states,
    ...(occurrence.lasts ? { lasts: occurrence.lasts } : {}),
    awaits: [...awaits, ...steps.awaits],
    undecided: false,
    because: soft ? { ...because, cappedFrom: body.force } : because,
  };
  const active = item.state === 'open' || item.state === 'waiting for steps';
  const gaps = [who, ...(route.to ? [route.to] : []), ...steps.roles];
  return { item, rule, run, occurrence, who, to: route.to, setAside, active, gaps };
}
