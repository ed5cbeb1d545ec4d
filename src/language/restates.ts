// A norm that restates the law names a clause or a norm of law that is there.

import type { Version } from '#engine/rules.ts';
import { didYouMean } from './nearest.ts';
import type { Report } from './problems.ts';
import type { ReadVersion } from './version.ts';

/** @param law floors; `restates` is one’s id, a slash and a clause or a norm of it: “law/<instrument>/100F”. */
export function checkRestated(
  versions: readonly ReadVersion[],
  law: readonly Version[],
  report: Report,
): void {
  const known = law.flatMap((text) =>
    text.clauses.flatMap((clause) => [
      `${text.id}/${clause.number}`,
      ...clause.norms.map((norm) => `${text.id}/${norm.id}`),
    ]),
  );
  for (const norm of versions.flatMap(({ version }) => version.clauses.flatMap((clause) => clause.norms))) {
    if (norm.restates === undefined || known.includes(norm.restates)) continue;
    report.at(
      norm.place,
      `${norm.id} restates ${norm.restates}, which is not in the law`,
      didYouMean(norm.restates, known),
    );
  }
}
