// The situations of each council for whoever shows them: read when first asked for, and kept. It runs none.

import type { Everything } from '#language/files.ts';
import { situationFiles } from './files.ts';
import { readSituations, type Situation } from './situation.ts';

/** In order of their files; none for a council that is not here. */
export type Library = (council: string) => Promise<readonly Situation[]>;

/** @param root the folder that holds protocols/. Situations that cannot be read are left out; `comity check` names them. */
export function situationLibrary(root: string, { councils }: Pick<Everything, 'councils'>): Library {
  const known = new Map<string, Promise<readonly Situation[]>>();
  const read = async (council: string): Promise<readonly Situation[]> => {
    if (!councils.has(council)) return [];
    const files = await situationFiles(root, council);
    return files.flatMap((file) => readSituations(file, councils).value ?? []);
  };
  return (council) => {
    const reading = known.get(council) ?? read(council);
    known.set(council, reading);
    return reading;
  };
}
