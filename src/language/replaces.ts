// A clause that says which numbers it replaces names numbers that another version of its document has.

import { didYouMean } from './nearest.ts';
import type { Report } from './problems.ts';
import type { ReadVersion } from './version.ts';

export function checkReplaced(versions: readonly ReadVersion[], report: Report): void {
  for (const { version } of versions) {
    const others = versions.filter(
      (one) => one.version.document === version.document && one.version.id !== version.id,
    );
    const known = others.flatMap((one) => one.version.clauses.map(({ number }) => number));
    for (const { number, place, replaces = [] } of version.clauses) {
      for (const replaced of replaces) {
        if (known.includes(replaced)) continue;
        report.at(
          place,
          `clause ${number} replaces ${replaced}, which no other version of this document has`,
          didYouMean(replaced, known),
        );
      }
    }
  }
}
