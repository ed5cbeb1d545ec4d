// The duty to tell: met when everybody who is to be told has been told.

import { lateAt } from './bearers.ts';
import type { DutyEntry } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { holders } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Duty } from './standing.ts';
import { stepsOf } from './steps.ts';
import type { Telling } from './tellings.ts';
import { tellings, toldEnough } from './tellings.ts';

export function dutiesToTell(rule: Rule, run: Run, moment: Moment, dutiesOf: DutiesOf): readonly DutyEntry[] {
  return tellings(rule, run, moment, dutiesOf).flatMap(
    (telling) => dutyToTell(rule, run, telling, moment, dutiesOf) ?? [],
  );
}

function dutyToTell(
  rule: Rule,
  run: Run,
  telling: Telling,
  moment: Moment,
  dutiesOf: DutiesOf,
): DutyEntry | undefined {
  const { body } = run;
  const { occurrence, who, to, conditions, recipients, awaits, due } = telling;
  if (awaits.length === 0 && recipients.size === 0 && (to?.gaps.length ?? 0) === 0) return undefined;
  const last = toldEnough(telling);
  const { ended } = telling;
  const closed = last && (!ended || last.happened <= ended.happened) ? last : ended;
  const overdueFrom = due?.overdueFrom ?? Number.POSITIVE_INFINITY;
  const state: Duty['state'] =
    closed && closed === last
      ? closed.happened >= overdueFrom
        ? 'met late'
        : 'met'
      : closed
        ? 'ended'
        : awaits.length > 0
          ? 'awaiting'
          : moment.now >= overdueFrom
            ? 'overdue'
            : 'open';
  const steps = stepsOf(
    rule,
    body.first,
    { moment, trigger: occurrence.trigger },
    occurrence.setOff,
    dutiesOf,
  );
  const overdueAt = awaits.length > 0 ? undefined : lateAt(due, closed?.happened, moment.now);
  const at = closed ? closed.happened : state === 'overdue' ? overdueFrom : undefined;
  const setAside: DutyEntry['setAside'] = [];
  const item: Duty = {
    kind: 'duty',
    id: idOf(rule, occurrence),
    force: body.force === 'must' ? 'must' : 'should',
    acts: body.acts,
    who: holders(who),
    ...(to ? { to: holders(to) } : {}),
    state,
    since: telling.fell,
    ...(due ? { due } : {}),
    ...(closed && closed === last ? { metBy: closed.id } : {}),
    ...(at === undefined ? {} : { at }),
    with: body.with,
    ...(body.showing === undefined ? {} : { showing: body.showing }),
    steps: steps.states,
    ...(body.telling === undefined || body.telling === 'everything' ? {} : { telling: body.telling }),
    awaits,
    undecided: false,
    because: becauseOf(rule, run, occurrence, conditions, setAside),
  };
  return {
    item,
    rule,
    run,
    occurrence,
    who,
    to,
    setAside,
    active: state === 'open' || state === 'overdue',
    gaps: [who, ...(to ? [to] : []), ...steps.roles],
    ...(overdueAt === undefined ? {} : { overdueAt }),
  };
}
