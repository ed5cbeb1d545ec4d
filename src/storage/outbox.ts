// What waits for the worker: cases whose next change has come, and notices ready to send. A claim gives rows to one process
// for a while; if it dies they are given out again. Each council is asked in turn, along an index that begins with it.

import { sql } from 'kysely';
import { page, readCursor } from './cursor.ts';
import { asPerson, asSystem } from './scope.ts';
import { type Base, firstRow, rows, run, type Steps } from './steps.ts';
import type { Claim, KeptNotice, NoticeKey, Storage } from './storage.ts';
import type { NoticesTable } from './tables.ts';

type OutboxPart = Pick<
  Storage,
  | 'dueForChange'
  | 'outboxReady'
  | 'markSent'
  | 'markFailed'
  | 'keepInApp'
  | 'noticesOf'
  | 'readNotice'
  | 'noticesIn'
  | 'councils'
>;

export function outboxPart(base: Base): OutboxPart {
  const { db } = base;
  const ofKey = (key: NoticeKey) =>
    db
      .selectFrom('notices')
      .selectAll()
      .where('council', '=', key.council)
      .where('case', '=', key.case)
      .where('norm', '=', key.norm)
      .where('trigger', '=', key.trigger)
      .where('recipient', '=', key.recipient);
  const settle = (key: NoticeKey) =>
    db
      .updateTable('notices')
      .where('council', '=', key.council)
      .where('case', '=', key.case)
      .where('norm', '=', key.norm)
      .where('trigger', '=', key.trigger)
      .where('recipient', '=', key.recipient)
      .where('state', '=', 'ready');
  return {
    // Lanes name every council with anything on record, in a handful of rows each.
    councils: () => base.councilsIn('lanes'),
    dueForChange: (claim) => inTurn(base, claim, claimCases),
    outboxReady: (claim) => inTurn(base, claim, claimNotices),
    markSent: (key, sentAt) =>
      base.transact(asSystem(key.council), function* () {
        return (yield* run(settle(key).set({ state: 'sent', sent_at: sentAt, last_error: null }))) === 1;
      }),
    markFailed: (key, { error, retryAt }) =>
      base.transact(asSystem(key.council), function* () {
        const set = retryAt === null ? { state: 'failed' as const } : { next_try: retryAt };
        const ours = settle(key).where('attempts', '=', key.attempts);
        yield* run(ours.set({ ...set, last_error: error.slice(0, 500) }));
      }),
    keepInApp: (key) =>
      base.transact(asSystem(key.council), function* () {
        yield* run(settle(key).set({ state: 'app', last_error: null }));
      }),
    readNotice: (key) =>
      base.read(asSystem(key.council), function* () {
        const row = yield* firstRow(ofKey(key));
        return row ? notice(row) : null;
      }),
    noticesIn: (council, ref) =>
      base.read(asSystem(council), function* () {
        const all = db
          .selectFrom('notices')
          .selectAll()
          .where('council', '=', council)
          .where('case', '=', ref)
          .where('kind', '=', 'notice');
        const inOrder = all.orderBy('created').orderBy('norm').orderBy('trigger').orderBy('recipient');
        return (yield* rows(inOrder)).map(notice);
      }),
    noticesOf: (council, person, paging) =>
      base.read(asPerson(council, person), () => noticesOf(base, council, person, paging)),
  };
}

/** The council that is asked first changes from call to call, so that a busy one cannot starve the rest. */
let turn = 0;
async function inTurn<T>(
  base: Base,
  claim: Claim,
  take: (base: Base, council: string, claim: Claim) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const all = await base.councilsIn('lanes');
  turn += 1;
  const taken: T[] = [];
  for (let asked = 0; asked < all.length && taken.length < claim.limit; asked += 1) {
    const council = all[(turn + asked) % all.length];
    if (council !== undefined)
      taken.push(...(await take(base, council, { ...claim, limit: claim.limit - taken.length })));
  }
  return taken;
}

type Due = { readonly council: string; readonly case: string; readonly version: number };
async function claimCases(
  base: Base,
  council: string,
  { now, limit, claimFor }: Claim,
): Promise<readonly Due[]> {
  const due = base.db
    .selectFrom('cases')
    .select(['council', 'case', 'version'])
    .where('council', '=', council)
    .where('next_change', '<=', now)
    .where('claimed_until', '<=', now)
    .orderBy('next_change')
    .limit(limit);
  // Looked at first without a transaction: mostly nothing is due.
  const any = await base.read(asSystem(council), () => rows(due.limit(1)));
  if (any.length === 0) return [];
  return base.transact(asSystem(council), function* (): Steps<readonly Due[]> {
    const taken = yield* rows(base.locksRows ? due.forUpdate().skipLocked() : due);
    if (taken.length === 0) return taken;
    const refs = taken.map((row) => row.case);
    const claimed = base.db.updateTable('cases').set({ claimed_until: now + claimFor });
    yield* run(claimed.where('council', '=', council).where('case', 'in', refs));
    return taken.map(({ case: ref, version }) => ({ council, case: ref, version }));
  });
}

async function claimNotices(
  base: Base,
  council: string,
  { now, limit, claimFor }: Claim,
): Promise<readonly KeptNotice[]> {
  const ready = base.db
    .selectFrom('notices')
    .selectAll()
    .where('council', '=', council)
    // Written out, not bound: only so does SQLite know that the index of ready notices holds them all.
    .where('state', '=', sql.lit('ready'))
    .where('next_try', '<=', now)
    .orderBy('next_try')
    .limit(limit);
  const any = await base.read(asSystem(council), () => rows(ready.limit(1)));
  if (any.length === 0) return [];
  return base.transact(asSystem(council), function* (): Steps<readonly KeptNotice[]> {
    const taken = yield* rows(base.locksRows ? ready.forUpdate().skipLocked() : ready);
    for (const { case: ref, norm, trigger, recipient } of taken) {
      yield* run(
        base.db
          .updateTable('notices')
          .set((eb) => ({ next_try: now + claimFor, attempts: eb('attempts', '+', 1) }))
          .where('council', '=', council)
          .where('case', '=', ref)
          .where('norm', '=', norm)
          .where('trigger', '=', trigger)
          .where('recipient', '=', recipient),
      );
    }
    return taken.map((row) => ({ ...notice(row), attempts: row.attempts + 1 }));
  });
}

function notice(row: NoticesTable): KeptNotice {
  return {
    council: row.council,
    case: row.case,
    norm: row.norm,
    trigger: row.trigger,
    recipient: row.recipient,
    payload: row.payload,
    kind: row.kind,
    state: row.state,
    created: row.created,
    sentAt: row.sent_at,
    attempts: row.attempts,
    lastError: row.last_error,
  };
}

function* noticesOf(
  { db }: Base,
  ...[council, person, { limit, after }]: Parameters<Storage['noticesOf']>
): Steps<Awaited<ReturnType<Storage['noticesOf']>>> {
  let query = db
    .selectFrom('notices as n')
    .innerJoin('grants as g', (join) =>
      join
        .onRef('g.council', '=', 'n.council')
        .onRef('g.case', '=', 'n.case')
        .onRef('g.person', '=', 'n.recipient'),
    )
    .selectAll('n')
    .where('n.council', '=', council)
    .where('n.recipient', '=', person)
    .where('n.kind', '=', 'notice')
    .orderBy('n.created', 'desc')
    .orderBy('n.case', 'desc')
    .orderBy('n.norm', 'desc')
    .orderBy('n.trigger', 'desc')
    .limit(limit + 1);
  const [created, ref, norm, trigger] = readCursor(after, 4, 1) ?? [];
  if (created !== undefined && ref !== undefined && norm !== undefined && trigger !== undefined) {
    query = query.where((eb) =>
      eb(
        eb.refTuple('n.created', 'n.case', 'n.norm', 'n.trigger'),
        '<',
        eb.tuple(Number(created), ref, norm, trigger),
      ),
    );
  }
  const found = page(yield* rows(query), limit, (row) => [row.created, row.case, row.norm, row.trigger]);
  return { rows: found.rows.map(notice), next: found.next };
}
