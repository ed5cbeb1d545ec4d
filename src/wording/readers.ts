// Who gets, reads and is told what is sent, as sentences said before it is sent.

import type { Notice } from '#engine/standing.ts';
import { listOf } from '#language/english.ts';
import { inBrackets } from './clauses.ts';
import { tellingInWords } from './deeds.ts';
import type { Names } from './names.ts';

export interface ReaderNamed {
  /** “Jo Lee” */
  readonly name: string;
  /** “executive director of Place”; '' for somebody without an office. */
  readonly office: string;
}

/** “Jo Lee (executive director of Place)” */
export function namedWithOffice({ name, office }: ReaderNamed): string {
  return office === '' ? name : `${name} (${office})`;
}

/** @param others everybody but the one who asks. */
export function readersSentence(others: readonly ReaderNamed[]): string {
  if (others.length === 0) return 'Nobody but you will be able to read this.';
  return `${listOf(others.map(namedWithOffice))} only, and you.`;
}

/** “The protocol also has Councillor Bell told: the reply (clause 8.9, April 2023).” */
export function alsoToldSentence(notice: Notice, names: Names): string {
  const word = notice.force === 'must' ? 'has' : 'asks to have';
  return `The protocol also ${word} ${names.person(notice.to)} told: ${tellingInWords(notice.telling, names)} ${inBrackets(notice.because, names)}.`;
}

const VERB = '(?:is|are|was|were|has|have|should|will)';

/**
 * The label that asks who somebody is, as what they do: “Which councillor is asking?” becomes “is asking”, “Who should
 * step in?” “is to step in”. undefined where the label cannot be turned so.
 */
export function partInWords(label: string): string | undefined {
  const [, said] = new RegExp(`^(?:Who|Which .+?(?= ${VERB}\\b)) (.+)\\?$`).exec(label) ?? [];
  if (said === undefined) return undefined;
  const [, given] = /^is it (\w+) to$/.exec(said) ?? [];
  if (given !== undefined) return `had it ${given} to them`;
  if (/^\w+ (it|he|she|they|the) /.test(said)) return undefined;
  return said
    .replace(/^should /, 'is to ')
    .replace(/^are /, 'is ')
    .replace(/^were /, 'was ');
}
