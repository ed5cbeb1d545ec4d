// Reads of cases: one, a person’s lists of them, and what other cases need to know of them. Every list goes through the
// grants and along an index, so that its cost does not grow with the number of cases.

import { sql } from 'kysely';
import { caseHeader, HEADER_COLUMNS, listedCase, sealedAct } from './acts.ts';
import { page, readCursor } from './cursor.ts';
import { askedWords, citationToken } from './search-words.ts';
import { standingActs } from './standing-acts.ts';
import type { Base } from './steps.ts';
import type { CaseHeader, CaseRecord, ListedCase, Page, SealedAct, Storage } from './storage.ts';

type CasesPart = Pick<
  Storage,
  | 'readCase'
  | 'readHeader'
  | 'caseGrantedTo'
  | 'grantsOn'
  | 'workOf'
  | 'casesOf'
  | 'search'
  | 'casesCiting'
  | 'elsewhere'
  | 'eachCase'
>;

export function casesPart(base: Base): CasesPart {
  return {
    readHeader: (council, ref) => readHeader(base, council, ref),
    readCase: (council, ref) => readCase(base, council, ref),
    caseGrantedTo: async (council, person, ref) => {
      const grant = await base.db
        .selectFrom('grants')
        .select('whole')
        .where('council', '=', council)
        .where('case', '=', ref)
        .where('person', '=', person)
        .executeTakeFirst();
      return grant !== undefined;
    },
    grantsOn: async (council, ref) => {
      const grants = base.db
        .selectFrom('grants')
        .select(['person', 'whole'])
        .where('council', '=', council)
        .where('case', '=', ref);
      return (await grants.orderBy('person').execute()).map(({ person, whole }) => ({
        person,
        whole: whole === 1,
      }));
    },
    workOf: (...asked) => workOf(base, ...asked),
    casesOf: (...asked) => casesOf(base, ...asked),
    search: async (council, person, text, paging) => {
      const words = askedWords(text);
      return words.length === 0
        ? { rows: [], next: null }
        : find(base, council, person, { words, tokens: [], ...paging });
    },
    casesCiting: (council, person, citation, paging) =>
      find(base, council, person, { words: [], tokens: [citationToken(council, citation)], ...paging }),
    elsewhere: (...asked) => elsewhere(base, ...asked),
    eachCase: (council) => eachCase(base, council),
  };
}

async function readHeader({ db }: Base, council: string, ref: string): Promise<CaseHeader | null> {
  const header = db
    .selectFrom('cases as c')
    .select(HEADER_COLUMNS)
    .where('c.council', '=', council)
    .where('c.case', '=', ref);
  const row = await header.executeTakeFirst();
  return row ? caseHeader(row) : null;
}

/** Header first: acts are only ever added, so those the header counts are all there. */
async function readCase(base: Base, council: string, ref: string): Promise<CaseRecord | null> {
  const header = await readHeader(base, council, ref);
  return header && { header, acts: await readActs(base, header) };
}

async function readActs(
  { db }: Base,
  { council, case: ref, version }: CaseHeader,
): Promise<readonly SealedAct[]> {
  const acts = await db
    .selectFrom('acts')
    .selectAll()
    .where('council', '=', council)
    .where('case', '=', ref)
    .where('number', '<=', version)
    .orderBy('number')
    .execute();
  return acts.map(sealedAct);
}

async function workOf(
  { db }: Base,
  ...[council, person, role, { limit, after }]: Parameters<Storage['workOf']>
): ReturnType<Storage['workOf']> {
  let query = db
    .selectFrom('work as w')
    .innerJoin('cases as c', (join) =>
      join.onRef('c.council', '=', 'w.council').onRef('c.case', '=', 'w.case'),
    )
    .innerJoin('grants as g', (join) =>
      join
        .onRef('g.council', '=', 'w.council')
        .onRef('g.case', '=', 'w.case')
        .onRef('g.person', '=', 'w.person'),
    )
    .select(HEADER_COLUMNS)
    .select([
      'g.whole',
      'w.person',
      'w.item',
      'w.role',
      'w.due_order',
      'w.due',
      'w.overdue_from',
      'w.clause',
      'w.detail',
    ])
    .where('w.council', '=', council)
    .where('w.person', '=', person)
    .where('w.role', '=', role)
    .orderBy('w.due_order')
    .orderBy('w.case')
    .orderBy('w.item')
    .limit(limit + 1);
  const [due, ref, item] = readCursor(after, 3) ?? [];
  if (due !== undefined && ref !== undefined && item !== undefined) {
    query = query.where((eb) =>
      eb(eb.refTuple('w.due_order', 'w.case', 'w.item'), '>', eb.tuple(due, ref, item)),
    );
  }
  const found = page(await query.execute(), limit, (row) => [row.due_order, row.case, row.item]);
  return {
    rows: found.rows.map((row) => ({
      case: listedCase(row),
      person: row.person,
      item: row.item,
      role: row.role,
      due: row.due,
      overdueFrom: row.overdue_from,
      clause: row.clause,
      detail: row.detail,
    })),
    next: found.next,
  };
}

async function casesOf(
  base: Base,
  ...[council, person, { closed, limit, after }]: Parameters<Storage['casesOf']>
): ReturnType<Storage['casesOf']> {
  const from = readCursor(after, 2, 1);
  const halves = closed === undefined ? ([0, 1] as const) : ([closed ? 1 : 0] as const);
  const found: ListedCase[] = [];
  for (const half of halves) found.push(...(await halfOf(base, council, person, half, limit + 1, from)));
  found.sort((one, other) => other.opened - one.opened || (one.case < other.case ? 1 : -1));
  return page(found, limit, (row) => [row.opened, row.case]);
}

/** Open and closed cases lie apart in the index, so each is read along it. */
async function halfOf(
  { db }: Base,
  council: string,
  person: string,
  closed: 0 | 1,
  limit: number,
  from: readonly string[] | null,
): Promise<readonly ListedCase[]> {
  let query = db
    .selectFrom('grants as g')
    .innerJoin('cases as c', (join) =>
      join.onRef('c.council', '=', 'g.council').onRef('c.case', '=', 'g.case'),
    )
    .select(HEADER_COLUMNS)
    .select('g.whole')
    .where('g.council', '=', council)
    .where('g.person', '=', person)
    .where('g.closed', '=', closed)
    .orderBy('g.opened', 'desc')
    .orderBy('g.case', 'desc')
    .limit(limit);
  const [opened, ref] = from ?? [];
  if (opened !== undefined && ref !== undefined) {
    query = query.where((eb) => eb(eb.refTuple('g.opened', 'g.case'), '<', eb.tuple(Number(opened), ref)));
  }
  return (await query.execute()).map(listedCase);
}

async function find(
  base: Base,
  council: string,
  person: string,
  {
    words,
    tokens,
    limit,
    after,
  }: {
    readonly words: readonly string[];
    readonly tokens: readonly string[];
    readonly limit: number;
    readonly after?: string;
  },
): Promise<Page<ListedCase>> {
  const { refs, next } = await base.search.find({ council, person, words, tokens, limit, after });
  if (refs.length === 0) return { rows: [], next };
  const rows = await base.db
    .selectFrom('cases as c')
    .innerJoin('grants as g', (join) =>
      join.onRef('g.council', '=', 'c.council').onRef('g.case', '=', 'c.case'),
    )
    .select(HEADER_COLUMNS)
    .select('g.whole')
    .where('c.council', '=', council)
    .where('c.case', 'in', refs)
    .where('g.person', '=', person)
    .where('g.whole', '=', 1)
    .execute();
  const byRef = new Map(rows.map((row) => [row.case, listedCase(row)]));
  return { rows: refs.flatMap((ref) => byRef.get(ref) ?? []), next };
}

async function elsewhere(
  base: Base,
  ...[council, except, keys]: Parameters<Storage['elsewhere']>
): Promise<readonly SealedAct[]> {
  if (keys.length === 0) return [];
  // As pairs, not as alternatives: only so does every database go along the index of keys.
  const wanted = sql.join(keys.map(({ act, key }) => sql`(${act}, ${key})`));
  return standingActs(base, council, (eb) =>
    eb.and([eb('s.case', '<>', except), sql<boolean>`(s.act, s.key) IN (VALUES ${wanted})`]),
  );
}

const AT_A_TIME = 200;

async function* eachCase({ db }: Base, council: string): AsyncGenerator<CaseRecord> {
  let last = '';
  for (;;) {
    const headers = await db
      .selectFrom('cases as c')
      .select(HEADER_COLUMNS)
      .where('c.council', '=', council)
      .where('c.case', '>', last)
      .orderBy('c.case')
      .limit(AT_A_TIME)
      .execute();
    const end = headers.at(-1)?.case;
    if (end === undefined) return;
    const acts = await db
      .selectFrom('acts')
      .selectAll()
      .where('council', '=', council)
      .where('case', '>', last)
      .where('case', '<=', end)
      .orderBy('case')
      .orderBy('number')
      .execute();
    const byCase = Map.groupBy(acts.map(sealedAct), (act) => act.case);
    for (const row of headers) {
      const header = caseHeader(row);
      yield { header, acts: (byCase.get(header.case) ?? []).filter((act) => act.number <= header.version) };
    }
    last = end;
  }
}
