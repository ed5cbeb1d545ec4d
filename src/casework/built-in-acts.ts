// Acts that every procedure has, because the protocol language itself speaks of them: consent, advice, consulting,
// telling, settling a question, standing aside, keeping somebody out. Shaped like acts of the vocabulary, so that forms and
// sentences need no second way.

import type { ActType, Field } from '#engine/rules.ts';

const person: Field = {
  name: 'of',
  type: 'person',
  label: 'Who?',
  choices: [],
  required: true,
  subject: false,
};
const words = (name: string, label: string, required: boolean): Field => ({
  name,
  type: 'long text',
  label,
  choices: [],
  required,
  subject: false,
});

function builtIn(name: string, plain: string, toDo: string, noun: string, fields: readonly Field[]): ActType {
  return {
    name,
    procedure: '',
    opens: false,
    closes: false,
    done: 'either',
    sets: [],
    facts: [],
    fields,
    plain,
    toDo,
    noun,
    carries: [],
    private: false,
  };
}

export const BUILT_IN_ACT_TYPES: ReadonlyMap<string, ActType> = new Map(
  [
    builtIn('consent.given', '{of} gave consent', 'record that consent was given', 'Consent', [person]),
    builtIn('consent.refused', '{of} refused consent', 'record that consent was refused', 'A refusal', [
      person,
    ]),
    builtIn('advice.received', '{of} gave advice', 'record the advice given', 'Advice', [
      person,
      words('advice', 'What is the advice?', true),
    ]),
    builtIn('consulted', '{of} was consulted', 'record that somebody was consulted', 'A consultation', [
      person,
      words('view', 'What did they say?', false),
    ]),
    builtIn('told', '{of} was told', 'tell somebody', 'A notice', [
      person,
      { name: 'norm', type: 'text', label: 'By which rule?', choices: [], required: false, subject: false },
    ]),
    builtIn('recused', '{by} stood aside', 'stand aside from this case', 'Standing aside', [
      words('reasons', 'Why do you stand aside?', true),
    ]),
    builtIn('excluded', '{by} kept {of} out of this case', 'keep somebody out of this case', 'Keeping out', [
      { ...person, label: 'Who is to be kept out?' },
      words('reasons', 'Why?', true),
    ]),
    builtIn('readmitted', '{by} let {of} back into this case', 'let somebody back in', 'Letting back in', [
      { ...person, label: 'Who is let back in?' },
      words('reasons', 'Why?', true),
    ]),
    builtIn('question.answered', '{by} decided whether {asks}: {answer}', 'decide a question', 'A decision', [
      { name: 'asks', type: 'text', label: 'Which question?', choices: [], required: true, subject: false },
      {
        name: 'answer',
        type: 'text',
        label: 'What is your answer?',
        choices: [],
        required: true,
        subject: false,
      },
      words('reasons', 'Give reasons', true),
    ]),
  ].map((type) => [type.name, type]),
);
