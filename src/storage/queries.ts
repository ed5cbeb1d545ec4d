// A query builder for either database that says queries and runs none: what runs them is told for whom (steps.ts).

import { type Dialect, DummyDriver, Kysely } from 'kysely';
import type { Db } from './steps.ts';
import type { Tables } from './tables.ts';

class RunsNothing extends DummyDriver {
  override async acquireConnection(): Promise<never> {
    throw new Error('A query is run by read or transact, which say for whom; not by itself.');
  }
}

export function queriesFor(
  words: Pick<Dialect, 'createAdapter' | 'createIntrospector' | 'createQueryCompiler'>,
): Db {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => words.createAdapter(),
      createIntrospector: (db) => words.createIntrospector(db),
      createQueryCompiler: () => words.createQueryCompiler(),
      createDriver: () => new RunsNothing(),
    },
  });
}
