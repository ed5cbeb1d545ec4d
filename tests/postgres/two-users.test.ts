// An installation as the README has it made: an owner who makes the tables, and a user who owns nothing and serves. What is
// said of users with more than they need, and which are refused.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, describe, it } from 'node:test';
import pg from 'pg';
import { openAccounts } from '#accounts/accounts.ts';
import { newFolder, typed } from '#command-line/program.fixture.ts';
import { openStorage } from '#storage/open.ts';
import { startApplication } from '../application/application.ts';
import { type Installation, lendRoles, NONE, startTestPostgres } from './server.ts';

const server = await startTestPostgres();

describe('two users in PostgreSQL', { skip: server === undefined ? NONE : false }, () => {
  if (server === undefined) return;
  after(() => server.stop());

  /** As at a first start. @returns what was said of the user. */
  async function prepare({ login: address, owner: ownerAddress }: Installation): Promise<readonly string[]> {
    const said: string[] = [];
    const warn = (sentence: string) => said.push(sentence);
    const storage = await openStorage({ kind: 'postgres', address, ownerAddress, strict: true, warn });
    try {
      const secret = 'only for tests, thirty-two characters';
      await openAccounts({ database: storage.authDatabase(), address: 'http://localhost', secret });
    } finally {
      await storage.close();
    }
    return said;
  }
  async function opened(address: string, strict: boolean): Promise<readonly string[]> {
    const said: string[] = [];
    const warn = (sentence: string) => said.push(sentence);
    await (await openStorage({ kind: 'postgres', address, strict, warn })).close();
    return said;
  }
  async function tell(address: string, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
  const administer = ({ administrator }: Installation, statement: string): Promise<void> =>
    tell(administrator, statement);
  const nameOf = (address: string): string => new URL(address).username;

  it('are made as the README says', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const [, said = ''] = /```sql\n([^`]+)```/.exec(readme) ?? [];
    const name = `comity_readme_${process.pid}`;
    const statements = said
      .replaceAll(/\bcomity(?=(_owner|_web)?\b)/g, name)
      .replaceAll('…', 'only for tests')
      .split(';')
      .filter((statement) => statement.trim() !== '');
    assert.equal(statements.length, 3);
    const [owner, login] = [`${name}_owner`, `${name}_web`];
    const { administrator } = await server.newInstallation();
    for (const statement of [...statements, ...lendRoles(owner)]) await tell(administrator, statement);
    const as = (user: string): string => {
      const address = new URL(administrator);
      address.searchParams.delete('options');
      [address.username, address.password, address.pathname] = [user, 'only for tests', `/${name}`];
      return address.href;
    };
    try {
      assert.deepEqual(await prepare({ administrator, owner: as(owner), login: as(login) }), []);
      assert.deepEqual(await opened(as(login), true), []);
    } finally {
      await tell(administrator, `DROP DATABASE ${name}`);
      for (const user of [login, owner]) {
        await tell(administrator, `DROP OWNED BY ${user}`);
        await tell(administrator, `DROP ROLE ${user}`);
      }
    }
  });

  it('are enough for everything: the owner is needed only to make the tables, and people sign in', async () => {
    const place = await server.newInstallation();
    assert.deepEqual(await prepare(place), []);
    const application = await startApplication(place.login);
    try {
      const [council] = application.site.personas?.keys() ?? [];
      assert.ok(council !== undefined);
      const { directory } = await application.storage.readDirectory(council);
      const [person] = directory.people;
      assert.ok(person !== undefined);
      const visit = await application.signIn(council, person.id);
      for (const [page, heading] of [
        ['/', 'My work'],
        ['/find?q=road', 'Find'],
      ] as const)
        assert.equal((await visit.open(page)).heading, heading);
    } finally {
      await application.close();
    }
  });

  it('of whom the one who serves is in no role yet: an administrator is told what to say', async () => {
    const place = await server.newInstallation();
    await (await openStorage({ kind: 'postgres', address: place.owner })).close();
    const told = { name: 'StorageRefused', message: /GRANT comity_app, comity_sign_in TO that user\.$/ };
    await assert.rejects(opened(place.login, false), {
      name: 'StorageRefused',
      message: /DATABASE_OWNER_URL/,
    });
    await administer(place, `GRANT comity_sign_in TO ${nameOf(place.login)}`);
    await administer(place, `GRANT SELECT ON comity_form TO ${nameOf(place.login)}`);
    await assert.rejects(opened(place.login, false), told);
    await administer(place, `GRANT comity_app TO ${nameOf(place.login)}`);
    assert.deepEqual(await opened(place.login, true), []);
  });

  it('are one too few where the owner serves: it is said in a sentence, and goes on', async () => {
    const place = await server.newInstallation();
    const said = await opened(place.owner, true);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /^This PostgreSQL user owns the tables [^.]+ DATABASE_OWNER_URL [^.]+\.$/);
  });

  it('cannot be whoever no policy binds: a council is refused, a demonstration is told', async () => {
    const place = await server.newInstallation();
    const whatever =
      /^This PostgreSQL user reads every row whatever its policy says [^.]+ DATABASE_URL [^.]+\.$/;
    const refused = { name: 'StorageRefused', message: whatever };
    await assert.rejects(opened(place.administrator, true), refused);
    // Nothing was made in the meantime that would now belong to the wrong one.
    assert.deepEqual(await prepare(place), []);
    const said = await opened(place.administrator, false);
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', whatever);
    await administer(place, `ALTER ROLE ${nameOf(place.login)} BYPASSRLS`);
    await assert.rejects(opened(place.login, true), refused);
    await administer(place, `ALTER ROLE ${nameOf(place.login)} NOBYPASSRLS`);
    assert.deepEqual(await opened(place.login, true), []);
    await administer(place, `ALTER ROLE ${nameOf(place.owner)} BYPASSRLS`);
    await administer(place, `GRANT ${nameOf(place.owner)} TO ${nameOf(place.login)}`);
    await assert.rejects(opened(place.login, true), refused);
  });

  it('are asked for by the program itself: beside what it verifies, and before it serves a council', async () => {
    const place = await server.newInstallation();
    await prepare(place);
    const database = ['--database', place.administrator, '--data', newFolder()];
    const { code, out, error } = await typed('verify', ...database);
    assert.deepEqual([code, out], [0, 'The record is unaltered.\n']);
    assert.match(error, /^This PostgreSQL user reads every row [^\n]+\n$/);
    const refused = await typed('serve', '--port', '0', '--no-demonstration', ...database);
    assert.deepEqual([refused.code, refused.out, refused.error], [1, '', error]);
    const fine = await typed('verify', '--database', place.login, '--data', newFolder());
    assert.deepEqual([fine.code, fine.error], [0, '']);
  });
});
