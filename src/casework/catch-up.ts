// Brings cases up to date when time alone has changed what follows: a date passed, a period ended. The scheduler only
// asks which cases’ next change has come; nothing is counted down anywhere.

import type { Instant } from '#engine/history.ts';
import { record as putOnRecord } from '#register/record.ts';
import type { Storage } from '#storage/storage.ts';
import type { Ground } from './case-file.ts';
import { settle } from './do.ts';

const AT_ONCE = 100;
/** Milliseconds. If this process dies with a case in hand, another takes it after so long. */
const CLAIMED_FOR = 60_000;

/** @returns how many cases were brought up to date. */
export async function catchUp(
  storage: Storage,
  groundOf: (council: string) => Promise<Ground>,
  now: Instant,
): Promise<number> {
  let done = 0;
  for (;;) {
    const due = await storage.dueForChange({ now, limit: AT_ONCE, claimFor: CLAIMED_FOR });
    for (const { council, case: ref, version } of due)
      if (await bringUpToDate(storage, await groundOf(council), ref, version, now)) done += 1;
    if (due.length < AT_ONCE) return done;
  }
}

/** @returns false when somebody acted on the case meanwhile; their act brought it up to date. */
export async function bringUpToDate(
  storage: Storage,
  ground: Ground,
  ref: string,
  version: number,
  now: Instant,
): Promise<boolean> {
  const { council } = ground.rulebook.council;
  const record = await storage.readCase(council, ref);
  if (record === null || record.header.version !== version) return false;
  const settled = await settle(storage, ground, ref, record.acts, now);
  const added = settled.acts.slice(record.acts.length);
  const ofThisCase = { council, case: ref, expectedVersion: version, standing: settled.standing };
  const kept =
    added.length === 0
      ? await storage.saveStanding(ofThisCase)
      : await putOnRecord(storage, { ...ofThisCase, acts: added });
  return kept.ok;
}
