// Where two answers first differ, said so that a person sees at once what each engine says.
// What src/engine/README.md leaves free is made alike first: words in which a date is not given, and the order of lists
// that have none.

import type { CaseStanding, Verdict } from '#engine/standing.ts';

/** Names of lists whose order means nothing. */
const UNORDERED = new Set([
  'people',
  'acts',
  'awaits',
  'setAside',
  'marks',
  'because',
  'deciding',
  'manners',
  'notices',
  'conflicts',
  'notCovered',
  'lacks',
  'paused',
]);

export interface Difference {
  readonly where: string;
  readonly fast: unknown;
  readonly slow: unknown;
}

export function standingDifference(fast: CaseStanding, slow: CaseStanding): Difference | undefined {
  return difference({ ...fast, nextChange: null }, { ...slow, nextChange: null }, '');
}

/** Steps and clauses said twice are said once. */
export function verdictDifference(fast: Verdict, slow: Verdict): Difference | undefined {
  const alike = (verdict: Verdict) => ({
    ...verdict,
    because: once(verdict.because),
    deciding: once(verdict.deciding),
    steps: once(verdict.steps),
  });
  return difference(alike(fast), alike(slow), '');
}

function once(list: readonly unknown[]): readonly unknown[] {
  return [...new Map(list.map((one) => [JSON.stringify(tidy(one, '')), one])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
}

function difference(fast: unknown, slow: unknown, where: string): Difference | undefined {
  const name = where.split('.').at(-1) ?? '';
  if (isRecord(fast) && isRecord(slow)) {
    for (const key of new Set([...Object.keys(fast), ...Object.keys(slow)])) {
      const found = difference(fast[key], slow[key], where === '' ? key : `${where}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [a, b] = [tidy(fast, name), tidy(slow, name)];
  if (JSON.stringify(a) === JSON.stringify(b)) return undefined;
  if (!Array.isArray(a) || !Array.isArray(b)) return { where, fast: a, slow: b };
  const extra = a.find((one) => !b.some((other) => sameItem(one, other)));
  const missing = b.find((one) => !a.some((other) => sameItem(one, other)));
  if (extra !== undefined || missing !== undefined)
    return { where: `${where} (only one has it)`, fast: extra ?? 'nothing', slow: missing ?? 'nothing' };
  for (const one of a) {
    const other = b.find((candidate) => sameItem(one, candidate));
    const found = difference(
      one,
      other,
      `${where}[${isRecord(one) ? String(one['id'] ?? one['act'] ?? '') : ''}]`,
    );
    if (found !== undefined) return found;
  }
  return { where: `${where} (order or number)`, fast: a, slow: b };
}

/** Items are the same by id, marks by act and norm; anything else by what it is. */
function sameItem(one: unknown, other: unknown): boolean {
  return idOf(one) === idOf(other);
}

function idOf(one: unknown): string {
  if (!isRecord(one)) return JSON.stringify(one);
  if ('id' in one) return String(one['id']);
  const because = one['because'];
  if ('mark' in one && isRecord(because))
    return [one['act'], one['mark'], because['version'], because['norm']].join(' ');
  return JSON.stringify(one);
}

/** Sorted where order is free, and without the words that stand in for a date. */
function tidy(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const tidied = value.map((one) => tidy(one, ''));
    if (name === 'awaits') return [...new Set(tidied)].toSorted();
    if (!UNORDERED.has(name)) return tidied;
    return tidied.toSorted((a, b) => (idOf(a) + JSON.stringify(a) < idOf(b) + JSON.stringify(b) ? -1 : 1));
  }
  if (!isRecord(value)) return value;
  const isDue =
    'overdueFrom' in value || 'working' in value || (Object.keys(value).length === 1 && 'words' in value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => one !== undefined && !(isDue && key === 'words'))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, tidy(one, key)]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function inWords(difference: Difference, one = 'the engine', other = 'the second'): string {
  const { where, fast, slow } = difference;
  return `${where}\n  ${one}: ${JSON.stringify(fast)}\n  ${other}: ${JSON.stringify(slow)}`;
}
