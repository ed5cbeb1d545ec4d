// Which clause of one version became which of another: by what the text itself says it replaces, by number, and, for
// one that moved, by the rules or the wording that went with it.

import type { Clause, Norm, Version } from '#engine/rules.ts';
import { statementText } from '#language/statement.ts';
import { likeness } from './redline.ts';

export interface Pair {
  /** Absent: the clause is new. */
  readonly before?: Clause;
  /** Absent: the clause is gone. */
  readonly after?: Clause;
}

/** A clause that moved keeps at least this part of its words. */
const CLEARLY_THE_SAME = 0.85;
/** Fewer words than this are alike by chance. */
const ENOUGH_WORDS = 6;

/** @returns every clause of both once, in the order of the later text, what is gone standing where it stood. */
export function pairClauses(from: Version, to: Version): readonly Pair[] {
  const becomes = new Map<Clause, Clause>();
  const taken = new Set<Clause>();
  const match = (before: Clause | undefined, after: Clause) => {
    if (before === undefined || becomes.has(before) || taken.has(after)) return;
    becomes.set(before, after);
    taken.add(after);
  };
  const numbered = new Map(from.clauses.map((clause) => [clause.number, clause]));
  for (const after of to.clauses) match(numbered.get(after.number), after);
  for (const after of to.clauses)
    for (const number of after.replaces ?? []) match(numbered.get(number), after);
  for (const same of [sameRules, sameWords])
    for (const after of to.clauses)
      match(
        from.clauses.find((before) => !becomes.has(before) && !taken.has(after) && same(before, after)),
        after,
      );
  return inOrder(from, to, becomes);
}

function inOrder(from: Version, to: Version, becomes: ReadonlyMap<Clause, Clause>): readonly Pair[] {
  const came = new Map([...becomes].map(([before, after]) => [after, before]));
  const pairs: Pair[] = to.clauses.map((after) => {
    const before = came.get(after);
    return before === undefined ? { after } : { before, after };
  });
  let at = 0;
  for (const before of from.clauses) {
    const kept = becomes.get(before);
    if (kept === undefined) pairs.splice(at, 0, { before });
    at = pairs.findIndex((pair) => pair.before === before) + 1;
  }
  return pairs;
}

function sameRules(one: Clause, other: Clause): boolean {
  return one.norms.length > 0 && rulesOf(one) === rulesOf(other);
}

/** What the rules come to, whatever clause they stand in. */
function rulesOf({ norms }: Clause): string {
  const bare = ({ id: _id, clause: _clause, place: _place, ...body }: Norm) => body;
  return JSON.stringify(norms.map(bare));
}

function sameWords(one: Clause, other: Clause): boolean {
  const [before, after] = [statementText(one), statementText(other)];
  const isLong = before.split(' ').length >= ENOUGH_WORDS;
  return isLong && likeness(before, after) >= CLEARLY_THE_SAME;
}
