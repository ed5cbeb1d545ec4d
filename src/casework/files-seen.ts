// Which files of a case somebody may open, which of them are confidential, and who has opened those. What of the record they
// may read was decided before.

import type { Act } from '#engine/history.ts';
import type { ActType } from '#engine/rules.ts';
import { filesOf } from '#files/attached.ts';
import type { FileOpening, Storage } from '#storage/storage.ts';
import type { CaseFile } from './case-file.ts';
import type { Reading } from './redact.ts';
import type { SeenFile, Viewer } from './view.ts';

type Types = ReadonlyMap<string, ActType>;

/** @param act as its reader may see it. */
export function filesOfAct(types: Types, file: CaseFile, act: Act): readonly SeenFile[] {
  const fields = types.get(act.act)?.fields ?? [];
  return filesOf(act.values).map(({ field, ...attached }) => {
    const said = fields.some(({ name, confidential }) => name === field && confidential === true);
    return { file: attached, field, confidential: said || isKeptBack(file, field) };
  });
}

/** In a private case, or kept from anybody by a clause in force. */
function isKeptBack({ header, standing }: CaseFile, field: string): boolean {
  return (
    header.private ||
    standing.walls.some(
      ({ state, telling }) => state === 'in force' && (telling === 'everything' || telling.includes(field)),
    )
  );
}

/**
 * Who has opened the confidential ones: for those from whom nothing of the case is kept, because who opens what can tell of
 * that.
 */
export async function withOpenings(
  storage: Storage,
  { council, person }: Viewer,
  file: CaseFile,
  { sight }: Reading,
  files: ReadonlyMap<string, readonly SeenFile[]>,
): Promise<ReadonlyMap<string, readonly SeenFile[]>> {
  const mayKnow = sight.of === 'the case' && sight.hidden.size === 0;
  if (!mayKnow || ![...files.values()].flat().some(({ confidential }) => confidential)) return files;
  const openings = await storage.fileOpenings(council, person, file.history.case);
  return new Map([...files].map(([act, all]) => [act, all.map((one) => withItsOpenings(one, openings))]));
}

function withItsOpenings(one: SeenFile, openings: readonly FileOpening[]): SeenFile {
  if (!one.confidential) return one;
  const its = openings.filter(({ file }) => file === one.file.id);
  return { ...one, openings: its.map(({ person, at }) => ({ person, at })) };
}
