// The raw handle the sign-in library is given; it keeps its own tables and is not part of the record.

import type { DatabaseSync } from 'node:sqlite';
import type { Pool } from 'pg';

export type AuthDatabase =
  | { readonly kind: 'sqlite'; readonly database: DatabaseSync }
  | {
      readonly kind: 'postgres';
      /** May use the tables that were prepared, and make none. */
      readonly pool: Pool;
      /** Lets their owner make or alter the tables, and puts up the wall around those that have none yet. */
      prepare(tables: readonly string[], make: (owner: Pool) => Promise<void>): Promise<void>;
    };
