// The contract on SQLite, and what is particular to a file: it is inspected before use, held by one server, and added to only.

import assert from 'node:assert/strict';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { record } from '#register/record.ts';
import { contract } from '../contract.ts';
import { openStorage } from '../open.ts';
import { StorageRefused } from '../refused.ts';
import { act, openOne, standing } from '../testing/cases.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comity-storage-'));
  folders.push(folder);
  return folder;
}
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('SQLite', () => {
  contract({
    async open() {
      const folder = newFolder();
      const files = () => readdirSync(join(folder, 'councils')).map((file) => join(folder, 'councils', file));
      return {
        storage: await openStorage({ kind: 'sqlite', folder }),
        reopen: () => openStorage({ kind: 'sqlite', folder }),
        async tamper(statements) {
          for (const file of files().filter((each) => each.endsWith('.sqlite'))) {
            const database = new DatabaseSync(file, { timeout: 5000 });
            try {
              for (const statement of statements) database.exec(statement);
            } finally {
              database.close();
            }
          }
        },
        unguard: ['DROP TRIGGER acts_no_update', 'DROP TRIGGER acts_no_delete'],
      };
    },
  });

  async function refusal(folder: string): Promise<string> {
    const path = join(folder, 'comity.sqlite');
    const before = readFileSync(path);
    const opened = openStorage({ kind: 'sqlite', folder });
    const fault: unknown = await opened.then(
      () => undefined,
      (refused: unknown) => refused,
    );
    assert.ok(fault instanceof StorageRefused, 'it was opened');
    assert.deepEqual(readFileSync(path), before, 'the file was touched');
    return fault.message;
  }

  async function made(): Promise<string> {
    const folder = newFolder();
    const storage = await openStorage({ kind: 'sqlite', folder });
    await openOne(storage, { council: 'york' });
    await storage.close();
    return folder;
  }

  it('refuses a file that is not a database, and leaves it as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'comity.sqlite'), 'Dear clerk, please find attached…'.repeat(40));
    assert.match(await refusal(folder), /is not a database/);
  });

  it('refuses a database of another program', async () => {
    const folder = newFolder();
    const other = new DatabaseSync(join(folder, 'comity.sqlite'));
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();
    assert.match(await refusal(folder), /was not made by Comity/);
  });

  it('refuses a database made by a newer Comity', async () => {
    const folder = await made();
    const database = new DatabaseSync(join(folder, 'comity.sqlite'));
    database.exec('PRAGMA user_version = 999');
    database.close();
    assert.match(await refusal(folder), /newer Comity/);
  });

  it('refuses a database that is cut short', async () => {
    const folder = await made();
    const path = join(folder, 'comity.sqlite');
    truncateSync(path, Math.floor(statSync(path).size / 2));
    assert.match(await refusal(folder), /is cut short/);
  });

  it('refuses a database with a damaged page', async () => {
    const folder = await made();
    const path = join(folder, 'comity.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096, 4096 * 6);
    writeFileSync(path, bytes);
    assert.match(await refusal(folder), /is damaged/);
  });

  it('refuses a second server on the same folder, and lets one in when the first has stopped', async () => {
    const folder = newFolder();
    const first = await openStorage({ kind: 'sqlite', folder });
    await assert.rejects(
      openStorage({ kind: 'sqlite', folder }),
      /Another Comity is already using the folder/,
    );
    await first.close();
    await (await openStorage({ kind: 'sqlite', folder })).close();
  });

  it('keeps cases while sign-in has a transaction open, and neither spoils the other', async () => {
    const storage = await openStorage({ kind: 'sqlite', folder: newFolder() });
    const auth = storage.authDatabase();
    assert.ok(auth.kind === 'sqlite');
    auth.database.exec('CREATE TABLE holders (name TEXT)');
    const signUp = async () => {
      auth.database.prepare('begin').run();
      const { found } = auth.database.prepare('SELECT count(*) AS found FROM holders').get() ?? {};
      await new Promise((hashed) => setTimeout(hashed, 30));
      auth.database.prepare('INSERT INTO holders VALUES (?)').run(String(found));
      auth.database.prepare('commit').run();
    };
    const both = await Promise.all([
      signUp(),
      openOne(storage, { council: 'york' }),
      openOne(storage, { council: 'york' }),
    ]);
    assert.equal((await storage.casesOf('york', 'amina', { limit: 5 })).rows.length, both.length - 1);
    assert.deepEqual({ ...auth.database.prepare('SELECT name FROM holders').get() }, { name: '0' });
    await storage.close();
  });

  it('lets the record be read beside a running server, and not written', async () => {
    const folder = newFolder();
    const server = await openStorage({ kind: 'sqlite', folder });
    const ref = await openOne(server, { council: 'york' });
    const reader = await openStorage({ kind: 'sqlite', folder, readOnly: true });
    assert.equal((await reader.readCase('york', ref))?.acts.length, 1);
    const addition = {
      council: 'york',
      case: ref,
      expectedVersion: 1,
      acts: [act(ref)],
      standing: standing(),
    };
    await assert.rejects(record(reader, addition), /readonly/);
    await reader.close();
    await server.close();
  });
});
