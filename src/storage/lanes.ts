// What the register needs to verify the record: each lane from end to end as it is kept, and cases whose header and acts
// disagree. It reads everything and is meant for that alone; it judges nothing.

import { sealedAct } from './acts.ts';
import { asSystem } from './scope.ts';
import { type Base, rows } from './steps.ts';
import type { LaneAct, LooseEnd, Storage } from './storage.ts';

const AT_A_TIME = 500;

export function lanesPart(
  base: Base,
): Pick<Storage, 'recordedCouncils' | 'laneHeads' | 'laneActs' | 'looseEnds'> {
  return {
    recordedCouncils: () => recordedCouncils(base),
    laneHeads: (council) =>
      base.read(asSystem(council), function* () {
        const heads = base.db.selectFrom('lanes').select(['lane', 'place', 'hash']);
        const its = yield* rows(heads.where('council', '=', council).orderBy('lane'));
        return its.map((head) => ({ ...head }));
      }),
    laneActs: (council, lane) => laneActs(base, council, lane),
    looseEnds: (council) => looseEnds(base, council),
  };
}

async function recordedCouncils(base: Base): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const table of ['acts', 'cases', 'lanes'] as const)
    for (const council of await base.councilsIn(table)) found.add(council);
  return [...found].sort();
}

async function* laneActs(base: Base, council: string, lane: number): AsyncGenerator<LaneAct> {
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const from = last;
    const acts = await base.read(asSystem(council), () =>
      rows(
        base.db
          .selectFrom('acts')
          .selectAll()
          .where('council', '=', council)
          .where('lane', '=', lane)
          .where('place', '>', from)
          .orderBy('place')
          .limit(AT_A_TIME),
      ),
    );
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

async function* headersWithout(base: Base, council: string): AsyncGenerator<LooseEnd> {
  let last = '';
  for (;;) {
    const from = last;
    const cases = await base.read(asSystem(council), () =>
      rows(
        base.db
          .selectFrom('cases as c')
          .leftJoin('acts as a', (join) =>
            join
              .onRef('a.council', '=', 'c.council')
              .onRef('a.case', '=', 'c.case')
              .onRef('a.number', '=', 'c.version'),
          )
          .select(['c.case', 'c.version', 'c.head', 'a.hash'])
          .where('c.council', '=', council)
          .where('c.case', '>', from)
          .orderBy('c.case')
          .limit(AT_A_TIME),
      ),
    );
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
async function* actsWithout(base: Base, council: string): AsyncGenerator<LooseEnd> {
  const extra = await base.read(asSystem(council), () =>
    rows(
      base.db
        .selectFrom('acts as a')
        .leftJoin('cases as c', (join) =>
          join.onRef('c.council', '=', 'a.council').onRef('c.case', '=', 'a.case'),
        )
        .select(['a.case', 'a.number', 'c.version'])
        .where('a.council', '=', council)
        .where((eb) => eb.or([eb('c.version', 'is', null), eb('a.number', '>', eb.ref('c.version'))]))
        .orderBy('a.case')
        .orderBy('a.number')
        .limit(10_000),
    ),
  );
  for (const { case: ref, number, version } of extra) {
    yield { case: ref, number, what: version === null ? 'no header' : 'beyond the header' };
  }
}
