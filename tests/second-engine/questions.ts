// The questions that a text puts to somebody: open or answered, and what is presumed meanwhile.
// It knows nothing of what the answer leads to.

import type { Act } from '#engine/history.ts';
import type { Gap, Holders, OpenQuestion } from '#engine/standing.ts';
import { dateOf } from './dates.ts';
import { answers, asFact, asRole, presumption } from './facts.ts';
import { actsAfter, type Moment } from './moment.ts';
import { holdersOf } from './roles.ts';
import { stepStates } from './steps.ts';
import { type Asked, clauseGoverns, questions, type Rule } from './text.ts';

export interface QuestionFound {
  readonly asked: Asked;
  readonly item: OpenQuestion;
  readonly gaps: readonly Gap[];
}

export function questionsAt(moment: Moment): readonly QuestionFound[] {
  const { zone } = moment.rulebook.council;
  return questions(moment).flatMap((asked) =>
    openings(moment, asked)
      .filter((trigger) =>
        clauseGoverns(moment, asked, trigger === undefined ? moment.date : dateOf(trigger.happened, zone)),
      )
      .map((trigger) => question(moment, asked, trigger)),
  );
}

function openings(moment: Moment, asked: Asked): readonly (Act | undefined)[] {
  const acts = asked.question.when.flatMap((when) => (when.is === 'act' ? [when.act] : []));
  if (acts.length === 0) return [undefined];
  return moment.acts.filter((act) => acts.includes(act.act));
}

function question(moment: Moment, asked: Asked, trigger: Act | undefined): QuestionFound {
  const { question, version, clause, trial } = asked;
  const who: Holders = holdersOf(question.decidedBy, asRole(moment, undefined, true));
  // While nobody can decide it, nobody has.
  const given = who.people.length === 0 ? [] : moment.acts.filter((act) => answers(moment, asked, act));
  const later = actsAfter(moment, trigger, trigger?.happened ?? Number.NEGATIVE_INFINITY);
  const answer = given.findLast((act) => later.includes(act));
  const presumed = given.length === 0 ? presumption(moment, asked) : undefined;
  const value = asFact(answer?.values['answer']);
  // The steps of a question are read as those of a norm are.
  const rule = { version, clause, norm: { id: question.id } } as unknown as Rule;
  const item: OpenQuestion = {
    kind: 'question',
    id: `${version.id}:${question.id}${trigger === undefined ? '' : `@${trigger.id}`}`,
    because: {
      norm: question.id,
      clause: clause.number,
      version: version.id,
      force: version.forceAtMost !== undefined && !version.floor ? 'should' : 'must',
      place: question.place,
      trial,
      ...(trigger === undefined ? {} : { trigger: trigger.id }),
      conditions: [],
      setAside: [],
    },
    undecided: false,
    asks: question.asks,
    who,
    state: answer === undefined ? 'open' : 'answered',
    ...(value === undefined ? {} : { answer: value }),
    ...(presumed === undefined
      ? {}
      : { presumed: { answer: presumed.answer, clause: presumed.clause, with: presumed.with } }),
    steps: stepStates(moment, rule, question.first, trigger),
  };
  const gaps = [
    who,
    ...item.steps.flatMap(({ state, of }) => (state === 'not needed' || of === undefined ? [] : [of])),
  ];
  const found = gaps.flatMap((one) => one.gaps).filter(({ why }) => why !== 'party not named');
  return { asked, item, gaps: answer === undefined ? found : [] };
}
