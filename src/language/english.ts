// Small English: articles, is and are. Knows no rules.

/** “officer asked” → “the officer asked”; “any member”, “anyone”, “every leader” stay as they are. */
export function withThe(words: string): string {
  return /^(the|an?|any|every|anyone|everyone|each|no|officers|members|councillors|employees)\b/i.test(words)
    ? words
    : `the ${words}`;
}

export function withA(words: string): string {
  return isPlural(words) ? words : `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`;
}

export function isPlural(words: string): boolean {
  const head = words.split(/ (?:of|to|for|in) /)[0] ?? '';
  return /[^s]s$/.test(head) || /^(officers|members|councillors|employees) /.test(head);
}

export function isOrAre(words: string): string {
  return isPlural(words) ? 'are' : 'is';
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function decapital(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** “a, b and c” */
export function listOf(words: readonly string[], joiner = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

export function counted(count: number, units: string): string {
  return `${count} ${count === 1 ? units.replace(/s$/, '') : units}`;
}

const IRREGULAR =
  'not made held left sent given put brought met told done lost won found kept paid set read gone heard sought';

/** “received”, “foreseen”, “made”, “not” (upheld). */
export function isParticiple(word: string): boolean {
  return /(ed|en|wn|un|eld)$/.test(word) || IRREGULAR.split(' ').includes(word);
}
