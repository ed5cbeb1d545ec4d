// What an item asks or bars, as the middle of a sentence: “answer the enquiry”, “tell Asker the reply and nothing
// else”. Shared by every sentence about items.

import type { Holders } from '#engine/standing.ts';
import { listOf, withThe } from '#language/english.ts';
import { holdersInWords } from './holders.ts';
import type { Names } from './names.ts';

export interface Deed {
  readonly acts: readonly string[];
  readonly to?: Holders;
  readonly with?: readonly string[];
  readonly telling?: readonly string[] | 'everything';
}

/** “answer the enquiry”, “ask somebody more senior to step in, going to Jo Lee”, “tell Asker the reply, nothing else”. */
export function deedInWords(deed: Deed, names: Names): string {
  const to = deed.to === undefined ? '' : holdersInWords(deed.to, names);
  if (deed.acts.includes('tell')) {
    const whom = to === '' ? 'those concerned' : to;
    return deed.telling === undefined
      ? `tell ${whom}`
      : `tell ${whom} ${tellingInWords(deed.telling, names)}`;
  }
  const doing = listOf(deed.acts.map(names.toDo), 'or');
  const giving =
    (deed.with ?? []).length === 0 ? '' : `, giving ${listOf((deed.with ?? []).map(givenInWords))}`;
  return `${doing}${to === '' ? '' : `, going to ${to}`}${giving}`;
}

/** “the reply and the date”, “anything of it”, and “that …” phrases as they stand. */
export function tellingInWords(telling: readonly string[] | 'everything', names: Names): string {
  if (telling === 'everything') return 'anything of it';
  return listOf(telling.map((field) => tellInWords(field, names)));
}

/** A name that reads by itself: “what was done”. */
const PHRASE = /^(that|the|whether|which|who|what|when|why|how) /i;

/** “reasons”, “what was done”, “the phone”. */
function givenInWords(field: string): string {
  return /reasons$/.test(field) || PHRASE.test(field) ? field : withThe(field);
}

function tellInWords(field: string, names: Names): string {
  if (PHRASE.test(field)) return field;
  const fact = names.fact(field);
  if (fact !== field) return `whether ${fact}`;
  if (/^(about|for|against)$/.test(field)) return `what it is ${field}`;
  // “copied to” is no thing, “the reply” is.
  return / (to|by|with|from)$/.test(field) ? `who it was ${field}` : `the ${field}`;
}
