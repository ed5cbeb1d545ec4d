// Forms of the acts that every procedure has: settling a question, consent, advice, consulting, telling. What they are
// about is given by the link that began the draft; the rest is asked.

import type { ActType, Fact, Procedure } from '#engine/rules.ts';
import type { Question } from '../../components/question.ts';
import { question, typedAll, typedOne } from '../../components/question.ts';
import type { Reader } from '../case/reader.ts';
import { choicesFor } from './choices.ts';
import type { Asked, DraftForm } from './draft-form.ts';
import type { TypedIn } from './typed-in.ts';

/** Settled by the link, never asked: the names under which it gives them, and under which they are kept. */
const SETTLED: readonly (readonly [string, string])[] = [
  ['asks', 'asks'],
  ['norm', 'norm'],
  ['only', 'of'],
];

export function builtInForm(type: ActType, procedure: Procedure, typed: TypedIn, reader: Reader): DraftForm {
  const fact = procedure.facts.find(({ name }) => name === typedOne(typed, 'asks'));
  const among = typedAll(typed, 'among');
  const settled = Object.fromEntries(
    SETTLED.map(([given, kept]) => [kept, typedOne(typed, given)] as const).filter(
      ([, value]) => value !== '',
    ),
  );
  const asked = type.fields
    .filter(({ name }) => name !== 'asks' && name !== 'norm' && settled[name] === undefined)
    .map((field): Asked => {
      if (field.name === 'answer' && fact !== undefined)
        return { question: answerTo(fact), answers: {}, further: false };
      const asked = question(field);
      const all = choicesFor(asked.type, reader);
      const options = among.length === 0 ? all : all?.filter(({ value }) => among.includes(value));
      return { question: asked, answers: options === undefined ? {} : { options }, further: false };
    });
  return { type, procedure, asked, settled };
}

/** Here it has to be settled, so “I do not know” is no answer. */
function answerTo(fact: Fact): Question {
  return { ...question(fact), name: 'answer', id: 'answer', required: true, mayBeUnknown: false };
}
