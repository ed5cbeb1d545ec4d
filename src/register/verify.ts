// Proves that the record is as it was made, or says where it is not. It reads the whole record and alters nothing.
//
// What it finds: any act altered, taken out, put elsewhere or slipped in by somebody who edits the database, the last act of a
// case and whole cases included, because every act seals the one before it in its case and the one before it in its lane.
// What it cannot find by itself: that somebody recomputed every later hash of a lane and the heads, or took away the newest
// acts of a lane and set the heads back. Against that, keep `headOf` somewhere else (`comity verify --print-head`) and hand it
// to a later verification: if no place on the record has that head any more, the record before it was rewritten.

import { createHash } from 'node:crypto';
import { filesOf } from '#files/attached.ts';
import type { LaneAct, LaneHead, LooseEnd, Storage } from '#storage/storage.ts';
import { canonical, chain, LANES, laneOf } from './chain.ts';

export interface Finding {
  readonly council: string;
  /** null when what was removed left no trace of the case it was in. */
  readonly case: string | null;
  /** The act’s number in its case; 0 when it is not known. */
  readonly number: number;
  readonly what: 'altered' | 'removed' | 'reordered' | 'not chained' | 'not the head that was kept';
  /** For a person to read. */
  readonly says: string;
}

/** Where each lane of a council ended at some moment; to be kept away from the database. */
export interface Head {
  readonly council: string;
  readonly lanes: readonly LaneHead[];
  /** One hash over all lanes, short enough to print in minutes. */
  readonly hash: string;
}

export async function headOf(storage: Storage, council: string): Promise<Head> {
  const lanes = await storage.laneHeads(council);
  return {
    council,
    lanes,
    hash: createHash('sha256')
      .update(canonical([council, lanes]))
      .digest('hex'),
  };
}

export interface Asked {
  /** Only this council; every council if absent. */
  readonly council?: string;
  /** Heads kept from earlier. */
  readonly kept?: readonly Head[];
  /** Whether the content of a file is as it was when an act sealed its hash; absent: contents are not looked at. */
  readonly checkFile?: (council: string, hash: string) => Promise<'there' | 'missing' | 'changed'>;
}

/** Findings as they come. A record that nobody touched has none. */
export async function* verify(storage: Storage, asked: Asked = {}): AsyncGenerator<Finding> {
  const { council, kept = [] } = asked;
  const all = [...(await storage.recordedCouncils()), ...kept.map((head) => head.council)];
  for (const each of council === undefined ? new Set(all) : [council]) {
    const keptEnds = kept.filter((head) => head.council === each).flatMap((head) => head.lanes);
    const ends = new Map((await storage.laneHeads(each)).map((end) => [end.lane, end]));
    const lanes = Math.max(
      LANES,
      ...[...ends.keys(), ...keptEnds.map((end) => end.lane)].map((lane) => lane + 1),
    );
    for (let lane = 0; lane < lanes; lane += 1) {
      const itsKept = keptEnds.filter((end) => end.lane === lane);
      yield* verifyLane(storage, each, lane, ends.get(lane), itsKept, asked.checkFile);
    }
    for await (const end of storage.looseEnds(each)) yield looseFinding(each, end);
  }
}

interface Last {
  readonly number: number;
  readonly hash: string;
}

async function* verifyLane(
  storage: Storage,
  council: string,
  lane: number,
  end: LaneHead | undefined,
  kept: readonly LaneHead[],
  checkFile: Asked['checkFile'],
): AsyncGenerator<Finding> {
  const none = { council, case: null, number: 0 };
  const lastOf = new Map<string, Last>();
  const hashAt = new Map(kept.map((head) => [head.place, '']));
  let place = 0;
  let hash = '';
  let beyond = 0;
  for await (const act of storage.laneActs(council, lane)) {
    if (end !== undefined && act.place > end.place) {
      beyond = act.place;
      break;
    }
    yield* verifyAct(act, { place, hash }, lastOf.get(act.case));
    if (checkFile !== undefined) yield* verifyFiles(act, checkFile);
    lastOf.set(act.case, { number: act.number, hash: act.hash });
    place = act.place;
    hash = act.hash;
    if (hashAt.has(place)) hashAt.set(place, hash);
  }
  if (end === undefined && place > 0) {
    yield { ...none, what: 'removed', says: `The head of lane ${lane} is gone.` };
  }
  if (end !== undefined && end.place > place) {
    yield { ...none, what: 'removed', says: `${acts(end.place - place)} gone from the end of lane ${lane}.` };
  } else if (end !== undefined && end.hash !== hash) {
    yield { ...none, what: 'not chained', says: `Lane ${lane} does not end in the act its head names.` };
  }
  if (beyond > 0 && !(await grewTo(storage, council, lane, beyond))) {
    yield { ...none, what: 'not chained', says: `Lane ${lane} holds acts beyond its head.` };
  }
  for (const head of kept) {
    if (head.place > 0 && hashAt.get(head.place) !== head.hash) {
      const says = `Lane ${lane} no longer holds the head that was kept at place ${head.place}: what came before was rewritten or removed.`;
      yield { ...none, what: 'not the head that was kept', says };
    }
  }
}

/** What somebody called a file is not repeated: what is printed here may be read by people who may not see the case. */
async function* verifyFiles(
  { council, case: ref, number, values }: LaneAct,
  checkFile: NonNullable<Asked['checkFile']>,
): AsyncGenerator<Finding> {
  for (const { hash } of filesOf(values)) {
    const found = await checkFile(council, hash);
    if (found === 'there') continue;
    const [what, words] =
      found === 'missing' ? (['removed', 'is gone'] as const) : (['altered', 'was changed'] as const);
    const says = `A file of act ${number} of case ${ref} ${words}; its SHA-256 was ${hash}.`;
    yield { council, case: ref, number, what, says };
  }
}

/** A running server adds acts while they are read: then the head has moved on too. */
async function grewTo(storage: Storage, council: string, lane: number, place: number): Promise<boolean> {
  const now = (await storage.laneHeads(council)).find((head) => head.lane === lane);
  return now !== undefined && now.place >= place;
}

const acts = (count: number) => (count === 1 ? 'One act is' : `${count} acts are`);

function* verifyAct(
  act: LaneAct,
  before: { readonly place: number; readonly hash: string },
  last: Last | undefined,
): Generator<Finding> {
  const { council, case: ref, number } = act;
  const at = { council, case: ref, number };
  if (chain({ ...act, act }) !== act.hash) {
    yield { ...at, what: 'altered', says: `Act ${number} of case ${ref} is not as it was recorded.` };
  } else if (act.lane !== laneOf(council, ref)) {
    yield {
      ...at,
      what: 'not chained',
      says: `Act ${number} of case ${ref} is in a lane that is not its own.`,
    };
  }
  if (act.place !== before.place + 1) {
    const missing = act.place - before.place - 1;
    const says = `${acts(missing)} gone before act ${number} of case ${ref}, in lane ${act.lane} after place ${before.place}.`;
    yield { ...at, case: last && number > last.number + 1 ? ref : null, number: 0, what: 'removed', says };
  } else if (act.before !== before.hash) {
    yield {
      ...at,
      what: 'reordered',
      says: `Act ${number} of case ${ref} does not follow the act it was recorded after.`,
    };
  }
  const expected = (last?.number ?? 0) + 1;
  if (number > expected) {
    const says = `${acts(number - expected)} gone from case ${ref} before act ${number}.`;
    yield { ...at, number: expected, what: 'removed', says };
  } else if (number < expected) {
    yield { ...at, what: 'reordered', says: `Act ${number} of case ${ref} comes after act ${expected - 1}.` };
  } else if (act.previous !== (last?.hash ?? '')) {
    yield {
      ...at,
      what: 'not chained',
      says: `Act ${number} of case ${ref} does not follow on from the act before it.`,
    };
  }
}

function looseFinding(council: string, { case: ref, number, what }: LooseEnd): Finding {
  switch (what) {
    case 'no act of that number':
      return {
        council,
        case: ref,
        number,
        what: 'removed',
        says: `Act ${number}, the last of case ${ref}, is gone.`,
      };
    case 'another hash than the header':
      return {
        council,
        case: ref,
        number,
        what: 'altered',
        says: `Act ${number} of case ${ref} is not the one its header names.`,
      };
    case 'beyond the header':
      return {
        council,
        case: ref,
        number,
        what: 'not chained',
        says: `Act ${number} of case ${ref} is more than its header counts.`,
      };
    case 'no header':
      return {
        council,
        case: ref,
        number,
        what: 'removed',
        says: `The header of case ${ref} is gone; its act ${number} is there.`,
      };
  }
}
