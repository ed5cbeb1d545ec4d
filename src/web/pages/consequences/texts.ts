// Which two versions of which text are meant by an address, and what is chosen when it does not say.

import { lastTwo, severalVersions } from '#comparison/columns.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { versionNamed } from '#situations/text.ts';

export interface Chosen {
  readonly from: Version;
  readonly to: Version;
  /** The versions among which one chooses: those of the same document. */
  readonly versions: readonly Version[];
}

/**
 * @param asked of the address. The same version may be meant twice: then nothing is otherwise.
 * @returns undefined when it names a version that is not there, or two that are not of one document.
 */
export function textsMeant(
  rulebook: Rulebook,
  asked: { readonly document?: string; readonly from?: string; readonly to?: string },
): Chosen | undefined {
  const named = (words: string | undefined) =>
    words === undefined ? undefined : (versionNamed(words, rulebook) ?? null);
  const [before, after] = [named(asked.from), named(asked.to)];
  if (before === null || after === null) return undefined;
  const two =
    before !== undefined && before === after
      ? ([before, after] as const)
      : lastTwo(rulebook, before, after, asked.document);
  if (two === undefined) return undefined;
  const [from, to] = two;
  const versions = severalVersions(rulebook).find((each) => each.includes(from));
  return versions && { from, to, versions };
}
