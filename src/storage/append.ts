// Puts acts on the record with all that follows from them, in one transaction. The only writer of acts, lanes and cases.

import { actRow, keepable, keepableAct } from './acts.ts';
import { fileRows } from './files.ts';
import { keepStanding, type Saved } from './keep-standing.ts';
import { asSystem } from './scope.ts';
import { caseTokens, plainWords, searchMark } from './search-words.ts';
import { type Base, parts, rows, run, type Steps } from './steps.ts';
import type { Append, Appended, Seal, SealedAct, Storage } from './storage.ts';
import { changeTexts } from './texts.ts';

interface Held {
  readonly version: number;
  readonly head: string;
  readonly opened: number;
  readonly search_mark: string;
}

/** The case as it is now, kept from other writers until the transaction ends. */
function* hold(base: Base, council: string, ref: string): Steps<Held | undefined> {
  const query = base.db
    .selectFrom('cases')
    .select(['version', 'head', 'opened', 'search_mark'])
    .where('council', '=', council)
    .where('case', '=', ref);
  const [held] = yield* rows(base.locksRows ? query.forUpdate() : query);
  return held;
}

/** Lanes are taken in order of number, so that two transactions cannot wait for each other. */
function* holdLanes(
  base: Base,
  council: string,
  lanes: readonly number[],
): Steps<Map<number, { place: number; hash: string }>> {
  const held = new Map<number, { place: number; hash: string }>();
  for (const lane of [...new Set(lanes)].sort((one, other) => one - other)) {
    const query = base.db
      .selectFrom('lanes')
      .select(['place', 'hash'])
      .where('council', '=', council)
      .where('lane', '=', lane);
    const locked = base.locksRows ? query.forUpdate() : query;
    let [end] = yield* rows(locked);
    if (end === undefined) {
      const first = { council, lane, place: 0, hash: '' };
      yield* run(
        base.db
          .insertInto('lanes')
          .values(first)
          .onConflict((clash) => clash.columns(['council', 'lane']).doNothing()),
      );
      [end] = yield* rows(locked);
    }
    held.set(lane, end ?? { place: 0, hash: '' });
  }
  return held;
}

interface Sealed {
  readonly append: Append;
  readonly held: Held | undefined;
  readonly acts: readonly SealedAct[];
  readonly version: number;
  readonly head: string;
}

function* sealAll(
  base: Base,
  taken: readonly { append: Append; held: Held | undefined }[],
  seal: Seal,
): Steps<readonly Sealed[]> {
  const council = taken[0]?.append.council ?? '';
  const lanes = yield* holdLanes(
    base,
    council,
    taken.map(({ append }) => append.lane),
  );
  const sealed = taken.map(({ append, held }): Sealed => {
    const end = lanes.get(append.lane) ?? { place: 0, hash: '' };
    let version = append.expectedVersion;
    let head = held?.head ?? '';
    const acts = append.acts.map((given): SealedAct => {
      const act = keepableAct(given, append.case);
      version += 1;
      end.place += 1;
      const stand = {
        number: version,
        lane: append.lane,
        place: end.place,
        previous: head,
        before: end.hash,
      };
      head = seal({ council, ...stand, act });
      end.hash = head;
      return { ...act, ...stand, hash: head };
    });
    return { append, held, acts, version, head };
  });
  for (const [lane, { place, hash }] of lanes) {
    yield* run(
      base.db
        .updateTable('lanes')
        .set({ place, hash })
        .where('council', '=', council)
        .where('lane', '=', lane),
    );
  }
  return sealed;
}

/** Everything but the check of versions. All of one council. */
function* write(
  base: Base,
  taken: readonly { append: Append; held: Held | undefined }[],
  seal: Seal,
): Steps<readonly Sealed[]> {
  const sealed = yield* sealAll(base, taken, seal);
  const acts = sealed.flatMap(({ append, acts }) => acts.map((act) => actRow(append.council, act)));
  for (const part of parts(acts)) yield* run(base.db.insertInto('acts').values(part));
  const files = sealed.flatMap(({ append, acts }) => acts.flatMap((act) => fileRows(append.council, act)));
  for (const part of parts(files)) yield* run(base.db.insertInto('files').values(part));
  yield* keepStanding(
    base,
    sealed.map(({ append, held, version, head }) => saved(append, held, version, head)),
  );
  return sealed;
}

function saved(
  { council, case: ref, standing, opening }: Pick<Append, 'council' | 'case' | 'standing' | 'opening'>,
  held: Held | undefined,
  version: number,
  head: string,
): Saved {
  const text = plainWords(standing.searchText);
  const tokens = caseTokens(council, standing.grants, standing.cites);
  return {
    council,
    case: ref,
    opened: opening?.opened ?? held?.opened ?? standing.at,
    isNew: opening !== undefined,
    version,
    head,
    standing,
    search: { text, tokens, mark: searchMark(text, tokens), before: held?.search_mark ?? '' },
  };
}

function caseRow({ council, case: ref, opening, standing }: Append, procedure: string) {
  return {
    council,
    case: ref,
    procedure,
    opened: opening?.opened ?? standing.at,
    private: opening?.private ? (1 as const) : (0 as const),
    version: 0,
    head: '',
    closed: 0 as const,
    subject: keepable(standing.subject),
    next_change: null,
    claimed_until: 0,
    derived: standing.at,
    search_mark: '',
  };
}

function* append(base: Base, asked: Append, seal: Seal): Steps<Appended> {
  if (asked.opening) {
    const opened = yield* rows(
      base.db
        .insertInto('cases')
        .values(caseRow(asked, asked.opening.procedure))
        .onConflict((clash) => clash.columns(['council', 'case']).doNothing())
        .returning('case'),
    );
    if (opened.length === 0) {
      const there = yield* hold(base, asked.council, asked.case);
      return { ok: false, conflict: there?.version ?? 0 };
    }
    const [done] = yield* write(base, [{ append: asked, held: undefined }], seal);
    return { ok: true, version: done?.version ?? 0, head: done?.head ?? '' };
  }
  const held = yield* hold(base, asked.council, asked.case);
  if (held === undefined || held.version !== asked.expectedVersion)
    return { ok: false, conflict: held?.version ?? 0 };
  if (asked.texts !== undefined) {
    const changed = yield* changeTexts(base, asked.council, asked.texts);
    if (!changed.ok) return { ok: false, conflict: held.version, text: changed.path };
  }
  const [done] = yield* write(base, [{ append: asked, held }], seal);
  return { ok: true, version: done?.version ?? 0, head: done?.head ?? '' };
}

function* saveStanding(base: Base, save: Parameters<Storage['saveStanding']>[0]): Steps<Appended> {
  const held = yield* hold(base, save.council, save.case);
  if (held === undefined || held.version !== save.expectedVersion)
    return { ok: false, conflict: held?.version ?? 0 };
  yield* keepStanding(base, [saved(save, held, held.version, held.head)]);
  return { ok: true, version: held.version, head: held.head };
}

function* importAll(base: Base, openings: readonly Append[], seal: Seal): Steps<void> {
  const newCases = openings.map((append) => {
    if (!append.opening)
      throw new Error(`Case ${append.case} cannot be imported: only new cases are, and it has no opening.`);
    return caseRow(append, append.opening.procedure);
  });
  for (const part of parts(newCases)) yield* run(base.db.insertInto('cases').values(part));
  yield* write(
    base,
    openings.map((append) => ({ append, held: undefined })),
    seal,
  );
}

export function appendPart(base: Base): Pick<Storage, 'appendActs' | 'importCases' | 'saveStanding'> {
  return {
    appendActs: async (asked, seal) => {
      if (asked.opening ? asked.expectedVersion !== 0 || asked.acts.length === 0 : asked.acts.length === 0) {
        throw new Error(
          `Nothing to append to case ${asked.case}: give at least one act, and expect version 0 when opening.`,
        );
      }
      return base.transact(asSystem(asked.council), () => append(base, asked, seal));
    },
    importCases: async (openings, seal) => {
      const [council, another] = new Set(openings.map((append) => append.council));
      if (council === undefined) return;
      if (another !== undefined)
        throw new Error(`Cases of ${council} and of ${another} cannot be imported in one transaction.`);
      await base.transact(asSystem(council), () => importAll(base, openings, seal));
    },
    saveStanding: (save) => base.transact(asSystem(save.council), () => saveStanding(base, save)),
  };
}
