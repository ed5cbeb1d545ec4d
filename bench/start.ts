// From “npm start” to the first page that answers: in an empty folder, in one that has been used, and in the folder of a
// big council.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from './enquiries.ts';
import { type Plan, type Section, whole } from './results.ts';

const PATIENCE = 60_000;

/** @param big the folder of a council made by big-council.ts. */
export async function measureStart(
  { say }: Plan,
  folder: string,
  big: string,
  cases: number,
): Promise<Section> {
  const fresh = join(folder, 'fresh');
  // The first start there loads the demonstration of every other council, which is not what is asked.
  say('a first start with many cases, not counted');
  await startedIn(big);
  const rows = [];
  for (const [what, where] of [
    ['In an empty folder, the demonstration of every council loaded first', fresh],
    ['Again in the same folder', fresh],
    [`In the folder of a council with ${whole(cases)} cases`, big],
  ] as const) {
    say(`from npm start to the first page: ${what.toLowerCase()}`);
    rows.push({ what, comity: `${((await startedIn(where)) / 1000).toFixed(1)} s` });
  }
  return {
    title: 'Start',
    how: 'From “npm start” to the first page that answers, npm’s own time included.',
    rows,
  };
}

/** @returns milliseconds */
async function startedIn(folder: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  // A group of its own, so that npm and what it starts can be stopped together.
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
  });
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`Comity did not start: ${said}`);
      if (performance.now() - began > PATIENCE) throw new Error('Comity did not answer within a minute.');
      await wait(20);
    }
    return performance.now() - began;
  } finally {
    await stop(child);
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/sign-in`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // nobody listens yet
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
