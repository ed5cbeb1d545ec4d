// The situations of each council for whoever shows them: read when first asked for, and kept until
// its texts are others. It runs none.

import type { Council } from '#language/council.ts';
import type { Everything } from '#language/files.ts';
import { situationFiles } from './files.ts';
import { readSituations, type Situation } from './situation.ts';

/** In order of their files; none for a council that is not here. */
export type Library = (council: string) => Promise<readonly Situation[]>;

/** @param root the folder that holds protocols/. Situations that cannot be read are left out; `comity check` names them. */
export function situationLibrary(root: string, texts: Pick<Everything, 'councils'>): Library {
  const known = new Map<string, { of: Council | undefined; reading: Promise<readonly Situation[]> }>();
  const read = async (council: string): Promise<readonly Situation[]> => {
    const { councils } = texts;
    if (!councils.has(council)) return [];
    const files = await situationFiles(root, council);
    return files.flatMap((file) => readSituations(file, councils).value ?? []);
  };
  return (council) => {
    const of = texts.councils.get(council);
    const kept = known.get(council);
    if (kept !== undefined && kept.of === of) return kept.reading;
    const reading = read(council);
    known.set(council, { of, reading });
    return reading;
  };
}
