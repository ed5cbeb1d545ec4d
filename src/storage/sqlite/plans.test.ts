// No page, save or poll may look at more rows as the council’s record grows. SQLite is asked how it would answer every
// statement that the ordinary operations prepare; without statistics it chooses as it will on the first day.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type PrepareOptions } from 'node:sqlite';
import { it } from 'node:test';
import { openStorage } from '../open.ts';
import type { Storage } from '../storage.ts';
import { addOne, NOON, openOne, standing, work } from '../testing/cases.ts';

/** Read whole by design: a council’s directory and the few rows that name the councils; or only its newest row: changes. */
const READ_WHOLE = /\b(people|bodies|memberships|offices|holdings|lines|lanes|directory_changes)\b/;

it('nothing that people or the worker do reads more as the record grows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-plans-'));
  const prepared = new Set<string>();
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function remembering(
    this: DatabaseSync,
    statement: string,
    options?: PrepareOptions,
  ) {
    prepared.add(statement);
    return prepare.call(this, statement, options);
  };
  try {
    const storage = await openStorage({ kind: 'sqlite', folder });
    prepared.clear();
    await everything(storage);
    DatabaseSync.prototype.prepare = prepare;
    await storage.close();
    const database = new DatabaseSync(join(folder, 'comity.sqlite'));
    const statements = [...prepared].filter((statement) => !READ_WHOLE.test(statement));
    assert.ok(statements.length > 25, `only ${statements.length} statements were seen`);
    for (const statement of statements) {
      const values = Array.from(statement.matchAll(/\?/g), () => null);
      for (const step of database.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values)) {
        const { detail } = step;
        assert.doesNotMatch(
          String(detail),
          /^SCAN (?!\S+ VIRTUAL TABLE INDEX \d+:M|\d+-ROW VALUES|CONSTANT)|\(council=\?\)$/,
          statement,
        );
      }
    }
    database.close();
  } finally {
    DatabaseSync.prototype.prepare = prepare;
    rmSync(folder, { recursive: true, force: true });
  }
});

async function everything(storage: Storage): Promise<void> {
  const council = 'york';
  const notice = { norm: 'n', trigger: 't', recipient: 'amina', payload: '{}' };
  const full = {
    nextChange: NOON,
    notices: [notice],
    work: [work({ person: 'amina' })],
    standingActs: [{ act: 'stands', key: 'k', number: 1 }],
  };
  const ref = await openOne(storage, { council, standing: full });
  await addOne(storage, council, ref, 1, full);
  await storage.saveStanding({ council, case: ref, expectedVersion: 2, standing: standing(full) });
  await storage.saveStanding({
    council,
    case: ref,
    expectedVersion: 2,
    standing: standing({ ...full, grants: [] }),
  });
  await storage.saveStanding({ council, case: ref, expectedVersion: 2, standing: standing(full) });
  await openOne(storage, {
    council,
    opened: NOON + 1,
    standing: { ...full, notices: [{ ...notice, trigger: 'u' }] },
  });
  await storage.readCase(council, ref);
  await storage.caseGrantedTo(council, 'amina', ref);
  await storage.grantsOn(council, ref);
  await storage.elsewhere(council, ref, [
    { act: 'stands', key: 'k' },
    { act: 'stands', key: 'l' },
  ]);
  await storage.noticesIn(council, ref);
  await storage.saveDraft(council, 'amina', { ref: 'd', body: '{}', updated: NOON });
  await storage.readDraft(council, 'amina', 'd');
  await storage.draftsOf(council, 'amina');
  await storage.removeDraft(council, 'amina', 'd');
  await storage.readMeta(council, 'm');
  await storage.directoryVersion(council);
  const pages: readonly ((after: { after?: string }) => Promise<{ next: string | null }>)[] = [
    (after) => storage.workOf(council, 'amina', 'owes', { limit: 1, ...after }),
    (after) => storage.casesOf(council, 'amina', { limit: 1, ...after }),
    (after) => storage.search(council, 'amina', 'pothole lane', { limit: 1, ...after }),
    (after) => storage.noticesOf(council, 'amina', { limit: 1, ...after }),
  ];
  for (const page of pages) {
    const { next } = await page({});
    assert.ok(next, 'there is a second page');
    await page({ after: next });
  }
  await storage.recordsOf(council, 'amina', { limit: 2 });
  await storage.countOf(council, 'amina');
  await storage.standingActs(council, ['enquiry.made']);
  await storage.casesCiting(council, 'amina', { version: 'v', clause: '1' }, { limit: 1 });
  await storage.dueForChange({ now: NOON, limit: 5, claimFor: 1 });
  const [taken] = await storage.outboxReady({ now: NOON, limit: 5, claimFor: 1 });
  assert.ok(taken);
  await storage.markFailed(taken, { error: 'x', retryAt: NOON });
  await storage.markSent(taken, NOON);
  await storage.readNotice(taken);
  await storage.keepInApp(taken);
  await storage.saveMailChoice(council, 'amina', 'daily');
  await storage.mailChoice(council, 'amina');
  await storage.tryAgain(council, 'amina', { now: NOON, claimFor: 1 });
}
