// Reads of cases: one, a person’s lists of them, and what other cases need to know of them. Every list goes through the
// grants and along an index, so that its cost does not grow with the number of cases.

import { sql } from 'kysely';
import { caseHeader, HEADER_COLUMNS, listedCase, sealedAct } from './acts.ts';
import { page, readCursor } from './cursor.ts';
import { asPerson, asSystem } from './scope.ts';
import { askedWords, citationToken } from './search-words.ts';
import { standingActs } from './standing-acts.ts';
import { type Base, firstRow, rows, type Steps } from './steps.ts';
import type { CaseHeader, CaseRecord, ListedCase, Page, SealedAct, Storage, WorkItem } from './storage.ts';

type CasesPart = Pick<
  Storage,
  | 'readCase'
  | 'readCaseFor'
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
    readHeader: (council, ref) => base.read(asSystem(council), () => readHeader(base, council, ref)),
    readCase: (council, ref) => base.read(asSystem(council), () => readCase(base, council, ref)),
    readCaseFor: (council, person, ref) =>
      base.read(asPerson(council, person), function* () {
        return (yield* isGranted(base, council, person, ref)) ? yield* readCase(base, council, ref) : null;
      }),
    caseGrantedTo: (council, person, ref) =>
      base.read(asPerson(council, person), () => isGranted(base, council, person, ref)),
    grantsOn: (council, ref) =>
      base.read(asSystem(council), function* () {
        const grants = base.db.selectFrom('grants').select(['person', 'whole']);
        const onIt = grants.where('council', '=', council).where('case', '=', ref).orderBy('person');
        return (yield* rows(onIt)).map(({ person, whole }) => ({ person, whole: whole === 1 }));
      }),
    workOf: (council, person, ...asked) =>
      base.read(asPerson(council, person), () => workOf(base, council, person, ...asked)),
    casesOf: (council, person, which) =>
      base.read(asPerson(council, person), () => listOfCases(base, council, person, which)),
    search: async (council, person, text, paging) => {
      const words = askedWords(text);
      if (words.length === 0) return { rows: [], next: null };
      const asked = { words, tokens: [], ...paging };
      return base.read(asPerson(council, person), () => find(base, council, person, asked));
    },
    casesCiting: (council, person, citation, paging) => {
      const asked = { words: [], tokens: [citationToken(council, citation)], ...paging };
      return base.read(asPerson(council, person), () => find(base, council, person, asked));
    },
    elsewhere: (...asked) => elsewhere(base, ...asked),
    eachCase: (council) => eachCase(base, council),
  };
}

function* isGranted({ db }: Base, council: string, person: string, ref: string): Steps<boolean> {
  const grant = db
    .selectFrom('grants')
    .select('whole')
    .where('council', '=', council)
    .where('case', '=', ref)
    .where('person', '=', person);
  return (yield* firstRow(grant)) !== undefined;
}

function* readHeader({ db }: Base, council: string, ref: string): Steps<CaseHeader | null> {
  const header = db
    .selectFrom('cases as c')
    .select(HEADER_COLUMNS)
    .where('c.council', '=', council)
    .where('c.case', '=', ref);
  const row = yield* firstRow(header);
  return row ? caseHeader(row) : null;
}

/** Header first: acts are only ever added, so those the header counts are all there. */
function* readCase(base: Base, council: string, ref: string): Steps<CaseRecord | null> {
  const header = yield* readHeader(base, council, ref);
  return header && { header, acts: yield* readActs(base, header) };
}

function* readActs({ db }: Base, { council, case: ref, version }: CaseHeader): Steps<readonly SealedAct[]> {
  const acts = db
    .selectFrom('acts')
    .selectAll()
    .where('council', '=', council)
    .where('case', '=', ref)
    .where('number', '<=', version)
    .orderBy('number');
  return (yield* rows(acts)).map(sealedAct);
}

function* workOf(
  { db }: Base,
  ...[council, person, role, { limit, after }]: Parameters<Storage['workOf']>
): Steps<Page<WorkItem>> {
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
  const found = page(yield* rows(query), limit, (row) => [row.due_order, row.case, row.item]);
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

/** Cases granted to the person, newest first; to be read as that person. */
export function* listOfCases(
  base: Base,
  ...[council, person, { closed, limit, after }]: Parameters<Storage['casesOf']>
): Steps<Page<ListedCase>> {
  const from = readCursor(after, 2, 1);
  const halves = closed === undefined ? ([0, 1] as const) : ([closed ? 1 : 0] as const);
  const found: ListedCase[] = [];
  for (const half of halves) found.push(...(yield* halfOf(base, council, person, half, limit + 1, from)));
  found.sort((one, other) => other.opened - one.opened || (one.case < other.case ? 1 : -1));
  return page(found, limit, (row) => [row.opened, row.case]);
}

/** Open and closed cases lie apart in the index, so each is read along it. */
function* halfOf(
  { db }: Base,
  council: string,
  person: string,
  closed: 0 | 1,
  limit: number,
  from: readonly string[] | null,
): Steps<readonly ListedCase[]> {
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
  return (yield* rows(query)).map(listedCase);
}

function* find(
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
): Steps<Page<ListedCase>> {
  const { refs, next } = yield* base.search.find({ council, person, words, tokens, limit, after });
  if (refs.length === 0) return { rows: [], next };
  const found = base.db
    .selectFrom('cases as c')
    .innerJoin('grants as g', (join) =>
      join.onRef('g.council', '=', 'c.council').onRef('g.case', '=', 'c.case'),
    )
    .select(HEADER_COLUMNS)
    .select('g.whole')
    .where('c.council', '=', council)
    .where('c.case', 'in', refs)
    .where('g.person', '=', person)
    .where('g.whole', '=', 1);
  const byRef = new Map((yield* rows(found)).map((row) => [row.case, listedCase(row)]));
  return { rows: refs.flatMap((ref) => byRef.get(ref) ?? []), next };
}

async function elsewhere(
  base: Base,
  ...[council, except, keys]: Parameters<Storage['elsewhere']>
): Promise<readonly SealedAct[]> {
  if (keys.length === 0) return [];
  // As pairs, not as alternatives: only so does every database go along the index of keys.
  const wanted = sql.join(keys.map(({ act, key }) => sql`(${act}, ${key})`));
  return base.read(asSystem(council), () =>
    standingActs(base, council, (eb) =>
      eb.and([eb('s.case', '<>', except), sql<boolean>`(s.act, s.key) IN (VALUES ${wanted})`]),
    ),
  );
}

const AT_A_TIME = 200;

async function* eachCase(base: Base, council: string): AsyncGenerator<CaseRecord> {
  let last = '';
  for (;;) {
    const from = last;
    const records = await base.read(asSystem(council), () => recordsAfter(base, council, from));
    yield* records;
    const end = records.at(-1);
    if (end === undefined) return;
    last = end.header.case;
  }
}

function* recordsAfter({ db }: Base, council: string, last: string): Steps<readonly CaseRecord[]> {
  const headers = yield* rows(
    db
      .selectFrom('cases as c')
      .select(HEADER_COLUMNS)
      .where('c.council', '=', council)
      .where('c.case', '>', last)
      .orderBy('c.case')
      .limit(AT_A_TIME),
  );
  const end = headers.at(-1)?.case;
  if (end === undefined) return [];
  const acts = yield* rows(
    db
      .selectFrom('acts')
      .selectAll()
      .where('council', '=', council)
      .where('case', '>', last)
      .where('case', '<=', end)
      .orderBy('case')
      .orderBy('number'),
  );
  const byCase = Map.groupBy(acts.map(sealedAct), (act) => act.case);
  return headers.map(caseHeader).map((header) => ({
    header,
    acts: (byCase.get(header.case) ?? []).filter((act) => act.number <= header.version),
  }));
}
