// One file for each council, so that no query reaches two of them; and one beside them for signing in, which holds no row of
// any. A file takes rows of its own council only, whatever is asked of it.

import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Execute, executing } from './dialect.ts';
import { inspect } from './file.ts';
import { migrate, NEWEST } from './migrations.ts';

/** Holds who signs in, and no row of any council. */
export const FILE_NAME = 'comity.sqlite';

/** recursive_triggers: otherwise REPLACE would delete an act without asking the trigger that forbids it. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;`;

export interface OpenFile {
  readonly database: DatabaseSync;
  readonly execute: Execute;
}

export interface CouncilFiles {
  /** undefined: nothing was ever kept of it. */
  existing(council: string): OpenFile | undefined;
  /** Makes its file the first time. */
  madeFor(council: string): OpenFile;
  councils(): readonly string[];
  close(): void;
}

/** A plain name is its own file’s; of any other the file’s name holds the letters by their number. */
const PLAIN = /^[a-z0-9][a-z0-9-]{0,63}$/;
const ENDING = '.sqlite';

export function fileOf(folder: string, council: string): string {
  const name = PLAIN.test(council) ? council : `~${Buffer.from(council).toString('hex')}`;
  return join(folder, 'councils', `${name}${ENDING}`);
}

function councilOf(file: string): string {
  const name = file.slice(0, -ENDING.length);
  return name.startsWith('~') ? Buffer.from(name.slice(1), 'hex').toString() : name;
}

export function councilFiles(folder: string, readOnly: boolean): CouncilFiles {
  const opened = new Map<string, OpenFile>();
  const open = (council: string): OpenFile => {
    const database = openFile(fileOf(folder, council), readOnly);
    const file = { database, execute: executing(database) };
    opened.set(council, file);
    if (!readOnly) settle(database, council);
    database.exec('PRAGMA busy_timeout = 0');
    return file;
  };
  const councils = (): readonly string[] => {
    const within = join(folder, 'councils');
    const files = existsSync(within) ? readdirSync(within) : [];
    return files.filter((file) => file.endsWith(ENDING)).map(councilOf);
  };
  const existing = (council: string): OpenFile | undefined =>
    opened.get(council) ?? (existsSync(fileOf(folder, council)) ? open(council) : undefined);
  return {
    councils,
    existing,
    madeFor: (council) => {
      const there = existing(council);
      if (there !== undefined) return there;
      putInPlace(fileOf(folder, council), (unfinished) => {
        const database = new DatabaseSync(unfinished);
        try {
          database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
          settle(database, council);
        } finally {
          database.close();
        }
      });
      return open(council);
    },
    close: () => {
      for (const { database } of opened.values()) database.close();
      opened.clear();
    },
  };
}

/** @throws StorageRefused when the file cannot be used */
export function openFile(
  path: string,
  readOnly: boolean,
  Kind: typeof DatabaseSync = DatabaseSync,
): DatabaseSync {
  inspect(path, NEWEST);
  const database = new Kind(path, { timeout: 5000, readOnly });
  if (!readOnly) database.exec(SETTINGS);
  return database;
}

const CHANGES = { insert: 'INSERT', move: 'UPDATE OF council' };

/** Brings a file to the newest form. @param council whose rows alone it takes; null: nobody’s. */
export function settle(database: DatabaseSync, council: string | null): void {
  migrate(database);
  const foreign = council === null ? '1' : `NEW.council <> ${quoted(council)}`;
  const guards = tablesOfCouncils().flatMap((table) =>
    Object.entries(CHANGES).map(
      ([change, when]) => `CREATE TRIGGER IF NOT EXISTS ${table}_no_foreign_${change}
        BEFORE ${when} ON ${table} WHEN ${foreign}
        BEGIN SELECT RAISE(ABORT, 'This file takes no row of that council.'); END`,
    ),
  );
  database.exec(['BEGIN IMMEDIATE', ...guards, 'COMMIT'].join(';'));
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

let known: readonly string[] | undefined;
/** Every table that storage makes, save the search index. */
export function tablesOfCouncils(): readonly string[] {
  known ??= tablesOfAnEmptyFile();
  return known;
}

function tablesOfAnEmptyFile(): readonly string[] {
  const database = new DatabaseSync(':memory:');
  try {
    migrate(database);
    const found = database.prepare(`SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
      WHERE m.type = 'table' AND c.name = 'council'`);
    return found.all().map(({ name }) => String(name));
  } finally {
    database.close();
  }
}

/** The file is there wholly or not at all, and with its name is on the disk before anything is kept in it. */
export function putInPlace(path: string, make: (unfinished: string) => void): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.unfinished`;
  // What was left over of a file that was cut off would be taken for a part of this one.
  for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${part}`, { force: true });
  make(unfinished);
  toDisk(unfinished);
  renameSync(unfinished, path);
  toDisk(dirname(path));
  toDisk(dirname(dirname(path)));
}

function toDisk(path: string): void {
  const entry = openSync(path, 'r');
  try {
    fsyncSync(entry);
  } finally {
    closeSync(entry);
  }
}
