// What another version would change in a council’s past cases: all that one person can see, worked out under both texts
// and summed, against the same cases worked out once from memory and nothing more.

import { join } from 'node:path';
import { indexOf } from '#access/vocabulary-index.ts';
import { createCasework } from '#casework/create.ts';
import { elsewhereForMany } from '#casework/standing-keys.ts';
import { loadHistories } from '#demonstration/history.ts';
import { loadDemonstrations } from '#demonstration/load.ts';
import { derive } from '#engine/derive.ts';
import type { History } from '#engine/history.ts';
import type { NormBody, Rulebook, Version } from '#engine/rules.ts';
import { loadEverything } from '#language/files.ts';
import { type TwoTexts, twoTexts } from '#situations/replay.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import { ROOT } from './enquiries.ts';
import { median, milliseconds, type Plan, type Section, times, whole } from './results.ts';

/** Seconds, for two thousand cases. */
const AIM = 10;

/** @param folder in which the council’s history may be kept while it is measured. */
export async function measureConsequences({ quick, say }: Plan, folder: string): Promise<Section> {
  const size = quick ? 300 : 2000;
  const everything = await loadEverything(ROOT);
  const storage = await openStorage({ kind: 'sqlite', folder: join(folder, 'history') });
  const now = Date.now();
  const loading = { root: ROOT, everything, storage, now, say: () => {} };
  say(`an invented history of ${whole(size)} cases a council`);
  await loadDemonstrations(loading);
  await loadHistories(loading, size);
  const rulebooks = new Map([...everything.councils].map(([id, council]) => [id, council.rulebook]));
  const { calendars } = everything;
  const casework = createCasework({ storage, rulebooks, calendars, now: () => now });
  const rows: Section['rows'][number][] = [];
  for (const [council, rulebook] of rulebooks) {
    say(`consequences for ${rulebook.council.name}`);
    const [person, cases] = await whoSeesMost(storage, council);
    const texts = textsOf(rulebook);
    const { directory } = await storage.readDirectory(council);
    const histories = await historiesOf(storage, rulebook, person);
    const [both, once]: [number[], number[]] = [[], []];
    let changed = 0;
    for (let round = 0; round < (quick ? 2 : 4); round += 1) {
      both.push(
        await timed(async () => {
          ({ changed } = await casework.consequences({ council, person }, texts));
        }),
      );
      once.push(await timed(() => histories.map((one) => derive(rulebook, directory, one, calendars, now))));
    }
    // The first round also warms up what both use.
    const usual = (list: readonly number[]) => median(list.slice(1));
    const took = usual(both);
    rows.push({
      what: `${rulebook.council.name}: ${whole(cases)} cases, of which ${whole(changed)} change`,
      comity: milliseconds(took),
      against: `deriving them once: ${milliseconds(usual(once))}`,
      ratio: times(took / usual(once)),
      aim: `≤ ${AIM} s`,
      reached: took <= AIM * 1000,
    });
  }
  await storage.close();
  return {
    title: 'Consequences',
    how: `An invented history of ${whole(size)} cases a council (as “npm start” makes it with --history), as the person sees it who sees most: each case read, its sight worked out, then what follows under both texts, compared and summed. Where a council has only one version, the other is the same with every period half as long again and all duties to tell left out.`,
    rows,
  };
}

async function whoSeesMost(storage: Storage, council: string): Promise<readonly [string, number]> {
  const { directory } = await storage.readDirectory(council);
  let most: readonly [string, number] = ['', -1];
  for (const { id } of directory.people) {
    const cases = await storage.countOf(council, id);
    if (cases > most[1]) most = [id, cases];
  }
  return most;
}

async function historiesOf(
  storage: Storage,
  { council: { council }, vocabulary }: Rulebook,
  person: string,
): Promise<readonly History[]> {
  const elsewhere = await elsewhereForMany(indexOf(vocabulary).acts, (names) =>
    storage.standingActs(council, names),
  );
  const { rows } = await storage.recordsOf(council, person, { limit: 10_000 });
  return rows.map(({ header: { case: ref }, acts }) => ({
    case: ref,
    acts,
    elsewhere: elsewhere(ref, acts),
  }));
}

/** Two versions that the council has; else the one it has and one made from it. */
function textsOf(rulebook: Rulebook): TwoTexts {
  const own = rulebook.versions.filter(({ floor }) => !floor);
  const documents = [...Map.groupBy(own, ({ document }) => document).values()];
  const [one, other] = documents.find((each) => each.length > 1) ?? [];
  if (one !== undefined && other !== undefined) return twoTexts(rulebook, one, other);
  const longest = own.toSorted((a, b) => b.clauses.length - a.clauses.length)[0];
  if (longest === undefined) throw new Error(`${rulebook.council.council} has no text.`);
  const { before } = twoTexts(rulebook, longest, longest);
  return {
    before,
    after: {
      ...before,
      versions: before.versions.map((text) => (text.id === longest.id ? otherwise(text) : text)),
    },
  };
}

function otherwise(text: Version): Version {
  return {
    ...text,
    clauses: text.clauses.map((clause) => ({
      ...clause,
      norms: clause.norms
        .filter(({ acts, force }) => !acts.includes('tell') || !/^(must|should)$/.test(force))
        .map((norm) => longer(norm)),
    })),
  };
}

function longer<Body extends NormBody>(body: Body): Body {
  const { within } = body;
  return within === undefined
    ? body
    : { ...body, within: { ...within, count: Math.ceil(within.count * 1.5) } };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
