// Puts a case that happened elsewhere on the record, act by act, each with what followed from it on its own day.
// For imports and demonstrations: nothing is refused, because it has happened.

import type { Act, Instant } from '#engine/history.ts';
import { openCase } from '#register/record.ts';
import type { KeptStanding, Storage } from '#storage/storage.ts';
import type { Ground } from './case-file.ts';
import { settle } from './do.ts';
import { isPrivateCase } from './keep.ts';

/**
 * @param acts in the order they happened, the first opening the case; `recorded` is set to when each happened.
 * @returns the reference it was given.
 * @throws Error when there is no act.
 */
export async function importCase(
  storage: Storage,
  ground: Ground,
  procedure: string,
  acts: readonly Act[],
  now: Instant,
): Promise<string> {
  const [opening] = acts;
  if (opening === undefined) throw new Error('A case begins with an act; there is none.');
  const opened = await openCase(storage, {
    council: ground.rulebook.council.council,
    procedure,
    opened: opening.happened,
    private: isPrivateCase(ground.rulebook, acts),
    first: (ref) => replay(storage, ground, ref, acts, now),
  });
  return opened.case;
}

/** Each act with what followed from it on its own day, and what stands now. */
export async function replay(
  storage: Storage,
  ground: Ground,
  ref: string,
  acts: readonly Act[],
  now: Instant,
): Promise<{ readonly acts: readonly Act[]; readonly standing: KeptStanding }> {
  let record: readonly Act[] = [];
  for (const act of acts) {
    const next = { ...act, case: ref, recorded: act.happened };
    record = (await settle(storage, ground, ref, [...record, next], act.happened)).acts;
  }
  return settle(storage, ground, ref, record, now);
}
