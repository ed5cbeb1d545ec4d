// A person’s own cases worked out again under two texts, each as if it had been in force from the first day, and what
// differs, summed. Only cases they see the whole of today are looked at, counted or named, and of each no more is told
// than they may read in it: what a wall keeps from them is left out of both sides before anything is compared.

import { setImmediate } from 'node:timers/promises';
import { indexOf } from '#access/vocabulary-index.ts';
import { type Consequences, consequencesIn } from '#comparison/consequences.ts';
import { summing } from '#comparison/summing.ts';
import { derive } from '#engine/derive.ts';
import type { History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { bothTexts, type TwoTexts } from '#situations/replay.ts';
import type { CaseRecord, Storage } from '#storage/storage.ts';
import { itemSentence } from '#wording/items.ts';
import { namesOf } from '#wording/names.ts';
import { asDone, followsFrom, type Ground } from './case-file.ts';
import { caseLine } from './lists.ts';
import { actsInSight, readingOf, standingInSight } from './redact.ts';
import { elsewhereForMany } from './standing-keys.ts';
import type { CaseLine, Viewer } from './view.ts';

export interface CaseConsequences extends Consequences<CaseLine> {
  /** How many cases the viewer sees the whole of, looked at or not. */
  readonly ofAll: number;
  /** Older cases are left; hand it back to go on with them. */
  readonly next?: string;
}

/** Cases read at once, and looked at before a page is answered, newest first. */
const LIMITS = { atOnce: 250, most: 2500 } as const;
/** Worked out before others who wait for the server get their turn: a few milliseconds. */
const TURN = 10;

export async function consequencesFor(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  texts: TwoTexts,
  now: Instant,
  from?: string,
  limits: { readonly atOnce: number; readonly most: number } = LIMITS,
): Promise<CaseConsequences> {
  const { council, person } = viewer;
  const { acts: types } = indexOf(ground.rulebook.vocabulary);
  const elsewhere = await elsewhereForMany(types, (names) => storage.standingActs(council, names));
  const both = bothTexts(texts);
  const summed = summing<CaseLine>();
  let read = 0;
  let after = from;
  do {
    const page = await storage.recordsOf(council, person, pageAfter(after, limits.atOnce));
    for (const [place, record] of page.rows.entries()) {
      if (place % TURN === TURN - 1) await setImmediate();
      const acts = record.acts.map(asDone);
      const ref = record.header.case;
      look(record, { case: ref, acts, elsewhere: elsewhere(ref, acts) });
    }
    read += limits.atOnce;
    after = page.next ?? undefined;
  } while (after !== undefined && read < limits.most);
  const sum = summed.sum();
  const isAll = from === undefined && after === undefined;
  return {
    ...sum,
    ofAll: isAll ? sum.looked : await storage.countOf(council, person),
    ...(after === undefined ? {} : { next: after }),
  };

  function look({ header }: CaseRecord, history: History): void {
    const { standing, sights } = followsFrom(ground, history, now);
    const sight = sights.get(person);
    if (sight?.of !== 'the case') return;
    const reading = readingOf(standing, sight, person, () => false);
    const under = (rulebook: Rulebook) =>
      standingInSight(derive(rulebook, ground.directory, history, ground.calendars, now), reading);
    const changes = consequencesIn(under(texts.before), under(texts.after));
    const line = caseLine(ground.rulebook, { ...header, whole: true });
    summed.add(line, changes, (item) => {
      // As in every list, a private case is its reference and nothing more.
      if (header.private) return undefined;
      const seen = actsInSight(types, history.acts, reading);
      return itemSentence(item, namesOf(both, ground.directory, seen, person));
    });
  }
}

function pageAfter(
  after: string | undefined,
  limit: number,
): { readonly limit: number; readonly after?: string } {
  return after === undefined ? { limit } : { limit, after };
}
