// Mail is never lost and never doubled: several processes at once, a server that refuses, a process killed between the server’s
// taking a message and our writing that down. On both databases, with a real mail server. COMITY_KILLS=200 tries harder.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { MONDAY } from '#casework/testing/millbrook.ts';
import { messageId } from '#notices/message.ts';
import { type CatchingServer, type Caught, startCatchingServer } from '#notices/testing/catching-server.ts';
import { SENDER } from '#notices/testing/mailed-millbrook.ts';
import type { StorageConfig } from '#storage/open.ts';
import { NONE, startTestPostgres } from '../postgres/server.ts';
import { COUNCIL, type OpenCouncil, openCouncil } from './council.ts';

const SENDER_PROGRAM = fileURLToPath(new URL('sender.ts', import.meta.url));
const KILLS = Math.min(200, Number.parseInt(process.env['COMITY_KILLS'] ?? '8', 10));
/** Longer than any claim. */
const LATER = 20 * 60_000;
const EACH = 3;

function suite(newDatabase: () => Promise<StorageConfig>, processes: 'many' | 'one'): void {
  it('several workers at once send each message once', async () => {
    const server = await startCatchingServer();
    const where = await newDatabase();
    const open = () => openCouncil(where, server.url, () => MONDAY);
    const first = await open();
    const others = processes === 'many' ? await Promise.all([open(), open()]) : [];
    try {
      const refs = await first.answered(14);
      const sent = await Promise.all([first, ...others].map(({ notices }) => notices.send()));
      assert.equal(sum(sent), refs.length * EACH);
      if (processes === 'many')
        assert.ok(sent.filter((count) => count > 0).length > 1, `all by one: ${sent}`);
      mustBeOnce(server, await expected(first, refs));
    } finally {
      await Promise.all([first, ...others].map((one) => one.close()));
      await server.close();
    }
  });

  it('a server that refuses at random, for now or for good, gets each message once in the end', async () => {
    const server = await startCatchingServer();
    let now = MONDAY;
    const council = await openCouncil(await newDatabase(), server.url, () => now);
    try {
      const refs = await council.answered(6);
      server.answer = (stage) => {
        const chance = randomInt(10);
        if (chance > 3) return undefined;
        return chance === 0 ? (stage === 'recipient' ? 550 : 554) : 451;
      };
      for (let looks = 0; looks < 12; looks += 1) {
        await council.notices.send();
        now += LATER;
      }
      server.answer = () => undefined;
      for (const person of ['ada', 'eli', 'fay']) await council.notices.tryAgain(COUNCIL, person);
      now += 48 * 3 * LATER;
      await council.notices.send();
      mustBeOnce(server, await expected(council, refs));
      assert.deepEqual(await council.notices.trouble(COUNCIL), []);
    } finally {
      await council.close();
      await server.close();
    }
  });

  it('a process killed after the server took a message sends that one again as the same message, and no other', async (t) => {
    const server = await startCatchingServer();
    const where = await newDatabase();
    let now = MONDAY;
    try {
      const making = await openCouncil(where, server.url, () => now);
      const refs = await making.answered(KILLS);
      const ids = await expected(making, refs);
      await making.close();
      for (let kills = 0; kills < KILLS; kills += 1) {
        now += LATER;
        const before = await markedSent(where, server, now, refs);
        const from = server.caught.length;
        await sendAndKill(where, server, now);
        for (const { email } of server.caught.slice(from))
          assert.ok(!before.has(email.messageId ?? ''), 'what was marked as sent was sent again');
      }
      now += LATER;
      server.taken = () => undefined;
      const last = startSender(where, server, now);
      assert.ok(last.stdout);
      assert.match(await text(last.stdout), /^sent \d+\n$/);
      assert.deepEqual([...server.byId().keys()].sort(), [...ids].sort(), 'some were lost, or are not ours');
      for (const copies of server.byId().values()) mustBeTheSame(copies);
      assert.ok(server.caught.length <= ids.size + KILLS);
      assert.deepEqual(await markedSent(where, server, now, refs), ids);
      const again = server.caught.length - ids.size;
      t.diagnostic(`${KILLS} kills: ${ids.size} messages, ${again} handed over again as themselves`);
      assert.ok(again > 0, 'no kill came between taking and marking: nothing was tried');
    } finally {
      await server.close();
    }
  });
}

/** The identities of every notice of these cases. */
async function expected({ storage }: OpenCouncil, refs: readonly string[]): Promise<ReadonlySet<string>> {
  const notices = await Promise.all(refs.map((ref) => storage.noticesIn(COUNCIL, ref)));
  const ids = new Set(notices.flat().map((notice) => messageId(notice, SENDER)));
  assert.equal(ids.size, refs.length * EACH);
  return ids;
}

async function markedSent(
  where: StorageConfig,
  server: CatchingServer,
  now: number,
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  const council = await openCouncil(where, server.url, () => now);
  try {
    const notices = await Promise.all(refs.map((ref) => council.storage.noticesIn(COUNCIL, ref)));
    const sent = notices.flat().filter(({ state }) => state === 'sent');
    return new Set(sent.map((notice) => messageId(notice, SENDER)));
  } finally {
    await council.close();
  }
}

function startSender(where: StorageConfig, server: CatchingServer, now: number): ChildProcess {
  const at = where.kind === 'postgres' ? where.address : where.folder;
  const args = [SENDER_PROGRAM, where.kind, at, server.url.href, String(now)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Killed when the first, second or third message has been taken: before that is said to it, or just after. */
async function sendAndKill(where: StorageConfig, server: CatchingServer, now: number): Promise<void> {
  const sender = startSender(where, server, now);
  const gone = new Promise<void>((ended) => {
    sender.once('close', () => ended());
  });
  let left = 1 + randomInt(3);
  server.taken = async () => {
    left -= 1;
    if (left !== 0) return;
    if (randomInt(3) === 0) {
      setTimeout(() => sender.kill('SIGKILL'), randomInt(8));
      return;
    }
    sender.kill('SIGKILL');
    await gone;
  };
  await gone;
  // PostgreSQL ends a transaction of a client that is gone in its own time.
  if (where.kind === 'postgres') await pause(100);
}

function mustBeOnce(server: CatchingServer, ids: ReadonlySet<string>): void {
  assert.deepEqual([...server.byId().keys()].sort(), [...ids].sort());
  assert.equal(server.caught.length, ids.size);
}

function mustBeTheSame(copies: readonly Caught[]): void {
  const said = copies.map(({ email: { subject, text: plain, html, date, to, from } }) =>
    JSON.stringify([subject, plain, html, date, to, from]),
  );
  assert.equal(new Set(said).size, 1);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

describe('mail from the embedded database', () => {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  suite(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comity-mail-'));
    folders.push(folder);
    return { kind: 'sqlite', folder };
  }, 'one');
});

const postgres = await startTestPostgres();
if (postgres)
  describe('mail from PostgreSQL', () => {
    after(() => postgres.stop());
    suite(async () => ({ kind: 'postgres', address: await postgres.newAddress(), connections: 4 }), 'many');
  });
else it(NONE, { skip: true });
