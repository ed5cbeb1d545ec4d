// The clauses of a draft beside those of the text that governs: what each of them is now. It decides nothing.

import type { DraftChecked } from '#drafting/draft.ts';
import { isSameClause } from '#drafting/substance.ts';

export interface ClauseChange {
  readonly number: string;
  readonly title: string;
  readonly state: 'added' | 'changed' | 'unchanged' | 'removed' | 'problem';
}

/** In the draft’s order; those it leaves out come last. */
export function clauseChanges({ version, before, problems }: DraftChecked): readonly ClauseChange[] {
  if (version === undefined) return [];
  const earlier = new Map((before?.clauses ?? []).map((clause) => [clause.number, clause]));
  const starts = version.clauses.map(({ place }) => place.line);
  const broken = (index: number) => {
    const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? Number.POSITIVE_INFINITY];
    return problems.some(
      ({ file, line }) => file === version.clauses[0]?.place.file && line >= from && line < to,
    );
  };
  const here = version.clauses.map((clause, index): ClauseChange => {
    const old = earlier.get(clause.number);
    earlier.delete(clause.number);
    const state = old === undefined ? 'added' : isSameClause(old, clause) ? 'unchanged' : 'changed';
    return { number: clause.number, title: clause.title ?? '', state: broken(index) ? 'problem' : state };
  });
  const gone = [...earlier.values()].map(
    ({ number, title }): ClauseChange => ({ number, title: title ?? '', state: 'removed' }),
  );
  return [...here, ...gone];
}
