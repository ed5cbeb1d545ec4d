// A text adopted for a later day: until that day nothing is otherwise, and from that day new cases run under it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createCasework } from '#casework/create.ts';
import { loadDemonstrations } from '#demonstration/load.ts';
import { loadEverything } from '#language/files.ts';
import { ROOT } from '#main.ts';
import { situationLibrary } from '#situations/library.ts';
import { openStorage, type StorageConfig } from '#storage/open.ts';
import { NONE, startTestPostgres } from '../../tests/postgres/server.ts';
import { openDraftingRoom } from './room.ts';
import { openTexts } from './texts.ts';

const COUNCIL = 'exeter';
const OFFICER = { council: COUNCIL, person: 'malik-fenwick' };
const COUNCILLOR = { council: COUNCIL, person: 'kenji-marlow' };
const OLD = 'exeter/protocol/2023-04';
const NEW = 'exeter/protocol/next';
const DAY = 86_400_000;

async function adoptForLater(where: StorageConfig): Promise<void> {
  const all = await loadEverything(ROOT);
  const own = all.councils.get(COUNCIL);
  assert.ok(own);
  const files = { ...all, councils: new Map([[COUNCIL, own]]) };
  const storage = await openStorage(where);
  try {
    let now = Date.UTC(2026, 10, 24, 10);
    await loadDemonstrations({ root: ROOT, everything: files, storage, now, say: () => {} });
    const texts = await openTexts(storage, files);
    const rulebooks = {
      get: (id: string) => texts.councils.get(id)?.rulebook,
      keys: () => texts.councils.keys(),
    };
    const { calendars } = files;
    const casework = createCasework({ storage, rulebooks, calendars, now: () => now });
    const room = openDraftingRoom({
      storage,
      casework,
      texts,
      files,
      situations: situationLibrary(ROOT, texts),
      calendars,
      now: () => now,
      changed: () => {},
    });
    const textsCited = async () => {
      const asked = await casework.act(COUNCILLOR, undefined, {
        act: 'enquiry.received',
        done: 'here',
        values: {
          'member asking': COUNCILLOR.person,
          'officer asked': 'bilal-esterhazy',
          subject: 'A bench',
        },
      });
      assert.ok(asked.ok, JSON.stringify(asked));
      const view = await casework.look(COUNCILLOR, asked.value.ref);
      const cited = new Set(view?.standing.duties.map(({ because }) => because.version));
      return [...cited].filter((version) => version === OLD || version === NEW);
    };

    assert.ok((await room.start(OFFICER, OLD, 'next')).ok);
    const proposed = await casework.act(OFFICER, undefined, {
      act: 'change.proposed',
      done: 'here',
      values: { about: 'A later day', drafter: OFFICER.person, 'person proposing': OFFICER.person },
    });
    assert.ok(proposed.ok);
    const draft = await room.read(OFFICER, 'protocol/next');
    const adopted = await room.adopt(OFFICER, 'protocol/next', {
      ref: proposed.value.ref,
      revision: draft?.revision ?? 0,
      values: { 'adopting body': 'Full Council', 'in force from': '2026-12-01' },
      meant: true,
    });
    assert.ok(adopted.ok, JSON.stringify(adopted));
    assert.deepEqual(await textsCited(), [OLD]);
    now += 6 * DAY;
    assert.deepEqual(await textsCited(), [OLD], 'on the last day of November');
    now += DAY;
    assert.deepEqual(await textsCited(), [NEW], 'on the first of December');
  } finally {
    await storage.close();
  }
}

test('On the embedded database a text adopted for a later day rules what begins from that day', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'comity-adopted-'));
  try {
    await adoptForLater({ kind: 'sqlite', folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('On PostgreSQL a text adopted for a later day rules what begins from that day', async (t) => {
  const server = await startTestPostgres();
  if (!server) return t.skip(NONE);
  try {
    await adoptForLater({ kind: 'postgres', address: await server.newAddress() });
  } finally {
    await server.stop();
  }
});
