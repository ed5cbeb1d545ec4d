// The raw handle the sign-in library is given; it keeps its own tables and is not part of the record.

import type { DatabaseSync } from 'node:sqlite';
import type { Pool } from 'pg';

export type AuthDatabase =
  | { readonly kind: 'sqlite'; readonly database: DatabaseSync }
  | { readonly kind: 'postgres'; readonly pool: Pool };
