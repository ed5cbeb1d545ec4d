// An office changes hands while cases are open: whoever held it loses sight of what only the office showed them, in lists,
// counts and searches as on the page, and whoever holds it now gains it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Casework } from '#casework/casework.ts';
import { createCasework } from '#casework/create.ts';
import { loadDemonstrations } from '#demonstration/load.ts';
import type { Directory } from '#engine/history.ts';
import { loadEverything } from '#language/files.ts';
import { ROOT } from '#main.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import { civilDay } from './known-cases.ts';

const COUNCIL = 'st-helens';
const OLD = 'peter-quaye';
const NEW = 'ruth-amadi';
const DAY = 86_400_000;

describe('when the office of oversight is handed over', () => {
  let folder: string;
  let storage: Storage;
  let casework: Casework;
  let now = Date.UTC(2026, 10, 23, 12);

  const seenBy = async (person: string): Promise<readonly string[]> =>
    (await casework.cases({ council: COUNCIL, person })).lines.map(({ ref }) => ref);

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-handover-'));
    const everything = await loadEverything(ROOT);
    storage = await openStorage({ kind: 'sqlite', folder });
    await loadDemonstrations({ root: ROOT, everything, storage, now, say: () => {} });
    const rulebooks = new Map([...everything.councils].map(([id, { rulebook }]) => [id, rulebook]));
    casework = createCasework({ storage, rulebooks, calendars: everything.calendars, now: () => now });
    await casework.catchUp();
  });
  after(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function handOver(change: (directory: Directory) => Directory['holdings']): Promise<void> {
    const { version, directory } = await storage.readDirectory(COUNCIL);
    const changed = { ...directory, holdings: change(directory) };
    const kept = await storage.replaceDirectory(COUNCIL, version, changed, {
      at: now,
      by: null,
      what: 'a handover',
    });
    assert.ok(kept.ok);
  }
  const officeOf = ({ offices }: Directory): string =>
    offices.find(({ title }) => title === 'monitoring officer')?.id ?? '';

  it('by a date, nothing changes before it and everything on it', async () => {
    const [all, few] = [await seenBy(OLD), await seenBy(NEW)];
    assert.ok(all.length > few.length);
    const last = civilDay(now + 2 * DAY, 'Europe/London');
    const first = civilDay(now + 3 * DAY, 'Europe/London');
    await handOver((directory) => [
      ...directory.holdings.filter(({ office }) => office !== officeOf(directory)),
      { office: officeOf(directory), person: OLD, until: last },
      { office: officeOf(directory), person: NEW, from: first },
    ]);
    await casework.catchUp();
    assert.deepEqual(await seenBy(OLD), all);
    assert.deepEqual(await seenBy(NEW), few);

    now += 3 * DAY;
    const only = all.filter((ref) => !few.includes(ref));
    // The page is right at once, even before the lists have been brought up to date.
    for (const ref of only.slice(0, 2)) {
      const view = await casework.look({ council: COUNCIL, person: OLD }, ref);
      assert.ok(
        view === undefined ||
          view.seenBy.some(({ person, as }) => person === OLD && !as.includes('oversight')),
      );
    }
    await casework.catchUp();
    assert.deepEqual([...(await seenBy(NEW))].sort(), [...all].sort());
    const left = await seenBy(OLD);
    assert.ok(left.length < all.length);
    for (const ref of all) {
      const seen = (await casework.look({ council: COUNCIL, person: OLD }, ref)) !== undefined;
      assert.equal(seen, left.includes(ref), ref);
      const act = { act: 'consulted', values: { of: OLD }, done: 'elsewhere' } as const;
      if (!seen)
        assert.deepEqual(await casework.propose({ council: COUNCIL, person: OLD }, ref, act), {
          ok: false,
          refusal: { why: 'not found' },
        });
    }
    for (const word of ['footpath', 'lamps', 'collections'])
      for (const { ref } of await casework.find({ council: COUNCIL, person: OLD }, word))
        assert.ok(left.includes(ref));
  });

  it('by a new directory, from when its cases have been brought up to date', async () => {
    const before = await seenBy(NEW);
    await handOver((directory) => [
      ...directory.holdings.filter(({ office }) => office !== officeOf(directory)),
      { office: officeOf(directory), person: OLD },
    ]);
    for (const ref of before) {
      const view = await casework.look({ council: COUNCIL, person: NEW }, ref);
      assert.ok(
        view === undefined ||
          view.seenBy.every(({ person, as }) => person !== NEW || !as.includes('oversight')),
        ref,
      );
    }
    await casework.catchUp();
    assert.ok((await seenBy(NEW)).length < before.length);
    assert.deepEqual([...(await seenBy(OLD))].sort(), [...before].sort());
  });

  it('and is derived again only once for one change', async () => {
    assert.equal(await casework.catchUp(), 0);
  });
});
