// The second wall by itself: SQL in the role that serves people, with the settings that Comity makes for a transaction and
// without anything else of Comity. Tables come from the database’s own catalogue: one that nobody has put on a side of the wall
// fails. Its owner is no superuser, and whoever serves owns nothing.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { openAccounts } from '#accounts/accounts.ts';
import { openStorage } from '#storage/open.ts';
import { SET_SCOPE } from '#storage/postgres/walls.ts';
import { type Installation, NONE, startTestPostgres } from '../postgres/server.ts';
import { type FoundTable, insertion, tablesFound } from './tables-found.ts';

type Side =
  /** Read by whoever the case was granted to; changed by the system. */
  | 'of a case'
  /** Read by the person it names, while the case is granted to them; changed by the system. */
  | 'of a person in a case'
  /** Read and changed by the person it names. */
  | 'of a person'
  /** Of the system alone. */
  | 'of the council'
  /** Of no council: which form the tables have. */
  | 'of the program'
  | 'of signing in';

const SIDES: Readonly<Record<Side, readonly string[]>> = {
  'of a case': ['acts', 'cases', 'files', 'file_openings'],
  'of a person in a case': ['grants', 'work', 'notices'],
  'of a person': ['drafts', 'mail_choices', 'uploads'],
  'of the council': [
    'bodies',
    'directory_changes',
    'holdings',
    'lanes',
    'lines',
    'memberships',
    'meta',
    'offices',
    'people',
    'search_index',
    'standing_acts',
    'text_revisions',
    'texts',
  ],
  'of the program': ['comity_form'],
  'of signing in': ['account_holders', 'account_passwords', 'account_sessions', 'account_verifications'],
};
const OF_A_COUNCIL = ['of a case', 'of a person in a case', 'of a person', 'of the council'] as const;
const NEVER_ALTERED = ['acts', 'directory_changes', 'files', 'file_openings'];

/** What SET_SCOPE is given: council, person, whether it is the system. The same people and cases are in both councils. */
const SYSTEM = ['alder', '', 'yes'];
const INSIDE = ['alder', 'inside', ''];
const OUTSIDE = ['alder', 'outside', ''];
const NOBODY = ['', '', ''];
const SCOPES = { SYSTEM, INSIDE, OUTSIDE, NOBODY };

const REFUSED = '42501';
const server = await startTestPostgres();

describe('behind the second wall', { skip: server === undefined ? NONE : false }, () => {
  if (server === undefined) return;
  let place: Installation;
  let tables: readonly FoundTable[] = [];
  let owner: pg.Client;
  let login: pg.Client;
  let administrator: pg.Client;
  let checked = 0;

  before(async () => {
    place = await server.newInstallation();
    const storage = await openStorage({ kind: 'postgres', address: place.login, ownerAddress: place.owner });
    await openAccounts({
      database: storage.authDatabase(),
      address: 'http://localhost',
      secret: 'only for tests, thirty-two characters',
    });
    await storage.close();
    [administrator, owner, login] = (await Promise.all(
      [place.administrator, place.owner, inRole(place.login, 'comity_app')].map(connect),
    )) as [pg.Client, pg.Client, pg.Client];
    tables = await tablesFound(administrator);
    for (const table of on(...OF_A_COUNCIL))
      for (const council of ['alder', 'birch']) {
        const said = { council, case: 'c1', person: 'inside', recipient: 'inside' };
        await administrator.query(insertion(table, 1, said));
        // What names somebody in a case that was never granted to them, or no longer is.
        if (SIDES['of a person in a case'].includes(table.name) && table.name !== 'grants')
          await administrator.query(
            insertion(table, 2, { ...said, person: 'outside', recipient: 'outside' }),
          );
      }
  });
  after(async () => {
    console.log(`Behind the second wall: ${tables.length} tables, ${checked} statements.`);
    await Promise.all([administrator, owner, login].map((client) => client?.end()));
    await server.stop();
  });

  const on = (...sides: readonly Side[]): readonly FoundTable[] =>
    tables.filter(({ name }) => sides.some((side) => SIDES[side].includes(name)));

  /** @returns how many rows it read or changed, or that the database refused it; nothing of it stays. */
  async function tried(
    client: pg.Client,
    scope: readonly string[] | undefined,
    statement: string,
  ): Promise<number | 'refused'> {
    checked += 1;
    await client.query('BEGIN');
    try {
      if (scope !== undefined) await client.query(SET_SCOPE, [...scope]);
      return (await client.query(statement)).rowCount ?? 0;
    } catch (fault) {
      if (!(fault instanceof pg.DatabaseError) || fault.code !== REFUSED) throw fault;
      return 'refused';
    } finally {
      await client.query('ROLLBACK');
    }
  }
  async function isOutOfReach(
    client: pg.Client,
    scope: readonly string[] | undefined,
    statement: string,
  ): Promise<void> {
    const result = await tried(client, scope, statement);
    assert.ok(result === 0 || result === 'refused', `${scope}: ${statement} reached ${result} rows`);
  }
  const changesOf = ({ name }: FoundTable, council: string): readonly string[] => [
    `UPDATE ${name} SET council = council WHERE council = '${council}'`,
    `DELETE FROM ${name} WHERE council = '${council}'`,
  ];

  it('stands every table there is, on a side that somebody chose', () => {
    assert.deepEqual(tables.map(({ name }) => name).sort(), Object.values(SIDES).flat().sort());
    for (const { name, walled, columns } of tables) {
      assert.ok(walled, `${name} has no forced policies`);
      const council = columns.some((column) => column.name === 'council');
      const shared = SIDES['of the program'].includes(name) || SIDES['of signing in'].includes(name);
      assert.ok(council || shared, `${name} is of no council`);
    }
  });

  it('no council reads, adds, changes or removes a row of another, nor moves one of its own there', async () => {
    for (const table of on(...OF_A_COUNCIL))
      for (const scope of Object.values(SCOPES)) {
        await isOutOfReach(login, scope, `SELECT FROM ${table.name} WHERE council = 'birch'`);
        const there = { council: 'birch', case: 'c1', person: scope[1] ?? '', recipient: scope[1] ?? '' };
        assert.equal(await tried(login, scope, insertion(table, 3, there)), 'refused', table.name);
        for (const change of changesOf(table, 'birch')) await isOutOfReach(login, scope, change);
        await isOutOfReach(
          login,
          scope,
          `UPDATE ${table.name} SET council = 'birch' WHERE council = 'alder'`,
        );
      }
  });

  it('the system reads its own council’s rows and adds to them; what is on the record it cannot alter', async () => {
    for (const table of on(...OF_A_COUNCIL)) {
      assert.ok(Number(await tried(login, SYSTEM, `SELECT FROM ${table.name}`)) >= 1, table.name);
      const own = { council: 'alder', case: 'c3', person: 'third', recipient: 'third' };
      // One row of a kind to a council.
      if (table.name !== 'text_revisions')
        assert.equal(await tried(login, SYSTEM, insertion(table, 3, own)), 1, table.name);
      if (NEVER_ALTERED.includes(table.name))
        for (const change of changesOf(table, 'alder'))
          assert.equal(await tried(login, SYSTEM, change), 'refused', change);
    }
  });

  it('somebody inside reads what was granted to them, and changes only what is theirs alone', async () => {
    for (const table of on(...OF_A_COUNCIL)) {
      const theirs = SIDES['of the council'].includes(table.name) ? 0 : 1;
      assert.equal(await tried(login, INSIDE, `SELECT FROM ${table.name}`), theirs, table.name);
      if (SIDES['of a person'].includes(table.name)) continue;
      const own = { council: 'alder', case: 'c1', person: 'inside', recipient: 'inside' };
      assert.equal(await tried(login, INSIDE, insertion(table, 3, own)), 'refused', table.name);
      for (const change of changesOf(table, 'alder')) await isOutOfReach(login, INSIDE, change);
    }
  });

  it('somebody outside reads, adds, changes and removes nothing, though rows may name them', async () => {
    for (const table of on(...OF_A_COUNCIL))
      for (const scope of [OUTSIDE, NOBODY]) {
        assert.equal(await tried(login, scope, `SELECT FROM ${table.name}`), 0, table.name);
        const others = { council: 'alder', case: 'c1', person: 'inside', recipient: 'inside' };
        assert.equal(await tried(login, scope, insertion(table, 3, others)), 'refused', table.name);
        for (const change of changesOf(table, 'alder')) await isOutOfReach(login, scope, change);
      }
  });

  it('words are found by those who see the whole case, in their own council', async () => {
    const words = `SELECT FROM find_cases('words1', NULL, NULL, 50)`;
    assert.equal(await tried(login, INSIDE, words), 1);
    for (const scope of [OUTSIDE, NOBODY, SYSTEM, ['birch', 'outside', '']])
      assert.equal(await tried(login, scope, words), 0);
  });

  it('no table is emptied or altered by whoever serves, and its form is only read', async () => {
    for (const { name } of tables)
      for (const statement of [
        `TRUNCATE ${name}`,
        `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
        `DROP TABLE ${name}`,
      ])
        assert.equal(await tried(login, SYSTEM, statement), 'refused', statement);
    assert.ok(Number(await tried(login, NOBODY, 'SELECT FROM comity_form')) >= 1);
    for (const change of ['INSERT INTO comity_form VALUES (99)', 'DELETE FROM comity_form'])
      assert.equal(await tried(login, SYSTEM, change), 'refused');
  });

  it('whoever serves reads no password or session, and whoever signs people in reads nothing else', async () => {
    const signingIn = await connect(inRole(place.login, 'comity_sign_in'));
    try {
      for (const { name } of on('of signing in'))
        for (const statement of [`SELECT FROM ${name}`, `DELETE FROM ${name}`]) {
          assert.equal(await tried(login, SYSTEM, statement), 'refused', statement);
          assert.equal(await tried(signingIn, undefined, statement), 0, statement);
        }
      for (const { name } of on(...OF_A_COUNCIL, 'of the program'))
        for (const statement of [`SELECT FROM ${name}`, `DELETE FROM ${name}`])
          assert.equal(await tried(signingIn, SYSTEM, statement), 'refused', statement);
    } finally {
      await signingIn.end();
    }
  });

  it('the owner of the tables is passed over by no policy', async () => {
    for (const { name } of on(...OF_A_COUNCIL, 'of signing in'))
      assert.equal(await tried(owner, NOBODY, `SELECT FROM ${name}`), 0, name);
  });

  it('only two functions look past it, for a role that nobody is in and that reads no more than they need', async () => {
    const { rows: functions } = await administrator.query(`
      SELECT proname AS name, pg_get_userbyid(proowner) AS "for", has_function_privilege('public', oid, 'EXECUTE') AS anybody,
        proconfig IS NOT NULL AS kept FROM pg_proc
      WHERE pronamespace = current_schema()::regnamespace AND prosecdef ORDER BY proname`);
    const kept = { for: 'comity_lookup', anybody: false, kept: true };
    assert.deepEqual(functions, [
      { name: 'councils_in', ...kept },
      { name: 'find_cases', ...kept },
    ]);
    const { rows: readable } = await administrator.query<{ column: string }>(`
      SELECT c.relname || '.' || a.attname AS column FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
        AND has_column_privilege('comity_lookup', c.oid, a.attnum, 'SELECT') ORDER BY 1`);
    assert.deepEqual(
      readable.map(({ column }) => column),
      [
        'acts.council',
        'cases.council',
        'grants.case',
        'grants.council',
        'grants.person',
        'grants.whole',
        'lanes.council',
        'search_index.case',
        'search_index.council',
        'search_index.opened',
        'search_index.words',
      ],
    );
    const { rows: members } = await administrator.query(
      `SELECT rolname FROM pg_roles WHERE NOT rolsuper AND pg_has_role(oid, 'comity_lookup', 'USAGE') AND rolname <> 'comity_lookup'`,
    );
    assert.deepEqual(members, []);
  });

  it('stays, whatever whoever serves says to leave the role', async () => {
    for (const statement of ['SET ROLE NONE', 'RESET ROLE', 'RESET ALL', 'SET ROLE comity_sign_in']) {
      const leaving = await connect(inRole(place.login, 'comity_app'));
      try {
        await leaving.query(statement);
        for (const { name } of on(...OF_A_COUNCIL)) {
          await isOutOfReach(leaving, OUTSIDE, `SELECT FROM ${name}`);
          await isOutOfReach(leaving, SYSTEM, `SELECT FROM ${name} WHERE council = 'birch'`);
          const undone = await tried(leaving, SYSTEM, `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`);
          assert.equal(undone, 'refused', `${statement}; ${name}`);
        }
      } finally {
        await leaving.end();
      }
    }
    const { rows } = await administrator.query<{ name: string }>(
      `SELECT quote_ident(rolname) AS name FROM pg_roles WHERE rolname = 'comity_lookup' OR rolsuper OR rolname = $1`,
      [new URL(place.owner).username],
    );
    assert.ok(rows.length >= 3);
    for (const { name } of rows)
      for (const how of [`SET ROLE ${name}`, `SET SESSION AUTHORIZATION ${name}`])
        assert.equal(await tried(login, SYSTEM, how), 'refused', how);
    // Without policies a query fails; it does not get what they keep.
    assert.equal(await tried(login, SYSTEM, 'SET row_security = off'), 0);
    await login.query('SET row_security = off');
    assert.equal(await tried(login, SYSTEM, 'SELECT FROM acts'), 'refused');
    await login.query('RESET row_security');
  });

  it('a table that nobody gave a wall is noticed', async () => {
    await owner.query('CREATE TABLE forgotten (council text, secret text)');
    try {
      const forgotten = (await tablesFound(administrator)).find(({ name }) => name === 'forgotten');
      assert.deepEqual(
        [forgotten?.walled, Object.values(SIDES).flat().includes('forgotten')],
        [false, false],
      );
      assert.equal(await tried(login, SYSTEM, 'SELECT FROM forgotten'), 'refused');
    } finally {
      await owner.query('DROP TABLE forgotten');
    }
  });
});

async function connect(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  return client;
}

/** Begun in the role, as the program begins its connections. */
function inRole(address: string, role: string): string {
  const url = new URL(address);
  url.searchParams.set('options', `${url.searchParams.get('options')} -c role=${role}`);
  return url.href;
}
