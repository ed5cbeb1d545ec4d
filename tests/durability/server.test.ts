// The real server, loaded over HTTP and killed at random moments: every act it acknowledged is on the record, none is
// half done, and nobody is told the same thing twice. COMITY_KILLS=500 tries harder.

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { attachedIn } from '#files/attached.ts';
import { openFileFolder } from '#files/folder.ts';
import { verify } from '#register/verify.ts';
import { openStorage } from '#storage/open.ts';

const kills = Number.parseInt(process.env['COMITY_KILLS'] ?? '50', 10);
const COUNCIL = 'exeter';
const MEMBER = 'gethin-parry';
const OFFICER = 'bilal-esterhazy';
const AT_ONCE = 4;

test('a loaded server killed again and again keeps every act it acknowledged, whole and with its file, and tells nobody twice', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-killed-'));
  const acknowledged = new Map<string, number>();
  let sessions: readonly [string, string] | undefined;
  let notices = 0;
  try {
    for (let time = 0; time < kills; time += 1) {
      const address = `http://127.0.0.1:${await freePort()}`;
      const server = start(folder, address);
      try {
        await ready(server, address);
        sessions ??= [await signIn(address, MEMBER), await signIn(address, OFFICER)];
        const load = Array.from({ length: AT_ONCE }, () =>
          askAndAnswer(address, sessions ?? ['', ''], acknowledged),
        );
        await pause(50 + randomInt(350));
        server.kill('SIGKILL');
        await Promise.all([once(server, 'close'), ...load]);
      } finally {
        server.kill('SIGKILL');
      }
      notices = await holdAgainst(folder, acknowledged);
    }
    t.diagnostic(
      `${kills} kills: ${[...acknowledged.values()].reduce((sum, acts) => sum + acts, 0)} acknowledged acts and ${notices} notices, all there`,
    );
    assert.ok(notices > 0, 'nobody was told anything: nothing was tried');
    assert.ok(acknowledged.size > 0, 'nothing was acknowledged before the kills: nothing was tried');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function start(folder: string, address: string): ChildProcess {
  const { port } = new URL(address);
  return spawn(
    process.execPath,
    ['bin/comity.js', 'serve', '--port', port, '--data', folder, '--address', address],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}

async function ready(server: ChildProcess, address: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    assert.equal(server.exitCode, null, 'the server stopped by itself');
    const answer = await fetch(`${address}/sign-in`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(25);
  }
  throw new Error('The server did not answer.');
}

/** @returns the cookies of somebody of the demonstration. */
async function signIn(address: string, person: string): Promise<string> {
  const page = await fetch(`${address}/demonstration`);
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const given = cookiesOf(page);
  const signedIn = await fetch(`${address}/demonstration/${COUNCIL}/${person}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: given, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: token }),
  });
  assert.equal(signedIn.status, 303);
  return cookiesOf(signedIn);
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Asks and answers until the server is gone. Only what was acknowledged is counted. */
async function askAndAnswer(
  address: string,
  [member, officer]: readonly [string, string],
  acknowledged: Map<string, number>,
): Promise<void> {
  const post = async (
    cookie: string,
    path: string,
    body: unknown,
  ): Promise<{ readonly ref: string; readonly version: number }> => {
    const answer = await fetch(`${address}/api${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const said: unknown = await answer.json();
    assert.equal(answer.status, 201, JSON.stringify(said).slice(0, 500));
    assert.ok(typeof said === 'object' && said !== null && 'ref' in said && 'version' in said);
    return { ref: String(said.ref), version: Number(said.version) };
  };
  const send = async (words: string): Promise<string> => {
    const form = new FormData();
    form.append('file', new File([words], 'Under load.txt'));
    const answer = await fetch(`${address}/api/files`, {
      method: 'POST',
      headers: { cookie: member },
      body: form,
    });
    const said: unknown = await answer.json();
    assert.equal(answer.status, 201, JSON.stringify(said).slice(0, 500));
    assert.ok(typeof said === 'object' && said !== null && 'id' in said);
    return String(said.id);
  };
  try {
    for (;;) {
      const enclosure = await send(`A letter of its own: ${randomUUID()}`.repeat(50));
      const asked = await post(member, '/cases', {
        act: 'enquiry.received',
        values: { 'officer asked': OFFICER, subject: 'Under load', enclosure },
      });
      acknowledged.set(asked.ref, asked.version);
      const answered = await post(officer, `/cases/${asked.ref}/acts`, {
        act: 'enquiry.answered',
        values: {
          reply: 'Yes.',
          'routine or about a resident': false,
          'personal or confidential': false,
          'in doubt about copying': false,
        },
        reasons: 'Answered under load.',
      });
      acknowledged.set(answered.ref, answered.version);
    }
  } catch (fault) {
    // A connection that was cut is what this test is about; anything else is a fault.
    if (!(fault instanceof TypeError || fault instanceof SyntaxError || fault instanceof DOMException))
      throw fault;
  }
}

/** @returns how many notices there are. */
async function holdAgainst(folder: string, acknowledged: ReadonlyMap<string, number>): Promise<number> {
  const storage = await openStorage({ kind: 'sqlite', folder });
  try {
    const { check } = openFileFolder(join(folder, 'files'));
    const findings = await Array.fromAsync(verify(storage, { checkFile: check }));
    assert.deepEqual(findings, [], 'the record does not verify, or an act is there without its file');
    const versions = new Map<string, number>();
    let count = 0;
    for await (const { header, acts } of storage.eachCase(COUNCIL)) {
      versions.set(header.case, acts.length);
      if (acknowledged.has(header.case))
        assert.ok(attachedIn(acts[0]?.values['enclosure']), 'an act lost its file');
      const told = acts
        .filter(({ act }) => act === 'told')
        .map(({ values }) => `${values['norm']} ${values['of']}`);
      assert.equal(
        new Set(told).size,
        told.length,
        `somebody was told twice in ${header.case}: ${told.join(', ')}`,
      );
      const notices = (await storage.noticesIn(COUNCIL, header.case)).map(
        ({ norm, recipient }) => `${norm} ${recipient}`,
      );
      count += notices.length;
      assert.deepEqual(notices.sort(), told.sort(), `acts and notices of ${header.case} were kept apart`);
    }
    for (const [ref, version] of acknowledged)
      assert.ok(
        (versions.get(ref) ?? 0) >= version,
        `${ref} lost an acknowledged act: ${versions.get(ref)} of ${version}`,
      );
    return count;
  } finally {
    await storage.close();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}
