// Brings cases up to date when what follows has changed although nothing was done in them: a date passed, a period ended,
// an office changed hands, a text was replaced. Nothing is counted down anywhere.

import { createHash } from 'node:crypto';
import type { Instant } from '#engine/history.ts';
import { record as putOnRecord } from '#register/record.ts';
import type { Storage } from '#storage/storage.ts';
import { type Ground, rulingsOf } from './case-file.ts';
import { settle } from './do.ts';

const AT_ONCE = 100;
/** Milliseconds. If this process dies with a case in hand, another takes it after so long. */
const CLAIMED_FOR = 60_000;
/** Beside it is kept by which directory and texts a council’s cases were last derived. */
const DERIVED_BY = 'derived by';

export interface CatchingUp {
  readonly storage: Storage;
  readonly councils: readonly string[];
  readonly groundOf: (council: string) => Promise<Ground>;
  readonly now: Instant;
}

/**
 * @returns how many cases were brought up to date.
 * @throws AggregateError when some could not be; the others were all the same.
 */
export async function catchUp(catching: CatchingUp): Promise<number> {
  const faults: unknown[] = [];
  let done = 0;
  const tried = async (council: string, ref: string, version: number): Promise<boolean> => {
    try {
      const { storage, groundOf, now } = catching;
      if (await bringUpToDate(storage, await groundOf(council), ref, version, now)) done += 1;
      return true;
    } catch (fault) {
      faults.push(fault);
      return false;
    }
  };
  for (const council of catching.councils) await followGround(catching, council, tried);
  for (;;) {
    const { storage, now } = catching;
    const due = await storage.dueForChange({ now, limit: AT_ONCE, claimFor: CLAIMED_FOR });
    for (const { council, case: ref, version } of due) await tried(council, ref, version);
    if (due.length < AT_ONCE) break;
  }
  if (faults.length > 0)
    throw new AggregateError(faults, `${faults.length} cases could not be brought up to date.`);
  return done;
}

/**
 * Who holds an office decides who may see a case and who owes what in it, so that after each change of the directory, of
 * the texts and of what has been ruled on them, every case of the council is derived again: the lists must not go on showing
 * it to whoever held the office.
 */
async function followGround(
  { storage, groundOf }: CatchingUp,
  council: string,
  tried: (council: string, ref: string, version: number) => Promise<boolean>,
): Promise<void> {
  const version = await storage.directoryVersion(council);
  const ground = await groundOf(council);
  const { rulebook } = ground;
  const texts = createHash('sha256').update(JSON.stringify(rulebook)).digest('base64url').slice(0, 22);
  const rulings = await rulingsOf(storage, ground);
  const mark = `directory ${version}, texts ${texts}, rulings ${rulings.length}`;
  if ((await storage.readMeta(council, DERIVED_BY)) === mark) return;
  let all = true;
  for await (const { header } of storage.eachCase(council))
    if (!(await tried(council, header.case, header.version))) all = false;
  if (all) await storage.saveMeta(council, DERIVED_BY, mark);
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
