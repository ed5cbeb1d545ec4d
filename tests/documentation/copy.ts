// A copy of the project in a folder of its own, in which documented commands can be run for real: they may write there.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, ROOT } from './project.ts';

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

export interface Copy {
  readonly folder: string;
  /** Runs it in a shell, to its end. */
  run(command: string): Promise<Ran>;
  /**
   * Runs it in a shell on a free port, until `visit` has seen the address that it says.
   * @throws Error of all it said when it ends by itself
   */
  serve(command: string, visit: (address: string) => Promise<void>): Promise<Ran>;
  remove(): void;
}

export function copyProject(): Copy {
  const above = mkdtempSync(join(tmpdir(), 'comity-documents-'));
  const folder = join(above, 'comity');
  for (const file of filesOf()) cpSync(join(ROOT, file), join(folder, file));
  // One folder up, where Node and npm look too, so that no tool takes the packages for files of the project.
  symlinkSync(join(ROOT, 'node_modules'), join(above, 'node_modules'));

  const start = (command: string, more: Readonly<Record<string, string>> = {}) => {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, ...more };
    // A group of its own, so that what npm starts is stopped with it.
    const child = spawn('sh', ['-c', command], {
      cwd: folder,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let hear = (_said: string): void => {};
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
        hear(said);
      });
    const ended = new Promise<Ran>((resolve) => {
      child.once('close', (code) => resolve({ code, said }));
    });
    const heard = (pattern: RegExp) =>
      new Promise<string>((resolve) => {
        hear = (all) => {
          const found = pattern.exec(all)?.[1];
          if (found !== undefined) resolve(found);
        };
      });
    return { child, ended, heard };
  };

  return {
    folder,
    run: (command) => start(command).ended,
    serve: async (command, visit) => {
      const { child, ended, heard } = start(command, { PORT: '0' });
      const address = await Promise.race([heard(/^Comity is at (\S+)/m), ended]);
      if (typeof address !== 'string') throw new Error(`“${command}” did not start:\n${address.said}`);
      try {
        await visit(address);
      } finally {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      }
      return ended;
    },
    remove: () => rmSync(above, { recursive: true, force: true }),
  };
}
