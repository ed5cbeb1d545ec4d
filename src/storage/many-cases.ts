// Reads of many cases at once, records included, for what is worked out over a person’s cases. Along the index of their
// grants like every list, so that the cost grows with what they may see and with nothing else.

import { sealedAct } from './acts.ts';
import { listOfCases } from './cases.ts';
import { asPerson, asSystem } from './scope.ts';
import { standingActs } from './standing-acts.ts';
import { type Base, firstRow, rows, type Steps } from './steps.ts';
import type { CaseHeader, SealedAct, Storage } from './storage.ts';

type ManyCasesPart = Pick<Storage, 'recordsOf' | 'countOf' | 'standingActs'>;

export function manyCasesPart(base: Base): ManyCasesPart {
  return {
    recordsOf: (council, person, paging) =>
      base.read(asPerson(council, person), function* () {
        const { rows: listed, next } = yield* listOfCases(base, council, person, paging);
        const whole = listed.filter((row) => row.whole);
        const acts = yield* actsOf(base, council, whole);
        return { rows: whole.map((header) => ({ header, acts: acts.get(header.case) ?? [] })), next };
      }),
    countOf: (council, person) =>
      base.read(asPerson(council, person), function* () {
        const counted = yield* firstRow(
          base.db
            .selectFrom('grants')
            .select((eb) => eb.fn.countAll().as('cases'))
            .where('council', '=', council)
            .where('person', '=', person)
            .where('whole', '=', 1),
        );
        return Number(counted?.cases ?? 0);
      }),
    standingActs: async (council, names) =>
      names.length === 0
        ? []
        : base.read(asSystem(council), () => standingActs(base, council, (eb) => eb('s.act', 'in', names))),
  };
}

/** By case, in the order recorded. Headers came first: acts are only ever added, so those they count are all there. */
function* actsOf(
  { db }: Base,
  council: string,
  headers: readonly CaseHeader[],
): Steps<ReadonlyMap<string, readonly SealedAct[]>> {
  if (headers.length === 0) return new Map();
  const versions = new Map(headers.map(({ case: ref, version }) => [ref, version]));
  const acts = yield* rows(
    db
      .selectFrom('acts')
      .selectAll()
      .where('council', '=', council)
      .where('case', 'in', [...versions.keys()])
      .orderBy('case')
      .orderBy('number'),
  );
  const counted = acts.filter((row) => row.number <= (versions.get(row.case) ?? 0));
  return Map.groupBy(counted.map(sealedAct), (act) => act.case);
}
