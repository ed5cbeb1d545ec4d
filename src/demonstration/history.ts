// An invented past for each council of the demonstration: as many cases as asked for, cast from the council’s own
// situations with the demonstration’s people, over three years. Loaded once; asked for more, the rest is added.

import type { Ground } from '#casework/case-file.ts';
import { replay } from '#casework/import-case.ts';
import { isPrivateCase } from '#casework/keep.ts';
import type { Act, Instant } from '#engine/history.ts';
import type { Everything } from '#language/files.ts';
import { newActId, newCaseReference } from '#register/identifiers.ts';
import { importCases } from '#register/record.ts';
import { situationLibrary } from '#situations/library.ts';
import { mouldsOf, recast } from '#situations/recast.ts';
import type { Storage } from '#storage/storage.ts';

export interface LoadingHistory {
  readonly root: string;
  readonly everything: Everything;
  readonly storage: Storage;
  readonly now: Instant;
  readonly say: (line: string) => void;
}

/** How many cases of it are on the record. */
const LOADED = 'invented history';
const AT_ONCE = 200;

/** @param size cases a council; a council without people or situations gets none. */
export async function loadHistories(loading: LoadingHistory, size: number): Promise<void> {
  const library = situationLibrary(loading.root, loading.everything);
  for (const [council, { rulebook }] of loading.everything.councils) {
    const { storage, say, everything } = loading;
    const { directory } = await storage.readDirectory(council);
    const there = Number((await storage.readMeta(council, LOADED)) ?? 0);
    const ground: Ground = { rulebook, directory, calendars: everything.calendars };
    const cases = castCases(
      ground,
      await library(council).then((all) => mouldsOf(all, rulebook)),
      loading.now,
    );
    let number = 0;
    for (let next = cases.next(); number < size && next.done !== true; ) {
      const batch: Cast[] = [];
      for (; batch.length < AT_ONCE && number < size && next.done !== true; next = cases.next()) {
        number += 1;
        if (number > there) batch.push(next.value);
      }
      if (batch.length === 0) continue;
      await keep(loading, ground, batch);
      await storage.saveMeta(council, LOADED, String(number));
    }
    if (number > there) say(`${rulebook.council.name}: ${number} invented past cases.`);
  }
}

interface Cast {
  readonly procedure: string;
  readonly acts: readonly Act[];
}

/** The same ones in the same order each time, so that more can be added later; none where no mould fits anybody. */
export function* castCases(
  { directory }: Pick<Ground, 'directory'>,
  moulds: ReturnType<typeof mouldsOf>,
  now: Instant,
): Generator<Cast> {
  for (let round = 0; ; round += 1) {
    let fitted = 0;
    for (const [place, mould] of moulds.entries()) {
      const acts = recast(mould, directory, round * moulds.length + place, now);
      if (acts === undefined) continue;
      fitted += 1;
      yield { procedure: mould.procedure.name, acts };
    }
    if (fitted === 0) return;
  }
}

async function keep({ storage, now }: LoadingHistory, ground: Ground, cases: readonly Cast[]): Promise<void> {
  const { council } = ground.rulebook.council;
  const openings: Parameters<typeof importCases>[1][number][] = [];
  const refs = new Set<string>();
  for (const { procedure, acts } of cases) {
    const ref = await freeReference(storage, council, refs);
    const own = acts.map((act) => ({ ...act, id: newActId(act.happened) }));
    const made = await replay(storage, ground, ref, own, now);
    openings.push({
      council,
      case: ref,
      procedure,
      opened: own[0]?.happened ?? now,
      private: isPrivateCase(ground.rulebook, own),
      first: () => made,
    });
  }
  await importCases(storage, openings);
}

async function freeReference(storage: Storage, council: string, taken: Set<string>): Promise<string> {
  for (;;) {
    const ref = newCaseReference();
    if (taken.has(ref) || (await storage.readHeader(council, ref)) !== null) continue;
    taken.add(ref);
    return ref;
  }
}
