// What must come first, and whether it has; and to whom an act goes.
// It knows nothing of duties or bars.

import type { Act } from '#engine/history.ts';
import type { Role, Step } from '#engine/rules.ts';
import type { Gap, Holders, StepState } from '#engine/standing.ts';
import { dutiesOf } from './duties.ts';
import { asRole, awaited, holds } from './facts.ts';
import { actsAfter, actType, has, idsIn, type Moment } from './moment.ts';
import { holdersOf } from './roles.ts';
import { norms, type Rule, rulesOf } from './text.ts';

export function stepStates(moment: Moment, rule: Rule, steps: readonly Step[], trigger: Act | undefined) {
  const before = actsAfter(moment, trigger, Number.NEGATIVE_INFINITY).filter((act) => act !== moment.judged);
  return steps.map((step): StepState => {
    const answers = step.if.map((condition) => holds(moment, condition, trigger).holds);
    const of = roleOf(step) === undefined ? undefined : stepHolders(moment, roleOf(step), trigger);
    const state = answers.includes('no')
      ? 'not needed'
      : answers.includes('not known')
        ? 'not known whether needed'
        : isDone(moment, rule, step, of, before)
          ? 'done'
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
  return steps
    .filter((step) => !step.if.some((condition) => holds(moment, condition, trigger).holds === 'no'))
    .flatMap((step) => step.if)
    .filter((condition) => holds(moment, condition, trigger).holds === 'not known')
    .map(awaited);
}

function roleOf(step: Step): Role | undefined {
  if (step.is === 'act') return step.to;
  return step.is === 'norm' ? undefined : step.role;
}

function stepHolders(moment: Moment, role: Role | undefined, trigger: Act | undefined): Holders | undefined {
  return role === undefined ? undefined : holdersOf(role, asRole(moment, trigger, true));
}

/** Whether enough of the persons satisfy the test: any one, or each of them. */
function enough({ people, mode, gaps }: Holders, test: (person: string) => boolean): boolean {
  if (people.length === 0) return gaps.length === 0;
  return mode === 'each' ? gaps.length === 0 && people.every(test) : people.some(test);
}

const NOBODY: Holders = { words: '', people: [], mode: 'any', gaps: [] };

function isDone(
  moment: Moment,
  rule: Rule,
  step: Step,
  of: Holders | undefined,
  acts: readonly Act[],
): boolean {
  const names = (act: Act, person: string) => idsIn(act.values['of']).includes(person);
  switch (step.is) {
    case 'consent of':
      return enough(of ?? NOBODY, (person) => {
        const last = acts.findLast(
          (act) => (act.act === 'consent.given' || act.act === 'consent.refused') && names(act, person),
        );
        return last?.act === 'consent.given';
      });
    case 'advice of':
      return enough(of ?? NOBODY, (person) =>
        acts.some((act) => act.act === 'advice.received' && names(act, person)),
      );
    case 'consult':
      return enough(of ?? NOBODY, (person) =>
        acts.some((act) => act.act === 'consulted' && names(act, person)),
      );
    case 'tell':
      return enough(of ?? NOBODY, (person) =>
        acts.some(
          (act) =>
            act.act === 'told' &&
            names(act, person) &&
            step.telling.every((field) => idsIn(act.values['telling']).includes(field)),
        ),
      );
    case 'act':
      return acts.some((act) => act.act === step.act && (of === undefined || reaches(moment, act, of)));
    case 'norm':
      return norms(moment)
        .filter(({ version, norm }) => version.id === rule.version.id && norm.id === step.norm)
        .flatMap((found) => rulesOf(moment, found))
        .some(
          (other) => other.reading?.how !== 'not chosen' && dutiesOf(moment, other).some((duty) => duty.met),
        );
  }
}

/** Whether an act that says to whom it goes goes to one of them, or to all; one that does not say is not held to it. */
export function reaches(moment: Moment, act: Act, to: Holders): boolean {
  const party = actType(moment, act.act)?.to;
  if (party === undefined || !has(act, party) || to.people.length === 0) return true;
  const reached = idsIn(act.values[party]);
  return to.mode === 'each'
    ? to.people.every((id) => reached.includes(id))
    : to.people.some((id) => reached.includes(id));
}

export interface Route {
  readonly to?: Holders;
  readonly gaps: readonly Gap[];
  readonly awaits: readonly string[];
  readonly toSubject: boolean;
}

/** `to` as written or by the table of the clause, whose first fitting row wins. */
export function routeOf(moment: Moment, rule: Rule, trigger: Act | undefined, handles: boolean): Route {
  const written = rule.body.to;
  const found = written === 'table' ? rowOf(moment, rule, trigger) : { role: written, awaits: [] };
  if (found === undefined) {
    const gap: Gap = { role: 'table', why: 'not covered' };
    return {
      to: { words: 'table', people: [], mode: 'any', gaps: [gap] },
      gaps: [gap],
      awaits: [],
      toSubject: false,
    };
  }
  if (found.role === undefined) return { gaps: [], awaits: found.awaits, toSubject: false };
  const to = holdersOf(found.role, asRole(moment, trigger, handles));
  return { to, gaps: to.gaps, awaits: [], toSubject: handles && intendsSubject(moment, found.role, to) };
}

function rowOf(
  moment: Moment,
  rule: Rule,
  trigger: Act | undefined,
): { role: Role | undefined; awaits: readonly string[] } | undefined {
  for (const row of rule.clause.table?.rows ?? []) {
    const cells = row.cells.map((cell) => ({ cell, holds: holds(moment, cell, trigger).holds }));
    if (cells.some((one) => one.holds === 'no')) continue;
    const awaits = cells.filter((one) => one.holds === 'not known').map(({ cell }) => awaited(cell));
    return awaits.length > 0 ? { role: undefined, awaits } : { role: row.to, awaits: [] };
  }
  return undefined;
}

function intendsSubject(moment: Moment, role: Role, to: Holders): boolean {
  if (!isIntended(role)) return false;
  const barred = holdersOf(withoutIntention(role), { moment, handles: true }).people;
  return to.people.some((person) => !barred.includes(person));
}

function isIntended(role: Role): boolean {
  if (role.is === 'joined') return role.parts.some(isIntended);
  if (role.is === 'except') return isIntended(role.all);
  return role.intended || (role.is === 'meaning' && isIntended(role.means));
}

function withoutIntention(role: Role): Role {
  if (role.is === 'joined') return { ...role, parts: role.parts.map(withoutIntention) };
  if (role.is === 'except') return { ...role, all: withoutIntention(role.all) };
  if (role.is === 'meaning') return { ...role, intended: false, means: withoutIntention(role.means) };
  return { ...role, intended: false };
}
