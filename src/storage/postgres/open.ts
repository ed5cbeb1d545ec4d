// Opens PostgreSQL 15 or newer by its address. Many processes may use one database: rows are locked where two could meet,
// transactions read committed rows, and one that loses a deadlock is run again. The tables belong to their owner; whoever
// serves people does so in a role that owns nothing and is held to a council and a person (walls.ts).

import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type pg from 'pg';
import { storageOver } from '../parts.ts';
import { queriesFor } from '../queries.ts';
import { StorageRefused } from '../refused.ts';
import type { Base } from '../steps.ts';
import type { Storage } from '../storage.ts';
import { asOwner, reason, servingPool } from './connections.ts';
import { migrate } from './migrations.ts';
import { postgresSearch } from './search.ts';
import { signInDatabase } from './sign-in.ts';
import { transactionsOn } from './transactions.ts';
import { SERVING_ROLE } from './walls.ts';

export interface PostgresConfig {
  /** postgres://user:password@host:port/database; this user is in the role that serves people, or owns the tables. */
  readonly address: string;
  /** Of the owner of the tables, who makes them; absent: the user of `address` owns them. */
  readonly ownerAddress?: string;
  /** At most so many connections of this process; 10 if absent. */
  readonly connections?: number;
}

/** @throws StorageRefused when it cannot be reached, was made by a newer Comity, or would not hold rows to a council */
export async function openPostgres(config: PostgresConfig): Promise<Storage> {
  const { address, ownerAddress = address, connections = 10 } = config;
  await asOwner(ownerAddress, migrate);
  const pool = servingPool(address, SERVING_ROLE, { connections, pipeline: true });
  const signIn = signInDatabase(address, ownerAddress);
  const close = async () => {
    await Promise.all([pool.end(), signIn.close()]);
  };
  try {
    await mustBeWalled(pool);
  } catch (fault) {
    await close();
    throw fault;
  }
  const db = queriesFor({
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (of) => new PostgresIntrospector(of),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  });
  const base: Base = {
    db,
    locksRows: true,
    search: postgresSearch(db),
    ...transactionsOn(pool),
    councilsIn: async (table) => {
      const { rows } = await pool.query<{ council: string }>('SELECT councils_in($1) AS council', [table]);
      return rows.map(({ council }) => council);
    },
  };
  return storageOver(base, { authDatabase: () => signIn.database, close });
}

/** A pooler between may drop what a connection was asked to begin with: then nothing is served. */
async function mustBeWalled(pool: pg.Pool): Promise<void> {
  const asked = pool.query<{ walled: boolean }>(
    `SELECT current_user = $1 AND row_security_active('grants') AS walled`,
    [SERVING_ROLE],
  );
  const { rows } = await asked.catch((fault: unknown) => {
    throw new StorageRefused(
      `PostgreSQL does not let this user serve people (${reason(fault)}). Let its administrator say: GRANT ${SERVING_ROLE} TO that user.`,
    );
  });
  if (!rows[0]?.walled)
    throw new StorageRefused(
      `PostgreSQL would not hold its rows to one council: a connection does not begin in the role ${SERVING_ROLE}. Is there a pooler between that drops “options”?`,
    );
}
