// Which files of a case somebody may open, which of them are confidential, and who has opened those. What of the record they
// may read was decided before.

import type { Act } from '#engine/history.ts';
import { type Attached, filesOf } from '#files/attached.ts';
import type { FileOpening, Storage } from '#storage/storage.ts';
import type { CaseFile } from './case-file.ts';
import type { Reading } from './redact.ts';
import type { SeenFile, Viewer } from './view.ts';

/** In a private case, or kept from anybody by a clause in force. */
export function isConfidential({ header, standing }: CaseFile, field: string): boolean {
  return (
    header.private ||
    standing.walls.some(
      ({ state, telling }) => state === 'in force' && (telling === 'everything' || telling.includes(field)),
    )
  );
}

/** @param acts as their reader may see them. */
export function fileNamed(
  acts: readonly Act[],
  id: string,
): (Attached & { readonly field: string }) | undefined {
  return acts.flatMap(({ values }) => filesOf(values)).find((one) => one.id === id);
}

/** @returns undefined for whom anything of the case is kept from: who opens what can tell of that. */
export async function openingsSeen(
  storage: Storage,
  { council, person }: Viewer,
  file: CaseFile,
  acts: readonly Act[],
  { sight }: Reading,
): Promise<readonly FileOpening[] | undefined> {
  if (sight.of !== 'the case' || sight.hidden.size > 0) return undefined;
  const any = acts.some(({ values }) => filesOf(values).some(({ field }) => isConfidential(file, field)));
  return any ? storage.fileOpenings(council, person, file.history.case) : undefined;
}

export function filesSeen(
  { values }: Act,
  file: CaseFile,
  openings: readonly FileOpening[] | undefined,
): readonly SeenFile[] {
  return filesOf(values).map(({ field, ...attached }) => {
    const confidential = isConfidential(file, field);
    if (!confidential || openings === undefined) return { file: attached, field, confidential };
    const its = openings.filter((one) => one.file === attached.id);
    return { file: attached, field, confidential, openings: its.map(({ person, at }) => ({ person, at })) };
  });
}
