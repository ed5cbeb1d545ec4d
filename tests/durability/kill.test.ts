// Whatever moment the process is killed at, nothing acknowledged is lost and nothing is half done. COMITY_KILLS=500 tries harder.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import pg from 'pg';
import { openStorage } from '#storage/open.ts';
import { NONE, startTestPostgres } from '../postgres/server.ts';
import { killAgainAndAgain, type Tally } from './kill.ts';

const { COMITY_KILLS: asked = '50' } = process.env;
const kills = Number.parseInt(asked, 10);

function report(t: TestContext, times: number, { acts, sent, early }: Tally): void {
  t.diagnostic(
    `${times} kills (${early} while starting): ${acts} acts and ${sent} sent notices acknowledged, all there`,
  );
  assert.ok(acts > 0, 'nothing was acknowledged before the kills: nothing was tried');
}

it('on SQLite a killed process has lost nothing it acknowledged and left nothing half done', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-durability-'));
  try {
    const open = () => openStorage({ kind: 'sqlite', folder });
    const killing = { kind: 'sqlite', where: folder, times: kills, open, settled: async () => {} } as const;
    report(t, kills, await killAgainAndAgain(killing));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('on PostgreSQL a killed process has lost nothing it acknowledged and left nothing half done', async (t) => {
  const server = await startTestPostgres();
  if (!server) return t.skip(NONE);
  const address = await server.newAddress();
  const writing = new URL(address);
  writing.searchParams.set('application_name', 'comity-writer');
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  /** The server may still be finishing what the killed process sent last. */
  const settled = async () => {
    const left = `SELECT 1 FROM pg_stat_activity WHERE application_name = 'comity-writer'`;
    while ((await client.query(left)).rows.length > 0) await new Promise((again) => setTimeout(again, 10));
  };
  try {
    const times = Math.ceil(kills / 5);
    const open = () => openStorage({ kind: 'postgres', address });
    report(
      t,
      times,
      await killAgainAndAgain({ kind: 'postgres', where: writing.href, times, open, settled }),
    );
  } finally {
    await client.end();
    await server.stop();
  }
});
