// Acts to rows and back. It knows neither hashes nor what an act means.

import type { Act } from '#engine/history.ts';
import type { CaseHeader, ListedCase, SealedAct } from './storage.ts';
import type { ActsTable, CasesTable } from './tables.ts';

/** Text as both databases can keep it: without halves of characters, which UTF-8 lacks, and without NUL. */
export function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** The act exactly as it will be read back, so that its seal still fits then. */
export function keepableAct(act: Act, ref: string): Act {
  const { id, by, done, happened, recorded, values, meets, reasons } = act;
  return {
    id: keepable(id),
    case: ref,
    act: keepable(act.act),
    by: by === null ? null : keepable(by),
    done,
    happened,
    recorded,
    values,
    ...(meets === undefined ? {} : { meets: keepable(meets) }),
    ...(reasons === undefined ? {} : { reasons: keepable(reasons) }),
  };
}

export function actRow(council: string, sealed: SealedAct): ActsTable {
  return {
    council,
    case: sealed.case,
    number: sealed.number,
    id: sealed.id,
    act: sealed.act,
    by: sealed.by,
    done: sealed.done,
    happened: sealed.happened,
    recorded: sealed.recorded,
    values: JSON.stringify(sealed.values),
    meets: sealed.meets ?? null,
    reasons: sealed.reasons ?? null,
    lane: sealed.lane,
    place: sealed.place,
    previous: sealed.previous,
    before: sealed.before,
    hash: sealed.hash,
  };
}

/** Values that are no longer JSON were altered by hand: they come back as {} so that verifying can say which act. */
function readValues(kept: string): Act['values'] {
  try {
    return JSON.parse(kept) as Act['values']; // written by actRow from an Act
  } catch {
    return {};
  }
}

export function sealedAct(row: ActsTable): SealedAct {
  return {
    id: row.id,
    case: row.case,
    act: row.act,
    by: row.by,
    done: row.done,
    happened: row.happened,
    recorded: row.recorded,
    values: readValues(row.values),
    ...(row.meets === null ? {} : { meets: row.meets }),
    ...(row.reasons === null ? {} : { reasons: row.reasons }),
    number: row.number,
    lane: row.lane,
    place: row.place,
    previous: row.previous,
    before: row.before,
    hash: row.hash,
  };
}

export type HeaderRow = Pick<
  CasesTable,
  | 'council'
  | 'case'
  | 'procedure'
  | 'opened'
  | 'private'
  | 'version'
  | 'head'
  | 'closed'
  | 'subject'
  | 'next_change'
>;

/** The columns of cases that a header is read from, under the name `c`. */
export const HEADER_COLUMNS = [
  'c.council',
  'c.case',
  'c.procedure',
  'c.opened',
  'c.private',
  'c.version',
  'c.head',
  'c.closed',
  'c.subject',
  'c.next_change',
] as const;

export function caseHeader(row: HeaderRow): CaseHeader {
  return {
    council: row.council,
    case: row.case,
    procedure: row.procedure,
    opened: row.opened,
    private: row.private === 1,
    version: row.version,
    head: row.head,
    closed: row.closed === 1,
    subject: row.subject,
    nextChange: row.next_change,
  };
}

export function listedCase(row: HeaderRow & { readonly whole: 0 | 1 }): ListedCase {
  return { ...caseHeader(row), whole: row.whole === 1 };
}
