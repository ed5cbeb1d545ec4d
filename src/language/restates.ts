// A norm that restates the law names a clause or a norm of law that is there, and that holds for this council.

import type { Version } from '#engine/rules.ts';
import { didYouMean } from './nearest.ts';
import type { Report } from './problems.ts';
import type { ReadVersion } from './version.ts';

/**
 * @param law floors of this council; `restates` is one’s id, a slash and a clause or a norm of it, “law/<instrument>/100F”,
 * with or without the version of a dated text. @param all the floors of every council.
 */
export function checkRestated(
  versions: readonly ReadVersion[],
  law: readonly Version[],
  all: readonly Version[],
  report: Report,
): void {
  const known = namesIn(law);
  const others = namesIn(all);
  for (const norm of versions.flatMap(({ version }) => version.clauses.flatMap((clause) => clause.norms))) {
    const { restates } = norm;
    if (restates === undefined || known.has(restates)) continue;
    if (others.has(restates))
      report.at(
        norm.place,
        `${norm.id} restates ${restates}, which is not law for this council`,
        'take "restates" out, or change "jurisdiction" or "kinds" in council.yaml',
      );
    else
      report.at(
        norm.place,
        `${norm.id} restates ${restates}, which is not in the law`,
        didYouMean(restates, known),
      );
  }
}

function namesIn(law: readonly Version[]): ReadonlySet<string> {
  return new Set(
    law.flatMap(({ id, document, clauses }) =>
      clauses.flatMap(({ number, norms }) =>
        [number, ...norms.map((norm) => norm.id)].flatMap((name) => [`${id}/${name}`, `${document}/${name}`]),
      ),
    ),
  );
}
