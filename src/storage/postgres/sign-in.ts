// The sign-in library’s tables on PostgreSQL: made by their owner, walled, and served in a role that reaches nothing else. An
// address or a session must be found before it is known of which council it is, so this wall is the role’s alone.

import pg from 'pg';
import type { AuthDatabase } from '../auth-database.ts';
import { connected, servingPool } from './connections.ts';
import { LOCK } from './migrations.ts';
import { raise, SIGN_IN_ROLE } from './walls.ts';

const CONNECTIONS = 4;

/** Connects when it is first asked something. */
export function signInDatabase(
  address: string,
  ownerAddress: string,
): { readonly database: AuthDatabase; close(): Promise<void> } {
  const pool = servingPool(address, SIGN_IN_ROLE, { connections: CONNECTIONS });
  return {
    database: {
      kind: 'postgres',
      pool,
      prepare: (tables, make) =>
        connected(ownerAddress, async (client) => {
          // Processes that start together make them one after the other.
          await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
          const making = new pg.Pool({ connectionString: ownerAddress, max: 2 });
          try {
            await make(making);
          } finally {
            await making.end();
          }
          for (const table of tables) await wall(client, table);
        }),
    },
    close: () => pool.end(),
  };
}

async function wall(client: pg.Client, table: string): Promise<void> {
  const there = await client.query(
    'SELECT FROM pg_class WHERE oid = to_regclass($1) AND relforcerowsecurity',
    [table],
  );
  if (there.rowCount === 1) return;
  const statements = [
    ...raise(table),
    `CREATE POLICY signing_in ON ${table} TO ${SIGN_IN_ROLE} USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${SIGN_IN_ROLE}`,
  ];
  // In one transaction: a table is walled wholly or not at all.
  await client.query(statements.join(';'));
}
