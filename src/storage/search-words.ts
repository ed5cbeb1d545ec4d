// Makes text and questions plain in one way for both databases, and the tokens by which the index holds who may find a
// case. The grants table stays the authority: a token only spares the index from looking at what others may see.

import { createHash } from 'node:crypto';
import type { Citation, Grant } from './storage.ts';

/** Lower case, without accents, only letters and digits between single spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** At most eight words: more do not make an answer better, only slower. */
export function askedWords(text: string): readonly string[] {
  const plain = plainWords(text);
  return plain === '' ? [] : [...new Set(plain.split(' '))].slice(0, 8);
}

/** Letters and digits that no stemmer alters, since none takes off a digit. */
function token(...parts: readonly string[]): string {
  return `t${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20)}0`;
}
export const personToken = (council: string, person: string): string => token('person', council, person);
export const citationToken = (council: string, { version, clause }: Citation): string =>
  token('cites', council, version, clause);

export function caseTokens(council: string, grants: readonly Grant[], cites: readonly Citation[]): string {
  const whole = grants.filter((grant) => grant.whole).map((grant) => personToken(council, grant.person));
  return [...new Set([...whole, ...cites.map((cited) => citationToken(council, cited))])].sort().join(' ');
}

export function searchMark(text: string, tokens: string): string {
  return createHash('sha256').update(`${text}\n${tokens}`).digest('base64url').slice(0, 22);
}
