// A council read again with some of its texts replaced or added: what was written in the browser laid over the files.
// It touches no disk and knows nothing of where the texts come from.

import { type Council, readCouncil } from './council.ts';
import type { Everything } from './files.ts';
import type { Read } from './problems.ts';
import type { SourceFile } from './vocabulary.ts';

/** Whole files by their path in the council’s folder: “protocol/2027-01.md”. */
export type Overlay = ReadonlyMap<string, string>;

/** The council’s files with those of the overlay in their place or added, in order of their paths. */
export function sourcesUnder(
  { sources }: Pick<Everything, 'sources'>,
  council: string,
  overlay: Overlay,
): readonly SourceFile[] {
  const all = new Map((sources.get(council) ?? []).map(({ path, text }) => [path, text]));
  for (const [path, text] of overlay) all.set(`protocols/${council}/${path}`, text);
  return [...all].map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** With problems, what could be read: nothing is refused here. */
export function readUnder(
  everything: Pick<Everything, 'sources' | 'shared'>,
  council: string,
  overlay: Overlay,
): Read<Council> {
  return readCouncil(sourcesUnder(everything, council, overlay), everything.shared);
}
