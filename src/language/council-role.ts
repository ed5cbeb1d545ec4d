// Reads role words as a council, and if asked one version of its text, would understand them.

import type { Council } from './council.ts';
import { type ReadRole, readRole } from './role.ts';
import { scopeOf } from './scope.ts';

/**
 * @param version its id; its meanings are known, or without it those of every version of the council.
 * @param acts whose parties and fields may be named; without any, those of every procedure.
 */
export function readCouncilRole(
  words: string,
  council: Council,
  version?: string,
  acts: readonly string[] = [],
): ReadRole {
  const { meanings, offices } = council.settings;
  const known = version === undefined ? [...meanings.values()] : [meanings.get(version) ?? new Map()];
  const all = new Map(known.flatMap((some) => [...some]));
  return readRole(
    words,
    scopeOf({ vocabulary: council.rulebook.vocabulary, offices, meanings: all, complete: true }, acts),
  );
}
