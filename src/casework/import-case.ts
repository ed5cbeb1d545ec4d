// Puts a case that happened elsewhere on the record, act by act, each with what followed from it on its own day.
// For imports and demonstrations: nothing is refused, because it has happened.

import type { Act, Instant } from '#engine/history.ts';
import { laneOf, seal } from '#register/register.ts';
import type { Append, Storage } from '#storage/storage.ts';
import type { Ground } from './case-file.ts';
import { settle } from './do.ts';
import { isPrivateCase } from './keep.ts';

/**
 * @param acts in the order they happened, the first opening the case; `recorded` is set to when each happened.
 * @throws Error when the reference is taken or there is no act.
 */
export async function importCase(
  storage: Storage,
  ground: Ground,
  ref: string,
  procedure: string,
  acts: readonly Act[],
  now: Instant,
): Promise<void> {
  const appended = await storage.appendActs(await asImported(storage, ground, ref, procedure, acts, now), seal);
  if (!appended.ok) throw new Error(`There is already a case ${ref}.`);
}

export async function asImported(
  storage: Storage,
  ground: Ground,
  ref: string,
  procedure: string,
  acts: readonly Act[],
  now: Instant,
): Promise<Append> {
  const opening = acts[0];
  if (opening === undefined) throw new Error('A case begins with an act; there is none.');
  let record: readonly Act[] = [];
  for (const act of acts) {
    const next = { ...act, case: ref, recorded: act.happened };
    record = (await settle(storage, ground, ref, [...record, next], act.happened)).acts;
  }
  const settled = await settle(storage, ground, ref, record, now);
  return {
    council: ground.rulebook.council.council,
    case: ref,
    expectedVersion: 0,
    opening: { procedure, opened: opening.happened, private: isPrivateCase(ground.rulebook, acts) },
    acts: settled.acts,
    lane: laneOf(ref),
    standing: settled.kept,
  };
}
