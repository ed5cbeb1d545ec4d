// What must come first, and whether it has; and to whom an act goes.
// It knows nothing of duties or bars.

import type { Act } from '#engine/history.ts';
import type { Role, Step } from '#engine/rules.ts';
import type { Gap, Holders, StepState } from '#engine/standing.ts';
import { asRole, conditionsOf, holds } from './facts.ts';
import { actsAfter, actType, idsIn, type Moment } from './moment.ts';
import { dutiesOfNorm } from './readings.ts';
import { holdersOf, type Reached, reach, suffice } from './roles.ts';
import type { Rule } from './text.ts';

/** `since`: when the rule was set off; without a trigger a step counts whenever it was taken. */
export function stepStates(
  moment: Moment,
  rule: Rule,
  steps: readonly Step[],
  trigger: Act | undefined,
  since = Number.NEGATIVE_INFINITY,
) {
  const before = actsAfter(moment, trigger, since).filter((act) => act !== moment.judged);
  return steps.map((step): StepState => {
    const answers = step.if.map((condition) => holds(moment, condition, trigger).holds);
    const role = roleOf(step);
    // Nobody advises, consents or hears in a matter about themselves; they may be told of it.
    const asking = asRole(moment, trigger, step.is !== 'tell');
    const reached = role === undefined ? undefined : reach(role, asking);
    const of = role === undefined ? undefined : holdersOf(role, asking);
    const nobody = step.is !== 'act' && reached?.people.length === 0 && reached.gaps.length === 0;
    const done = isDone(moment, rule, step, reached, before);
    const state =
      answers.includes('no') || nobody
        ? 'not needed'
        : done
          ? 'done'
          : answers.includes('not known')
            ? 'not known whether needed'
            : 'to do';
    return {
      words: step.words,
      ...(step.clause === undefined ? {} : { clause: step.clause }),
      state,
      needs: step.is,
      ...(of === undefined ? {} : { of }),
      ...(step.is === 'tell' ? { telling: step.telling } : {}),
      ...(step.is === 'act' ? { act: step.act } : {}),
    };
  });
}

export const blocks = (step: StepState) =>
  step.state === 'to do' || step.state === 'not known whether needed';

/** Facts on which it depends whether a step is needed. */
export function stepAwaits(
  moment: Moment,
  steps: readonly Step[],
  trigger: Act | undefined,
): readonly string[] {
  return steps.flatMap((step) => conditionsOf(moment, { if: step.if, unless: [] }, trigger).awaits);
}

function roleOf(step: Step): Role | undefined {
  if (step.is === 'act') return step.to;
  return step.is === 'norm' ? undefined : step.role;
}

/** Done when the built-in act names enough of the persons; the latest word on consent counts. */
function isDone(
  moment: Moment,
  rule: Rule,
  step: Step,
  of: Reached | undefined,
  acts: readonly Act[],
): boolean {
  if (step.is === 'act')
    return acts.some((act) => act.act === step.act && (of === undefined || reaches(moment, act, of)));
  if (step.is === 'norm') {
    const duties = dutiesOfNorm(moment, rule.version.id, step.norm);
    return duties.length > 0 && duties.every(({ duty }) => duty.state === 'met' || duty.state === 'met late');
  }
  if (of === undefined || of.people.length === 0) return false;
  const names = (act: Act, person: string) => idsIn(act.values['of']).includes(person);
  const isOne = (person: string): boolean => {
    switch (step.is) {
      case 'consent of': {
        const word = ['consent.given', 'consent.refused'];
        return acts.findLast((act) => word.includes(act.act) && names(act, person))?.act === 'consent.given';
      }
      case 'advice of':
        return acts.some((act) => act.act === 'advice.received' && names(act, person));
      case 'consult':
        return acts.some((act) => act.act === 'consulted' && names(act, person));
      case 'tell':
        return acts.some((act) => act.act === 'told' && names(act, person) && carries(act, step.telling));
    }
  };
  return suffice(of, of.people.filter(isOne));
}

/** A `told` that lists its fields counts only if they include these. */
export function carries(told: Act, fields: readonly string[]): boolean {
  const listed = idsIn(told.values['telling']);
  return listed.length === 0 || fields.every((field) => listed.includes(field));
}

/**
 * Whether an act that says to whom it goes goes to one of them, or to all; one that does not say is not held to it.
 * Where the text names nobody, nobody has been reached; where nobody is to be, nothing is asked.
 */
function reaches(moment: Moment, act: Act, to: Reached): boolean {
  const reached = reachedBy(moment, act);
  if (reached.length === 0) return true;
  return to.people.length === 0 ? to.gaps.length === 0 : suffice(to, reached);
}

/** Whom an act reaches: the party that its vocabulary names. */
export function reachedBy(moment: Moment, act: Act): readonly string[] {
  const party = actType(moment, act.act)?.to;
  return party === undefined ? [] : idsIn(act.values[party]);
}

export interface Route {
  readonly to?: Holders;
  readonly reached?: Reached;
  readonly awaits: readonly string[];
}

/** `to` as written or by the table of the clause, whose first fitting row wins. */
export function routeOf(moment: Moment, rule: Rule, trigger: Act | undefined, handles: boolean): Route {
  const written = rule.body.to;
  const found = written === 'table' ? rowOf(moment, rule, trigger) : { role: written, awaits: [] };
  if (found === undefined) {
    const gaps: readonly Gap[] = [{ role: 'the table of this clause', why: 'not covered' }];
    const nobody = { people: [], mode: 'any', gaps } as const;
    return {
      to: { words: 'the table of this clause', ...nobody },
      reached: { ids: [], toSubject: false, ...nobody },
      awaits: [],
    };
  }
  if (found.role === undefined) return { awaits: found.awaits };
  const asking = asRole(moment, trigger, handles);
  return { to: holdersOf(found.role, asking), reached: reach(found.role, asking), awaits: [] };
}

function rowOf(
  moment: Moment,
  rule: Rule,
  trigger: Act | undefined,
): { role: Role | undefined; awaits: readonly string[] } | undefined {
  for (const row of rule.clause.table?.rows ?? []) {
    const fits = conditionsOf(moment, { if: row.cells, unless: [] }, trigger);
    if (fits.outcome === 'yes') return { role: row.to, awaits: [] };
    if (fits.outcome === 'not known') return { role: undefined, awaits: fits.awaits };
  }
  return undefined;
}
