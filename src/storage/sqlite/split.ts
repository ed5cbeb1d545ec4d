// Folders that were made when one file held every council: each council is given its own, once, before anything is served.
// The old file stays what counts until the last of them is in place, so that it can be begun again wherever it was cut off.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageRefused } from '../refused.ts';
import { FILE_NAME, fileOf, putInPlace, quoted, settle, tablesOfCouncils } from './councils.ts';

/** @param common the file of all, in the newest form. */
export function splitByCouncil(folder: string, common: DatabaseSync): void {
  const councils = councilsWithin(common);
  if (councils.length === 0) return;
  for (const council of councils.filter((one) => !isInPlace(folder, common, one)))
    putInPlace(fileOf(folder, council), (unfinished) => {
      common.prepare('VACUUM INTO ?').run(unfinished);
      const database = new DatabaseSync(unfinished);
      try {
        keepOnly(database, council);
        settle(database, council);
      } finally {
        database.close();
      }
    });
  withoutGuards(common, () => {
    for (const table of tablesOfCouncils()) common.exec(`DELETE FROM ${table}`);
    common.exec(`INSERT INTO search_index (search_index) VALUES ('delete-all')`);
  });
  // What was deleted is overwritten: the file of signing in keeps no word of a case.
  common.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
}

/** It was given its file and the old one was not emptied any more. @throws StorageRefused when the two tell another record */
function isInPlace(folder: string, common: DatabaseSync, council: string): boolean {
  const path = fileOf(folder, council);
  if (!existsSync(path)) return false;
  const ends = (database: DatabaseSync) =>
    JSON.stringify(
      database.prepare('SELECT lane, place, hash FROM lanes WHERE council = ? ORDER BY lane').all(council),
    );
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    if (ends(file) === ends(common)) return true;
  } finally {
    file.close();
  }
  throw new StorageRefused(
    `Both ${join(folder, FILE_NAME)} and ${path} hold a record of ${council}, and they differ. Both were left as they are; move away the one that is not meant.`,
  );
}

function councilsWithin(database: DatabaseSync): readonly string[] {
  const each = tablesOfCouncils().map((table) => `SELECT council FROM ${table}`);
  return database
    .prepare(each.join(' UNION '))
    .all()
    .map(({ council }) => String(council));
}

/** A copy of all becomes the file of one, without a trace of the others or of who signs in. */
function keepOnly(database: DatabaseSync, council: string): void {
  const others = `council <> ${quoted(council)}`;
  withoutGuards(database, () => {
    database.exec(`DELETE FROM search_index WHERE rowid IN (SELECT "row" FROM cases WHERE ${others})`);
    for (const table of tablesOfCouncils()) database.exec(`DELETE FROM ${table} WHERE ${others}`);
    for (const table of tablesOfSignIn(database)) database.exec(`DROP TABLE ${table}`);
  });
  database.exec(`INSERT INTO search_index (search_index) VALUES ('optimize')`);
  database.exec('VACUUM');
}

/** Whatever is of no council, and is neither the index nor SQLite’s own. Foreign keys are among themselves. */
function tablesOfSignIn(database: DatabaseSync): readonly string[] {
  const ours = new Set(tablesOfCouncils());
  return database
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !ours.has(name) && !/^(search_index|sqlite_)/.test(name));
}

/** What only ever grows has to be taken away here: it has been put elsewhere. */
function withoutGuards(database: DatabaseSync, work: () => void): void {
  const guards = database
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`)
    .all()
    .map(({ name, sql }) => ({ name: String(name), sql: String(sql) }));
  database.exec('PRAGMA foreign_keys = OFF');
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
    work();
    for (const { sql } of guards) database.exec(sql);
    database.exec('COMMIT');
  } catch (fault) {
    database.exec('ROLLBACK');
    throw fault;
  } finally {
    database.exec('PRAGMA foreign_keys = ON');
  }
}
