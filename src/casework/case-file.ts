// A case as casework holds it while it answers: its record, what follows from it now, and who may see it.

import { type Sight, type Sights, sightsOf } from '#access/sight.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Calendar } from '#calendar/calendar.ts';
import { derive } from '#engine/derive.ts';
import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { CaseStanding } from '#engine/standing.ts';
import type { CaseHeader, Storage } from '#storage/storage.ts';
import { standingKeysFor } from './standing-keys.ts';
import type { Viewer } from './view.ts';

/** Everything that governs one council today. */
export interface Ground {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly calendars: ReadonlyMap<string, Calendar>;
  /** What is told here is mailed too; absent: it is told in the app only, as is all that is imported. */
  readonly mails?: boolean;
}

export interface CaseFile {
  readonly header: CaseHeader;
  readonly history: History;
  readonly standing: CaseStanding;
  readonly sights: Sights;
}

/** Whatever else is asked for is not a reference, and no database need look for it. */
const REFERENCE = /^[0-9a-z-]{1,64}$/;

/**
 * The only way to a case for somebody who asks for it. It is read as them, so that the database too would keep from them what
 * was not granted; the kept grant is looked up first, which costs the same for a case they may not see as for a wrong number.
 * What follows now is worked out only for those who have one, and may still deny them. A sight that time or a new office has
 * only just given begins when the case has been brought up to date.
 * @returns undefined alike for no such case and for one that this person has no sight of.
 */
export async function caseFor(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  ref: string,
  now: Instant,
): Promise<{ readonly file: CaseFile; readonly sight: Sight } | undefined> {
  const record = REFERENCE.test(ref) ? await storage.readCaseFor(viewer.council, viewer.person, ref) : null;
  if (record === null) return undefined;
  const history = await historyOf(storage, ground, ref, record.acts.map(asDone));
  const file = { header: record.header, ...followsFrom(ground, history, now) };
  const sight = file.sights.get(viewer.person);
  return sight === undefined ? undefined : { file, sight };
}

/** Without its place on the record, which would tell how much else is there. */
export function asDone({
  id,
  case: ref,
  act,
  by,
  done,
  happened,
  recorded,
  values,
  meets,
  reasons,
}: Act): Act {
  const given = { ...(meets === undefined ? {} : { meets }), ...(reasons === undefined ? {} : { reasons }) };
  return { id, case: ref, act, by, done, happened, recorded, values, ...given };
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

/** Rulings on what the texts mean, which anybody of the council may read. */
export async function rulingsOf(storage: Storage, ground: Ground): Promise<readonly Act[]> {
  const { elsewhere } = await historyOf(storage, ground, '', []);
  return elsewhere.filter(({ act }) => act === 'ruling.made');
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
