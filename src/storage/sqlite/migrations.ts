// The steps from an empty file to the newest form. Each is run once, in its own transaction, and none goes back. A step that
// has been released is never altered: a later one follows it.

import type { DatabaseSync } from 'node:sqlite';
import {
  APPEND_ONLY,
  APPEND_ONLY_OF_FILES,
  fileTables,
  firstTables,
  mailTables,
  textTables,
} from '../schema.ts';
import { APPLICATION_ID, pragma } from './file.ts';
import { SEARCH_TABLE } from './search.ts';

const guarded = (tables: readonly string[]): readonly string[] =>
  tables.flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
        BEGIN SELECT RAISE(ABORT, 'The record is only ever added to: ${table} cannot be changed or deleted.'); END`,
    ),
  );

const first = [
  ...firstTables({
    text: 'TEXT',
    int: 'INTEGER',
    clustered: ' WITHOUT ROWID',
    caseNumber: '"row" INTEGER PRIMARY KEY, ',
    caseKey: 'UNIQUE',
  }),
  SEARCH_TABLE,
  ...guarded(APPEND_ONLY),
];

const second = textTables({ text: 'TEXT', int: 'INTEGER', clustered: ' WITHOUT ROWID' });
const third = mailTables({ text: 'TEXT', clustered: ' WITHOUT ROWID' });

const fourth = [
  ...fileTables({ text: 'TEXT', int: 'INTEGER', clustered: ' WITHOUT ROWID' }),
  ...guarded(APPEND_ONLY_OF_FILES),
];

/** From here on each council has a file of its own (split.ts): a Comity that knows of one only is not to begin an empty record. */
const fifth: readonly string[] = [];

const MIGRATIONS: readonly (readonly string[])[] = [first, second, third, fourth, fifth];
export const NEWEST = MIGRATIONS.length;

export function migrate(database: DatabaseSync): void {
  const version = Number(pragma(database, 'user_version'));
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < version) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const statement of statements) database.exec(statement);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
      database.exec(`PRAGMA user_version = ${index + 1}`);
      database.exec('COMMIT');
    } catch (fault) {
      database.exec('ROLLBACK');
      throw fault;
    }
  }
}
