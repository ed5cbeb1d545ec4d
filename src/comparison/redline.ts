// Two wordings told apart word by word. Knows no clauses and no rules.

import { diffWords } from 'diff';

export interface Piece {
  readonly text: string;
  readonly is: 'kept' | 'added' | 'removed';
}

/** What was kept, removed and added, in reading order; without either side, the other is all added or all removed. */
export function redline(before: string, after: string): readonly Piece[] {
  return diffWords(before, after).map(({ value, added, removed }) => ({
    text: value,
    is: added ? 'added' : removed ? 'removed' : 'kept',
  }));
}

/** Which part of the words two texts share: 1 when all of them, whatever their order; 0 when none. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length + b.length === 0) return 1;
  const left = Map.groupBy(b, (word) => word);
  const shared = a.filter((word) => left.get(word)?.pop() !== undefined).length;
  return (2 * shared) / (a.length + b.length);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}’]+/gu) ?? [];
}
