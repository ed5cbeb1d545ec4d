// A case as casework holds it while it answers: its record, what follows from it now, and who may see it.

import { type Sights, sightsOf } from '#access/sight.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Calendar } from '#calendar/calendar.ts';
import { derive } from '#engine/derive.ts';
import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { CaseStanding } from '#engine/standing.ts';
import type { CaseHeader, Storage } from '#storage/storage.ts';
import { standingKeysFor } from './standing-keys.ts';

/** Everything that governs one council today. */
export interface Ground {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

export interface CaseFile {
  readonly header: CaseHeader;
  readonly history: History;
  readonly standing: CaseStanding;
  readonly sights: Sights;
}

/** @returns null when there is no such case. Whether the asker may see it is for the caller to check. */
export async function readCaseFile(
  storage: Storage,
  ground: Ground,
  ref: string,
  now: Instant,
): Promise<CaseFile | null> {
  const record = await storage.readCase(ground.rulebook.council.council, ref);
  if (record === null) return null;
  const history = await historyOf(storage, ground, ref, record.acts);
  return { header: record.header, ...followsFrom(ground, history, now) };
}

export async function historyOf(
  storage: Storage,
  ground: Ground,
  ref: string,
  acts: readonly Act[],
): Promise<History> {
  const keys = standingKeysFor(indexOf(ground.rulebook.vocabulary).acts, acts);
  const elsewhere = await storage.elsewhere(ground.rulebook.council.council, ref, keys);
  return { case: ref, acts, elsewhere };
}

export function followsFrom(
  ground: Ground,
  history: History,
  now: Instant,
): { readonly history: History; readonly standing: CaseStanding; readonly sights: Sights } {
  const standing = derive(ground.rulebook, ground.directory, history, ground.calendars, now);
  return {
    history,
    standing,
    sights: sightsOf(ground.rulebook, ground.directory, ground.calendars, history, standing),
  };
}
