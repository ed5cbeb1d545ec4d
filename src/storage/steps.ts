// A transaction written once for both databases: a generator that yields one query at a time and is handed its result.
// SQLite runs it to its end without letting go of the thread, so nothing can come between; PostgreSQL awaits each step.

import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Scope } from './scope.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Steps<R> = Generator<CompiledQuery, R, QueryResult<unknown>>;

/** One database, as the rooms of storage use it. */
export interface Base {
  /** Says queries and runs none: they are run by read or transact alone, which say for whom. */
  readonly db: Db;
  /** The steps may be run again from the start after a deadlock. Another process may write between two of them. */
  read<R>(scope: Scope, steps: () => Steps<R>): Promise<R>;
  /** All or nothing, and durable when it resolves. The steps may be run again from the start after a deadlock. */
  transact<R>(scope: Scope, steps: () => Steps<R>): Promise<R>;
  /** Ids of the councils that have a row of this table: the one question that is of no council. */
  councilsIn(table: 'acts' | 'cases' | 'lanes'): Promise<readonly string[]>;
  /** Whether rows can be locked and locked rows passed over; SQLite has one writer and needs neither. */
  readonly locksRows: boolean;
  readonly search: SearchIndex;
}

export interface SearchEntry {
  readonly council: string;
  readonly case: string;
  readonly opened: number;
  /** Words of the case, already made plain by search-words.ts. */
  readonly text: string;
  /** Tokens for who may find it and what it cites; letters and digits only. */
  readonly tokens: string;
}
export interface SearchIndex {
  save(entries: readonly SearchEntry[]): readonly CompiledQuery[];
  /** The refs of cases holding every word’s beginning and every token, newest first from `after`. Read as that person. */
  find(query: {
    readonly council: string;
    readonly person: string;
    readonly words: readonly string[];
    readonly tokens: readonly string[];
    readonly limit: number;
    readonly after: string | undefined;
  }): Steps<{ readonly refs: readonly string[]; readonly next: string | null }>;
}

export function* rows<O>(query: Compilable<O>): Steps<readonly O[]> {
  const result = yield query.compile();
  return result.rows as readonly O[]; // the query builder gives the type of the rows of a query it built
}

export function* firstRow<O>(query: Compilable<O>): Steps<O | undefined> {
  return (yield* rows(query))[0];
}

/** @returns how many rows it changed. */
export function* run(query: Compilable | CompiledQuery): Steps<number> {
  const result = yield 'sql' in query ? query : query.compile();
  return Number(result.numAffectedRows ?? 0n);
}

/** Databases bound the parameters of one statement: SQLite to 32,766. */
export function* parts<T extends object>(all: readonly T[]): Generator<T[]> {
  const first = all[0];
  if (first === undefined) return;
  const size = Math.max(1, Math.min(200, Math.floor(30_000 / Object.keys(first).length)));
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}
