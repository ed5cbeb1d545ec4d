// The rules of a clause as sentences, each with its name, so that two clauses can be held against each other.

import type { Clause, Question, Table, Vocabulary } from '#engine/rules.ts';
import { readBack, readShort } from '#language/read-back.ts';
import { roleWords } from '#language/role-words.ts';

export interface Sentence {
  /** Of the same kind and name in two versions, it is the same rule. */
  readonly key: string;
  readonly words: string;
}

export type Rules = Pick<Clause, 'norms' | 'questions' | 'table'>;

/** @param short without what sets a rule off and on what conditions, for a table. */
export function sentencesOf(
  { norms, questions, table }: Rules,
  vocabulary: Vocabulary,
  short = false,
): readonly Sentence[] {
  const read = short ? readShort : readBack;
  return [
    ...norms.map((norm) => ({ key: `norm ${slug(norm.id)}`, words: read(norm, vocabulary) })),
    ...questions.map((question) => ({
      key: `question ${question.asks}`,
      words: questionInWords(question, vocabulary),
    })),
    ...(table?.rows.map((row) => ({
      key: `row ${row.words}`,
      words: rowInWords(row),
    })) ?? []),
  ];
}

export function questionInWords({ asks, decidedBy }: Question, { procedures }: Vocabulary): string {
  const phrase = procedures.flatMap(({ facts }) => facts).find(({ name }) => name === asks)?.phrase ?? asks;
  return `Whether ${phrase} is for ${roleWords(decidedBy)} to decide.`;
}

/** “If the subject is the clerk: to the chair.” */
export function rowInWords({ cells, words, to }: Table['rows'][number]): string {
  return `${cells.length === 0 ? 'In every other case' : `If ${words}`}: to ${roleWords(to)}.`;
}

/** A rule’s own name, whatever the number of its clause. */
function slug(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}
