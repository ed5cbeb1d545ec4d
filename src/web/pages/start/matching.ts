// What somebody says they want, in their own words, matched with what can be started. It weighs words and knows nothing
// else.

import type { Procedure } from '#engine/rules.ts';

/** Words that say nothing of what is wanted. */
const EMPTY: ReadonlySet<string> = new Set(
  'about and ask can for from get have help how into like need please some somebody something that the their them they this want was what when where which who will with would you your'.split(
    ' ',
  ),
);

/** @returns those that fit at all, best first. */
export function matching<Of extends { readonly procedure: Procedure }>(
  said: string,
  among: readonly Of[],
): readonly Of[] {
  const words = wordsIn(said).filter((word) => word.length > 2 && !EMPTY.has(word));
  const spoken = ` ${wordsIn(said).join(' ')} `;
  return among
    .map((one) => ({ one, score: scoreOf(one.procedure, words, spoken) }))
    .filter(({ score }) => score > 0)
    .toSorted((first, second) => second.score - first.score)
    .map(({ one }) => one);
}

/** An everyday word or phrase counts most; a word of its title or sentence a little. */
function scoreOf(
  { everydayWords, title, youWantTo, plain }: Procedure,
  words: readonly string[],
  spoken: string,
): number {
  const phrases = everydayWords.filter((phrase) => spoken.includes(` ${wordsIn(phrase).join(' ')} `));
  const own = new Set(wordsIn(`${title} ${youWantTo} ${plain}`));
  return phrases.length * 3 + words.filter((word) => own.has(word)).length;
}

/** Lower case, and one form for singular and plural. */
function wordsIn(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 ? word.replace(/(?<!s)s$/, '') : word,
  );
}
