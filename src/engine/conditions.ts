// Whether the conditions of a rule hold: yes, no, or not known. Nothing is guessed: an `if` that is not known is
// awaited, an `unless` that is not known suspends nothing.

import type { AllHold } from './facts.ts';
import { factOf } from './facts.ts';
import type { Act } from './history.ts';
import type { Frame } from './moment.ts';
import { idsIn } from './moment.ts';
import { namedBy } from './parties.ts';
import { includes, reaches, resolve } from './roles.ts';
import type { Condition, FactValue } from './rules.ts';
import type { ConditionReading } from './standing.ts';
import { standingFor } from './standing-acts.ts';

export type Holds = 'yes' | 'no' | 'not known';

export interface Reading {
  readonly holds: Holds;
  readonly act?: Act | undefined;
  readonly presumedBy?: string | undefined;
  /** What is not known. */
  readonly awaits?: string;
}

export interface AllConditions {
  /** yes: it applies. no: nothing follows. not known: an `if` is awaited. */
  readonly holds: Holds;
  readonly conditions: readonly ConditionReading[];
  readonly awaits: readonly string[];
}

const NONE: AllConditions = { holds: 'yes', conditions: [], awaits: [] };

export function conditionsHold(
  ifs: readonly Condition[],
  unlesses: readonly Condition[],
  frame: Frame,
): AllConditions {
  if (ifs.length === 0 && unlesses.length === 0) return NONE;
  const conditions: ConditionReading[] = [];
  const awaits = new Set<string>();
  let no = false;
  for (const condition of ifs) {
    const reading = read(condition, frame);
    conditions.push(shown(condition, 'if', reading));
    if (reading.holds === 'no') no = true;
    if (reading.holds === 'not known') awaits.add(reading.awaits ?? condition.words);
  }
  for (const condition of unlesses) {
    const reading = read(condition, frame);
    conditions.push(shown(condition, 'unless', reading));
    if (reading.holds === 'yes') no = true;
  }
  if (no) return { holds: 'no', conditions, awaits: [] };
  return { holds: awaits.size > 0 ? 'not known' : 'yes', conditions, awaits: [...awaits].sort() };
}

function shown(condition: Condition, side: 'if' | 'unless', reading: Reading): ConditionReading {
  return {
    words: condition.words,
    side,
    holds: reading.holds,
    ...(reading.act ? { act: reading.act.id, case: reading.act.case } : {}),
    ...(reading.presumedBy === undefined ? {} : { presumedBy: reading.presumedBy }),
  };
}

export const allHold: AllHold = (conditions, moment) =>
  conditionsHold(conditions, [], { moment }).holds === 'yes';

export function read(condition: Condition, frame: Frame): Reading {
  switch (condition.is) {
    case 'fact': {
      const found = factOf(frame, condition.fact, allHold);
      if (found.value === undefined) return { holds: 'not known', awaits: condition.fact };
      return { holds: yesNo(matches(condition, found.value)), act: found.act, presumedBy: found.presumedBy };
    }
    case 'role':
      return readRole(condition, frame);
    case 'happened': {
      const act = frame.moment.past.find((one) => one.act === condition.act);
      return { holds: yesNo(act !== undefined), act };
    }
    case 'stands': {
      const stretch = standingFor(frame, condition.act, condition.parties);
      if (stretch === 'not named') {
        const missing = condition.parties.find((party) => namedBy(frame, party) === undefined);
        return { holds: 'not known', awaits: missing ?? condition.words };
      }
      return { holds: yesNo(stretch !== undefined), act: stretch?.act };
    }
    case 'consent':
      return readConsent(condition, frame);
  }
}

function matches(condition: Extract<Condition, { is: 'fact' }>, value: FactValue): boolean {
  if (condition.atLeast !== undefined) return typeof value === 'number' && value >= condition.atLeast;
  return condition.oneOf.some((one) => one === value || (typeof one === 'number' && String(one) === value));
}

function readRole(condition: Extract<Condition, { is: 'role' }>, frame: Frame): Reading {
  const subject = namedBy(frame, condition.subject);
  if (!subject) return { holds: 'not known', awaits: condition.subject };
  const role = resolve(condition.role, frame, false);
  const unnamed = role.gaps.find((gap) => gap.why === 'party not named');
  if (unnamed && role.people.length === 0) return { holds: 'not known', awaits: unnamed.role };
  const among = subject.ids.some((id) => includes(role, id));
  return { holds: yesNo(among !== condition.not), act: subject.act };
}

/** Given by everybody needed; refused by anybody; else not known. The latest word of each person counts. */
function readConsent(condition: Extract<Condition, { is: 'consent' }>, frame: Frame): Reading {
  const role = resolve(condition.role, frame, true);
  const given = new Map<string, Act>();
  const refused = new Map<string, Act>();
  for (const act of frame.moment.acts) {
    if (act.act !== 'consent.given' && act.act !== 'consent.refused') continue;
    for (const person of idsIn(act.values['of'])) {
      given.delete(person);
      refused.delete(person);
      (act.act === 'consent.given' ? given : refused).set(person, act);
    }
  }
  if (role.people.length > 0 && reaches(role, new Set(given.keys())))
    return {
      holds: 'yes',
      act: role.people.map((person) => given.get(person)).find((act) => act !== undefined),
    };
  const refusal = role.people.map((person) => refused.get(person)).find((act) => act !== undefined);
  if (refusal) return { holds: 'no', act: refusal };
  return { holds: 'not known', awaits: `consent of ${condition.role.words}` };
}

function yesNo(is: boolean): Holds {
  return is ? 'yes' : 'no';
}
