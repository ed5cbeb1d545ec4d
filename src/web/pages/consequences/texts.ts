// Which two versions of which text are meant by an address, and what is chosen when it does not say.

import type { Rulebook, Version } from '#engine/rules.ts';
import { versionNamed } from '#situations/text.ts';

export interface Chosen {
  readonly from: Version;
  readonly to: Version;
  /** The versions among which one chooses: those of the same document. */
  readonly versions: readonly Version[];
}

/** The council’s own texts of which there are several versions, as lists of them. */
export function textsWithVersions({ versions }: Rulebook): readonly (readonly Version[])[] {
  const own = versions.filter(({ floor }) => !floor);
  return [...Map.groupBy(own, ({ document }) => document).values()].filter((each) => each.length > 1);
}

/**
 * @param asked of the address; what it does not say is chosen: from the text that was before, to the latest.
 * @returns undefined when it names a version that is not there, or two that are not of one document.
 */
export function textsMeant(
  rulebook: Rulebook,
  asked: { readonly document?: string; readonly from?: string; readonly to?: string },
): Chosen | undefined {
  const named = (words: string | undefined) =>
    words === undefined ? undefined : (versionNamed(words, rulebook) ?? null);
  const [from, to] = [named(asked.from), named(asked.to)];
  if (from === null || to === null) return undefined;
  const all = textsWithVersions(rulebook);
  const document = from?.document ?? to?.document ?? asked.document;
  const versions = all.find(([one]) => document === undefined || one?.document === document);
  if (versions === undefined) return undefined;
  const byDate = versions.toSorted((one, other) => age(one) - age(other));
  const chosenTo = to ?? byDate.findLast((one) => one !== from);
  const chosenFrom = from ?? byDate.findLast((one) => one !== chosenTo);
  if (chosenTo === undefined || chosenFrom === undefined) return undefined;
  return versions.includes(chosenTo) && versions.includes(chosenFrom)
    ? { from: chosenFrom, to: chosenTo, versions }
    : undefined;
}

const AGES: Readonly<Record<Version['status'], number>> = { superseded: 0, adopted: 1, draft: 2 };

function age({ status }: Version): number {
  return AGES[status];
}
