// `comity serve` as somebody starts and stops it: what it refuses, in which words, and what it leaves alone.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStorage } from '#storage/open.ts';
import { comity, newFolder, startServing, typed } from './program.fixture.ts';

const REAL = ['--no-demonstration', '--data'];

test('Help says what can be set, and starts nothing', async () => {
  const { code, out, error } = await typed('serve', '--help');
  assert.deepEqual({ code, error }, { code: 0, error: '' });
  for (const option of ['port', 'host', 'address', 'data', 'database', 'no-demonstration'])
    assert.match(out, new RegExp(`^ {2}--${option}\\b`, 'm'));
});

for (const { words, says } of [
  { words: ['--prot', '4000'], says: '"--prot" is not an option here; did you mean "--port"?' },
  { words: ['--port', 'http'], says: 'The port must be a number from 0 to 65535, not “http”.' },
  { words: ['--port', '70000'], says: 'The port must be a number from 0 to 65535, not “70000”.' },
  { words: ['--port'], says: 'Give --port a value: --port number' },
  { words: ['--database', 'mysql://here'], says: 'The database address must begin with postgres://' },
  { words: ['4000'], says: '“4000” says nothing here: comity serve takes nothing but options.' },
]) {
  test(`Asked for “serve ${words.join(' ')}”, it says what is wrong and where help is`, async () => {
    const { code, out, error } = await typed('serve', ...words);
    assert.deepEqual(
      { code, out, error },
      { code: 2, out: '', error: `${says}\nTry: comity serve --help\n` },
    );
  });
}

test('A port that something else uses is named in one sentence, with what to type instead', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  assert.ok(typeof address === 'object' && address !== null);
  const { port } = address;
  const { code, error } = await comity(['serve', '--port', `${port}`, ...REAL, newFolder()]);
  other.close();
  assert.deepEqual(
    { code, error },
    {
      code: 1,
      error: `Something else is using port ${port}. Stop it, or choose another: npm start -- --port ${port + 1}\n`,
    },
  );
});

test('An address the machine does not have is named in one sentence', async () => {
  const words = ['serve', '--port', '0', '--host', '203.0.113.1', ...REAL, newFolder()];
  const { code, error } = await comity(words);
  assert.equal(code, 1);
  assert.match(error, /^This machine has no address 203\.0\.113\.1 to listen on\. [^\n]+\n$/);
});

test('SIGTERM and SIGINT end it with exit code 0, and it lets go of its folder', async () => {
  const folder = newFolder();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = await startServing(...REAL, folder);
    assert.equal((await fetch(`${server.address}/sign-in`)).status, 200);
    const { code, error } = await server.stop(signal);
    assert.deepEqual({ code, error }, { code: 0, error: '' }, signal);
  }
});

test('With --no-demonstration there are no invented people and no way in without a password', async () => {
  const folder = newFolder();
  const server = await startServing(...REAL, folder);
  assert.equal((await fetch(`${server.address}/demonstration`)).status, 404);
  assert.doesNotMatch(await (await fetch(`${server.address}/sign-in`)).text(), /invented/);
  assert.doesNotMatch((await server.stop()).out, /demonstration|invented/);
  const database = new DatabaseSync(join(folder, 'comity.sqlite'), { readOnly: true });
  assert.deepEqual({ ...database.prepare('SELECT count(*) AS people FROM people').get() }, { people: 0 });
  database.close();
});

test('A second server on the same folder is refused, and the first goes on', async () => {
  const folder = newFolder();
  const first = await startServing(...REAL, folder);
  const second = await comity(['serve', '--port', '0', ...REAL, folder]);
  assert.equal(second.code, 1);
  assert.match(second.error, /^Another Comity is already using the folder [^\n]+\n$/);
  assert.equal((await fetch(`${first.address}/sign-in`)).status, 200);
  await first.stop();
});

/** @param spoil what is done to the database before it is served. */
async function refusedAfter(spoil: (path: string) => Promise<void> | void): Promise<string> {
  const folder = newFolder();
  const path = join(folder, 'comity.sqlite');
  await spoil(path);
  const before = await readFile(path);
  const { code, out, error } = await comity(['serve', '--port', '0', ...REAL, folder]);
  assert.deepEqual({ code, out }, { code: 1, out: '' });
  assert.deepEqual(await readFile(path), before, 'the file was touched');
  assert.match(error, /^[^\n]+\n$/, 'it said more than a line');
  return error;
}

test('A file that is no database is refused in a line, and left as it is', async () => {
  const said = await refusedAfter((path) => writeFile(path, 'Minutes of the annual meeting. '.repeat(200)));
  assert.match(said, /comity\.sqlite is not a database\. It was left as it is/);
});

test('A database of another program is refused in a line, and left as it is', async () => {
  const said = await refusedAfter((path) => {
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE allotments (plot INTEGER)');
    other.close();
  });
  assert.match(said, /comity\.sqlite was not made by Comity\. It was left as it is/);
});

test('A database of a newer Comity is refused in a line, and left as it is', async () => {
  const said = await refusedAfter(async (path) => {
    await (await openStorage({ kind: 'sqlite', folder: dirname(path) })).close();
    const database = new DatabaseSync(path);
    database.exec('PRAGMA user_version = 999');
    database.close();
  });
  assert.match(said, /comity\.sqlite was made by a newer Comity .* It was left as it is/);
});

test('A database with damaged pages is refused in a line, and left as it is', async () => {
  const said = await refusedAfter(async (path) => {
    await (await openStorage({ kind: 'sqlite', folder: dirname(path) })).close();
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0xa5, 4096, 4096 * 6));
  });
  assert.match(said, /comity\.sqlite is damaged .* restore a backup in its place/);
});
