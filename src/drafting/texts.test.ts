// What one process adopts, the others run by as soon as they look; and nothing that is only being written.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Everything, loadEverything } from '#language/files.ts';
import { openStorage } from '#storage/open.ts';
import type { KeptText, Storage } from '#storage/storage.ts';
import { asAdopted, asEnded, copyAsDraft } from './plan.ts';
import { openTexts } from './texts.ts';

let files: Everything;
let folder: string;
let storage: Storage;
before(async () => {
  files = await loadEverything(fileURLToPath(new URL('../..', import.meta.url)));
  folder = await mkdtemp(join(tmpdir(), 'comity-drafting-'));
  storage = await openStorage({ kind: 'sqlite', folder });
});
after(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

const COUNCIL = 'exeter';
const OLD = 'protocol/2023-04.md';
const written = () =>
  files.sources.get(COUNCIL)?.find(({ path }) => path === `protocols/${COUNCIL}/${OLD}`)?.text ?? '';
const draft = () => copyAsDraft(written(), 'next') ?? '';

async function put(path: string, to: Pick<KeptText, 'content' | 'state' | 'circulated'>): Promise<void> {
  const there = (await storage.readTexts(COUNCIL)).texts.find((one) => one.path === path);
  const change = { path, expected: there?.revision ?? 0, to: { ...to, saved: 0, by: 'zoe' } };
  assert.equal((await storage.saveTexts(COUNCIL, [change])).ok, true);
}

test('A draft is among the texts once it is circulated, as it was circulated, in every process that looks', async () => {
  const [one, other] = [await openTexts(storage, files), await openTexts(storage, files)];
  const has = (texts: typeof one) =>
    texts.councils.get(COUNCIL)?.rulebook.versions.find(({ id }) => id.endsWith('/protocol/next'))?.title;
  await put('protocol/next.md', { content: draft(), state: 'draft', circulated: null });
  await Promise.all([one.refresh(), other.refresh()]);
  assert.deepEqual([has(one), has(other)], [undefined, undefined]);
  const later = draft().replace(/^title: .*$/m, 'title: Not shown yet');
  await put('protocol/next.md', { content: later, state: 'draft', circulated: draft() });
  assert.equal(await one.refresh(), true);
  assert.equal(has(other), undefined);
  assert.equal(await other.refresh(), true);
  assert.equal(has(other), has(one));
  assert.ok(has(one) !== undefined && has(one) !== 'Not shown yet');
  assert.equal(await one.refresh(), false);
});

test('A circulated draft that can be read no longer is left out, and the rest runs on', async () => {
  const texts = await openTexts(storage, files);
  await put('protocol/next.md', { content: 'Dear clerk', state: 'draft', circulated: 'Dear clerk' });
  await texts.refresh();
  const ids = texts.councils.get(COUNCIL)?.rulebook.versions.map(({ id }) => id);
  assert.ok(ids?.includes(`${COUNCIL}/protocol/2023-04`));
  assert.ok(!ids?.includes(`${COUNCIL}/protocol/next`));
});

test('An adopted text and the end of the one before it are what a process runs by when it starts again', async () => {
  const before = files.councils
    .get(COUNCIL)
    ?.rulebook.versions.find(({ id }) => id === `${COUNCIL}/protocol/2023-04`);
  assert.ok(before);
  const from = '2027-04-01';
  const adopted = asAdopted(draft(), 'next', from) ?? '';
  await put('protocol/next.md', { content: adopted, state: 'adopted', circulated: null });
  await put(OLD, { content: asEnded(written(), before, from) ?? '', state: 'adopted', circulated: null });
  const versions = (await openTexts(storage, files)).councils.get(COUNCIL)?.rulebook.versions ?? [];
  const dates = Object.fromEntries(versions.map(({ id, inForce }) => [id, inForce]));
  assert.deepEqual(dates[`${COUNCIL}/protocol/next`], { from });
  assert.equal(dates[`${COUNCIL}/protocol/2023-04`]?.until, '2027-03-31');
});

test('An adopted text that cannot be read is refused by its place, and what ran until then runs on', async () => {
  const texts = await openTexts(storage, files);
  const running = texts.councils;
  await put('protocol/next.md', { content: 'Dear clerk', state: 'adopted', circulated: null });
  await assert.rejects(texts.refresh(), /protocol\/next\.md:1:1: this text has no front matter/);
  assert.equal(texts.councils, running);
  await assert.rejects(openTexts(storage, files), /cannot be read/);
});
