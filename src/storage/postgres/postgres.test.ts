// The contract on PostgreSQL, and what is particular to it: several processes, and databases that must not be opened.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { NONE, startTestPostgres, type TestPostgres } from '../../../tests/postgres/server.ts';
import { contract } from '../contract.ts';
import { openStorage } from '../open.ts';
import { addOne, openOne } from '../testing/cases.ts';

const server = await startTestPostgres();

async function tamper(address: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function suite(running: TestPostgres): void {
  after(() => running.stop());
  const open = (address: string) => openStorage({ kind: 'postgres', address, connections: 6 });

  contract({
    async open() {
      const address = await running.newAddress();
      return {
        storage: await open(address),
        reopen: () => open(address),
        tamper: (statements) => tamper(address, statements),
        unguard: ['DROP TRIGGER acts_added_to_only ON acts', 'DROP TRIGGER acts_not_emptied ON acts'],
      };
    },
  });

  describe('several processes on one database', () => {
    let address = '';
    before(async () => {
      address = await running.newAddress();
    });

    it('may start together on an empty database', async () => {
      const all = await Promise.all([open(address), open(address), open(address)]);
      await Promise.all(all.map((storage) => storage.close()));
    });

    it('never both act on the same view of a case, and never take the same due case', async () => {
      const [one, other] = await Promise.all([open(address), open(address)]);
      try {
        const now = Date.UTC(2026, 5, 1, 12);
        const refs = await Promise.all(
          Array.from({ length: 12 }, () => openOne(one, { council: 'york', standing: { nextChange: now } })),
        );
        const both = await Promise.all(
          refs.map((ref) =>
            Promise.all([one, other].map((storage) => addOne(storage, 'york', ref, 1, { nextChange: now }))),
          ),
        );
        assert.deepEqual(
          both.map((pair) => pair.filter((each) => each.ok).length),
          refs.map(() => 1),
        );
        const claim = { now, limit: 8, claimFor: 60_000 };
        const taken = (await Promise.all([one, other].map((storage) => storage.dueForChange(claim)))).flat();
        const rest = await one.dueForChange({ ...claim, limit: 99 });
        assert.deepEqual([...taken, ...rest].map((each) => each.case).sort(), refs.sort());
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    });
  });

  it('refuses a database made by a newer Comity, and leaves it as it is', async () => {
    const address = await running.newAddress();
    await (await open(address)).close();
    await tamper(address, ['INSERT INTO comity_form (version) VALUES (999)']);
    await assert.rejects(open(address), { name: 'StorageRefused', message: /newer Comity/ });
  });

  it('says so in a sentence when it cannot be reached', async () => {
    await assert.rejects(open('postgres://comity@127.0.0.1:1/postgres'), {
      name: 'StorageRefused',
      message: /cannot be reached/,
    });
  });

  it('outlives the loss of its connections', async () => {
    const address = await running.newAddress();
    const named = new URL(address);
    named.searchParams.set('application_name', 'comity-lost');
    const storage = await open(named.href);
    try {
      const ref = await openOne(storage, { council: 'york' });
      const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'comity-lost'`;
      const during = Promise.allSettled(Array.from({ length: 20 }, () => addOne(storage, 'york', ref, 1)));
      await tamper(address, [end]);
      const added = (await during).filter((each) => each.status === 'fulfilled' && each.value.ok);
      const kept = await storage.readCase('york', ref);
      assert.ok(kept && kept.acts.length >= 1 + added.length);
      assert.equal((await addOne(storage, 'york', ref, kept.header.version)).ok, true);
    } finally {
      await storage.close();
    }
  });

  it('does not let the record be emptied', async () => {
    const address = await running.newAddress();
    const storage = await open(address);
    await openOne(storage, { council: 'york' });
    await storage.close();
    await assert.rejects(tamper(address, ['TRUNCATE acts']), /only ever added to/);
  });
}

if (server) describe('PostgreSQL', () => suite(server));
else it(NONE, { skip: true });
