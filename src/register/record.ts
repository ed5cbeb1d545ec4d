// The only way onto the record: gives each act its seal and each new case a free reference, and hands them to storage.
// Only casework calls it. It knows no rules, and nothing of how acts are kept.

import type { Act } from '#engine/history.ts';
import type { Append, Appended, KeptStanding, Storage } from '#storage/storage.ts';
import { chain, laneOf } from './chain.ts';
import { newCaseReference } from './identifiers.ts';

export type Addition = Omit<Append, 'lane' | 'opening'>;

/** Adds acts to a case. Durable when it resolves; a conflict says how many acts the case has now. */
export function record(storage: Storage, addition: Addition): Promise<Appended> {
  return storage.appendActs({ ...addition, lane: laneOf(addition.council, addition.case) }, chain);
}

export interface Opening {
  readonly council: string;
  readonly procedure: string;
  readonly opened: number;
  readonly private: boolean;
  /** What is put on record under the reference it is given; asked again with another should that be taken. */
  first(ref: string): First | Promise<First>;
}
export interface First {
  readonly acts: readonly Act[];
  readonly standing: KeptStanding;
}
export interface Opened {
  readonly case: string;
  readonly version: number;
  readonly head: string;
}

/** Opens a case under a reference nobody has yet. */
export async function openCase(
  storage: Storage,
  opening: Opening,
  newReference: () => string = newCaseReference,
): Promise<Opened> {
  for (let tries = 0; tries < 20; tries += 1) {
    const ref = newReference();
    const appended = await storage.appendActs(await openingOf(opening, ref), chain);
    if (appended.ok) return { case: ref, version: appended.version, head: appended.head };
  }
  throw new Error(
    'No free case reference was found in 20 tries: the references of this council are nearly used up.',
  );
}

/** For imports and benchmarks only: many new cases at once, under references of the caller’s. */
export async function importCases(
  storage: Storage,
  openings: readonly (Opening & { readonly case: string })[],
): Promise<void> {
  const all = await Promise.all(openings.map((opening) => openingOf(opening, opening.case)));
  return storage.importCases(all, chain);
}

async function openingOf(opening: Opening, ref: string): Promise<Append> {
  const { council, procedure, opened, private: isPrivate } = opening;
  return {
    council,
    case: ref,
    expectedVersion: 0,
    opening: { procedure, opened, private: isPrivate },
    ...(await opening.first(ref)),
    lane: laneOf(council, ref),
  };
}
