// What the register needs to verify the record: each lane from end to end as it is kept, and cases whose header and acts
// disagree. It reads everything and is meant for that alone; it judges nothing.

import { sealedAct } from './acts.ts';
import type { Base } from './steps.ts';
import type { LaneAct, LooseEnd, Storage } from './storage.ts';

const AT_A_TIME = 500;

export function lanesPart(
  base: Base,
): Pick<Storage, 'recordedCouncils' | 'laneHeads' | 'laneActs' | 'looseEnds'> {
  return {
    recordedCouncils: () => recordedCouncils(base),
    laneHeads: async (council) => {
      const heads = base.db
        .selectFrom('lanes')
        .select(['lane', 'place', 'hash'])
        .where('council', '=', council);
      return (await heads.orderBy('lane').execute()).map((head) => ({ ...head }));
    },
    laneActs: (council, lane) => laneActs(base, council, lane),
    looseEnds: (council) => looseEnds(base, council),
  };
}

/** Steps from council to council along the keys instead of reading every row. */
async function recordedCouncils({ db }: Base): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const table of ['acts', 'cases', 'lanes'] as const) {
    let last = '';
    for (;;) {
      const next = await db
        .selectFrom(table)
        .select('council')
        .where('council', '>', last)
        .orderBy('council')
        .limit(1)
        .execute();
      const council = next[0]?.council;
      if (council === undefined) break;
      found.add(council);
      last = council;
    }
  }
  return [...found].sort();
}

async function* laneActs({ db }: Base, council: string, lane: number): AsyncGenerator<LaneAct> {
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const acts = await db
      .selectFrom('acts')
      .selectAll()
      .where('council', '=', council)
      .where('lane', '=', lane)
      .where('place', '>', last)
      .orderBy('place')
      .limit(AT_A_TIME)
      .execute();
    for (const row of acts) yield { council, ...sealedAct(row) };
    const end = acts.at(-1);
    if (end === undefined) return;
    last = end.place;
  }
}

async function* looseEnds(base: Base, council: string): AsyncGenerator<LooseEnd> {
  yield* headersWithout(base, council);
  yield* actsWithout(base, council);
}

async function* headersWithout({ db }: Base, council: string): AsyncGenerator<LooseEnd> {
  let last = '';
  for (;;) {
    const cases = await db
      .selectFrom('cases as c')
      .leftJoin('acts as a', (join) =>
        join
          .onRef('a.council', '=', 'c.council')
          .onRef('a.case', '=', 'c.case')
          .onRef('a.number', '=', 'c.version'),
      )
      .select(['c.case', 'c.version', 'c.head', 'a.hash'])
      .where('c.council', '=', council)
      .where('c.case', '>', last)
      .orderBy('c.case')
      .limit(AT_A_TIME)
      .execute();
    for (const { case: ref, version, head, hash } of cases) {
      if (hash === null) yield { case: ref, number: version, what: 'no act of that number' };
      else if (hash !== head) yield { case: ref, number: version, what: 'another hash than the header' };
    }
    const end = cases.at(-1)?.case;
    if (end === undefined) return;
    last = end;
  }
}

/** Acts no header counts. One read holds for all of them: on a good record there are none. */
async function* actsWithout({ db }: Base, council: string): AsyncGenerator<LooseEnd> {
  const extra = await db
    .selectFrom('acts as a')
    .leftJoin('cases as c', (join) =>
      join.onRef('c.council', '=', 'a.council').onRef('c.case', '=', 'a.case'),
    )
    .select(['a.case', 'a.number', 'c.version'])
    .where('a.council', '=', council)
    .where((eb) => eb.or([eb('c.version', 'is', null), eb('a.number', '>', eb.ref('c.version'))]))
    .orderBy('a.case')
    .orderBy('a.number')
    .limit(10_000)
    .execute();
  for (const { case: ref, number, version } of extra) {
    yield { case: ref, number, what: version === null ? 'no header' : 'beyond the header' };
  }
}
