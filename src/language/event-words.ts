// An act of the vocabulary said in English: as something that happens, and as something to do.

import type { Vocabulary } from '#engine/rules.ts';
import { isOrAre, isParticiple, withA } from './english.ts';
import { findAct } from './scope.ts';

/**
 * “parcel.sent” → “a parcel is sent” (an act that opens a case brings in something new);
 * “parcel.loss found” → “the parcel loss is found”.
 */
export function eventWords(name: string, vocabulary: Vocabulary): string {
  const [head = '', tail = ''] = name.split('.');
  if (tail === '') return `somebody is ${head}`;
  const act = findAct(vocabulary, name);
  const words = tail.split(' ');
  const begins = Math.max(0, isParticiple(words[0] ?? '') ? 0 : words.findIndex(isParticiple));
  const thing = [head, ...words.slice(0, begins)].join(' ');
  const counts = act === undefined || /^an? /i.test(act.noun);
  const subject = !act?.opens ? `the ${thing}` : counts ? withA(thing) : thing;
  return `${subject} ${isOrAre(thing)} ${words.slice(begins).join(' ')}`;
}

/** “send the parcel”; an act of a procedure has words for it, built-in acts are put plainly. */
export function deedWords(name: string, vocabulary: Vocabulary): string {
  return findAct(vocabulary, name)?.toDo ?? `see that ${eventWords(name, vocabulary)}`;
}
