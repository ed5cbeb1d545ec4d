// Connections to PostgreSQL: the owner’s, for making tables, and those that serve people, each in its role. Of what is asked
// through them nothing is known here.

import pg from 'pg';
import { StorageRefused } from '../refused.ts';

const INT8 = 20;

/** Runs with a connection of its own, in no role, and closes it. @throws StorageRefused */
export async function connected<R>(address: string, work: (client: pg.Client) => Promise<R>): Promise<R> {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => {});
  await client.connect().catch((fault: unknown) => {
    throw new StorageRefused(
      `PostgreSQL cannot be reached (${reason(fault)}). Check its address and that it is running.`,
    );
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Every connection is in the role from its beginning, whatever is reset on it; PostgreSQL refuses the connection of a user
 * who may not be in it.
 */
export function servingPool(
  address: string,
  role: string,
  { connections, pipeline = false }: { readonly connections: number; readonly pipeline?: boolean },
): pg.Pool {
  const url = new URL(address);
  const options = url.searchParams.get('options');
  url.searchParams.set('options', [options, `-c role=${role}`].filter((one) => one !== null).join(' '));
  const pool = new pg.Pool({
    connectionString: url.href,
    max: connections,
    pipeline,
    // Instants are bigint there and numbers here: both exact up to 2^53.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A connection that breaks is replaced by the pool, and the query that fails tells whoever asked; without a listener Node
  // would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Node gives several failed attempts to connect as one error without words of its own. */
export function reason(fault: unknown): string {
  if (fault instanceof AggregateError) return fault.errors.map(reason).join('; ');
  return fault instanceof Error ? fault.message : String(fault);
}
