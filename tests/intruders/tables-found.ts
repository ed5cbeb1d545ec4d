// The tables of a database as PostgreSQL’s own catalogue lists them, and a row of any of them, made from its columns. What is
// in a table is not known here.

import type { Client } from 'pg';

export interface FoundTable {
  readonly name: string;
  /** Policies are asked, and asked of its owner too. */
  readonly walled: boolean;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** Views, foreign tables and whatever else can be read from are listed like tables. */
export async function tablesFound(client: Client): Promise<readonly FoundTable[]> {
  const { rows } = await client.query<FoundTable>(`
    SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS walled,
      json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL)) ORDER BY a.attnum) AS columns
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind NOT IN ('i', 'I', 'S', 'c', 't')
    GROUP BY c.oid ORDER BY c.relname`);
  return rows;
}

/**
 * A statement that adds a row.
 * @param number tells it from other rows of the table.
 * @param said columns with a value of their own, wherever the table has them.
 */
export function insertion(
  { name, columns }: FoundTable,
  number: number,
  said: Readonly<Record<string, string>>,
): string {
  const values = columns.map((column) => `'${said[column.name] ?? made(column, number)}'`);
  const names = columns.map((column) => `"${column.name}"`);
  return `INSERT INTO ${name} (${names.join(', ')}) VALUES (${values.join(', ')})`;
}

function made({ name, type }: FoundTable['columns'][number], number: number): string {
  switch (type) {
    case 'text':
    case 'tsvector':
      return `${name.replaceAll(/\W/g, '')}${number}`;
    case 'bigint':
    case 'integer':
      return `${number}`;
    case 'boolean':
      return 'true';
    default:
      return type.startsWith('timestamp') ? '2026-06-01T12:00:00Z' : '{}';
  }
}
