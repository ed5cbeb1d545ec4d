// Where the content of files lies: a folder of the data folder, by council and by the SHA-256 of the content. A file is
// written under a passing name, brought to the disk, and only then given its place, so that what has a place is whole. It
// knows neither names nor cases nor people.

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Content that has come in and has no place yet. */
export interface Incoming {
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly path: string;
  /** Durable when it resolves. */
  keep(): Promise<void>;
  /** Harmless after it was kept. */
  drop(): Promise<void>;
}

export interface FileFolder {
  /** @returns undefined when it is longer than `most` bytes; the rest of it is then not read. */
  take(council: string, content: AsyncIterable<Uint8Array>, most: number): Promise<Incoming | undefined>;
  /** @returns the content if it is there and still has this hash. */
  read(council: string, hash: string): Promise<Buffer | 'missing' | 'changed'>;
  /** Whether it is there; if so it counts as new, so that no sweep takes it before an act can have it. */
  hold(council: string, hash: string): Promise<boolean>;
  /** The same without holding it in memory: for looking through the whole record. */
  check(council: string, hash: string): Promise<'there' | 'missing' | 'changed'>;
  /**
   * Takes away what nothing refers to and what was left half-written, if it is older than `before`: somebody may just now be
   * putting the same content in an act.
   * @returns how many files of the council it took away.
   */
  sweep(council: string, before: number, isMeant: (hash: string) => Promise<boolean>): Promise<number>;
}

const HASH = /^[0-9a-f]{64}$/;

/** @param root made when the first file comes. */
export function openFileFolder(root: string): FileFolder {
  const incoming = join(root, 'incoming');
  const placeOf = (council: string, hash: string): string => {
    if (!/^[a-z0-9-]+$/.test(council) || !HASH.test(hash)) throw new Error('No file has such a place.');
    return join(root, 'kept', council, hash.slice(0, 2), hash);
  };
  return {
    take: async (council, content, most) => {
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const path = join(incoming, randomUUID());
      const drop = () => rm(path, { force: true });
      try {
        const written = await write(path, content, most);
        if (written === undefined) {
          await drop();
          return undefined;
        }
        const place = placeOf(council, written.hash);
        return { ...written, path, drop, keep: () => put(path, place) };
      } catch (fault) {
        await drop();
        throw fault;
      }
    },
    read: async (council, hash) => {
      const content = await readFile(placeOf(council, hash)).catch(absent);
      if (content === undefined) return 'missing';
      return createHash('sha256').update(content).digest('hex') === hash ? content : 'changed';
    },
    hold: async (council, hash) => {
      const now = new Date();
      const held = utimes(placeOf(council, hash), now, now).then(() => true);
      return (await held.catch(absent)) ?? false;
    },
    check: async (council, hash) => {
      const place = placeOf(council, hash);
      if ((await stat(place).catch(absent)) === undefined) return 'missing';
      const sum = createHash('sha256');
      for await (const part of createReadStream(place)) sum.update(part);
      return sum.digest('hex') === hash ? 'there' : 'changed';
    },
    sweep: async (council, before, isMeant) => {
      for (const name of await namesIn(incoming)) await removeIfOlder(join(incoming, name), before);
      let taken = 0;
      for (const shelf of await namesIn(join(root, 'kept', council)))
        for (const hash of await namesIn(join(root, 'kept', council, shelf)))
          if (
            HASH.test(hash) &&
            !(await isMeant(hash)) &&
            (await removeIfOlder(placeOf(council, hash), before))
          )
            taken += 1;
      return taken;
    },
  };
}

async function write(
  path: string,
  content: AsyncIterable<Uint8Array>,
  most: number,
): Promise<{ readonly hash: string; readonly size: number } | undefined> {
  const file = await open(path, 'wx', 0o600);
  try {
    const sum = createHash('sha256');
    let size = 0;
    for await (const part of content) {
      size += part.length;
      if (size > most) return undefined;
      sum.update(part);
      await file.writeFile(part);
    }
    await file.sync();
    return { hash: sum.digest('hex'), size };
  } finally {
    await file.close();
  }
}

/** The same content may be there already: it is put there again, which mends it if it was damaged, and is new again for a sweep. */
async function put(path: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(path, place);
  for (const folder of [dirname(place), dirname(dirname(place))]) {
    const opened = await open(folder, 'r');
    await opened.sync().finally(() => opened.close());
  }
}

async function removeIfOlder(path: string, before: number): Promise<boolean> {
  const found = await stat(path).catch(absent);
  if (found === undefined || found.mtimeMs >= before) return false;
  await rm(path, { force: true });
  return true;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent)) ?? [];
}

function absent(fault: unknown): undefined {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
  throw fault;
}
