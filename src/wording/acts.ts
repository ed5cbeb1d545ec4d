// One entry of the record as a sentence, from the vocabulary’s own words: “Asker asked Answerer: street lights”.

import type { Act } from '#engine/history.ts';
import { capital, listOf } from '#language/english.ts';
import { tellingInWords } from './deeds.ts';
import type { Names } from './names.ts';

const BUILT_IN: Readonly<Record<string, string>> = {
  'consent.given': '{of} gave consent',
  'consent.refused': '{of} did not consent',
  'advice.received': '{of} gave advice',
  consulted: '{of} was consulted',
  told: '{of} was told: {telling}',
  recused: '{by} stood aside',
  excluded: '{by} kept {of} out of this case',
  readmitted: '{by} let {of} back into this case',
  'question.answered': '{by} decided whether {asks}: {answer}',
  'ruling.made': '{by} ruled on the meaning of {norm}: {reading}',
  'absence.recorded': '{of} is recorded as away',
  'absence.ended': '{of} is back',
};

/** Without a full stop. What was not given is said in the vocabulary’s own word for it, or left out at the end. */
export function actSentence(act: Act, names: Names): string {
  const plain = names.act(act.act)?.plain ?? BUILT_IN[act.act] ?? names.toDo(act.act);
  const words = plain.replace(/(: )?\{([^}]+)\}/g, (_whole, colon: string | undefined, name: string) => {
    const value =
      name === 'by' && !Object.hasOwn(act.values, 'by') ? byOf(act, names) : given(act, name, names);
    if (value !== undefined) return `${colon ?? ''}${value}`;
    return colon === undefined ? `the ${name}` : '';
  });
  return capital(words.trim().replace(/\.$/, ''));
}

/** The same with its full stop; words of its writer may end in a mark of their own. */
export function actSaid(act: Act, names: Names): string {
  const said = actSentence(act, names);
  return /[?!]$/.test(said) ? said : `${said}.`;
}

function byOf(act: Act, names: Names): string {
  return act.by === null ? 'somebody' : names.person(act.by);
}

function given(act: Act, name: string, names: Names): string | undefined {
  const value = act.values[name];
  if (value !== undefined && name === 'asks') return names.fact(String(value));
  if (value !== undefined && name === 'telling' && act.act === 'told')
    return tellingInWords([value].flat().map(String), names);
  if (value !== undefined) return Array.isArray(value) ? listOf(value.map(names.person)) : names.value(value);
  return name === names.act(act.act)?.by ? byOf(act, names) : undefined;
}
