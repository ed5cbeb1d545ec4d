// Reads of many cases at once, records included, for what is worked out over a person’s cases. Along the index of their
// grants like every list, so that the cost grows with what they may see and with nothing else.

import { sealedAct } from './acts.ts';
import { standingActs } from './standing-acts.ts';
import type { Base } from './steps.ts';
import type { CaseHeader, SealedAct, Storage } from './storage.ts';

type ManyCasesPart = Pick<Storage, 'recordsOf' | 'countOf' | 'standingActs'>;

export function manyCasesPart(base: Base, casesOf: Storage['casesOf']): ManyCasesPart {
  return {
    recordsOf: async (council, person, paging) => {
      const { rows, next } = await casesOf(council, person, paging);
      const whole = rows.filter((row) => row.whole);
      const acts = await actsOf(base, council, whole);
      return { rows: whole.map((header) => ({ header, acts: acts.get(header.case) ?? [] })), next };
    },
    countOf: async (council, person) => {
      const { cases } = await base.db
        .selectFrom('grants')
        .select((eb) => eb.fn.countAll().as('cases'))
        .where('council', '=', council)
        .where('person', '=', person)
        .where('whole', '=', 1)
        .executeTakeFirstOrThrow();
      return Number(cases);
    },
    standingActs: async (council, names) =>
      names.length === 0 ? [] : standingActs(base, council, (eb) => eb('s.act', 'in', names)),
  };
}

/** By case, in the order recorded. Headers came first: acts are only ever added, so those they count are all there. */
async function actsOf(
  { db }: Base,
  council: string,
  headers: readonly CaseHeader[],
): Promise<ReadonlyMap<string, readonly SealedAct[]>> {
  if (headers.length === 0) return new Map();
  const versions = new Map(headers.map(({ case: ref, version }) => [ref, version]));
  const rows = await db
    .selectFrom('acts')
    .selectAll()
    .where('council', '=', council)
    .where('case', 'in', [...versions.keys()])
    .orderBy('case')
    .orderBy('number')
    .execute();
  const counted = rows.filter((row) => row.number <= (versions.get(row.case) ?? 0));
  return Map.groupBy(counted.map(sealedAct), (act) => act.case);
}
