// Full text on SQLite: an FTS5 index without its own copy of the text, whose rows are known by the number of their case.
// Newest first is the order of that number, which the index gives without looking at the rest.

import { sql } from 'kysely';
import { readCursor, writeCursor } from '../cursor.ts';
import { personToken } from '../search-words.ts';
import { type Db, rows, type SearchIndex } from '../steps.ts';

export const SEARCH_TABLE = `CREATE VIRTUAL TABLE search_index USING fts5(
  body, tokens, content='', contentless_delete=1, tokenize='porter unicode61 remove_diacritics 2')`;

/** Words hold letters and digits only, so they need no escaping inside the quotation marks. */
function question(words: readonly string[], tokens: readonly string[]): string {
  const all = tokens.map((token) => `{tokens} : "${token}"`);
  if (words.length > 0) all.push(`{body} : (${words.map((word) => `"${word}" *`).join(' AND ')})`);
  return all.join(' AND ');
}

export function sqliteSearch(db: Db): SearchIndex {
  return {
    save: (entries) =>
      entries.map(({ council, case: ref, text, tokens }) =>
        sql`INSERT OR REPLACE INTO search_index (rowid, body, tokens)
          SELECT "row", ${text}, ${tokens} FROM cases WHERE council = ${council} AND "case" = ${ref}`.compile(
          db,
        ),
      ),
    find: function* ({ council, person, words, tokens, limit, after }) {
      const [from] = readCursor(after, 1, 1) ?? [];
      const below = Number(from ?? Number.MAX_SAFE_INTEGER);
      const match = question(words, [personToken(council, person), ...tokens]);
      const query = sql<{ row: number; case: string }>`
        SELECT c."row", c."case" FROM search_index AS s
        CROSS JOIN cases AS c ON c."row" = s.rowid
        CROSS JOIN grants AS g ON g.council = c.council AND g."case" = c."case" AND g.person = ${person} AND g.whole = 1
        WHERE s.search_index MATCH ${match} AND s.rowid < ${below} AND c.council = ${council}
        ORDER BY s.rowid DESC LIMIT ${limit + 1}`;
      const found = yield* rows({ compile: () => query.compile(db) });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        refs: shown.map((row) => row.case),
        next: found.length > limit && last ? writeCursor([last.row]) : null,
      };
    },
  };
}
