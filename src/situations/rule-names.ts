// Which rule, clause or version is meant by a name in a situation, with near misses.

import type { Rulebook } from '#engine/rules.ts';
import type { Cell } from '#language/cell.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';

/** Ids of norms and questions of every version, with and without the version before them. */
export function ruleNames(rulebook: Rulebook): ReadonlySet<string> {
  const names = new Set<string>();
  for (const version of rulebook.versions) {
    for (const clause of version.clauses) {
      for (const rule of [...clause.norms, ...clause.questions]) {
        names.add(rule.id);
        names.add(`${version.id}:${rule.id}`);
      }
    }
  }
  return names;
}

/** The rule named, without the place of a reading (“~1”) or what set it off; undefined when there is none, reported. */
export function normIn(cell: Cell, rulebook: Rulebook, report: Report): string | undefined {
  const id = bareNorm(cell.text);
  const names = ruleNames(rulebook);
  if (names.has(id)) return cell.text;
  report.at(
    cell.place,
    `there is no rule ${quote(cell.text)} in the texts of ${rulebook.council.name}`,
    didYouMean(id, names),
  );
  return undefined;
}

/** “protocol/x:7.iv/escalate~1@act-2” names the rule 7.iv/escalate. */
export function bareNorm(words: string): string {
  return words.replace(/[@>][^~]*/, '').replace(/~\d+$/, '');
}

/** 10.b also means 10.b#1 and 10.b#2. */
export function sameClause(number: string, wanted: string): boolean {
  return number === wanted || number.replace(/#\d+$/, '') === wanted;
}
