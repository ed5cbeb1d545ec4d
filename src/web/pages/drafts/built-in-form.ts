// Forms of the acts that every procedure has: settling a question, consent, advice, consulting, telling. What they are
// about is given by the link that began the draft; the rest is asked.

import type { ActType, Fact, Procedure } from '#engine/rules.ts';
import type { Question } from '../../components/question.ts';
import { question, typedAll, typedOne } from '../../components/question.ts';
import type { Reader } from '../case/reader.ts';
import { choicesFor } from './choices.ts';
import type { Asked, DraftForm, Settled } from './draft-form.ts';
import type { TypedIn } from './typed-in.ts';

export function builtInForm(type: ActType, procedure: Procedure, typed: TypedIn, reader: Reader): DraftForm {
  const fact = procedure.facts.find(({ name }) => name === typedOne(typed, 'asks'));
  const among = typedAll(typed, 'among');
  const settled = settledBy(typed);
  const asked = type.fields
    .filter(({ name }) => name !== 'asks' && name !== 'norm' && (name !== 'of' || settled.of === undefined))
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

/** Names that a link to a form gives, and nobody types. */
export function isSettledByLink(name: string): boolean {
  return ['asks', 'norm', 'only', 'among'].includes(name);
}

/** Given by the link and never asked. */
function settledBy(typed: TypedIn): Settled {
  const given = (name: string): string | undefined => typedOne(typed, name) || undefined;
  const [asks, norm, of] = [given('asks'), given('norm'), given('only')];
  return { ...(asks && { asks }), ...(norm && { norm }), ...(of && { of }) };
}

/** Here it has to be settled, so “I do not know” is no answer. */
function answerTo(fact: Fact): Question {
  return { ...question(fact), name: 'answer', id: 'answer', required: true, mayBeUnknown: false };
}
