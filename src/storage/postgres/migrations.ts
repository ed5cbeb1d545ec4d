// The steps from an empty database to the newest form. Each is run once, in its own transaction, under one lock so that
// processes starting together do not meet, and none goes back. A released step is never altered: a later one follows it.

import pg, { type ClientBase } from 'pg';
import { StorageRefused } from '../refused.ts';
import {
  APPEND_ONLY,
  APPEND_ONLY_OF_FILES,
  fileTables,
  firstTables,
  mailTables,
  textTables,
} from '../schema.ts';
import { LOOKUPS } from './lookups.ts';
import { SEARCH_TABLES } from './search.ts';
import { FILE_WALLS, WALLS } from './walls.ts';

const guarded = (tables: readonly string[]): readonly string[] =>
  tables.flatMap((table) => [
    `CREATE TRIGGER ${table}_added_to_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_to_alter()`,
    `CREATE TRIGGER ${table}_not_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_alter()`,
  ]);

const first = [
  ...firstTables({
    text: 'text COLLATE "C"',
    int: 'bigint',
    clustered: '',
    caseNumber: '',
    caseKey: 'PRIMARY KEY',
  }),
  ...SEARCH_TABLES,
  `CREATE FUNCTION refuse_to_alter() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'The record is only ever added to: % cannot be changed or deleted.', TG_TABLE_NAME; END $$`,
  ...guarded(APPEND_ONLY),
];

const second = textTables({ text: 'text COLLATE "C"', int: 'bigint', clustered: '' });
const third = mailTables({ text: 'text COLLATE "C"', clustered: '' });

const fifth = [
  ...fileTables({ text: 'text COLLATE "C"', int: 'bigint', clustered: '' }),
  ...guarded(APPEND_ONLY_OF_FILES),
  ...FILE_WALLS,
];

const MIGRATIONS: readonly (readonly string[])[] = [first, second, third, WALLS, fifth, LOOKUPS];
export const NEWEST = MIGRATIONS.length;
/** “Comi”: any number that no other program of the database is likely to lock. */
export const LOCK = 0x436f6d69;
const OLDEST_SERVER = 150_000;
/** insufficient_privilege; and invalid_schema_name, where no schema is open to this user. */
const NOT_ALLOWED: readonly (string | undefined)[] = ['42501', '3F000'];

/** @throws StorageRefused */
export async function migrate(client: ClientBase): Promise<void> {
  const server = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  if (Number(server.rows[0]?.server_version_num ?? 0) < OLDEST_SERVER) {
    throw new StorageRefused('This PostgreSQL is too old: Comity needs version 15 or newer.');
  }
  try {
    for (let done = false; !done; ) done = await nextStep(client);
  } catch (fault) {
    if (!(fault instanceof pg.DatabaseError) || !NOT_ALLOWED.includes(fault.code)) throw fault;
    throw new StorageRefused(
      `PostgreSQL does not let this user make what Comity needs (${fault.message}). Give the address of the tables’ owner as DATABASE_OWNER_URL; whoever owns them may make roles, or grant comity_app, comity_sign_in and comity_lookup where another Comity of this server made them.`,
    );
  }
}

/** @returns whether there was nothing left to do. */
async function nextStep(client: ClientBase): Promise<boolean> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const version = await versionOf(client);
    if (version > NEWEST) {
      throw new StorageRefused(
        `This database was made by a newer Comity (its form is ${version}; this one knows up to ${NEWEST}). It was left as it is; start the newer Comity.`,
      );
    }
    for (const statement of MIGRATIONS[version] ?? []) await client.query(statement);
    if (version < NEWEST) {
      await client.query('CREATE TABLE IF NOT EXISTS comity_form (version bigint PRIMARY KEY)');
      await client.query('INSERT INTO comity_form (version) VALUES ($1)', [version + 1]);
    }
    await client.query('COMMIT');
    return version >= NEWEST;
  } catch (fault) {
    await client.query('ROLLBACK');
    throw fault;
  }
}

async function versionOf(client: ClientBase): Promise<number> {
  const there = await client.query<{ found: boolean }>(
    `SELECT to_regclass('comity_form') IS NOT NULL AS found`,
  );
  if (!there.rows[0]?.found) return 0;
  const newest = await client.query<{ version: string }>(
    'SELECT max(version)::text AS version FROM comity_form',
  );
  return Number(newest.rows[0]?.version ?? 0);
}
