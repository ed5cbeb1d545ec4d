// What somebody must not come to know: `must not: tell`, from the act that raises the wall until the first that ends it.

import { endOf } from './bearers.ts';
import { conditionsHold } from './conditions.ts';
import type { Entry } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import { underEachReading } from './readings.ts';
import { holders, resolve } from './roles.ts';
import type { Rule } from './rulebook-index.ts';
import type { Wall } from './standing.ts';
import { routeOf } from './tables.ts';

export function wallsOf(rule: Rule, moment: Moment, dutiesOf: DutiesOf): readonly Entry<Wall>[] {
  return underEachReading(rule, moment, (run) => {
    const { body } = run;
    if (body.acts[0] !== 'tell' || (body.force !== 'must not' && body.force !== 'should not')) return [];
    const force = body.force;
    return occurrencesOf(rule, run, moment, dutiesOf).flatMap((occurrence): Entry<Wall>[] => {
      const ended = endOf(body, occurrence, moment);
      const frame = { moment: ended ? moment.after(ended) : moment, trigger: occurrence.trigger };
      const conditions = conditionsHold(body.if, body.unless, frame);
      if (conditions.holds === 'no' || (ended && conditions.holds === 'not known')) return [];
      const who = resolve(body.who, frame, false);
      // Without a recipient nobody may be told.
      const to = routeOf(rule, body, frame, false).to ?? everyone(moment);
      const setAside: Entry['setAside'] = [];
      const item: Wall = {
        kind: 'wall',
        id: idOf(rule, occurrence),
        force,
        ...(occurrence.trigger ? { trigger: occurrence.trigger.id } : {}),
        against: holders(to),
        telling: body.telling ?? [],
        state: ended ? 'ended' : conditions.holds === 'not known' ? 'awaiting' : 'in force',
        since: occurrence.since,
        until: body.until.map((one) => one.act),
        undecided: false,
        because: becauseOf(rule, run, occurrence, conditions, setAside),
      };
      return [
        { item, rule, run, occurrence, who, to, setAside, active: item.state === 'in force', gaps: [] },
      ];
    });
  });
}

function everyone(moment: Moment): NonNullable<Entry['to']> {
  const people = moment.scene.directory.everyone;
  return { words: 'everyone', ids: people, people, mode: 'each', gaps: [], reachesSubject: false };
}
