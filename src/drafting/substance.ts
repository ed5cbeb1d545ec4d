// Whether two clauses say and run the same, wherever in its file each stands; and which text a draft was most likely
// written from.

import type { Clause, Version } from '#engine/rules.ts';

export function isSameClause(one: Clause, other: Clause): boolean {
  return substance(one) === substance(other);
}

/** All of a clause but where in its file it stands. */
function substance(clause: Clause): string {
  return JSON.stringify(clause, (key, value: unknown) => (key === 'place' ? undefined : value));
}

/** Of these texts the one with most clauses in common with the draft, number for number; the first of equals. */
export function nearestTo(draft: Version, texts: readonly Version[]): Version | undefined {
  const own = new Map(draft.clauses.map((clause) => [clause.number, substance(clause)]));
  const inCommon = ({ clauses }: Version) =>
    clauses.filter((clause) => own.get(clause.number) === substance(clause)).length;
  const most = Math.max(...texts.map(inCommon));
  return texts.find((text) => inCommon(text) === most);
}
