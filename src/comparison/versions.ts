// What differs between two versions of one document, clause by clause: the wording, and the rules as sentences.

import type { Clause, Version, Vocabulary } from '#engine/rules.ts';
import { statementText } from '#language/statement.ts';
import { type Pair, pairClauses } from './pairs.ts';
import { type Piece, redline } from './redline.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

export interface RuleChange {
  /** Absent: the rule is new. */
  readonly before?: string;
  /** Absent: the rule is gone. */
  readonly after?: string;
}

export interface ClauseChange extends Pair {
  readonly title: readonly Piece[];
  readonly statement: readonly Piece[];
  /** The title, the statement or the number is another, or the clause is on one side only. */
  readonly reworded: boolean;
  /** Rules that read otherwise; those that read the same are not among them. */
  readonly rules: readonly RuleChange[];
}

/** @returns every clause of both versions once, changed or not, in the order of the later one. */
export function compareVersions(from: Version, to: Version, vocabulary: Vocabulary): readonly ClauseChange[] {
  return pairClauses(from, to).map((pair) => {
    const title = redline(pair.before?.title ?? '', pair.after?.title ?? '');
    const statement = redline(wordsOf(pair.before), wordsOf(pair.after));
    const moved = pair.before?.number !== pair.after?.number;
    return {
      ...pair,
      title,
      statement,
      reworded: moved || [...title, ...statement].some(({ is }) => is !== 'kept'),
      rules: ruleChanges(rulesOf(pair.before, vocabulary), rulesOf(pair.after, vocabulary)),
    };
  });
}

function wordsOf(clause: Clause | undefined): string {
  return clause === undefined ? '' : statementText(clause);
}

function rulesOf(clause: Clause | undefined, vocabulary: Vocabulary): readonly Sentence[] {
  return clause === undefined ? [] : sentencesOf(clause, vocabulary);
}

/** Rules that read the same are kept; of the rest, those of one name are one rule before and after. */
function ruleChanges(before: readonly Sentence[], after: readonly Sentence[]): readonly RuleChange[] {
  const was = before.filter(({ words }) => !after.some((one) => one.words === words));
  const is = after.filter(({ words }) => !before.some((one) => one.words === words));
  const gone = was.filter(({ key }) => !is.some((one) => one.key === key));
  return [
    ...is.map(({ key, words }): RuleChange => {
      const same = was.find((one) => one.key === key);
      return same === undefined ? { after: words } : { before: same.words, after: words };
    }),
    ...gone.map(({ words }): RuleChange => ({ before: words })),
  ];
}

/** Only clauses whose wording, or whose rules, are other than before. */
export function changed(changes: readonly ClauseChange[], by: 'text' | 'rules'): readonly ClauseChange[] {
  return changes.filter(({ reworded, rules }) => (by === 'text' ? reworded : rules.length > 0));
}
