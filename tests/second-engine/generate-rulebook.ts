// Random councils: one to three versions of their documents, and who and what the council is made of on each day.

import fc from 'fast-check';
import type { Directory } from '#engine/history.ts';
import type { Clause, CouncilRules, Dates, Version, VersionStatus } from '#engine/rules.ts';
import { norm, question, role, table } from './generate-norms.ts';
import { OFFICES } from './generate-vocabulary.ts';

const place = { file: 'protocol.md', line: 1, column: 1 };
export const PEOPLE = ['mia', 'moe', 'olu', 'ora', 'oz', 'xi'] as const;
const BODIES = ['red', 'blue', 'ward', 'board', 'place', 'roads'] as const;
const DATES = ['2026-10-20', '2026-11-03', '2026-11-16', '2026-12-01', '2026-12-24'] as const;
const DOCUMENTS = ['protocol', 'protocol', 'law', 'convention'] as const;

/** One time in so many and one more. */
const maybe = <T>(rarity: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: rarity, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const dates: fc.Arbitrary<Dates> = fc
  .record({ from: maybe(1, fc.constantFrom(...DATES)), until: maybe(1, fc.constantFrom(...DATES)) })
  .map(({ from, until }) => ({ ...(from ? { from } : {}), ...(until ? { until } : {}) }));
const anyTime: fc.Arbitrary<Dates> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: dates },
);

const clause = (number: number): fc.Arbitrary<Clause> =>
  fc.boolean().chain((hasTable) => {
    const name = String(number + 1);
    const earlier = Array.from({ length: number }, (_, n) => `${n + 1}/rule`);
    return fc
      .record({
        norm: norm(name, earlier, hasTable),
        question: maybe(4, question(name)),
        table: hasTable ? table : fc.constant(undefined),
        inForce: maybe(6, dates),
      })
      .map(
        (it): Clause => ({
          number: name,
          statement: 'What this clause says.',
          place,
          treatment: 'enforced',
          doubts: [],
          openQuestions: [],
          norms: [it.norm],
          questions: it.question === undefined ? [] : [it.question],
          ...(it.table === undefined ? {} : { table: { ...it.table, clause: name } }),
          prompts: [],
          records: [],
          ...(it.inForce === undefined ? {} : { inForce: it.inForce }),
        }),
      );
  });

const version = (index: number): fc.Arbitrary<Version> =>
  fc
    .record({
      document: fc.constantFrom(...DOCUMENTS),
      status: fc.oneof(
        { weight: 4, arbitrary: fc.constant<VersionStatus>('adopted') },
        { weight: 1, arbitrary: fc.constantFrom<VersionStatus>('draft', 'superseded') },
      ),
      inForce: anyTime,
      rank: fc.constantFrom(10, 20),
      capped: maybe(4, fc.constant('should' as const)),
      considered: maybe(8, fc.constant(true)),
      count: fc.integer({ min: 1, max: 4 }),
      clauses: fc.tuple(clause(0), clause(1), clause(2), clause(3)),
    })
    .map(
      (it): Version => ({
        id: `council/${it.document}/${index}`,
        document: it.document,
        title: it.document,
        cited: `text ${index}`,
        status: it.status,
        inForce: it.inForce,
        rank: it.rank,
        floor: it.document === 'law',
        considered: it.considered ?? false,
        ...(it.capped === undefined ? {} : { forceAtMost: it.capped }),
        clauses: it.clauses.slice(0, it.count),
      }),
    );

export const versions: fc.Arbitrary<readonly Version[]> = fc
  .record({ count: fc.integer({ min: 1, max: 3 }), all: fc.tuple(version(0), version(1), version(2)) })
  .map(({ count, all }) => all.slice(0, count));

export const council: fc.Arbitrary<CouncilRules> = fc
  .record({
    closesAt: maybe(1, fc.constant('17:00')),
    rules: maybe(1, role),
    ask: maybe(1, role),
    trial: maybe(
      4,
      fc.record({
        version: fc.constantFrom('council/protocol/0', 'council/protocol/1'),
        from: fc.constantFrom(...DATES),
      }),
    ),
  })
  .map(({ closesAt, rules, ask, trial }) => ({
    council: 'council',
    name: 'A council',
    zone: 'Europe/London',
    calendar: 'days',
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(rules === undefined ? {} : { rules: { role: rules, clause: '1' } }),
    ...(ask === undefined ? {} : { ask }),
    referredBy: [],
    ...(trial === undefined ? {} : { trial }),
  }));

const person = fc.constantFrom(...PEOPLE);
const holding = (offices: readonly string[]) =>
  fc
    .record({ office: fc.constantFrom(...offices), person, dates: anyTime })
    .map(({ dates, ...rest }) => ({ ...rest, ...dates }));

export const directory: fc.Arbitrary<Directory> = fc
  .record({
    memberships: fc.array(fc.record({ person, body: fc.constantFrom(...BODIES), dates: anyTime }), {
      maxLength: 7,
    }),
    holdings: fc.array(
      holding([
        'director of place',
        'director of roads',
        'leader of red',
        'leader of blue',
        'chair',
        'chief',
        'monitor',
      ]),
      { maxLength: 7 },
    ),
    lines: fc.array(fc.record({ person, manager: person, dates: anyTime }), { maxLength: 3 }),
    directorOfRoads: fc.boolean(),
  })
  .map(({ memberships, holdings, lines, directorOfRoads }) => ({
    people: PEOPLE.map((id) => ({
      id,
      name: id,
      kind: id.startsWith('m')
        ? ('member' as const)
        : id.startsWith('o')
          ? ('officer' as const)
          : ('outsider' as const),
    })),
    bodies: [
      { id: 'red', kind: 'group', name: 'Red' },
      { id: 'blue', kind: 'group', name: 'Blue' },
      { id: 'ward', kind: 'ward', name: 'Ward' },
      { id: 'board', kind: 'committee', name: 'Board' },
      { id: 'place', kind: 'unit', name: 'Place' },
      { id: 'roads', kind: 'unit', name: 'Roads', within: 'place' },
    ],
    memberships: memberships.map(({ dates, ...rest }) => ({ ...rest, ...dates })),
    offices: [
      { id: 'director of place', title: OFFICES[0], of: 'place' },
      ...(directorOfRoads ? [{ id: 'director of roads', title: OFFICES[0], of: 'roads' }] : []),
      { id: 'leader of red', title: OFFICES[1], of: 'red' },
      { id: 'leader of blue', title: OFFICES[1], of: 'blue' },
      { id: 'chair', title: OFFICES[2], of: 'board' },
      { id: 'chief', title: OFFICES[3] },
      { id: 'monitor', title: OFFICES[4] },
    ],
    holdings,
    lines: lines.map(({ dates, ...rest }) => ({ ...rest, ...dates })),
  }));
