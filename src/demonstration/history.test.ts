import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Instant } from '#engine/history.ts';
import { loadEverything } from '#language/files.ts';
import { verify } from '../register/verify.ts';
import { openStorage } from '../storage/open.ts';
import type { CaseRecord, Storage } from '../storage/storage.ts';
import { loadHistories } from './history.ts';
import { loadDemonstrations } from './load.ts';

const NOW: Instant = Date.UTC(2026, 10, 26, 9);
const SIZE = 60;

const everything = await loadEverything('.');
const councils = [...everything.councils.keys()];
let folder: string;
let storage: Storage;
const load = (size: number) =>
  loadHistories({ root: '.', everything, storage, now: NOW, say: () => {} }, size);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-history-'));
  storage = await openStorage({ kind: 'sqlite', folder });
  await loadDemonstrations({ root: '.', everything, storage, now: NOW, say: () => {} });
  await load(SIZE);
});
after(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

async function casesOf(council: string): Promise<readonly CaseRecord[]> {
  return Array.fromAsync(storage.eachCase(council));
}

test('Every council gets as many past cases as asked for, of several procedures, and some are closed', async () => {
  for (const council of councils) {
    const own = (await casesOf(council)).filter(({ header }) => header.opened < NOW - 6 * 86_400_000);
    assert.ok(own.length >= SIZE, `${council}: ${own.length}`);
    assert.ok(new Set(own.map(({ header }) => header.procedure)).size >= 2, council);
    assert.ok(
      own.some(({ header }) => header.closed),
      council,
    );
  }
});

test('It is played by people and bodies of the demonstration, and all of it has happened', async () => {
  for (const council of councils) {
    const { directory } = await storage.readDirectory(council);
    const people = new Set(directory.people.map(({ id }) => id));
    for (const { acts } of await casesOf(council))
      for (const { by, happened, act } of acts) {
        assert.ok(by === null || people.has(by), `${council}: ${by} did ${act}`);
        assert.ok(happened <= NOW, `${council}: ${act}`);
      }
  }
});

test('It is on the record like everything else: sealed, chained and unaltered', async () => {
  assert.deepEqual(await Array.fromAsync(verify(storage, {})), []);
});

test('A restart adds nothing, and asked for more only the rest is added', async () => {
  const [council = ''] = councils;
  const before = (await casesOf(council)).length;
  await load(SIZE);
  assert.equal((await casesOf(council)).length, before);
  await load(SIZE + 7);
  assert.equal((await casesOf(council)).length, before + 7);
});
