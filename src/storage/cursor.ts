// Where a page of a list ended, as text that a link can carry. It holds only sort keys the reader has already seen.

export function writeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys.map(String))).toString('base64url');
}

/**
 * The keys as text; null when absent or not one of ours, which reads as the start of the list. Whoever holds a cursor can
 * have written it themselves: no database may take exception to what is in it.
 * @param numbers how many of the keys, from the first on, are whole numbers.
 */
export function readCursor(cursor: string | undefined, count: number, numbers = 0): readonly string[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isOurs = (key: unknown, index: number) =>
      typeof key === 'string' &&
      (index < numbers ? Number.isSafeInteger(Number(key)) : key.isWellFormed() && !key.includes('\0'));
    return Array.isArray(keys) && keys.length === count && keys.every(isOurs) ? keys : null;
  } catch {
    return null;
  }
}

/** The first `limit` of rows asked for with one more than that, and the cursor of the last when there are more. */
export function page<T>(
  found: readonly T[],
  limit: number,
  keys: (row: T) => readonly (string | number)[],
): { rows: readonly T[]; next: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? writeCursor(keys(last)) : null };
}
