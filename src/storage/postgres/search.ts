// Full text on PostgreSQL: one row per case holding its words and tokens, found through a GIN index by a function that looks
// behind the wall (lookups.ts). A token carries an @, which no word of a text or of a question can.

import { sql } from 'kysely';
import { readCursor, writeCursor } from '../cursor.ts';
import { personToken } from '../search-words.ts';
import { type Db, rows, type SearchIndex } from '../steps.ts';

export const SEARCH_TABLES = [
  `CREATE TABLE search_index (
    council text COLLATE "C" NOT NULL, "case" text COLLATE "C" NOT NULL, opened bigint NOT NULL, words tsvector NOT NULL,
    PRIMARY KEY (council, "case"))`,
  'CREATE INDEX search_index_words ON search_index USING gin (words)',
];

const asToken = (token: string) => `@${token}`;

/** Words hold letters and digits only and tokens are ours, so quoting them is enough. */
function tokenQuestion(tokens: readonly string[]): string {
  return tokens.map((token) => `'${asToken(token)}'`).join(' & ');
}
function wordQuestion(words: readonly string[]): string {
  return words.map((word) => `'${word}':*`).join(' & ');
}

export function postgresSearch(db: Db): SearchIndex {
  return {
    save: (entries) =>
      entries.map(({ council, case: ref, opened, text, tokens }) =>
        sql`INSERT INTO search_index (council, "case", opened, words)
          VALUES (${council}, ${ref}, ${opened},
            to_tsvector('english', ${text}) || array_to_tsvector(${tokens.split(' ').filter(Boolean).map(asToken)}::text[]))
          ON CONFLICT (council, "case") DO UPDATE SET words = excluded.words`.compile(db),
      ),
    find: function* ({ council, person, words, tokens, limit, after }) {
      const [from, ref] = readCursor(after, 2, 1) ?? [];
      const matching = sql`${tokenQuestion([personToken(council, person), ...tokens])}::tsquery`;
      const asked =
        words.length === 0 ? matching : sql`${matching} && to_tsquery('english', ${wordQuestion(words)})`;
      const before = from === undefined ? null : Number(from);
      const query = sql<{ opened: number; case: string }>`
        SELECT opened, "case" FROM find_cases(${asked}, ${before}, ${ref ?? null}, ${limit + 1})`;
      const found = yield* rows({ compile: () => query.compile(db) });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      return {
        refs: shown.map((row) => row.case),
        next: found.length > limit && last ? writeCursor([last.opened, last.case]) : null,
      };
    },
  };
}
