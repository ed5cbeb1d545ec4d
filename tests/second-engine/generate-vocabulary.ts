// A small random vocabulary: two procedures with parties, facts, acts that set them, and acts that outlive their case.
// Its names are everyone’s; nothing here is of any council.

import fc from 'fast-check';
import type { ActType, Field, FieldType, Vocabulary } from '#engine/rules.ts';

export const PEOPLE_PARTIES = ['asker', 'holder', 'receiver'] as const;
export const ABOUT = 'person meant';
export const BODY_PARTY = 'asking group';
export const FACTS = { yesNo: 'policy', other: 'urgent', choice: 'sort', number: 'how many' } as const;
export const FIELDS = {
  text: 'note',
  date: 'reply due',
  received: 'received',
  yesNo: 'hidden copies',
  people: 'seen by',
} as const;
export const ACTS = ['asked', 'answered', 'passed on', 'raised', 'settled'] as const;
/** Acts of the other procedure, which has some parties of the first and one of its own. */
export const FILE_ACTS = ['filed', 'checked'] as const;
/** Those of the first are met more often. */
export const ANY_ACTS = [...ACTS, ...ACTS, ...FILE_ACTS] as const;
export const KEEPER = 'keeper';
/** Here the holder is only a field. */
export const FILED = [
  'asker',
  KEEPER,
  ABOUT,
  'holder',
  FACTS.other,
  'note',
  'reply due',
  'received',
] as const;
export const STANDING = {
  ended: 'tie.declared',
  ending: 'tie.ended',
  months: 'interests.registered',
  always: 'period.begun',
} as const;
export const TELLABLE = ['note', 'asker', 'policy', 'that it was said', 'seen by'] as const;
/** A calendar that is not the council’s. */
export const OTHER_CALENDAR = 'days elsewhere';
export const OFFICES = ['director', 'leader', 'chair', 'chief', 'monitor'] as const;

const field = (name: string, type: FieldType): Field => ({
  name,
  type,
  label: name,
  choices: [],
  required: false,
  subject: false,
});
const fields = [
  field(FIELDS.text, 'text'),
  field(FIELDS.date, 'date'),
  field(FIELDS.received, 'date'),
  field(FIELDS.yesNo, 'yes/no'),
  field(FIELDS.people, 'people'),
];

const plainAct = (name: string): ActType => ({
  name,
  procedure: 'matter',
  opens: false,
  closes: false,
  done: 'either',
  sets: [],
  facts: [],
  fields,
  plain: name,
  toDo: name,
  noun: name,
  carries: [],
  private: false,
});

const either = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof(fc.constant(undefined), arbitrary);

export const vocabulary: fc.Arbitrary<Vocabulary> = fc
  .record({
    acts: fc.tuple(
      ...ACTS.map(() =>
        fc.record({
          by: either(fc.constantFrom('asker', 'holder', ABOUT)),
          to: either(fc.constant('receiver')),
        }),
      ),
    ),
    keeps: fc.boolean(),
    closes: fc.boolean(),
    about: fc.boolean(),
    key: fc.subarray(['asker', 'holder'], { minLength: 1 }),
  })
  .map(({ acts, keeps, closes, about, key }) => ({
    procedures: [
      {
        name: 'matter',
        title: 'Matters',
        noun: 'Matter',
        plain: 'A matter.',
        youWantTo: 'Raise a matter',
        everydayWords: [],
        private: false,
        parties: [
          { name: 'asker', is: 'member', label: 'asker', about: false },
          { name: 'holder', is: 'officer', label: 'holder', about: false },
          { name: 'receiver', is: 'anyone', label: 'receiver', about: false },
          { name: ABOUT, is: 'anyone', label: ABOUT, about },
          { name: BODY_PARTY, is: 'group', label: BODY_PARTY, about: false },
        ],
        facts: [
          { name: FACTS.yesNo, phrase: FACTS.yesNo, label: FACTS.yesNo, type: 'yes/no', choices: [] },
          { name: FACTS.other, phrase: FACTS.other, label: FACTS.other, type: 'yes/no', choices: [] },
          {
            name: FACTS.choice,
            phrase: FACTS.choice,
            label: FACTS.choice,
            type: 'choice',
            choices: ['a', 'b', 'c'],
          },
          { name: FACTS.number, phrase: FACTS.number, label: FACTS.number, type: 'number', choices: [] },
        ],
        acts: [
          ...ACTS.map((name, index): ActType => {
            const it = acts[index];
            return {
              ...plainAct(name),
              opens: index === 0,
              closes: closes && index === ACTS.length - 1,
              sets: ['asker', 'holder', 'receiver', ABOUT, BODY_PARTY],
              facts: Object.values(FACTS),
              ...(it?.by === undefined ? {} : { by: it.by }),
              ...(it?.to === undefined ? {} : { to: it.to }),
            };
          }),
          {
            ...plainAct(STANDING.ended),
            sets: ['asker', 'holder'],
            stands: { until: STANDING.ending, between: key },
          },
          { ...plainAct(STANDING.ending), sets: ['asker', 'holder'] },
          { ...plainAct(STANDING.always), stands: { between: [] } },
        ],
      },
      {
        name: 'file',
        title: 'Files',
        noun: 'File',
        plain: 'A file.',
        youWantTo: 'Keep a file',
        everydayWords: [],
        private: false,
        parties: [
          { name: 'asker', is: 'member', label: 'asker', about: false },
          { name: KEEPER, is: 'officer', label: KEEPER, about: false },
          { name: ABOUT, is: 'anyone', label: ABOUT, about },
        ],
        facts: [{ name: FACTS.other, phrase: FACTS.other, label: FACTS.other, type: 'yes/no', choices: [] }],
        acts: [
          ...FILE_ACTS.map(
            (name, index): ActType => ({
              ...plainAct(name),
              procedure: 'file',
              opens: index === 0,
              sets: index === 0 || !keeps ? ['asker', KEEPER, ABOUT] : ['asker', ABOUT],
              facts: [FACTS.other],
              fields: [...fields.slice(0, 3), field('holder', 'person')],
              ...(keeps ? { by: KEEPER } : {}),
            }),
          ),
          {
            ...plainAct(STANDING.months),
            procedure: 'file',
            sets: ['asker', 'holder'],
            stands: { months: 1, between: ['asker'] },
          },
        ],
      },
    ],
  }));
