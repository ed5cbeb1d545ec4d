// Which known word somebody probably meant.

import { distance } from 'fastest-levenshtein';

/** The known word nearest to what was written, if near enough to be a slip of the pen. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const word = plain(written);
  const allowed = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 4));
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of known) {
    const other = plain(candidate);
    // Two letters that changed places are one slip, though they are two changes.
    const apart = Math.max(distance(word, other) - (sameLetters(word, other) ? 1 : 0), 0);
    if (apart < least) {
      least = apart;
      best = candidate;
    }
  }
  return best;
}

/** `did you mean "until"?`, or nothing when no known word is near. */
export function didYouMean(written: string, known: Iterable<string>): string | undefined {
  const word = nearest(written, known);
  return word === undefined ? undefined : `did you mean "${word}"?`;
}

/** “here, elsewhere or either” */
export function oneOf(words: readonly string[], joiner = 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

/** Long or binary words are cut so that a message stays one line. */
export function quote(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `"${line.length > 80 ? `${line.slice(0, 77)}…` : line}"`;
}

function plain(word: string): string {
  return word.toLowerCase().slice(0, 120);
}

function sameLetters(a: string, b: string): boolean {
  return a !== b && [...a].toSorted().join('') === [...b].toSorted().join('');
}
