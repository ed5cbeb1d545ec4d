// What is known: the value of a fact, and whether a condition holds: yes, no, or not known.
// It knows nothing of what follows.

import type { Act } from '#engine/history.ts';
import type { Condition, FactValue } from '#engine/rules.ts';
import type { ConditionReading } from '#engine/standing.ts';
import {
  before,
  doerOf,
  fieldNamed,
  has,
  idsIn,
  latestCarrying,
  type Moment,
  momentOfAct,
  whoNamed,
} from './moment.ts';
import { holdersOf, reach, suffice } from './roles.ts';
import { stands } from './standing-acts.ts';
import { type Asked, clauseGoverns, questions } from './text.ts';

type Holds = 'yes' | 'no' | 'not known';

export interface Known {
  readonly value: FactValue;
  readonly act?: Act;
  readonly presumedBy?: string;
}

/** The questions of governing documents that ask for the fact. */
function asking(moment: Moment, fact: string): readonly Asked[] {
  return questions(moment).filter(
    (asked) => asked.question.asks === fact && clauseGoverns(moment, asked, moment.date),
  );
}

/** Whether this is an answer by one who decides the question, on the day it was given. */
export function answers(moment: Moment, asked: Asked, act: Act): boolean {
  if (act.act !== 'question.answered' || act.values['asks'] !== asked.question.asks) return false;
  if (act.done === 'elsewhere') return true;
  const doer = doerOf(moment, act);
  if (doer === undefined) return false;
  const then = momentOfAct(moment, act);
  return holdersOf(asked.question.decidedBy, { moment: then, handles: true }).people.includes(doer);
}

export function factValue(moment: Moment, fact: string): Known | undefined {
  if (moment.presuming.includes(fact)) return undefined;
  const asked = asking(moment, fact);
  const decidable = asked.some(
    (one) => holdersOf(one.question.decidedBy, { moment, handles: true }).people.length > 0,
  );
  const act = moment.acts.findLast((one) =>
    decidable
      ? asked.some((question) => answers(moment, question, one))
      : has(one, fact) || (one.act === 'question.answered' && one.values['asks'] === fact),
  );
  const value = asFact(act?.act === 'question.answered' ? act.values['answer'] : act?.values[fact]);
  if (act !== undefined && value !== undefined) return { value, act };
  if (asked.length > 0 && !decidable) return undefined;
  for (const one of asked.toSorted(byStanding)) {
    const presumed = presumption(moment, one);
    if (presumed?.answer === 'not presumed') return undefined;
    if (presumed !== undefined) return { value: presumed.answer, presumedBy: presumed.clause };
  }
  return undefined;
}

/** The law first, then by rank, then by id. */
function byStanding(a: Asked, b: Asked): number {
  if (a.version.floor !== b.version.floor) return a.version.floor ? -1 : 1;
  if (a.version.rank !== b.version.rank) return b.version.rank - a.version.rank;
  return `${a.version.id}:${a.question.id}` < `${b.version.id}:${b.question.id}` ? -1 : 1;
}

/** The first presumption whose conditions are all yes. */
export function presumption(moment: Moment, asked: Asked) {
  const inner = { ...moment, presuming: [...moment.presuming, asked.question.asks] };
  return asked.question.presume.find((one) =>
    one.if.every((condition) => holds(inner, condition, undefined).holds === 'yes'),
  );
}

/** Forms and messages say yes and no. */
export function asFact(value: unknown): FactValue | undefined {
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  if (value === 'yes' || value === 'no') return value === 'yes';
  return typeof value === 'string' && value !== '' ? value : undefined;
}

interface Answer {
  readonly holds: Holds;
  readonly act?: Act | undefined;
  readonly presumedBy?: string | undefined;
  /** What is not known. */
  readonly awaits?: string;
}

const yesOrNo = (yes: boolean): Holds => (yes ? 'yes' : 'no');

export function holds(moment: Moment, condition: Condition, trigger: Act | undefined): Answer {
  switch (condition.is) {
    case 'fact': {
      const known = factOrField(moment, condition.fact, trigger);
      if (known === undefined) return { holds: 'not known' };
      const fits =
        condition.atLeast === undefined
          ? condition.oneOf.includes(known.value)
          : typeof known.value === 'number' && known.value >= condition.atLeast;
      return { holds: yesOrNo(fits), act: known.act, presumedBy: known.presumedBy };
    }
    case 'role': {
      const named = whoNamed(moment, condition.subject) ?? fieldValue(moment, condition.subject, trigger);
      if (named === undefined || named.ids.length === 0) return { holds: 'not known' };
      const role = reach(condition.role, asRole(moment, trigger));
      const unnamed = role.gaps.find(({ why }) => why === 'party not named');
      if (role.people.length === 0 && unnamed !== undefined)
        return { holds: 'not known', awaits: unnamed.role };
      const there = [...role.ids, ...role.people];
      const is = named.ids.some((id) => there.includes(id));
      return { holds: yesOrNo(is !== condition.not), act: named.act };
    }
    case 'happened': {
      const act = before(moment).acts.find((one) => one.act === condition.act);
      return { holds: yesOrNo(act !== undefined), act };
    }
    case 'stands': {
      const ids = condition.parties.map(
        (party) => (whoNamed(moment, party) ?? fieldValue(moment, party, trigger))?.ids ?? [],
      );
      const missing = condition.parties.find((_, index) => ids[index]?.length === 0);
      if (missing !== undefined) return { holds: 'not known', awaits: missing };
      const act = stands(moment, condition.act, ids);
      return { holds: yesOrNo(act !== undefined), act };
    }
    case 'consent':
      return consent(moment, condition, trigger);
  }
}

export function asRole(moment: Moment, trigger: Act | undefined, handles = false) {
  return { moment, handles, ...(trigger === undefined ? {} : { trigger }) };
}

/** A field is read from the act judged, else from the act that set the rule off, else from the latest that carries it. */
export function carrier(moment: Moment, name: string, trigger: Act | undefined): Act | undefined {
  if (moment.judged !== undefined && has(moment.judged, name)) return moment.judged;
  if (trigger !== undefined && has(trigger, name)) return trigger;
  return latestCarrying(moment.acts, name);
}

function fieldValue(moment: Moment, name: string, trigger: Act | undefined) {
  const act = carrier(moment, name, trigger);
  return act === undefined ? undefined : { ids: idsIn(act.values[name]), act };
}

function factOrField(moment: Moment, name: string, trigger: Act | undefined): Known | undefined {
  const isFact = moment.rulebook.vocabulary.procedures
    .flatMap((p) => p.facts)
    .some((fact) => fact.name === name);
  if (isFact || fieldNamed(moment, name) === undefined) return factValue(moment, name);
  const act = carrier(moment, name, trigger);
  const value = asFact(act?.values[name]);
  return act === undefined || value === undefined ? undefined : { value, act };
}

function consent(
  moment: Moment,
  condition: Extract<Condition, { is: 'consent' }>,
  trigger: Act | undefined,
): Answer {
  const needed = reach(condition.role, asRole(moment, trigger, true));
  const said = needed.people.map((person) => ({
    person,
    act: moment.acts.findLast(
      (act) =>
        (act.act === 'consent.given' || act.act === 'consent.refused') &&
        idsIn(act.values['of']).includes(person),
    ),
  }));
  const given = said.filter(({ act }) => act?.act === 'consent.given');
  const refused = said.find(({ act }) => act?.act === 'consent.refused');
  const persons = given.map(({ person }) => person);
  if (needed.people.length > 0 && suffice(needed, persons)) return { holds: 'yes', act: given[0]?.act };
  if (refused !== undefined) return { holds: 'no', act: refused.act };
  return { holds: 'not known', awaits: `consent of ${condition.role.words}` };
}

export interface Conditions {
  readonly outcome: Holds;
  readonly readings: readonly ConditionReading[];
  readonly awaits: readonly string[];
}

/** if: all must be yes. unless: any yes sets the rule aside; what is not known does not. */
export function conditionsOf(
  moment: Moment,
  body: { readonly if: readonly Condition[]; readonly unless: readonly Condition[] },
  trigger: Act | undefined,
): Conditions {
  const ifs = body.if.map((condition) => ({
    condition,
    side: 'if' as const,
    answer: holds(moment, condition, trigger),
  }));
  const unless = body.unless.map((condition) => ({
    condition,
    side: 'unless' as const,
    answer: holds(moment, condition, trigger),
  }));
  const outcome: Holds =
    ifs.some(({ answer }) => answer.holds === 'no') || unless.some(({ answer }) => answer.holds === 'yes')
      ? 'no'
      : ifs.every(({ answer }) => answer.holds === 'yes')
        ? 'yes'
        : 'not known';
  const awaits = ifs
    .filter(({ answer }) => answer.holds === 'not known')
    .map(({ condition, answer }) => answer.awaits ?? awaited(condition));
  return {
    outcome,
    readings: [...ifs, ...unless].map(({ condition, side, answer }) => ({
      words: condition.words,
      side,
      holds: answer.holds,
      ...(answer.act === undefined ? {} : { act: answer.act.id, case: answer.act.case }),
      ...(answer.presumedBy === undefined ? {} : { presumedBy: answer.presumedBy }),
    })),
    awaits: outcome === 'no' ? [] : [...new Set(awaits)].toSorted(),
  };
}

function awaited(condition: Condition): string {
  if (condition.is === 'fact') return condition.fact;
  return condition.is === 'role' ? condition.subject : condition.words;
}
