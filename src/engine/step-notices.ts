// Notices that a step of a duty asks for: “first tell …”. They are part of the duty, so they end with it.

import { conditionsHold } from './conditions.ts';
import type { DutyEntry, Entry } from './entries.ts';
import { becauseOf } from './entries.ts';
import { fieldsTold } from './kept-back.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { subjectsOf } from './parties.ts';
import { holders, resolve } from './roles.ts';
import type { Step } from './rules.ts';
import type { Notice } from './standing.ts';
import { isOnRecord, toldBy } from './tellings.ts';

export function noticesOfSteps(
  duty: DutyEntry,
  moment: Moment,
  dutiesOf: DutiesOf,
): readonly Entry<Notice>[] {
  const { item, run } = duty;
  if (item.state === 'awaiting' || item.undecided || run.body.first.length === 0) return [];
  const seen = new Set<string>();
  return run.body.first.flatMap((step) =>
    step.is === 'tell' ? noticesOf(step, duty, moment, seen, dutiesOf) : [],
  );
}

function noticesOf(
  step: Extract<Step, { is: 'tell' }>,
  duty: DutyEntry,
  moment: Moment,
  seen: Set<string>,
  dutiesOf: DutiesOf,
): readonly Entry<Notice>[] {
  const { item, rule, run, occurrence, who } = duty;
  const { trigger } = occurrence;
  const conditions = conditionsHold(step.if, [], { moment, trigger });
  if (conditions.holds !== 'yes') return [];
  const to = resolve(step.role, { moment, trigger }, false);
  return to.people.flatMap((person): Entry<Notice>[] => {
    if (seen.has(person) || (who.people.length === 1 && who.people[0] === person)) return [];
    seen.add(person);
    const told = toldBy({ rule, run, occurrence }, person, moment, step.telling, dutiesOf);
    const lacks = told ? [] : step.telling.filter((field) => !isOnRecord(field, trigger, moment));
    const isOver = !duty.active;
    const held = subjectsOf(moment).has(person);
    const state: Notice['state'] = told
      ? 'told'
      : isOver
        ? 'ended'
        : held
          ? 'held'
          : lacks.length > 0
            ? 'waiting'
            : 'ready';
    const setAside: Entry['setAside'] = [];
    const notice: Notice = {
      kind: 'notice',
      id: `${item.id}>${person}`,
      force: item.force,
      trigger: trigger?.id ?? moment.acts[0]?.id ?? '',
      from: holders(who),
      to: person,
      telling: fieldsTold(told, step.telling),
      state,
      lacks,
      since: occurrence.since,
      undecided: false,
      because: {
        ...becauseOf(
          rule,
          run,
          occurrence,
          { ...conditions, conditions: [...item.because.conditions, ...conditions.conditions] },
          setAside,
        ),
        ...(item.because.reading ? { reading: item.because.reading } : {}),
      },
    };
    return [
      {
        item: notice,
        rule,
        run,
        occurrence,
        who,
        to,
        setAside,
        active: state !== 'told' && state !== 'ended',
        gaps: [],
      },
    ];
  });
}
