// Opens whichever database the configuration names; the one door of this folder, with storage.ts and refused.ts beside it.

import { openPostgres, type PostgresConfig } from './postgres/open.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Storage } from './storage.ts';

export type StorageConfig =
  | { readonly kind: 'sqlite'; readonly folder: string; readonly readOnly?: boolean }
  | ({ readonly kind: 'postgres' } & PostgresConfig);

/** @throws StorageRefused in one sentence when it cannot be used; it is left untouched then. */
export function openStorage(config: StorageConfig): Promise<Storage> {
  return config.kind === 'sqlite' ? openSqlite(config) : openPostgres(config);
}
