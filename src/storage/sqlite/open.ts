// Opens the embedded database: in the data folder, a file for each council and one for signing in. One thread, one writer: a
// transaction runs to its end before anything else does, and a commit is on the disk before it is answered.

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type PrepareOptions, type StatementSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import { storageOver } from '../parts.ts';
import { queriesFor } from '../queries.ts';
import { StorageRefused } from '../refused.ts';
import { type Base, rows, type Steps } from '../steps.ts';
import type { Storage } from '../storage.ts';
import { type CouncilFiles, councilFiles, FILE_NAME, type OpenFile, openFile, settle } from './councils.ts';
import { type Execute, executing } from './dialect.ts';
import { holdFolder } from './file.ts';
import { migrate } from './migrations.ts';
import { sqliteSearch } from './search.ts';
import { splitByCouncil } from './split.ts';

/**
 * The sign-in library’s connection. Its transactions stay open while it awaits other things, so each takes the right to write
 * at its beginning: one that took it half way would fail whenever another had written in between.
 */
class SignInDatabase extends DatabaseSync {
  override prepare(statement: string, options?: PrepareOptions): StatementSync {
    return super.prepare(statement.toLowerCase() === 'begin' ? 'BEGIN IMMEDIATE' : statement, options);
  }
}

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
  if (readOnly && !existsSync(path))
    throw new StorageRefused(`There is no record in ${folder}: it holds no ${FILE_NAME}.`);
  const hold = readOnly ? undefined : holdFolder(folder);
  const files = councilFiles(folder, readOnly);
  const opened: DatabaseSync[] = [];
  const open = (Kind?: typeof DatabaseSync) => {
    const database = openFile(path, readOnly, Kind);
    opened.push(database);
    return database;
  };
  const close = () => {
    files.close();
    for (const database of opened.splice(0).reverse()) database.close();
    hold?.close();
  };
  try {
    const database = open();
    if (!readOnly) {
      migrate(database);
      splitByCouncil(folder, database);
      settle(database, null);
    }
    // One that cannot be used is to be refused now, and not when somebody asks for it.
    for (const council of files.councils()) files.existing(council);
    const nobodys = { database, execute: executing(database) };
    let auth: DatabaseSync | undefined;
    return storageOver(baseOver(files, nobodys, readOnly), {
      authDatabase: () => {
        auth ??= open(SignInDatabase);
        return { kind: 'sqlite', database: auth };
      },
      close: async () => close(),
    });
  } catch (fault) {
    close();
    throw fault;
  }
}

/**
 * What is asked for a council is asked of its file; what somebody of it may see is decided by what is asked, and by access.
 * @param nobodys the file that has a council’s tables and none of its rows: what there is of a council that has no file.
 */
function baseOver(files: CouncilFiles, nobodys: OpenFile, readOnly: boolean): Base {
  const db = queriesFor({
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (of) => new SqliteIntrospector(of),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  });
  const fileOf = (council: string): OpenFile => files.existing(council) ?? nobodys;
  return {
    db,
    read: async ({ council }, steps) => runThrough(steps(), fileOf(council).execute),
    councilsIn: async (table) => {
      const query = fromCouncilToCouncil(table);
      const found = [nobodys, ...files.councils().map(fileOf)].flatMap(({ execute }) =>
        runThrough(rows({ compile: () => query.compile(db) }), execute),
      );
      return [...new Set(found.map(({ council }) => council))].sort();
    },
    locksRows: false,
    search: sqliteSearch(db),
    transact: async ({ council }, steps) => {
      const { database, execute } = readOnly ? fileOf(council) : files.madeFor(council);
      // Somebody may be looking into the file with another program: that is waited for without holding the thread. From here
      // to the commit nothing is awaited, so that no other transaction of ours can come between.
      for (const started = performance.now(); !began(database, readOnly, started); ) await wait(2);
      try {
        const done = runThrough(steps(), execute);
        database.exec('COMMIT');
        return done;
      } catch (fault) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw fault;
      }
    },
  };
}

function runThrough<R>(running: Steps<R>, execute: Execute): R {
  let at = running.next();
  while (!at.done) at = running.next(execute(at.value));
  return at.value;
}

/** Along the key, instead of reading every row. */
function fromCouncilToCouncil(table: string) {
  const from = sql.table(table);
  return sql<{ council: string }>`WITH RECURSIVE found (council) AS (
    SELECT min(council) FROM ${from}
    UNION ALL SELECT (SELECT min(council) FROM ${from} WHERE council > found.council) FROM found
    WHERE found.council IS NOT NULL)
    SELECT council FROM found WHERE council IS NOT NULL`;
}

const BUSY = 5;
/** Milliseconds. */
const PATIENCE = 10_000;

/** @returns false while another connection writes. @throws when that takes too long */
function began(database: DatabaseSync, readOnly: boolean, started: number): boolean {
  try {
    database.exec(readOnly ? 'BEGIN' : 'BEGIN IMMEDIATE');
    return true;
  } catch (fault) {
    const busy = fault instanceof Error && 'errcode' in fault && fault.errcode === BUSY;
    if (!busy || performance.now() - started > PATIENCE) throw fault;
    return false;
  }
}
