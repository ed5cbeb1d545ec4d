// Opens whichever database the configuration names; the one door of this folder, with storage.ts and refused.ts beside it.

import { openPostgres } from './postgres/open.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Storage } from './storage.ts';

export type StorageConfig =
  | { readonly kind: 'sqlite'; readonly folder: string; readonly readOnly?: boolean }
  | { readonly kind: 'postgres'; readonly address: string; readonly connections?: number };

/** @throws StorageRefused in one sentence when it cannot be used; it is left untouched then. */
export function openStorage(config: StorageConfig): Promise<Storage> {
  return config.kind === 'sqlite' ? openSqlite(config) : openPostgres(config);
}
