// Which office is meant by “monitoring officer”, “executive director of Place” or, beside one body of its kind, “leader”.
// Knows the titles a council has; knows nobody.

import type { OfficeOf } from '#language/scope.ts';

export interface NamedOffice {
  readonly title: string;
  readonly office: OfficeOf;
  /** The body it is of, as written; absent where none was. */
  readonly of?: string;
}

/** The longest title at the start of the words wins: “leader of council” before “leader”. */
export function officeIn(words: string, offices: ReadonlyMap<string, OfficeOf>): NamedOffice | undefined {
  const whole = titleIn(words, offices);
  if (whole) return whole;
  const parts = words.split(' of ');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const named = titleIn(parts.slice(0, length).join(' of '), offices);
    if (named) return { ...named, of: parts.slice(length).join(' of ') };
  }
  return undefined;
}

function titleIn(words: string, offices: ReadonlyMap<string, OfficeOf>): NamedOffice | undefined {
  const lower = words.toLowerCase();
  for (const [title, office] of offices) if (title.toLowerCase() === lower) return { title, office };
  return undefined;
}

/** Titles that a body of this kind has: “chair” of a committee. */
export function titlesOf(kind: OfficeOf, offices: ReadonlyMap<string, OfficeOf>): readonly string[] {
  return [...offices].flatMap(([title, office]) => (office === kind ? [title] : []));
}
