// node:sqlite runs what the query builder says. Every statement is prepared once and kept: a read is then a few microseconds.

import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, QueryResult } from 'kysely';

const KEPT = 400;

interface Prepared {
  readonly statement: StatementSync;
  /** It answers with rows. */
  readonly reads: boolean;
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

export type Execute = (query: CompiledQuery) => QueryResult<unknown>;

export function executing(database: DatabaseSync): Execute {
  const kept = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = kept.get(sql);
    if (known) {
      kept.delete(sql);
      kept.set(sql, known);
      return known;
    }
    const statement = database.prepare(sql);
    const prepared: Prepared = { statement, reads: statement.columns().length > 0 };
    kept.set(sql, prepared);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return prepared;
  }

  return ({ sql, parameters }) => {
    const { statement, reads } = prepare(sql);
    if (reads) return { rows: statement.all(...inputs(parameters)) };
    return { rows: [], numAffectedRows: BigInt(statement.run(...inputs(parameters)).changes) };
  };
}
