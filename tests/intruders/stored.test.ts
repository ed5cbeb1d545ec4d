// What the database itself gives one person: lists, searches, notices and cited clauses, on both databases. The oracle is
// the same as for the pages; nothing here passes through a page, so a page could not put right what this gets wrong.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createCasework } from '#casework/create.ts';
import { loadDemonstrations } from '#demonstration/load.ts';
import { type Everything, loadEverything } from '#language/files.ts';
import { ROOT } from '#main.ts';
import { openStorage, type StorageConfig } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import { NONE, startTestPostgres, type TestPostgres } from '../postgres/server.ts';
import { type KnownCase, knownCases } from './known-cases.ts';
import { chanceFrom, openMore } from './more-cases.ts';

const ALL = { limit: 500 };
const NOW = Date.UTC(2026, 10, 23, 12);

function onDatabase(
  name: string,
  configure: () => Promise<{ config: StorageConfig; end: () => Promise<void> } | undefined>,
): void {
  describe(`on ${name}, what is kept for one person`, () => {
    let storage: Storage | undefined;
    let everything: Everything;
    let cases: readonly KnownCase[] = [];
    let end: () => Promise<void> = async () => {};
    let compared = 0;

    before(async () => {
      const configured = await configure();
      if (configured === undefined) return;
      end = configured.end;
      everything = await loadEverything(ROOT);
      storage = await openStorage(configured.config);
      await loadDemonstrations({ root: ROOT, everything, storage, now: NOW, say: () => {} });
      const rulebooks = new Map([...everything.councils].map(([id, { rulebook }]) => [id, rulebook]));
      const casework = createCasework({
        storage,
        rulebooks,
        calendars: everything.calendars,
        now: () => NOW,
      });
      for (const council of casework.councils) await openMore(casework, council, 6, chanceFrom(7));
      cases = await knownCases(storage, everything, NOW);
    });
    after(async () => {
      console.log(`Kept on ${name}: ${cases.length} cases, ${compared} answers compared.`);
      await storage?.close();
      await end();
    });

    /** Every person with the cases of their council. */
    function* everybody(): Generator<{ council: string; person: string; own: readonly KnownCase[] }> {
      for (const council of new Set(cases.map((one) => one.council))) {
        const own = cases.filter((one) => one.council === council);
        for (const { id } of own[0]?.directory.people ?? []) yield { council, person: id, own };
      }
    }
    const refs = (own: readonly KnownCase[], wanted: (one: KnownCase) => boolean): readonly string[] =>
      own
        .filter(wanted)
        .map(({ ref }) => ref)
        .sort();

    it('is every case they see and no other, in full where they see the whole', async (t) => {
      if (storage === undefined) return t.skip(NONE);
      for (const { council, person, own } of everybody()) {
        const { rows } = await storage.casesOf(council, person, ALL);
        assert.deepEqual(
          rows.map((row) => row.case).sort(),
          refs(own, ({ seenBy }) => seenBy(person) !== 'nothing'),
          person,
        );
        assert.deepEqual(
          rows
            .filter(({ whole }) => whole)
            .map((row) => row.case)
            .sort(),
          refs(own, ({ seenBy }) => seenBy(person) === 'the whole'),
          person,
        );
        for (const { ref, seenBy } of own)
          assert.equal(await storage.caseGrantedTo(council, person, ref), seenBy(person) !== 'nothing');
        compared += 2 + own.length;
      }
    });

    it('is work and notices only in cases they see', async (t) => {
      if (storage === undefined) return t.skip(NONE);
      for (const { council, person, own } of everybody()) {
        const seen = (ref: string) => own.find((one) => one.ref === ref)?.seenBy(person);
        for (const role of ['owes', 'owed'] as const)
          for (const row of (await storage.workOf(council, person, role, ALL)).rows)
            assert.equal(seen(row.case.case), 'the whole');
        for (const { case: ref, recipient } of (await storage.noticesOf(council, person, ALL)).rows) {
          assert.equal(recipient, person);
          assert.notEqual(seen(ref), 'nothing');
        }
        compared += 3;
      }
    });

    it('is found by a word of it only by those who see the whole', async (t) => {
      if (storage === undefined) return t.skip(NONE);
      for (const { council, person, own } of everybody())
        for (const one of own) {
          const [word] = [...one.words].filter((each) => /^q[a-z]{8}x$/.test(each));
          if (word === undefined) continue;
          const { rows } = await storage.search(council, person, word, ALL);
          const holding = refs(own, ({ words, seenBy }) => words.has(word) && seenBy(person) === 'the whole');
          assert.deepEqual(rows.map((row) => row.case).sort(), holding, `${person}: “${word}”`);
          assert.deepEqual((await storage.search(council, person, one.ref, ALL)).rows, []);
          compared += 2;
        }
    });

    it('is cited only from cases they see in full', async (t) => {
      if (storage === undefined) return t.skip(NONE);
      for (const { council, person, own } of everybody())
        for (const { because } of own.flatMap(({ standing }) => standing.duties).slice(0, 12)) {
          const { rows } = await storage.casesCiting(council, person, because, ALL);
          for (const row of rows)
            assert.equal(own.find(({ ref }) => ref === row.case)?.seenBy(person), 'the whole');
          compared += 1;
        }
    });
  });
}

onDatabase('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'comity-stored-'));
  return { config: { kind: 'sqlite', folder }, end: () => rm(folder, { recursive: true, force: true }) };
});

onDatabase('PostgreSQL', async () => {
  const server: TestPostgres | undefined = await startTestPostgres();
  return (
    server && { config: { kind: 'postgres', address: await server.newAddress() }, end: () => server.stop() }
  );
});
