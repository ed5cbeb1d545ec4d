// What is known of a fact: who settles it, what they answered, and what is presumed until they do.

import type { Act, Value } from './history.ts';
import type { Frame, Moment } from './moment.ts';
import { doersOf } from './moment.ts';
import { valueIn } from './parties.ts';
import { peopleOf, resolve } from './roles.ts';
import type { Asking } from './rulebook-index.ts';
import type { Condition, FactValue, Presumption } from './rules.ts';
import { governs } from './versions.ts';

/** Whether all of these conditions are *yes* at the moment; given by conditions.ts, which in turn asks for facts. */
export type AllHold = (conditions: readonly Condition[], moment: Moment) => boolean;

export interface FactFound {
  readonly value?: FactValue;
  readonly act?: Act;
  /** The clause by which it is presumed. */
  readonly presumedBy?: string;
}

/** A fact’s value, or what is presumed of it, or neither: not known. */
export function factOf(frame: Frame, name: string, allHold: AllHold): FactFound {
  const { moment } = frame;
  if (!moment.scene.rules.facts.has(name)) return given(valueIn(frame, name));
  const known = moment.presuming.size === 0 ? moment.facts.get(name) : undefined;
  if (known) return known;
  if (moment.presuming.has(name)) return {};
  const found = whilePresuming(moment, name, () => settled(moment, name, allHold));
  // What was worked out inside another presumption may lack that fact, and is not kept.
  if (moment.presuming.size === 0) moment.facts.set(name, found);
  return found;
}

/** While a presumption is being worked out, the fact it is about is not known: a circle of presumptions settles nothing. */
function whilePresuming<T>(moment: Moment, name: string, work: () => T): T {
  moment.presuming.add(name);
  const found = work();
  moment.presuming.delete(name);
  return found;
}

function settled(moment: Moment, name: string, allHold: AllHold): FactFound {
  const questions = questionsAbout(moment, name);
  const answered = questions.length === 0 ? 'nobody decides' : answerTo(moment, name, questions);
  if (answered !== 'nobody decides') return answered ?? presumedIn(moment, questions, allHold) ?? {};
  const acts = moment.acts.findLast(
    (act) =>
      act.values[name] !== undefined || (act.act === 'question.answered' && act.values['asks'] === name),
  );
  return given(acts && { value: acts.values[name] ?? acts.values['answer'], act: acts });
}

function given(found: { readonly value: Value | undefined; readonly act: Act } | undefined): FactFound {
  if (found?.value === undefined || typeof found.value === 'object') return {};
  return { value: asFact(found.value), act: found.act };
}

/** Forms and messages say yes and no. */
export function asFact(value: string | number | boolean): FactValue {
  if (value === 'yes') return true;
  return value === 'no' ? false : value;
}

/** Questions in force that ask this: the law’s first, then by their documents’ rank, then by id. */
export function questionsAbout(moment: Moment, name: string): readonly Asking[] {
  const all = moment.scene.rules.asking.get(name) ?? [];
  return all.filter((one) => governs(one, moment.day)).sort(byStanding);
}

function byStanding(a: Asking, b: Asking): number {
  const floors = Number(b.version.floor) - Number(a.version.floor);
  return floors || b.version.rank - a.version.rank || (a.key < b.key ? -1 : 1);
}

/** The latest answer by somebody who decided it on that day; recorded from elsewhere, whoever recorded it. */
export function answerTo(
  moment: Moment,
  name: string,
  questions: readonly Asking[],
): FactFound | undefined | 'nobody decides' {
  let anyDecider = false;
  for (const { question } of questions) {
    if (resolve(question.decidedBy, { moment }, true).people.length > 0) anyDecider = true;
  }
  if (!anyDecider) return 'nobody decides';
  const answer = moment.acts.findLast(
    (act) =>
      act.act === 'question.answered' &&
      act.values['asks'] === name &&
      (act.done === 'elsewhere' ||
        questions.some(({ question }) => decides(moment, question.decidedBy, act))),
  );
  return answer && given({ value: answer.values['answer'], act: answer });
}

function decides(moment: Moment, role: Asking['question']['decidedBy'], answer: Act): boolean {
  const then = answer === moment.judged ? moment : moment.after(answer);
  const deciders = peopleOf(resolve(role, { moment: then }, true));
  return doersOf(undefined, answer).some((person) => deciders.has(person));
}

function presumedIn(moment: Moment, questions: readonly Asking[], allHold: AllHold): FactFound | undefined {
  for (const { question } of questions) {
    const presumption = presumptionOf(moment, question.presume, allHold);
    if (presumption)
      return presumption.answer === 'not presumed'
        ? {}
        : { value: presumption.answer, presumedBy: presumption.clause };
  }
  return undefined;
}

/** What a question presumes; while that is worked out, its own fact is not known. */
export function presumedBy(
  moment: Moment,
  { asks, presume }: Asking['question'],
  allHold: AllHold,
): Presumption | undefined {
  return whilePresuming(moment, asks, () => presumptionOf(moment, presume, allHold));
}

/** The first whose conditions all hold. */
function presumptionOf(
  moment: Moment,
  presumptions: readonly Presumption[],
  allHold: AllHold,
): Presumption | undefined {
  return presumptions.find((one) => allHold(one.if, moment));
}
