// Whoever answers a question that a clause gives to somebody: whether it is theirs, and after what. Of what is in the
// answer nothing is known here.

import { dutiesOf } from './duties.ts';
import type { Moment } from './moment.ts';
import { doersOf } from './moment.ts';
import { askedOf, notCoveredBy } from './not-covered.ts';
import type { QuestionEntry } from './questions.ts';
import { questionsRaised } from './questions.ts';
import type { Because, NotCovered, StepState } from './standing.ts';
import { blocks } from './steps.ts';

export interface Settling {
  /** Of every question that the act answers. */
  readonly because: readonly Because[];
  /** Of those that others decide, when none of them is for whoever does the act. */
  readonly others: readonly Because[];
  /** What must come first, and by what. */
  readonly early: readonly { readonly because: Because; readonly steps: readonly StepState[] }[];
  /** Of those that the text leaves to nobody, when nobody decides any. */
  readonly notCovered: readonly NotCovered[];
}

/** @param moment whose `judged` act may answer a question. */
export function settlingOf(moment: Moment): Settling {
  const act = moment.judged;
  const asked =
    act?.act === 'question.answered'
      ? latestOfEach(questionsRaised(moment, dutiesOf).filter(({ item }) => item.asks === act.values['asks']))
      : [];
  const doers = act === undefined ? [] : doersOf(undefined, act);
  const theirs = asked.filter(({ item }) => doers.some((person) => item.who.people.includes(person)));
  const decided = asked.filter(({ item }) => item.who.people.length > 0);
  const ask = askedOf(moment);
  const becauses = (some: readonly QuestionEntry[]) => some.map(({ item }) => item.because);
  return {
    because: becauses(asked),
    others: theirs.length === 0 ? becauses(decided) : [],
    early: theirs.flatMap(({ item }) => {
      const steps = item.steps.filter(blocks);
      return steps.length === 0 ? [] : [{ because: item.because, steps }];
    }),
    notCovered:
      decided.length === 0
        ? asked.flatMap(({ asking, item, gaps }) =>
            notCoveredBy(asking, item.id, ['question.answered'], gaps.slice(0, 1), ask),
          )
        : [],
  };
}

/** One answer settles a question however often it was raised; what comes first is asked of the latest time. */
function latestOfEach(raised: readonly QuestionEntry[]): readonly QuestionEntry[] {
  return [...new Map(raised.map((one) => [one.asking, one])).values()];
}
