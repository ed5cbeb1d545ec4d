// Keeps a council’s people, bodies and offices with their dates. It is read whole and put in place whole, so that a case is
// always derived from one consistent directory; its version tells a process whether the one it holds is still good.

import { page, readCursor } from './cursor.ts';
import { asSystem } from './scope.ts';
import { type Base, firstRow, parts, rows, run, type Steps } from './steps.ts';
import type { DirectoryChange, KeptDirectory, Storage } from './storage.ts';

type DirectoryPart = Pick<
  Storage,
  'readDirectory' | 'directoryVersion' | 'replaceDirectory' | 'directoryChanges'
>;

export function directoryPart(base: Base): DirectoryPart {
  return {
    readDirectory: (council) =>
      base.read(asSystem(council), function* () {
        // Another process may put a new one in place between two of the reads: then it is read again.
        for (;;) {
          const found = yield* read(base, council);
          if (found.version === (yield* versionOf(base, council))) return found;
        }
      }),
    directoryVersion: (council) => base.read(asSystem(council), () => versionOf(base, council)),
    replaceDirectory: (council, ...asked) =>
      base.transact(asSystem(council), () => replace(base, council, ...asked)),
    directoryChanges: (council, { limit, after }) =>
      base.read(asSystem(council), function* () {
        const [number] = readCursor(after, 1, 1) ?? [];
        let query = base.db
          .selectFrom('directory_changes')
          .select(['number', 'at', 'by', 'what'])
          .where('council', '=', council);
        if (number !== undefined) query = query.where('number', '<', Number(number));
        const found = yield* rows(query.orderBy('number', 'desc').limit(limit + 1));
        return page(
          found.map((change): DirectoryChange => ({ ...change })),
          limit,
          (change) => [change.number],
        );
      }),
  };
}

function* versionOf({ db }: Base, council: string): Steps<number> {
  const latest = db
    .selectFrom('directory_changes')
    .select('number')
    .where('council', '=', council)
    .orderBy('number', 'desc')
    .limit(1);
  return (yield* firstRow(latest))?.number ?? 0;
}

const dated = (row: { from_date: string | null; until_date: string | null }) => ({
  ...(row.from_date === null ? {} : { from: row.from_date }),
  ...(row.until_date === null ? {} : { until: row.until_date }),
});
const dates = (row: { readonly from?: string; readonly until?: string }) => ({
  from_date: row.from ?? null,
  until_date: row.until ?? null,
});

function* read(base: Base, council: string): Steps<{ version: number; directory: KeptDirectory }> {
  const { db } = base;
  const version = yield* versionOf(base, council);
  const people = yield* rows(
    db.selectFrom('people').selectAll().where('council', '=', council).orderBy('place'),
  );
  const bodies = yield* rows(
    db.selectFrom('bodies').selectAll().where('council', '=', council).orderBy('place'),
  );
  const memberships = yield* rows(
    db.selectFrom('memberships').selectAll().where('council', '=', council).orderBy('place'),
  );
  const offices = yield* rows(
    db.selectFrom('offices').selectAll().where('council', '=', council).orderBy('place'),
  );
  const holdings = yield* rows(
    db.selectFrom('holdings').selectAll().where('council', '=', council).orderBy('place'),
  );
  const lines = yield* rows(
    db.selectFrom('lines').selectAll().where('council', '=', council).orderBy('place'),
  );
  return {
    version,
    directory: {
      people: people.map(({ id, name, title, kind, email }) => ({
        id,
        name,
        ...(title === null ? {} : { title }),
        kind,
        ...(email === null ? {} : { email }),
      })),
      bodies: bodies.map(({ id, kind, name, within }) => ({
        id,
        kind,
        name,
        ...(within === null ? {} : { within }),
      })),
      memberships: memberships.map((row) => ({ person: row.person, body: row.body, ...dated(row) })),
      offices: offices.map(({ id, title, of_body }) => ({
        id,
        title,
        ...(of_body === null ? {} : { of: of_body }),
      })),
      holdings: holdings.map((row) => ({ office: row.office, person: row.person, ...dated(row) })),
      lines: lines.map((row) => ({ person: row.person, manager: row.manager, ...dated(row) })),
    },
  };
}

function* replace(
  base: Base,
  ...[council, expected, directory, change]: Parameters<Storage['replaceDirectory']>
): Steps<Awaited<ReturnType<Storage['replaceDirectory']>>> {
  const { db } = base;
  const now = yield* versionOf(base, council);
  if (now !== expected) return { ok: false, conflict: now };
  const version = expected + 1;
  // The key of the change stops a second writer who read the same version: for it, nothing is inserted.
  const recorded = yield* run(
    db
      .insertInto('directory_changes')
      .values({ council, number: version, at: change.at, by: change.by, what: change.what })
      .onConflict((clash) => clash.columns(['council', 'number']).doNothing()),
  );
  if (recorded === 0) return { ok: false, conflict: version };
  for (const table of ['people', 'bodies', 'memberships', 'offices', 'holdings', 'lines'] as const) {
    yield* run(db.deleteFrom(table).where('council', '=', council));
  }
  const people = directory.people.map(({ id, name, title, kind, email }, place) => ({
    council,
    place,
    id,
    name,
    title: title ?? null,
    kind,
    email: email ?? null,
  }));
  for (const part of parts(people)) yield* run(db.insertInto('people').values(part));
  const bodies = directory.bodies.map(({ id, kind, name, within }, place) => ({
    council,
    place,
    id,
    kind,
    name,
    within: within ?? null,
  }));
  for (const part of parts(bodies)) yield* run(db.insertInto('bodies').values(part));
  const memberships = directory.memberships.map((row, place) => ({
    council,
    place,
    person: row.person,
    body: row.body,
    ...dates(row),
  }));
  for (const part of parts(memberships)) yield* run(db.insertInto('memberships').values(part));
  const offices = directory.offices.map(({ id, title, of }, place) => ({
    council,
    place,
    id,
    title,
    of_body: of ?? null,
  }));
  for (const part of parts(offices)) yield* run(db.insertInto('offices').values(part));
  const holdings = directory.holdings.map((row, place) => ({
    council,
    place,
    office: row.office,
    person: row.person,
    ...dates(row),
  }));
  for (const part of parts(holdings)) yield* run(db.insertInto('holdings').values(part));
  const lines = directory.lines.map((row, place) => ({
    council,
    place,
    person: row.person,
    manager: row.manager,
    ...dates(row),
  }));
  for (const part of parts(lines)) yield* run(db.insertInto('lines').values(part));
  return { ok: true, version };
}
