// Random records of a case, acts that stand elsewhere, late recording, and a now; and everything the engine is given.

import fc from 'fast-check';
import { type Calendar, newCalendar } from '#calendar/calendar.ts';
import type { Act, Value } from '#engine/history.ts';
import { council, directory, PEOPLE, versions } from './generate-rulebook.ts';
import {
  ABOUT,
  ACTS,
  ANY_ACTS,
  BODY_PARTY,
  FACTS,
  FIELDS,
  FILE_ACTS,
  FILED,
  KEEPER,
  OTHER_CALENDAR,
  STANDING,
  vocabulary,
} from './generate-vocabulary.ts';
import type { World } from './moment.ts';

export interface Case extends World {
  /** An act somebody may want to do now. */
  readonly proposed: Act;
}

const HOUR = 3_600_000;
const BEGIN = Date.parse('2026-11-02T08:30:00Z');
const holidays = [
  { date: '2026-12-25', title: 'Christmas Day' },
  { date: '2026-12-28', title: 'Boxing Day' },
  { date: '2027-01-01', title: 'New Year’s Day' },
  { date: '2026-11-20', title: 'A day of thanks', known: '2026-11-10' },
];
const CALENDARS: readonly Calendar[] = [
  newCalendar('days', '2026-10-01', '2027-06-30', holidays),
  newCalendar('days', '2026-10-01', '2026-12-11', holidays),
];
/** One by which only some rules count, with a holiday of its own that became known late. */
const OTHER = newCalendar(OTHER_CALENDAR, '2026-10-01', '2027-06-30', [
  ...holidays,
  { date: '2026-11-30', title: 'Elsewhere' },
  { date: '2026-12-03', title: 'Proclaimed elsewhere', known: '2026-11-20' },
]);

const person = fc.constantFrom(...PEOPLE);
/** One time in so many and one more. */
const maybe = <T>(rarity: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: rarity, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
/** A whole date, or now and then a date and time. */
const date = fc
  .tuple(fc.integer({ min: 0, max: 50 }), maybe(4, fc.integer({ min: 0, max: 23 })))
  .map(([days, hours]) =>
    new Date(BEGIN + (days * 24 + (hours ?? 0)) * HOUR).toISOString().slice(0, hours === undefined ? 10 : 24),
  );

const valued: Record<string, fc.Arbitrary<Value | undefined>> = {
  asker: maybe(2, person),
  holder: maybe(2, person),
  receiver: maybe(
    1,
    fc.oneof<fc.Arbitrary<Value>[]>(person, fc.uniqueArray(person, { minLength: 1, maxLength: 2 })),
  ),
  [ABOUT]: maybe(2, person),
  [KEEPER]: maybe(3, person),
  [BODY_PARTY]: maybe(3, fc.constantFrom('red', 'blue')),
  [FACTS.yesNo]: maybe(3, fc.boolean()),
  [FACTS.other]: maybe(3, fc.boolean()),
  [FACTS.choice]: maybe(3, fc.constantFrom('a', 'b', 'c')),
  [FACTS.number]: maybe(3, fc.integer({ min: 0, max: 4 })),
  [FIELDS.text]: maybe(2, fc.constant('words')),
  [FIELDS.date]: maybe(2, date),
  [FIELDS.received]: maybe(3, date),
  [FIELDS.yesNo]: maybe(3, fc.boolean()),
  [FIELDS.people]: maybe(3, fc.uniqueArray(person, { minLength: 1, maxLength: 2 })),
};

type Values = Readonly<Record<string, Value>>;
const values = (names: readonly string[]): fc.Arbitrary<Values> =>
  fc
    .record(Object.fromEntries(names.map((name) => [name, valued[name] ?? fc.constant(undefined)])))
    .map(given);

function given(all: Record<string, Value | undefined>): Values {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

interface Deed {
  readonly act: string;
  readonly values: Values;
}
/** What an act of the vocabulary can carry: in the other procedure somebody may be a field who is a party here. */
const carriedBy = (act: string): readonly string[] =>
  FILE_ACTS.some((name) => name === act) ? FILED : Object.keys(valued).filter((name) => name !== KEEPER);
const own = fc
  .constantFrom(...ANY_ACTS)
  .chain((act) => values(carriedBy(act)).map((v): Deed => ({ act, values: v })));
const standing = fc
  .record({
    act: fc.constantFrom(STANDING.ended, STANDING.ending, STANDING.months, STANDING.always),
    asker: person,
    holder: person,
  })
  .map(({ act, asker, holder }): Deed => ({ act, values: { asker, holder } }));
const clauseId = fc.integer({ min: 1, max: 4 }).map((n) => `${n}/rule`);
const versionId = fc.constantFrom(
  'council/protocol/0',
  'council/protocol/1',
  'council/law/1',
  'council/law/0',
);
/** A reading by what it says or by its place, or one that there is not. */
const ruling = fc
  .record({
    version: versionId,
    norm: clauseId,
    reading: fc.constantFrom<Value>('reading 0', 'reading 1', 'reading 0', 'reading 1', '1', 2, '3'),
  })
  .map((v): Deed => ({ act: 'ruling.made', values: v }));
const answering = fc
  .record({
    asks: fc.constantFrom(...Object.values(FACTS)),
    answer: fc.constantFrom<Value>(true, false, 'yes', 'no', 'a', 2),
  })
  .map((v): Deed => ({ act: 'question.answered', values: v }));
const builtIn: fc.Arbitrary<Deed> = fc.oneof(
  fc
    .record({
      act: fc.constantFrom(
        'consent.given',
        'consent.refused',
        'advice.received',
        'consulted',
        'absence.recorded',
        'absence.ended',
        'recused',
        'excluded',
        'readmitted',
      ),
      of: person,
    })
    .map(({ act, of }) => ({ act, values: { of } })),
  fc
    .record({
      of: person,
      norm: clauseId,
      telling: fc.subarray(['note', 'asker', 'policy', 'that it was said', 'seen by']),
    })
    .map((v) => ({ act: 'told', values: v })),
  answering,
  ruling,
);
const deed = fc.oneof(
  { weight: 6, arbitrary: own },
  { weight: 1, arbitrary: standing },
  { weight: 4, arbitrary: builtIn },
);
const elsewhereDeed = fc.oneof(
  { weight: 3, arbitrary: standing },
  {
    weight: 1,
    arbitrary: fc
      .record({ act: fc.constantFrom('absence.recorded', 'absence.ended'), of: person })
      .map(({ act, of }) => ({ act, values: { of } })),
  },
  {
    weight: 1,
    arbitrary: ruling,
  },
);

interface Raw {
  readonly deed: Deed;
  readonly by: string;
  /** Done by the system in somebody’s name. */
  readonly system: boolean;
  readonly elsewhere: boolean;
  /** Hours since the one before, some of them backwards. */
  readonly later: number;
  readonly lateness: number;
  readonly meets: { readonly version: string; readonly norm: string; readonly act: number } | undefined;
  readonly reasons: string | undefined;
}
const raw = (what: fc.Arbitrary<Deed>): fc.Arbitrary<Raw> =>
  fc.record({
    deed: what,
    by: person,
    system: fc.oneof(
      { weight: 11, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    elsewhere: fc.boolean(),
    later: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 240 }) },
      { weight: 1, arbitrary: fc.integer({ min: -72, max: 0 }) },
    ),
    lateness: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 100 }) },
    ),
    meets: maybe(4, fc.record({ version: versionId, norm: clauseId, act: fc.nat(4) })),
    reasons: maybe(3, fc.constant('for a reason')),
  });

function record(raws: readonly Raw[], ref: string, begin: number): readonly Act[] {
  let happened = begin;
  let recorded = begin;
  return raws.map((one, index): Act => {
    happened = Math.max(begin, happened + one.later * HOUR);
    recorded = Math.max(recorded, happened + one.lateness * HOUR);
    return actFrom(one, `${ref}${index}`, ref, happened, recorded);
  });
}

function actFrom(one: Raw, id: string, ref: string, happened: number, recorded: number): Act {
  return {
    id,
    case: ref,
    act: one.deed.act,
    by: one.system ? null : one.by,
    done: one.elsewhere ? 'elsewhere' : 'here',
    happened,
    recorded,
    values: one.system ? { of: one.by, ...one.deed.values } : one.deed.values,
    ...(one.meets === undefined ? {} : { meets: `${one.meets.version}:${one.meets.norm}@a${one.meets.act}` }),
    ...(one.reasons === undefined ? {} : { reasons: one.reasons }),
  };
}

export const anyCase: fc.Arbitrary<Case> = fc
  .record({
    vocabulary,
    council,
    versions,
    directory,
    opening: values(carriedBy(ACTS[0])),
    filing: values(FILED),
    files: maybe(5, fc.constant(true)),
    acts: fc.array(raw(deed), { maxLength: 7 }),
    first: raw(own),
    elsewhere: fc.array(raw(elsewhereDeed), { maxLength: 3 }),
    calendar: fc.constantFrom(...CALENDARS),
    now: fc.integer({ min: 0, max: 24 * 70 }),
    proposed: raw(fc.oneof({ weight: 8, arbitrary: own }, { weight: 1, arbitrary: answering })),
  })
  .map(
    ({
      vocabulary,
      council,
      versions,
      directory,
      first,
      acts,
      elsewhere,
      calendar,
      now,
      proposed,
      opening,
      filing,
      files,
    }): Case => {
      const opened = {
        ...first,
        later: 0,
        deed: files ? { act: FILE_ACTS[0], values: filing } : { act: ACTS[0], values: opening },
      };
      const instant = BEGIN + now * HOUR;
      return {
        rulebook: { council, versions, vocabulary },
        directory,
        history: {
          case: 'a',
          acts: record([opened, ...acts], 'a', BEGIN),
          elsewhere: record(elsewhere, 'b', BEGIN - 20 * 24 * HOUR),
        },
        calendars: new Map([calendar, OTHER].map((one) => [one.name, one])),
        now: instant,
        proposed: actFrom(
          { ...proposed, elsewhere: false, system: false },
          'proposed',
          'a',
          instant,
          instant,
        ),
      };
    },
  );
