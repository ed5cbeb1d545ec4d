// The program as a person starts it, in a process of its own, for tests: what it says, where, and how it ends.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dispatch } from './dispatch.ts';

const DOOR = fileURLToPath(new URL('../../bin/comity.js', import.meta.url));
const ENVIRONMENT = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Started {
  /** What it listens on: “http://127.0.0.1:40123”. */
  readonly address: string;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

const folders: string[] = [];
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Removed when the tests of the file have ended. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comity-program-'));
  folders.push(folder);
  return folder;
}

/** The same without a process of its own: for what is refused, or only reads. */
export async function typed(...words: readonly string[]): Promise<Ended> {
  const said = { out: '', error: '' };
  const code = await dispatch(words, {
    out: (line) => {
      said.out += `${line}\n`;
    },
    error: (line) => {
      said.error += `${line}\n`;
    },
    progress: () => {},
    colour: false,
  });
  return { code, ...said };
}

/** Runs to the end. @param input what is typed. */
export async function comity(words: readonly string[], input = ''): Promise<Ended> {
  const child = start(words);
  child.stdin?.end(input);
  return watch(child).ended;
}

/** Serves on a free port until it is stopped. @throws Error of all it said when it ends by itself. */
export async function startServing(...words: readonly string[]): Promise<Started> {
  const child = start(['serve', '--port', '0', ...words]);
  const { said, ended } = watch(child);
  const address = await Promise.race([said(/^Comity is at (http:\/\/[^/\s]+)/m), ended]);
  if (typeof address !== 'string') throw new Error(`It did not start: ${address.out}${address.error}`);
  return {
    address,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

function start(words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [DOOR, ...words], { env: ENVIRONMENT });
}

function watch(child: ChildProcess) {
  const heard = { out: '', error: '' };
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    heard.out += part;
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => {
    heard.error += part;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, ...heard }));
  });
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      child.stdout?.on('data', () => {
        const found = pattern.exec(heard.out)?.[1];
        if (found !== undefined) resolve(found);
      });
    });
  return { said, ended };
}
