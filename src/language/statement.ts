// What a clause says, without the marks of Markdown, for a list or a comparison. Knows no rules.

import type { Clause } from '#engine/rules.ts';

export function statementText({ statement }: Pick<Clause, 'statement'>): string {
  return statement
    .replaceAll(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Its first sentences, as many as are short together. */
export function shortStatement(clause: Pick<Clause, 'statement'>, most = 260): string {
  const text = statementText(clause);
  if (text.length <= most) return text;
  const end = text.slice(0, most).lastIndexOf('. ');
  return end > 60 ? text.slice(0, end + 1) : `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}
