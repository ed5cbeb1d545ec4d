// node:sqlite as the query builder wants it. Every statement is prepared once and kept: a read is then a few microseconds.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { type CompiledQuery, Kysely, type QueryResult, SqliteDialect, type SqliteStatement } from 'kysely';
import type { Db } from '../steps.ts';
import type { Tables } from '../tables.ts';

const KEPT = 400;

interface Prepared extends SqliteStatement {
  readonly statement: StatementSync;
}

function isInput(value: unknown): value is SQLInputValue {
  return value === null || ['string', 'number', 'bigint'].includes(typeof value) || ArrayBuffer.isView(value);
}

function inputs(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) => {
    if (isInput(value)) return value;
    throw new TypeError(`SQLite cannot keep a value of type ${typeof value}.`);
  });
}

export interface SqliteConnection {
  readonly db: Db;
  execute(query: CompiledQuery): QueryResult<unknown>;
}

export function connect(database: DatabaseSync): SqliteConnection {
  const kept = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = kept.get(sql);
    if (known) {
      kept.delete(sql);
      kept.set(sql, known);
      return known;
    }
    const statement = database.prepare(sql);
    const prepared: Prepared = {
      statement,
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...inputs(parameters)),
      run: (parameters) => statement.run(...inputs(parameters)),
      iterate: (parameters) => statement.iterate(...inputs(parameters)),
    };
    kept.set(sql, prepared);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return prepared;
  }

  return {
    db: new Kysely<Tables>({
      dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }),
    }),
    execute({ sql, parameters }) {
      const prepared = prepare(sql);
      if (prepared.reader) return { rows: prepared.all(parameters) };
      return { rows: [], numAffectedRows: BigInt(prepared.run(parameters).changes) };
    },
  };
}
