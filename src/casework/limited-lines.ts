// What a line of a list may say of a case of which its reader sees only a part: the subject, where it stands in what
// was sent to them.

import type { Storage } from '#storage/storage.ts';
import type { Ground } from './case-file.ts';
import { lookAtCase } from './look.ts';
import type { CaseLine, Viewer } from './view.ts';

/** Looks at no case but those; a line of a private case stays its reference. */
export async function withSubjects(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  now: number,
  lines: readonly CaseLine[],
): Promise<readonly CaseLine[]> {
  const said: CaseLine[] = [];
  for (const line of lines) {
    const isLimited = line.opened === undefined && !line.private;
    const view = isLimited ? await lookAtCase(storage, ground, viewer, line.ref, now) : undefined;
    said.push(view?.subject === undefined ? line : { ...line, subject: view.subject });
  }
  return said;
}
