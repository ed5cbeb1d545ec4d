// The texts of councils that can stand side by side: each council as it is now, or under another version of a document.

import type { CivilDate } from '#engine/history.ts';
import type { Rulebook, Version } from '#engine/rules.ts';

export interface Column {
  /** The council’s id, or that of a version which is not the one run now. */
  readonly key: string;
  readonly rulebook: Rulebook;
  /** The text it is named after. */
  readonly main: Version;
  /** All that it is made of: of every document one version. */
  readonly texts: readonly Version[];
  /** Whether the council has another version of the same text. */
  readonly oneOfSeveral: boolean;
}

/** @returns the council as it is today first, then one column for each other version of its documents. */
export function columnsOf(rulebook: Rulebook, today: CivilDate): readonly Column[] {
  const own = versionsOf(rulebook);
  const now = textsNow(rulebook, today);
  const main = now.toSorted((one, other) => other.clauses.length - one.clauses.length)[0];
  if (main === undefined) return [];
  const others = own.filter((version) => !now.includes(version));
  const several = (version: Version) =>
    own.filter(({ document }) => document === version.document).length > 1;
  return [
    { key: rulebook.council.council, rulebook, main, texts: now, oneOfSeveral: several(main) },
    ...others.map((version) => ({
      key: version.id,
      rulebook,
      main: version,
      texts: now.map((one) => (one.document === version.document ? version : one)),
      oneOfSeveral: true,
    })),
  ];
}

/** Of each of the council’s own documents the version that runs today. */
export function textsNow(rulebook: Rulebook, today: CivilDate): readonly Version[] {
  const documents = Map.groupBy(versionsOf(rulebook), ({ document }) => document);
  return [...documents.values()].flatMap((versions) => nowOf(versions, rulebook, today) ?? []);
}

/** The version that runs: the one on trial, else the one in force, else the newest adopted, else the newest there is. */
function nowOf(versions: readonly Version[], { council }: Rulebook, today: CivilDate): Version | undefined {
  const dated = versions.toSorted(byDate);
  return (
    dated.find(({ id }) => id === council.trial?.version) ??
    dated.findLast((one) => isInForceOn(one, today)) ??
    dated.findLast(({ status }) => status === 'adopted') ??
    dated.at(-1)
  );
}

/** Whether a text is in force on a civil date by its own dates; a draft never is, whatever a council tries. */
export function isInForceOn({ status, inForce }: Version, date: CivilDate): boolean {
  const { from, until } = inForce;
  return status !== 'draft' && (from === undefined || from <= date) && (until === undefined || until >= date);
}

/** The council’s own texts, without the law above them. */
export function versionsOf({ versions }: Rulebook): readonly Version[] {
  return versions.filter(({ floor }) => !floor);
}

/** The texts of which there is more than one version, each as a list of them, oldest first. */
export function severalVersions(rulebook: Rulebook): readonly (readonly Version[])[] {
  const documents = Map.groupBy(versionsOf(rulebook), ({ document }) => document);
  return [...documents.values()]
    .filter((versions) => versions.length > 1)
    .map((versions) =>
      versions.toSorted((one, other) => AGES[one.status] - AGES[other.status] || byDate(one, other)),
    );
}

/**
 * Two versions of one document to hold against each other; what is not said is chosen: from the one before, to the latest.
 * @param among the document, where neither is said.
 * @returns undefined when there are no two, or they are not of one document.
 */
export function lastTwo(
  rulebook: Rulebook,
  from: Version | undefined,
  to: Version | undefined,
  among?: string,
): readonly [Version, Version] | undefined {
  const document = from?.document ?? to?.document ?? among;
  const versions = severalVersions(rulebook).find(
    ([one]) => document === undefined || one?.document === document,
  );
  const after = to ?? versions?.findLast((one) => one !== from);
  const before = from ?? versions?.findLast((one) => one !== after);
  if (before === undefined || after === undefined || before === after) return undefined;
  return versions?.includes(before) && versions.includes(after) ? [before, after] : undefined;
}

const AGES: Readonly<Record<Version['status'], number>> = { superseded: 0, adopted: 1, draft: 2 };

function byDate(one: Version, other: Version): number {
  return (one.inForce.from ?? '').localeCompare(other.inForce.from ?? '');
}
