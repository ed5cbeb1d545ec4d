// Which clauses of a text an example was written about: those that what it expects names, by number, by rule, or by the
// fact that they ask. It runs nothing.

import type { Version } from '#engine/rules.ts';
import type { Expectation } from './expectation.ts';
import { bareNorm, sameClause } from './rule-names.ts';

/** Numbers of the version’s clauses, in its order. */
export function clausesNamed(expect: readonly Expectation[], version: Version): readonly string[] {
  const words = namedIn(expect);
  const names = new Set([...words].map((word) => bareNorm(word).replace(/^[^:]*:/, '')));
  const numbers = expect.flatMap(({ clause }) => clause ?? []);
  return version.clauses.flatMap(({ number, norms, questions }) =>
    numbers.some((wanted) => sameClause(number, wanted)) ||
    [...norms, ...questions].some(({ id }) => names.has(id)) ||
    questions.some(({ asks }) => names.has(asks))
      ? number
      : [],
  );
}

/** Rules, acts, facts and clauses, as they are written. */
export function namedIn(expect: readonly Expectation[]): ReadonlySet<string> {
  return new Set(
    expect.flatMap(({ named, clause }) => [...named, ...(clause === undefined ? [] : [clause])]),
  );
}
