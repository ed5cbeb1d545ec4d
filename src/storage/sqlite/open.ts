// Opens the embedded database: one file in the data folder for all councils. One thread, one writer: a transaction runs to
// its end before anything else does, and a commit is on the disk before it is answered.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storageOver } from '../parts.ts';
import type { Base, Steps } from '../steps.ts';
import type { Storage } from '../storage.ts';
import { connect, type SqliteConnection } from './dialect.ts';
import { holdFolder, inspect } from './file.ts';
import { migrate, NEWEST } from './migrations.ts';
import { sqliteSearch } from './search.ts';

export const FILE_NAME = 'comity.sqlite';

/** recursive_triggers: otherwise REPLACE would delete an act without asking the trigger that forbids it. */
const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;`;

export interface SqliteConfig {
  /** The data folder; made if it is not there. */
  readonly folder: string;
  /** Look without writing, beside a running server: for verifying and reports. */
  readonly readOnly?: boolean;
}

/** @throws StorageRefused when the file cannot be used or another server holds the folder */
export async function openSqlite({ folder, readOnly = false }: SqliteConfig): Promise<Storage> {
  if (!readOnly) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, FILE_NAME);
  const hold = readOnly ? undefined : holdFolder(folder);
  const opened: DatabaseSync[] = [];
  const open = () => {
    const database = new DatabaseSync(path, { timeout: 5000, readOnly });
    opened.push(database);
    if (!readOnly) database.exec(SETTINGS);
    return database;
  };
  const close = () => {
    for (const database of opened.splice(0).reverse()) database.close();
    hold?.close();
  };
  try {
    inspect(path, NEWEST);
    const database = open();
    if (!readOnly) migrate(database);
    const connection = connect(database);
    let auth: DatabaseSync | undefined;
    return storageOver(baseOver(database, connection, readOnly), {
      authDatabase: () => {
        auth ??= open();
        return { kind: 'sqlite', database: auth };
      },
      close: async () => close(),
    });
  } catch (fault) {
    close();
    throw fault;
  }
}

function baseOver(database: DatabaseSync, { db, execute }: SqliteConnection, readOnly: boolean): Base {
  return {
    db,
    locksRows: false,
    search: sqliteSearch(db),
    transact: async <R>(steps: () => Steps<R>): Promise<R> => {
      database.exec(readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE');
      try {
        const running = steps();
        let at = running.next();
        while (!at.done) at = running.next(execute(at.value));
        database.exec('COMMIT');
        return at.value;
      } catch (fault) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw fault;
      }
    },
  };
}
