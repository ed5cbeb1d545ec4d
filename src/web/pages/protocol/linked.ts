// A sentence that cites clauses, with each citation made a link to the clause.

import { capital } from '#language/english.ts';
import { clauseCited, inBrackets } from '#wording/clauses.ts';
import type { Names } from '#wording/names.ts';
import { type Html, html } from '../../components/html.ts';
import { clauseAddress } from './clause-words.ts';

export interface Cited {
  readonly clause: string;
  readonly version: string;
  readonly trial?: boolean;
}

/** @param sentence one of wording’s, which names these clauses as `clauseCited` or `inBrackets` does. */
export function linkedSentence(
  sentence: string,
  cited: readonly Cited[],
  names: Names,
  council: string,
): Html {
  const [first, ...rest] = cited;
  if (first === undefined) return html`${sentence}`;
  const words = clauseCited(first, names);
  const bracketed = inBrackets(first, names).slice(1, -1);
  const said = [words, capital(words), bracketed].find((one) => sentence.includes(one));
  if (said === undefined) return linkedSentence(sentence, rest, names, council);
  const at = sentence.indexOf(said);
  const before = linkedSentence(sentence.slice(0, at), rest, names, council);
  const after = linkedSentence(sentence.slice(at + said.length), rest, names, council);
  return html`${before}<a class="govuk-link" href="${clauseAddress(council, first.version, first.clause)}">${said}</a>${after}`;
}
