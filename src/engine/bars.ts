// What must not or should not be done, and what only some may do: from when, until when, and whom it binds.

import { endOf } from './bearers.ts';
import { conditionsHold } from './conditions.ts';
import type { Entry, Occurrence } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import { underEachReading } from './readings.ts';
import type { Resolved } from './roles.ts';
import { holders, peopleOf, resolve } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Bar } from './standing.ts';
import { routeOf } from './tables.ts';

export function barsOf(rule: Rule, moment: Moment, dutiesOf: DutiesOf): readonly Entry<Bar>[] {
  return underEachReading(rule, moment, (run) => {
    const { force, acts } = run.body;
    if (acts[0] === 'tell' || (force !== 'must not' && force !== 'should not' && force !== 'alone may'))
      return [];
    return occurrencesOf(rule, run, moment, dutiesOf).flatMap(
      (occurrence) => bar(rule, run, occurrence, moment) ?? [],
    );
  });
}

function bar(rule: Rule, run: Run, occurrence: Occurrence, moment: Moment): Entry<Bar> | undefined {
  const { body } = run;
  const ended = endOf(body, occurrence, moment);
  const frame = { moment: ended ? moment.after(ended) : moment, trigger: occurrence.trigger };
  const conditions = conditionsHold(body.if, body.unless, frame);
  if (conditions.holds === 'no' || (ended && conditions.holds === 'not known')) return undefined;
  const soft = body.force === 'alone may' && rule.version.forceAtMost !== undefined && !rule.version.floor;
  const force = soft ? 'should not' : body.force;
  if (force !== 'must not' && force !== 'should not' && force !== 'alone may') return undefined;
  // What only some may do binds whoever is left of them, whoever the case is about among them.
  const named = resolve(body.who, frame, body.force === 'alone may');
  const who = soft ? everyoneBut(named, moment) : named;
  const to = force === 'alone may' || soft ? undefined : routeOf(rule, body, frame, false).to;
  const setAside: Entry['setAside'] = [];
  const because = becauseOf(rule, run, occurrence, conditions, setAside, force);
  const item: Bar = {
    kind: 'bar',
    id: soft || force === 'alone may' ? `${idOf(rule, occurrence)}!` : idOf(rule, occurrence),
    force,
    acts: body.acts,
    who: holders(who),
    ...(to ? { to: holders(to) } : {}),
    state: ended ? 'ended' : conditions.holds === 'not known' ? 'awaiting' : 'in force',
    since: occurrence.since,
    ...(occurrence.lasts ? { lasts: occurrence.lasts } : {}),
    awaits: conditions.awaits,
    undecided: false,
    because: soft ? { ...because, cappedFrom: body.force } : because,
  };
  return { item, rule, run, occurrence, who, to, setAside, active: item.state === 'in force', gaps: [] };
}

function everyoneBut(named: Resolved, moment: Moment): Resolved {
  const out = peopleOf(named);
  const people = moment.scene.directory.everyone.filter((person) => !out.has(person));
  return {
    words: `everyone except ${named.words}`,
    ids: people,
    people,
    mode: 'each',
    gaps: [],
    reachesSubject: false,
  };
}
