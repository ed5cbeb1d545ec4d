// Keeps what follows from a record beside it: the header, work lists, who may see it, notices, search. It replaces what was
// kept before, writes only what differs where that is cheaper, and never takes a notice back or keeps it twice.

import { keepable } from './acts.ts';
import { type Base, parts, run, type Steps } from './steps.ts';
import type { KeptStanding } from './storage.ts';

export interface Saved {
  readonly council: string;
  readonly case: string;
  readonly opened: number;
  readonly isNew: boolean;
  readonly version: number;
  readonly head: string;
  readonly standing: KeptStanding;
  readonly search: {
    readonly text: string;
    readonly tokens: string;
    readonly mark: string;
    readonly before: string;
  };
}

export const NO_DATE = '9999-12-31';
const bit = (yes: boolean) => (yes ? (1 as const) : (0 as const));

export function* keepStanding(base: Base, all: readonly Saved[]): Steps<void> {
  for (const saved of all) {
    yield* keepHeader(base, saved);
    if (!saved.isNew) yield* clearOld(base, saved);
  }
  yield* keepGrants(base, all);
  yield* keepWork(base, all);
  yield* keepNotices(base, all);
  yield* keepStandingActs(base, all);
  const changed = all.filter(({ search }) => search.mark !== search.before);
  for (const query of base.search.save(
    changed.map(({ council, case: ref, opened, search }) => ({
      council,
      case: ref,
      opened,
      text: search.text,
      tokens: search.tokens,
    })),
  )) {
    yield query;
  }
}

function keepHeader({ db }: Base, { council, case: ref, version, head, standing, search }: Saved) {
  return run(
    db
      .updateTable('cases')
      .set({
        version,
        head,
        closed: bit(standing.closed),
        subject: keepable(standing.subject),
        next_change: standing.nextChange,
        claimed_until: 0,
        derived: standing.at,
        search_mark: search.mark,
      })
      .where('council', '=', council)
      .where('case', '=', ref),
  );
}

function* clearOld({ db }: Base, { council, case: ref, standing }: Saved): Steps<void> {
  yield* run(db.deleteFrom('work').where('council', '=', council).where('case', '=', ref));
  yield* run(db.deleteFrom('standing_acts').where('council', '=', council).where('case', '=', ref));
  const gone = db.deleteFrom('grants').where('council', '=', council).where('case', '=', ref);
  const still = standing.grants.map((grant) => grant.person);
  yield* run(still.length === 0 ? gone : gone.where('person', 'not in', still));
}

function* keepGrants({ db }: Base, all: readonly Saved[]): Steps<void> {
  const grants = all.flatMap(({ council, case: ref, opened, standing }) =>
    [...new Map(standing.grants.map((grant) => [grant.person, grant.whole]))].map(([person, whole]) => ({
      council,
      case: ref,
      person,
      whole: bit(whole),
      closed: bit(standing.closed),
      opened,
    })),
  );
  for (const part of parts(grants)) {
    yield* run(
      db
        .insertInto('grants')
        .values(part)
        .onConflict((clash) =>
          clash
            .columns(['council', 'case', 'person'])
            .doUpdateSet((eb) => ({ whole: eb.ref('excluded.whole'), closed: eb.ref('excluded.closed') }))
            .where((eb) =>
              eb.or([
                eb('grants.whole', '<>', eb.ref('excluded.whole')),
                eb('grants.closed', '<>', eb.ref('excluded.closed')),
              ]),
            ),
        ),
    );
  }
}

function* keepWork({ db }: Base, all: readonly Saved[]): Steps<void> {
  const work = all.flatMap(({ council, case: ref, standing }) =>
    standing.work.map(({ person, item, role, due, overdueFrom, clause, detail }) => ({
      council,
      case: ref,
      item,
      person,
      role,
      due_order: due ?? NO_DATE,
      due,
      overdue_from: overdueFrom,
      clause,
      detail,
    })),
  );
  for (const part of parts(work)) {
    yield* run(
      db
        .insertInto('work')
        .values(part)
        .onConflict((clash) => clash.columns(['council', 'case', 'item', 'person', 'role']).doNothing()),
    );
  }
}

function* keepNotices({ db }: Base, all: readonly Saved[]): Steps<void> {
  const notices = all.flatMap(({ council, case: ref, standing }) =>
    standing.notices.map(({ norm, trigger, recipient, payload, notBefore, inApp, kind }) => ({
      council,
      case: ref,
      norm,
      trigger,
      recipient,
      kind: kind ?? ('notice' as const),
      state: inApp ? ('app' as const) : ('ready' as const),
      created: standing.at,
      next_try: notBefore ?? standing.at,
      sent_at: null,
      attempts: 0,
      last_error: null,
      payload,
    })),
  );
  for (const part of parts(notices)) {
    yield* run(
      db
        .insertInto('notices')
        .values(part)
        .onConflict((clash) =>
          clash.columns(['council', 'case', 'norm', 'trigger', 'recipient']).doNothing(),
        ),
    );
  }
}

function* keepStandingActs({ db }: Base, all: readonly Saved[]): Steps<void> {
  const standing = all.flatMap(({ council, case: ref, standing }) =>
    standing.standingActs.map(({ act, key, number }) => ({ council, act, key, case: ref, number })),
  );
  for (const part of parts(standing)) {
    yield* run(
      db
        .insertInto('standing_acts')
        .values(part)
        .onConflict((clash) => clash.columns(['council', 'case', 'number', 'act', 'key']).doNothing()),
    );
  }
}
