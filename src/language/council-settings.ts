// What council.yaml says that no rule needs: for pages and for the directory.

import type { Cell } from './cell.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import type { Meaning, OfficeOf } from './scope.ts';
import type { ReadVersion } from './version.ts';

/** What a council has set that is no rule: for pages and for the directory. */
export interface CouncilSettings {
  readonly council: string;
  /** Brand colour, “#0b5d4e”. */
  readonly colour?: string;
  /** Where the text comes from, as cited to readers. */
  readonly source?: string;
  /** What the council calls its services: “directorate”. */
  readonly units: string;
  /** Every office title, and what it is an office of. */
  readonly offices: ReadonlyMap<string, OfficeOf>;
  /** Titles held as one post. */
  readonly combined: readonly (readonly string[])[];
  /** Words each version gives a meaning to, by version id: for reading role words as that version would. */
  readonly meanings: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
}

export function readSettings(
  cell: Cell,
  council: string,
  offices: ReadonlyMap<string, OfficeOf>,
  versions: readonly ReadVersion[],
  report: Report,
): CouncilSettings {
  const colour = cell.words('colour');
  const source = cell.words('source');
  const combined = cell.many('combined').map((posts) => posts.each());
  for (const post of combined.flat()) {
    if (offices.size > 0 && !offices.has(post.text))
      report.at(
        post.place,
        `combined: ${quote(post.text)} is not among the offices of this council`,
        didYouMean(post.text, offices.keys()),
      );
  }
  return {
    council,
    ...(colour === undefined ? {} : { colour }),
    ...(source === undefined ? {} : { source }),
    units: cell.words('units') ?? 'unit',
    offices,
    combined: combined.map((posts) => posts.map((post) => post.text)),
    meanings: new Map(versions.map((one) => [one.version.id, one.meanings])),
  };
}
