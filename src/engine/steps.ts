// What must come before an act: consent, advice, asking, telling, another act or norm; done, to do, or not known
// whether needed. A step that is not known whether needed blocks as one to do.

import { conditionsHold } from './conditions.ts';
import type { Act, Instant } from './history.ts';
import { tellsEnough } from './kept-back.ts';
import type { Frame } from './moment.ts';
import { idsIn } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import type { Resolved } from './roles.ts';
import { holders, reaches, resolve } from './roles.ts';
import type { Rule } from './rulebook-index.ts';
import type { Step } from './rules.ts';
import type { StepState } from './standing.ts';

const BUILT_IN = {
  'consent of': 'consent.given',
  'advice of': 'advice.received',
  consult: 'consulted',
  tell: 'told',
} as const;

export interface Steps {
  readonly states: readonly StepState[];
  readonly blocked: boolean;
  readonly awaits: readonly string[];
  readonly roles: readonly Resolved[];
}

const NONE: Steps = { states: [], blocked: false, awaits: [], roles: [] };

export function stepsOf(
  rule: Pick<Rule, 'version'>,
  first: readonly Step[],
  frame: Frame,
  since: Instant,
  dutiesOf: DutiesOf,
): Steps {
  if (first.length === 0) return NONE;
  const states: StepState[] = [];
  const roles: Resolved[] = [];
  const awaits = new Set<string>();
  for (const step of first) {
    const needed = conditionsHold(step.if, [], frame);
    const role = roleOf(step, frame);
    if (role && needed.holds !== 'no') roles.push(role);
    if (needed.holds === 'not known') for (const fact of needed.awaits) awaits.add(fact);
    states.push({
      words: step.words,
      ...(step.clause === undefined ? {} : { clause: step.clause }),
      state: stateOf(step, needed.holds, role, rule, frame, since, dutiesOf),
      needs: step.is,
      ...(role ? { of: holders(role) } : {}),
      ...(step.is === 'tell' ? { telling: step.telling } : {}),
      ...(step.is === 'act' ? { act: step.act } : {}),
    });
  }
  const blocked = states.some(blocks);
  return { states, blocked, awaits: [...awaits], roles };
}

function isRule(source: Pick<Rule, 'version'>): source is Rule {
  return 'runs' in source;
}

function roleOf(step: Step, frame: Frame): Resolved | undefined {
  if (step.is === 'norm') return undefined;
  if (step.is === 'act') return step.to && resolve(step.to, frame, true);
  return resolve(step.role, frame, step.is !== 'tell');
}

function stateOf(
  step: Step,
  needed: 'yes' | 'no' | 'not known',
  role: Resolved | undefined,
  rule: Pick<Rule, 'version'>,
  frame: Frame,
  since: Instant,
  dutiesOf: DutiesOf,
): StepState['state'] {
  if (needed === 'no') return 'not needed';
  // Nobody to ask, and no gap in the text either: an “every” that is empty asks nothing.
  if (role && step.is !== 'act' && role.people.length === 0 && role.gaps.length === 0) return 'not needed';
  if (isDone(step, role, rule, frame, since, dutiesOf)) return 'done';
  return needed === 'yes' ? 'to do' : 'not known whether needed';
}

/** Where the text names nobody, nobody has been reached; where nobody is to be, nothing is asked. */
function hasReached(role: Resolved, reached: readonly string[]): boolean {
  return role.people.length === 0 ? role.gaps.length === 0 : reaches(role, new Set(reached));
}

function isDone(
  step: Step,
  role: Resolved | undefined,
  rule: Pick<Rule, 'version'>,
  { moment, trigger }: Frame,
  since: Instant,
  dutiesOf: DutiesOf,
): boolean {
  const isLater = (act: Act) => moment.comesAfter(act, { trigger, setOff: since });
  if (step.is === 'norm') {
    const other = moment.scene.rules.rules.get(`${rule.version.id}:${step.norm}`);
    const duties = other ? dutiesOf(other, moment) : [];
    return duties.length > 0 && duties.every(({ item }) => item.state === 'met' || item.state === 'met late');
  }
  if (step.is === 'act')
    return moment.past.some((act) => {
      const to = moment.typeOf(act)?.to;
      const reached = to === undefined ? [] : idsIn(act.values[to]);
      return (
        act.act === step.act && isLater(act) && (!role || reached.length === 0 || hasReached(role, reached))
      );
    });
  const name = BUILT_IN[step.is];
  const run = isRule(rule) ? rule.runs[0] : undefined;
  const telling =
    isRule(rule) && run
      ? { rule, run, occurrence: { ...(trigger ? { trigger } : {}), setOff: since, since } }
      : undefined;
  const people = new Set<string>();
  for (const act of moment.past) {
    if (!isLater(act)) continue;
    if (step.is === 'consent of' && act.act === 'consent.refused')
      for (const id of idsIn(act.values['of'])) people.delete(id);
    if (act.act !== name) continue;
    for (const id of idsIn(act.values['of']))
      if (step.is !== 'tell' || tellsEnough(act, step.telling, id, telling, moment, dutiesOf)) people.add(id);
  }
  return role !== undefined && role.people.length > 0 && reaches(role, people);
}

/** Whether what it comes before cannot be done yet. */
export function blocks({ state }: StepState): boolean {
  return state === 'to do' || state === 'not known whether needed';
}
