// What storage promises about directories, drafts and small facts.

import assert from 'node:assert/strict';
import type { OnNew } from '../contract.ts';
import type { KeptDirectory } from '../storage.ts';
import { NOON, openOne } from './cases.ts';

const directory: KeptDirectory = {
  people: [
    { id: 'zoe', name: 'Zoe Marsh', kind: 'officer', email: 'zoe@council.example' },
    { id: 'amina', name: 'Amina Rahman', title: 'Councillor Amina Rahman', kind: 'member' },
  ],
  bodies: [
    { id: 'planning', kind: 'committee', name: 'Planning Committee' },
    { id: 'trees', kind: 'unit', name: 'Trees', within: 'planning' },
  ],
  memberships: [
    { person: 'amina', body: 'planning', from: '2026-05-01' },
    { person: 'amina', body: 'planning', from: '2024-05-01', until: '2025-05-01' },
  ],
  offices: [
    { id: 'mo', title: 'monitoring officer' },
    { id: 'chair', title: 'chair', of: 'planning' },
  ],
  holdings: [{ office: 'mo', person: 'zoe', until: '2027-01-31' }],
  lines: [{ person: 'zoe', manager: 'amina' }],
};

export function directoryContract(onNew: OnNew): void {
  onNew('a directory is read back as it was put in place, with its order and its dates', async (storage) => {
    assert.deepEqual(await storage.readDirectory('alder'), {
      version: 0,
      directory: { people: [], bodies: [], memberships: [], offices: [], holdings: [], lines: [] },
    });
    const change = { at: NOON, by: null, what: 'imported' };
    assert.deepEqual(await storage.replaceDirectory('alder', 0, directory, change), { ok: true, version: 1 });
    assert.deepEqual(await storage.readDirectory('alder'), { version: 1, directory });
    assert.equal(await storage.directoryVersion('alder'), 1);
    assert.equal(await storage.directoryVersion('birch'), 0);
  });

  onNew('of two who change one directory at once, one is told to look again', async (storage) => {
    const smaller = { ...directory, lines: [] };
    const both = await Promise.all([
      storage.replaceDirectory('alder', 0, directory, { at: NOON, by: 'zoe', what: 'one' }),
      storage.replaceDirectory('alder', 0, smaller, { at: NOON, by: 'amina', what: 'other' }),
    ]);
    assert.deepEqual(both.map((each) => each.ok).sort(), [false, true]);
    assert.deepEqual(
      both.find((each) => !each.ok),
      { ok: false, conflict: 1 },
    );
    await storage.replaceDirectory('alder', 1, smaller, { at: NOON + 1, by: null, what: 'third' });
    const { rows, next } = await storage.directoryChanges('alder', { limit: 1 });
    assert.deepEqual(rows, [{ number: 2, at: NOON + 1, by: null, what: 'third' }]);
    assert.ok(next);
    assert.equal((await storage.directoryChanges('alder', { limit: 1, after: next })).rows[0]?.number, 1);
  });

  onNew('what somebody has typed is kept for them alone until they discard it', async (storage) => {
    await storage.saveDraft('alder', 'amina', { ref: 'd1', body: '{"subject":"Po"}', updated: NOON });
    await storage.saveDraft('alder', 'amina', {
      ref: 'd1',
      body: '{"subject":"Pothole"}',
      updated: NOON + 1,
    });
    await storage.saveDraft('alder', 'amina', { ref: 'd2', body: '{}', updated: NOON + 2 });
    const draft = { ref: 'd1', body: '{"subject":"Pothole"}', updated: NOON + 1 };
    assert.deepEqual(await storage.readDraft('alder', 'amina', 'd1'), draft);
    assert.equal(await storage.readDraft('alder', 'ben', 'd1'), null);
    assert.equal(await storage.readDraft('birch', 'amina', 'd1'), null);
    assert.deepEqual(
      (await storage.draftsOf('alder', 'amina')).map((each) => each.ref),
      ['d2', 'd1'],
    );
    await storage.removeDraft('alder', 'amina', 'd1');
    assert.equal(await storage.readDraft('alder', 'amina', 'd1'), null);
  });

  onNew('a small fact is kept per council and replaced when it changes', async (storage) => {
    assert.equal(await storage.readMeta('alder', 'demonstration'), null);
    await storage.saveMeta('alder', 'demonstration', 'spring');
    await storage.saveMeta('alder', 'demonstration', 'summer');
    assert.equal(await storage.readMeta('alder', 'demonstration'), 'summer');
    assert.equal(await storage.readMeta('birch', 'demonstration'), null);
  });

  onNew('sign-in keeps its own tables in the same database, while cases are worked on', async (storage) => {
    const auth = storage.authDatabase();
    const ask = async (statement: string) =>
      auth.kind === 'sqlite' ? auth.database.exec(statement) : void (await auth.pool.query(statement));
    const made = 'CREATE TABLE "session" (token TEXT PRIMARY KEY)';
    if (auth.kind === 'sqlite') await ask(made);
    else await auth.prepare(['session'], async (owner) => void (await owner.query(made)));
    await Promise.all(
      [1, 2, 3].map((each) =>
        Promise.all([
          ask(`INSERT INTO "session" VALUES ('${each}')`),
          openOne(storage, { council: 'alder' }),
        ]),
      ),
    );
    assert.equal((await storage.casesOf('alder', 'amina', { limit: 9 })).rows.length, 3);
    await assert.rejects(ask(`INSERT INTO "session" VALUES ('1')`), /UNIQUE|unique/);
  });
}
