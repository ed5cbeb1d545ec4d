// Kills the writer at a random moment, again and again, and after each kill holds what is kept against what was acknowledged.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { verify } from '#register/verify.ts';
import type { Storage } from '#storage/storage.ts';

const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url));
const COUNCIL = 'york';

export interface Killing {
  readonly kind: 'sqlite' | 'postgres';
  /** Folder or address. */
  readonly where: string;
  readonly times: number;
  open(): Promise<Storage>;
  /** Resolves when the killed process can no longer change anything. */
  settled(): Promise<void>;
}

export interface Tally {
  acts: number;
  sent: number;
  /** Kills that came before the writer was ready. */
  early: number;
}

/** @throws AssertionError when anything acknowledged is lost, half done or there twice */
export async function killAgainAndAgain(killing: Killing): Promise<Tally> {
  const tally: Tally = { acts: 0, sent: 0, early: 0 };
  const acknowledged = new Map<string, { version: number; ids: Set<string> }>();
  const sent = new Set<string>();
  for (let time = 0; time < killing.times; time += 1) {
    const said = await writeAndKill(killing);
    if (!said.includes('ready')) tally.early += 1;
    for (const line of said) {
      const [what, ref = '', number = '', ...ids] = line.split(' ');
      if (what === 'sent') sent.add(`${ref} ${number}`);
      if (what !== 'kept') continue;
      const so = acknowledged.get(ref) ?? { version: 0, ids: new Set() };
      for (const id of ids) so.ids.add(id);
      acknowledged.set(ref, { version: Number(number), ids: so.ids });
      tally.acts += 1;
    }
    await killing.settled();
    const storage = await killing.open();
    try {
      await check(storage, acknowledged, sent);
    } finally {
      await storage.close();
    }
  }
  tally.sent = sent.size;
  return tally;
}

/** @returns the whole lines it managed to say. */
async function writeAndKill({ kind, where }: Killing): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [WRITER, kind, where], { stdio: ['ignore', 'pipe', 'pipe'] });
  const words = text(writer.stderr);
  let said = '';
  const killed = new Promise<void>((gone) => {
    let timer: NodeJS.Timeout | undefined;
    const kill = () => writer.kill('SIGKILL');
    // One in six is killed while it is still starting, when it makes or recovers the database.
    if (randomInt(6) === 0) timer = setTimeout(kill, 40 + randomInt(260));
    writer.stdout.setEncoding('utf8').on('data', (part: string) => {
      if (said === '') {
        clearTimeout(timer);
        timer = setTimeout(kill, randomInt(200));
      }
      said += part;
    });
    writer.once('close', (_code, signal) => {
      clearTimeout(timer);
      if (signal !== 'SIGKILL') said += '\nstopped by itself';
      gone();
    });
  });
  await killed;
  const lines = said.split('\n');
  assert.notEqual(lines.at(-1), 'stopped by itself', `the writer stopped by itself: ${await words}`);
  return lines.slice(0, -1);
}

async function check(
  storage: Storage,
  acknowledged: ReadonlyMap<string, { readonly version: number; readonly ids: ReadonlySet<string> }>,
  sent: ReadonlySet<string>,
): Promise<void> {
  assert.deepEqual(await Array.fromAsync(verify(storage)), [], 'the record does not verify');
  const there = new Set<string>();
  for await (const { header, acts } of storage.eachCase(COUNCIL)) {
    const ref = header.case;
    there.add(ref);
    const ids = acts.map((act) => act.id);
    const known = acknowledged.get(ref);
    assert.ok(ids.length >= (known?.version ?? 0), `${ref} lost an acknowledged act`);
    for (const id of known?.ids ?? []) assert.ok(ids.includes(id), `${ref} lost act ${id}`);
    await checkWhole(storage, ref, ids, header.subject, sent);
  }
  for (const ref of acknowledged.keys()) assert.ok(there.has(ref), `case ${ref} is lost`);
}

/** Acts, header, work, grant, outbox, search and standing acts were kept together or not at all. */
async function checkWhole(
  storage: Storage,
  ref: string,
  ids: readonly string[],
  subject: string,
  sent: ReadonlySet<string>,
): Promise<void> {
  const person = `bearer-of-${ref}`;
  const sorted = [...ids].sort();
  assert.equal(subject, `${ids.length} acts`);
  const work = await storage.workOf(COUNCIL, person, 'owes', { limit: 99 });
  assert.deepEqual(work.rows.map((row) => row.item).sort(), sorted, `the work list of ${ref}`);
  const notices = await storage.noticesIn(COUNCIL, ref);
  assert.deepEqual(notices.map((notice) => notice.trigger).sort(), sorted, `the outbox of ${ref}`);
  for (const notice of notices) {
    if (sent.has(`${ref} ${notice.trigger}`))
      assert.equal(notice.state, 'sent', `${ref} would be told again`);
  }
  const standing = await storage.elsewhere(COUNCIL, '', [{ act: 'stands', key: ref }]);
  assert.deepEqual(standing.map((act) => act.id).sort(), sorted, `the standing acts of ${ref}`);
  const last = ids.at(-1) ?? '';
  const found = await storage.search(COUNCIL, person, last, { limit: 5 });
  assert.deepEqual(
    found.rows.map((row) => row.case),
    [ref],
    `searching for ${ref}`,
  );
}
