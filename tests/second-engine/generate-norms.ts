// Random norms, questions and tables, of every force and with every key the language has.
// It knows the names of the random vocabulary and nothing of any council.

import fc from 'fast-check';
import type {
  By,
  Condition,
  Duration,
  Norm,
  NormBody,
  Presumption,
  Question,
  Role,
  Step,
  Table,
  When,
} from '#engine/rules.ts';
import {
  ABOUT,
  ANY_ACTS,
  BODY_PARTY,
  FACTS,
  FIELDS,
  KEEPER,
  OFFICES,
  OTHER_CALENDAR,
  PEOPLE_PARTIES,
  STANDING,
  TELLABLE,
} from './generate-vocabulary.ts';

const place = { file: 'protocol.md', line: 1, column: 1 };
const some = <T>(weight: number, arb: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.oneof(
    { weight, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(arb, { minLength: 1, maxLength: 2 }) },
  );
/** One time in so many and one more. */
const maybe = <T>(rarity: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: rarity, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const pick = <T>(list: readonly T[]) => fc.constantFrom(...list);

type Named = Extract<Role, { is: 'named' }>;
const named = (how: Named['how'], name: string, words: string, more: Partial<Named> = {}): Role => ({
  is: 'named',
  how,
  name,
  every: false,
  intended: false,
  words,
  ...more,
});

const party = pick([...PEOPLE_PARTIES, ...PEOPLE_PARTIES, ABOUT, KEEPER]).map((name) =>
  named('party', name, name),
);
const bodyParty = fc.constant(named('party', BODY_PARTY, BODY_PARTY));
const thing = fc.oneof(
  party,
  bodyParty,
  pick(['group', 'unit', 'ward', 'committee'] as const).map((kind) => named('body', kind, kind)),
  pick(['group', 'unit'] as const).chain((kind) =>
    party.map((of) => named('body', kind, `${kind} of ${of.words}`, { of })),
  ),
);
const office = fc
  .record({
    title: pick(OFFICES),
    of: maybe(2, thing),
    every: fc.boolean(),
    intended: maybe(6, fc.constant(true)),
  })
  .map(({ title, of, every, intended }) =>
    named('office', title, `${every ? 'every ' : ''}${title}${of ? ` of ${of.words}` : ''}`, {
      every,
      intended: intended ?? false,
      ...(of ? { of } : {}),
    }),
  );
const single: fc.Arbitrary<Role> = fc.oneof(
  { weight: 3, arbitrary: party },
  { weight: 4, arbitrary: office },
  {
    weight: 1,
    arbitrary: pick(['member', 'officer', 'everyone']).map((kind) => named('kind', kind, `any ${kind}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(thing, fc.boolean())
      .map(([of, every]) => named('members', 'members', `members of ${of.words}`, { of, every })),
  },
  {
    weight: 1,
    arbitrary: party.map((of) =>
      named('members', 'ward members', `ward members of ${of.words}`, { of, every: true }),
    ),
  },
  {
    weight: 1,
    arbitrary: party.map((of) =>
      named('line manager', 'line manager', `line manager of ${of.words}`, { of }),
    ),
  },
  { weight: 1, arbitrary: fc.constant(named('field', 'seen by', 'seen by')) },
);
const joinedBy = (by: 'and' | 'or' | 'else', parts: readonly Role[]): Role => ({
  is: 'joined',
  by,
  parts,
  words: parts.map(({ words }) => words).join(` ${by} `),
});
/** What a meaning stands for may itself be a name that a meaning gave, or a list. */
const inner: fc.Arbitrary<Role> = fc.oneof(
  fc.array(single, { minLength: 2, maxLength: 2 }).map((parts) => joinedBy('else', parts)),
  fc.array(office, { minLength: 2, maxLength: 2 }).map((parts) => joinedBy('or', parts)),
  office.map(
    (means): Role => ({
      is: 'meaning',
      name: 'director tier',
      every: false,
      intended: false,
      means,
      words: 'director tier',
    }),
  ),
);
const meaning = fc
  .record({
    means: fc.oneof(office, single, inner),
    of: maybe(2, party),
    intended: fc.boolean(),
    every: fc.boolean(),
  })
  .map(
    ({ means, of, intended, every }): Role => ({
      is: 'meaning',
      name: 'senior officer',
      every,
      intended,
      means,
      words: `senior officer${of ? ` of ${of.words}` : ''}`,
      ...(of ? { of } : {}),
    }),
  );
export const role: fc.Arbitrary<Role> = fc.oneof(
  { weight: 7, arbitrary: single },
  { weight: 1, arbitrary: meaning },
  {
    weight: 2,
    arbitrary: fc
      .record({
        by: pick(['and', 'or', 'else'] as const),
        parts: fc.array(fc.oneof(single, meaning), { minLength: 2, maxLength: 3 }),
      })
      .map(({ by, parts }) => joinedBy(by, parts)),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ all: single, but: single })
      .map(({ all, but }): Role => ({ is: 'except', all, but, words: `${all.words} except ${but.words}` })),
  },
);

const fact: fc.Arbitrary<Condition> = fc.oneof(
  pick([true, false]).chain((yes) =>
    pick([FACTS.yesNo, FACTS.other, FIELDS.yesNo]).map(
      (name): Condition => ({
        is: 'fact',
        fact: name,
        oneOf: [yes],
        words: `${name}: ${yes ? 'yes' : 'no'}`,
      }),
    ),
  ),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map(
    (oneOf): Condition => ({
      is: 'fact',
      fact: FACTS.choice,
      oneOf,
      words: `${FACTS.choice}: ${oneOf.join(' or ')}`,
    }),
  ),
  fc.integer({ min: 0, max: 3 }).map(
    (atLeast): Condition => ({
      is: 'fact',
      fact: FACTS.number,
      oneOf: [],
      atLeast,
      words: `at least ${atLeast}`,
    }),
  ),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: fact },
  {
    weight: 2,
    arbitrary: fc
      .record({ subject: pick([...PEOPLE_PARTIES, ABOUT, 'seen by']), not: fc.boolean(), role: single })
      .map(
        ({ subject, not, role }): Condition => ({
          is: 'role',
          subject,
          not,
          role,
          words: `${subject} is ${not ? 'not ' : ''}${role.words}`,
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: pick(ANY_ACTS).map(
      (act): Condition => ({ is: 'happened', act, words: `${act} has happened` }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        act: pick([STANDING.ended, STANDING.months]),
        parties: fc.subarray(['asker', 'holder'], { minLength: 1 }),
      })
      .map(
        ({ act, parties }): Condition => ({
          is: 'stands',
          act,
          parties,
          words: `${act} stands for ${parties.join(', ')}`,
        }),
      ),
  },
  {
    weight: 1,
    arbitrary: single.map((role): Condition => ({ is: 'consent', role, words: `consent of ${role.words}` })),
  },
);

const duration: fc.Arbitrary<Duration> = fc
  .record({
    count: fc.integer({ min: 0, max: 12 }),
    unit: fc.constantFrom('working days', 'clear days', 'days', 'hours', 'months' as const),
  })
  .map(({ count, unit }) => ({ count: unit === 'months' ? count % 3 : count, unit }));

const by: fc.Arbitrary<By> = fc.oneof(
  fc.constant({ is: 'field', field: FIELDS.date } as const),
  pick(ANY_ACTS).chain((act) => pick(['before', 'at'] as const).map((is): By => ({ is, act }))),
  duration.map(({ count, unit }): By => ({ is: 'before field', count: count + 1, unit, field: FIELDS.date })),
);

/** `earlier`: norms of the same version that this one may point to, so that nothing leads back to itself. */
const step = (earlier: readonly string[]): fc.Arbitrary<Step> =>
  fc
    .record({
      if: some(3, condition),
      clause: maybe(3, fc.constant('9')),
      what: fc.oneof(
        pick(['consent of', 'advice of', 'consult'] as const).chain((is) =>
          single.map((role) => ({ is, role })),
        ),
        fc.record({
          is: fc.constant('tell' as const),
          role: single,
          telling: fc.subarray([...TELLABLE], { minLength: 1, maxLength: 2 }),
        }),
        pick(ANY_ACTS).chain((act) =>
          maybe(2, single).map((to) => ({ is: 'act' as const, act, ...(to ? { to } : {}) })),
        ),
        ...(earlier.length > 0 ? [pick(earlier).map((norm) => ({ is: 'norm' as const, norm }))] : []),
      ),
    })
    .map(
      ({ if: conditions, clause, what }): Step => ({
        if: conditions,
        words: `first ${what.is}`,
        ...(clause === undefined ? {} : { clause }),
        ...what,
      }),
    );

const actWhen = pick(ANY_ACTS).map((act): When => ({ is: 'act', act }));
const whenFor = (earlier: readonly string[], force: string): fc.Arbitrary<readonly When[]> => {
  const acts = fc.uniqueArray(actWhen, {
    minLength: 1,
    maxLength: 2,
    selector: (when) => JSON.stringify(when),
  });
  const norms =
    earlier.length === 0
      ? []
      : [
          pick(earlier).chain((norm) =>
            pick(['overdue', 'gone against'] as const).map((is): readonly When[] => [{ is, norm }]),
          ),
        ];
  const lapse = pick([STANDING.ended, STANDING.months]).map((act): readonly When[] => [
    { is: 'lapses', act },
  ]);
  const lasting = fc.oneof(
    fc.constant<readonly When[]>([{ is: 'in office' }]),
    pick([STANDING.ended, STANDING.always]).map((act): readonly When[] => [{ is: 'stands', act }]),
  );
  const whenever = [
    { weight: 6, arbitrary: acts },
    { weight: 1, arbitrary: lapse },
    ...norms.map((arbitrary) => ({ weight: 2, arbitrary })),
  ];
  if (force === 'must' || force === 'should')
    return fc.oneof(
      ...whenever,
      { weight: 2, arbitrary: fc.constant<readonly When[]>([{ is: 'it is done' }]) },
      { weight: 1, arbitrary: lasting },
    );
  return fc.oneof(...whenever, { weight: 4, arbitrary: fc.constant<readonly When[]>([]) });
};

const body = (earlier: readonly string[], hasTable: boolean): fc.Arbitrary<NormBody> =>
  fc
    .constantFrom('must', 'must not', 'should', 'should not', 'may', 'alone may', 'has a right to' as const)
    .chain((force) => {
      const canTell = ['must', 'must not', 'should', 'should not', 'has a right to'].includes(force);
      return fc
        .record({
          who: role,
          tells: canTell ? maybe(2, fc.constant(true)) : fc.constant(undefined),
          acts: fc.uniqueArray(pick(ANY_ACTS), { minLength: 1, maxLength: 2 }),
          lasting: fc.uniqueArray(pick([STANDING.ended, STANDING.months, STANDING.months, ...ANY_ACTS]), {
            minLength: 1,
            maxLength: 2,
          }),
          when: whenFor(earlier, force),
          if: some(1, condition),
          unless: some(3, condition),
          to: hasTable ? fc.oneof(role, fc.constant('table' as const)) : maybe(1, role),
          with: some(3, pick([FIELDS.text, FIELDS.date])),
          first: some(2, step(earlier)),
          telling: fc.oneof(fc.subarray([...TELLABLE], { minLength: 1 }), fc.constant('everything' as const)),
          within: maybe(1, duration),
          calendar: maybe(3, fc.constant(OTHER_CALENDAR)),
          from: maybe(2, fc.constant(FIELDS.received)),
          by: maybe(3, by),
          after: maybe(5, duration),
          until: some(1, fc.record({ act: pick(ANY_ACTS), by: maybe(3, single) })),
          pausedWhile: some(4, pick([STANDING.ended, STANDING.months])),
          showing: maybe(5, fc.constant('CC')),
        })
        .map((it): NormBody => {
          const deed = force === 'must' || force === 'should';
          const lasting = it.when.some(
            (when) => when.is === 'it is done' || when.is === 'in office' || when.is === 'stands',
          );
          // A rule that is set off by nothing cannot count from anything; telling is set off by an act.
          const tells = it.tells === true && !(deed && lasting);
          const timed = it.when.length > 0 && !lasting;
          const counted = timed || it.when.some((when) => when.is === 'in office' || when.is === 'stands');
          const telling = tells && deed && it.telling === 'everything' ? [FIELDS.text] : it.telling;
          const to = tells ? (it.to ?? it.who) : it.to;
          return {
            who: it.who,
            force,
            acts: tells ? ['tell'] : it.when.some((when) => when.is === 'in office') ? it.lasting : it.acts,
            when: it.when,
            if: it.if,
            unless: it.unless,
            ...(to === undefined ? {} : { to }),
            with: it.with,
            first: tells ? [] : it.first,
            ...(tells ? { telling } : {}),
            ...((deed ? counted : timed) && it.within !== undefined ? { within: it.within } : {}),
            ...(counted && it.calendar !== undefined ? { calendar: it.calendar } : {}),
            ...(timed && it.from !== undefined ? { from: it.from } : {}),
            ...(timed && deed && it.within === undefined && it.by !== undefined ? { by: it.by } : {}),
            ...(timed && it.after !== undefined ? { after: it.after } : {}),
            until: it.until.map(({ act, by }) => (by === undefined ? { act } : { act, by })),
            pausedWhile: timed ? it.pausedWhile : [],
            ...(it.showing === undefined ? {} : { showing: it.showing }),
          };
        });
    });

export const table: fc.Arbitrary<Table> = fc
  .array(fc.record({ cells: some(1, condition), to: role }), { minLength: 1, maxLength: 3 })
  .map((rows) => ({ clause: '', place, rows: rows.map((row) => ({ ...row, words: 'row', place })) }));

const CHANGES = ['nothing', 'force', 'within', 'who', 'if', 'unless', 'when', 'until', 'to'] as const;

interface Change {
  readonly change: (typeof CHANGES)[number];
  readonly other: NormBody;
}

export const norm = (clause: string, earlier: readonly string[], hasTable: boolean): fc.Arbitrary<Norm> =>
  fc
    .record({
      body: body(earlier, hasTable),
      over: earlier.length === 0 ? fc.constant([]) : some(4, pick(earlier)),
      readings: fc.oneof<fc.MaybeWeightedArbitrary<readonly Change[]>[]>(
        { weight: 5, arbitrary: fc.constant<readonly Change[]>([]) },
        {
          weight: 1,
          arbitrary: fc.array<Change>(
            fc.record({
              change: pick(CHANGES),
              other: body(earlier, hasTable),
            }),
            { minLength: 2, maxLength: 2 },
          ),
        },
      ),
      chosen: maybe(3, fc.nat(1)),
      restates: maybe(9, pick(['law/1', 'council/law/0/2', 'law/1/rule', 'law/9'])),
    })
    .map(
      ({ body, over, readings, chosen, restates }): Norm => ({
        ...body,
        id: `${clause}/rule`,
        clause,
        place,
        over: [...new Set(over)],
        ...(restates === undefined ? {} : { restates }),
        readings: readings.map(({ change, other }, index) => ({
          says: `reading ${index}`,
          chosen: chosen === index,
          body: changed(body, change, other),
        })),
      }),
    );

const isSetOffByActs = ({ when }: NormBody) => when.length > 0 && when.every(({ is }) => is === 'act');

function changed(body: NormBody, change: Change['change'], other: NormBody): NormBody {
  const kin = [
    ['must', 'should'],
    ['must not', 'should not'],
    ['may', 'has a right to', 'alone may'],
  ].find((some) => some.includes(body.force));
  switch (change) {
    case 'nothing':
      return body;
    case 'force':
      return kin?.includes(other.force) && !body.acts.includes('tell')
        ? { ...body, force: other.force }
        : body;
    case 'within':
      return body.within === undefined || other.within === undefined
        ? body
        : { ...body, within: other.within };
    case 'who':
      return { ...body, who: other.who };
    case 'if':
      return { ...body, if: other.if };
    case 'unless':
      return { ...body, unless: other.unless };
    case 'until':
      return { ...body, until: other.until };
    case 'to':
      return body.to === undefined || other.to === undefined ? body : { ...body, to: other.to };
    case 'when':
      return isSetOffByActs(body) && isSetOffByActs(other) ? { ...body, when: other.when } : body;
  }
}

const presumption: fc.Arbitrary<Presumption> = fc.record({
  answer: fc.constantFrom(true, false, 'not presumed' as const),
  clause: fc.constantFrom('1', '2'),
  if: some(1, condition),
  with: some(2, fc.constant(FIELDS.text)),
});

export const question = (clause: string): fc.Arbitrary<Question> =>
  fc.record({
    id: fc.constant(`${clause}/question`),
    clause: fc.constant(clause),
    place: fc.constant(place),
    asks: pick([FACTS.yesNo, FACTS.other, FACTS.yesNo, FACTS.other, FACTS.choice, FACTS.number]),
    when: actWhen.map((when) => [when]),
    decidedBy: role,
    first: some(3, step([])),
    presume: some(1, presumption),
  });
