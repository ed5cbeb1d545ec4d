// Opens PostgreSQL 15 or newer by its address. Many processes may use one database: rows are locked where two could meet,
// transactions read committed rows, and one that loses a deadlock is run again. The tables belong to their owner; whoever
// serves people does so in a role that owns nothing and is held to a council and a person (walls.ts).

import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { storageOver } from '../parts.ts';
import { queriesFor } from '../queries.ts';
import { StorageRefused } from '../refused.ts';
import type { Base } from '../steps.ts';
import type { Storage } from '../storage.ts';
import { connected, servingPool } from './connections.ts';
import { admit, mustBeWalled, owningLogin, unboundLogin } from './login.ts';
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
  /** Whether a user whom no policy binds is refused, before anything is made, and not only told of. */
  readonly strict?: boolean;
  /** Told in a sentence what would let this user step over the wall. */
  readonly warn?: (sentence: string) => void;
}

/** @throws StorageRefused when it cannot be reached, was made by a newer Comity, or would not hold rows to a council */
export async function openPostgres(config: PostgresConfig): Promise<Storage> {
  const { address, ownerAddress = address, connections = 10, strict = false, warn } = config;
  const unbound = await connected(address, unboundLogin);
  if (strict && unbound !== undefined) throw new StorageRefused(unbound);
  await connected(ownerAddress, migrate);
  if (ownerAddress !== address) await admit(address, ownerAddress);
  const pool = servingPool(address, SERVING_ROLE, { connections, pipeline: true });
  const signIn = signInDatabase(address, ownerAddress);
  const close = async () => {
    await Promise.all([pool.end(), signIn.close()]);
  };
  try {
    await mustBeWalled(pool);
    const weakness = unbound ?? (await owningLogin(pool));
    if (weakness !== undefined) warn?.(weakness);
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
