// A notice for each recipient of what must be told. It carries the fields its norm lists and no others.

import type { Entry } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import { fieldsTold } from './kept-back.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { subjectsOf } from './parties.ts';
import { underEachReading } from './readings.ts';
import { holders } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Notice } from './standing.ts';
import type { Telling } from './tellings.ts';
import { chooses, fieldsOf, isOnRecord, tellings } from './tellings.ts';

export function noticesOf(rule: Rule, moment: Moment, dutiesOf: DutiesOf): readonly Entry<Notice>[] {
  return underEachReading(rule, moment, (run) => {
    const { force, acts } = run.body;
    if (force !== 'must' && force !== 'should') return [];
    if (acts[0] !== 'tell') return [];
    return tellings(rule, run, moment, dutiesOf).flatMap((telling) =>
      telling.awaits.length > 0
        ? []
        : [...telling.recipients].map(([person]) => notice(rule, run, telling, person, moment)),
    );
  });
}

function notice(rule: Rule, run: Run, telling: Telling, person: string, moment: Moment): Entry<Notice> {
  const { body } = run;
  const { occurrence, who, ended } = telling;
  const told = telling.recipients.get(person);
  const fields = fieldsOf(body);
  const lacks = told ? [] : fields.filter((field) => !isOnRecord(field, occurrence.trigger, moment));
  const another =
    chooses(telling) && !told && [...telling.recipients.values()].some((act) => act !== undefined);
  const isEnded = another || (ended && (!told || told.happened > ended.happened));
  const held = subjectsOf(moment).has(person);
  const waits = lacks.length > 0 || chooses(telling);
  const state: Notice['state'] = isEnded
    ? 'ended'
    : told
      ? 'told'
      : held
        ? 'held'
        : waits
          ? 'waiting'
          : 'ready';
  const setAside: Entry['setAside'] = [];
  const item: Notice = {
    kind: 'notice',
    id: idOf(rule, occurrence, person),
    force: body.force === 'must' ? 'must' : 'should',
    trigger: occurrence.trigger?.id ?? moment.acts[0]?.id ?? '',
    from: holders(who),
    to: person,
    telling: fieldsTold(told, fields),
    ...(telling.due ? { due: telling.due } : {}),
    state,
    lacks,
    since: telling.fell,
    undecided: false,
    because: becauseOf(rule, run, occurrence, telling.conditions, setAside),
  };
  const active = state !== 'told' && state !== 'ended';
  return { item, rule, run, occurrence, who, to: telling.to, setAside, active, gaps: [] };
}
