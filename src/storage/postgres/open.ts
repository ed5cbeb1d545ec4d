// Opens PostgreSQL 15 or newer by its address. Many processes may use one database: rows are locked where two could meet,
// transactions read committed rows, and one that loses a deadlock is run again.

import { Kysely, PostgresDialect, type QueryResult } from 'kysely';
import pg from 'pg';
import { storageOver } from '../parts.ts';
import { StorageRefused } from '../refused.ts';
import type { Base, Steps } from '../steps.ts';
import type { Storage } from '../storage.ts';
import type { Tables } from '../tables.ts';
import { migrate } from './migrations.ts';
import { postgresSearch } from './search.ts';

export interface PostgresConfig {
  /** postgres://user:password@host:port/database */
  readonly address: string;
  /** At most so many connections of this process; 10 if absent. */
  readonly connections?: number;
}

const INT8 = 20;

/** @throws StorageRefused when it cannot be reached or was made by a newer Comity */
export async function openPostgres({ address, connections = 10 }: PostgresConfig): Promise<Storage> {
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    // Instants are bigint there and numbers here: both exact up to 2^53.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A connection that breaks is replaced by the pool, and the query that fails tells whoever asked; without a listener Node
  // would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const client = await pool.connect().catch((fault: unknown) => {
      throw new StorageRefused(
        `PostgreSQL cannot be reached (${reason(fault)}). Check its address and that it is running.`,
      );
    });
    try {
      await migrate(client);
    } finally {
      client.release();
    }
  } catch (fault) {
    await pool.end();
    throw fault;
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const base: Base = {
    db,
    locksRows: true,
    search: postgresSearch(db),
    transact: (steps) => transact(pool, steps),
  };
  return storageOver(base, {
    authDatabase: () => ({ kind: 'postgres', pool }),
    close: () => pool.end(),
  });
}

/** Node gives several failed attempts to connect as one error without words of its own. */
function reason(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(reason).join('; ');
  return fault instanceof Error ? fault.message : String(fault);
}

/** Deadlock, or a distributed engine asking for another try. */
function worthAnotherTry(fault: unknown): boolean {
  return fault instanceof pg.DatabaseError && (fault.code === '40P01' || fault.code === '40001');
}

async function transact<R>(pool: pg.Pool, steps: () => Steps<R>, tries = 5): Promise<R> {
  try {
    return await once(pool, steps);
  } catch (fault) {
    if (tries > 1 && worthAnotherTry(fault)) return transact(pool, steps, tries - 1);
    throw fault;
  }
}

async function once<R>(pool: pg.Pool, steps: () => Steps<R>): Promise<R> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
    const running = steps();
    let at = running.next();
    while (!at.done) at = running.next(result(await client.query(at.value.sql, [...at.value.parameters])));
    await client.query('COMMIT');
    return at.value;
  } catch (fault) {
    await client.query('ROLLBACK').catch((lost: unknown) => {
      broken = lost instanceof Error ? lost : new Error(String(lost));
    });
    throw fault;
  } finally {
    client.release(broken);
  }
}

function result({ rows, rowCount }: pg.QueryResult<Record<string, unknown>>): QueryResult<unknown> {
  return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
}
