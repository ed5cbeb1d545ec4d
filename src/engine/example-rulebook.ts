// Small rulebooks, directories and records written by hand, for the engine’s own tests. Nothing that runs imports it.

import { newCalendar } from '#calendar/calendar.ts';
import { derive } from './derive.ts';
import type { Act, Directory, History, Instant, Value } from './history.ts';
import { judge } from './judge.ts';
import type {
  ActType,
  Condition,
  CouncilRules,
  Fact,
  Force,
  Norm,
  NormBody,
  Party,
  Question,
  Role,
  Rulebook,
  Step,
  Table,
  Version,
  When,
} from './rules.ts';
import type { CaseStanding, Verdict } from './standing.ts';

const place = { file: 'example.md', line: 1, column: 1 };

// ── Roles ──

type Named = Extract<Role, { is: 'named' }>;
const named = (how: Named['how'], name: string, of?: Role): Named => ({
  is: 'named',
  how,
  name,
  every: false,
  intended: false,
  ...(of ? { of } : {}),
  words: of ? `${name} of ${of.words}` : name,
});

export const party = (name: string): Named => named('party', name);
export const field = (name: string): Named => named('field', name);
export const office = (title: string, of?: Role): Named => named('office', title, of);
export const kind = (name: 'member' | 'officer' | 'everyone'): Named => named('kind', name);
export const body = (name: 'group' | 'committee' | 'ward' | 'unit', of?: Role): Named =>
  named('body', name, of);
export const membersOf = (of: Role): Named => named('members', 'members', of);
export const lineManager = (of: Role): Named => named('line manager', 'line manager', of);
export const every = (role: Named): Named => ({ ...role, every: true, words: `every ${role.words}` });
export const intended = (role: Named): Named => ({ ...role, intended: true });
const joined = (by: 'and' | 'or' | 'else', parts: readonly Role[]): Role => ({
  is: 'joined',
  by,
  parts,
  words: parts.map((part) => part.words).join(` ${by} `),
});
export const and = (...parts: Role[]): Role => joined('and', parts);
export const or = (...parts: Role[]): Role => joined('or', parts);
export const orElse = (...parts: Role[]): Role => joined('else', parts);
export const except = (all: Role, but: Role): Role => ({
  is: 'except',
  all,
  but,
  words: `${all.words} except ${but.words}`,
});

// ── Conditions, steps, triggers ──

export const fact = (name: string, ...oneOf: (boolean | string | number)[]): Condition => ({
  is: 'fact',
  fact: name,
  oneOf: oneOf.length > 0 ? oneOf : [true],
  words: name,
});
export const atLeast = (name: string, count: number): Condition => ({
  is: 'fact',
  fact: name,
  oneOf: [],
  atLeast: count,
  words: name,
});
export const isA = (subject: string, role: Role, not = false): Condition => ({
  is: 'role',
  subject,
  not,
  role,
  words: `${subject} is ${role.words}`,
});
export const happened = (act: string): Condition => ({ is: 'happened', act, words: `${act} has happened` });
export const stands = (act: string, ...parties: string[]): Condition => ({
  is: 'stands',
  act,
  parties,
  words: `${act} stands`,
});
export const consentOf = (role: Role): Condition => ({ is: 'consent', role, words: `${role.words} agreed` });
export const step = (
  is: 'consent of' | 'advice of' | 'consult',
  role: Role,
  ...needed: Condition[]
): Step => ({ is, role, if: needed, words: `${is} ${role.words}` });
export const tellStep = (role: Role, ...telling: string[]): Step => ({
  is: 'tell',
  role,
  telling,
  if: [],
  words: `tell ${role.words}`,
});
export const on = (act: string): When => ({ is: 'act', act });
export const whenDone: When = { is: 'it is done' };

// ── Norms and texts ──

/** A norm: `norm('1/answer', party('officer asked'), 'must', 'asked.answered', { when: [on('asked')] })`. */
export function norm(
  id: string,
  who: Role,
  force: Force,
  act: string | readonly string[],
  keys: Partial<NormBody> & {
    over?: readonly string[];
    restates?: string;
    readings?: readonly ({ says: string; chosen?: boolean } & Partial<NormBody>)[];
  } = {},
): Norm {
  const { over = [], restates, readings = [], ...rest } = keys;
  const base: NormBody = {
    who,
    force,
    acts: typeof act === 'string' ? [act] : act,
    when: [],
    if: [],
    unless: [],
    with: [],
    first: [],
    until: [],
    pausedWhile: [],
    ...rest,
  };
  return {
    ...base,
    id,
    clause: id.split('/')[0] ?? id,
    place,
    over,
    ...(restates === undefined ? {} : { restates }),
    readings: readings.map(({ says, chosen = false, ...own }) => ({
      says,
      chosen,
      body: { ...base, ...own },
    })),
  };
}

export const question = (
  id: string,
  asks: string,
  decidedBy: Role,
  keys: Partial<Question> = {},
): Question => ({
  id,
  clause: id.split('/')[0] ?? id,
  place,
  asks,
  when: [],
  decidedBy,
  first: [],
  presume: [],
  ...keys,
});

export const table = (clause: string, ...rows: { cells: readonly Condition[]; to: Role }[]): Table => ({
  clause,
  place,
  rows: rows.map((row) => ({ ...row, words: row.to.words, place })),
});

export function text(
  rules: readonly (Norm | Question | Table)[],
  keys: Partial<Omit<Version, 'clauses'>> = {},
): Version {
  const numbers = [...new Set(rules.map((rule) => rule.clause))];
  return {
    id: 'example/protocol/2026',
    document: 'protocol',
    title: 'Example protocol',
    cited: 'adopted 2026',
    status: 'adopted',
    inForce: {},
    rank: 30,
    floor: false,
    considered: false,
    ...keys,
    clauses: numbers.map((number) => {
      const here = rules.filter((rule) => rule.clause === number);
      const tables = here.filter((rule): rule is Table => 'rows' in rule);
      return {
        number,
        statement: '',
        place,
        treatment: 'enforced' as const,
        doubts: [],
        openQuestions: [],
        norms: here.filter((rule): rule is Norm => 'force' in rule),
        questions: here.filter((rule): rule is Question => 'asks' in rule),
        prompts: [],
        records: [],
        ...(tables[0] ? { table: tables[0] } : {}),
      };
    }),
  };
}

const act = (name: string, keys: Partial<ActType> = {}): ActType => ({
  name,
  procedure: 'asking',
  opens: false,
  closes: false,
  done: 'either',
  sets: [],
  facts: [],
  fields: [],
  plain: name,
  toDo: name,
  noun: `A ${name}`,
  carries: [],
  private: false,
  ...keys,
});

const parties: readonly Party[] = [
  'member asking',
  'officer asked',
  'recipient',
  'asking group',
  'helper',
].map((name) => ({
  name,
  is: 'anyone',
  label: name,
  about: false,
}));
const facts: readonly Fact[] = ['urgent', 'secret', 'excused'].map((name) => ({
  name,
  phrase: name,
  label: name,
  type: 'yes/no',
  choices: [],
}));

const fields = (...names: string[]): ActType['fields'] =>
  names.map((name) => ({ name, type: 'text', label: name, choices: [], required: false, subject: false }));

export const VOCABULARY: Rulebook['vocabulary'] = {
  procedures: [
    {
      name: 'asking',
      title: 'Asking',
      noun: 'Question',
      plain: '',
      youWantTo: '',
      everydayWords: [],
      private: false,
      parties: [...parties, { name: 'subject', is: 'anyone', label: 'subject', about: true }],
      facts,
      acts: [
        act('asked', {
          opens: true,
          by: 'member asking',
          sets: ['officer asked', 'asking group'],
          to: 'officer asked',
          fields: fields('received', 'meeting', 'copied to'),
        }),
        act('passed on', { by: 'officer asked', sets: ['officer asked'] }),
        act('answered', { closes: true, by: 'officer asked', fields: fields('reply') }),
        act('held', { by: 'officer asked', fields: fields('promised') }),
        act('stepped in', { by: 'member asking', to: 'helper', sets: ['helper'] }),
        act('reported', { sets: ['recipient'], to: 'recipient' }),
        act('raised', { opens: true, by: 'member asking', sets: ['subject', 'recipient'], to: 'recipient' }),
        act('decided', { fields: fields('finding') }),
        act('visited'),
        act('agreed', {
          by: 'officer asked',
          stands: { between: ['officer asked', 'matter'], until: 'agreement.ended' },
          fields: fields('matter'),
        }),
        act('agreement.ended', { by: 'officer asked', fields: fields('matter') }),
        act('registered', { by: 'member asking', stands: { between: ['member asking'], months: 12 } }),
        act('clarification.awaited', {
          stands: { between: ['officer asked'], until: 'clarification.received' },
        }),
        act('clarification.received', {}),
      ],
    },
  ],
};

export function rulebook(versions: readonly Version[], council: Partial<CouncilRules> = {}): Rulebook {
  return {
    council: {
      council: 'example',
      name: 'Example Council',
      zone: 'Europe/London',
      calendar: 'england-and-wales',
      referredBy: [],
      ...council,
    },
    versions,
    vocabulary: VOCABULARY,
  };
}

// ── People and records ──

/** Two groups (Red: amir, the leader rosa; Blue: bea), two units (Roads inside Place) and their officers. */
export const PEOPLE: Directory = {
  people: [
    ...['amir', 'rosa', 'bea'].map((id) => ({ id, name: id, kind: 'member' as const })),
    ...['olly', 'dina', 'mona', 'hal'].map((id) => ({ id, name: id, kind: 'officer' as const })),
    { id: 'tess', name: 'tess', kind: 'outsider' },
  ],
  bodies: [
    { id: 'red', kind: 'group', name: 'Red' },
    { id: 'blue', kind: 'group', name: 'Blue' },
    { id: 'place', kind: 'unit', name: 'Place' },
    { id: 'roads', kind: 'unit', name: 'Roads', within: 'place' },
  ],
  memberships: [
    { person: 'amir', body: 'red' },
    { person: 'rosa', body: 'red' },
    { person: 'bea', body: 'blue' },
    { person: 'olly', body: 'roads' },
    { person: 'dina', body: 'place' },
  ],
  offices: [
    { id: 'red-leader', title: 'leader', of: 'red' },
    { id: 'blue-leader', title: 'leader', of: 'blue' },
    { id: 'director', title: 'director', of: 'place' },
    { id: 'mo', title: 'monitoring officer' },
    { id: 'head', title: 'head of paid service' },
  ],
  holdings: [
    { office: 'red-leader', person: 'rosa' },
    { office: 'blue-leader', person: 'bea' },
    { office: 'director', person: 'dina' },
    { office: 'mo', person: 'mona' },
    { office: 'head', person: 'hal' },
  ],
  lines: [{ person: 'olly', manager: 'dina' }],
};

/** An instant of a date (midday) or of a date and time in winter, `2026-11-23T10:00`. */
export const at = (written: string): Instant =>
  Date.parse(written.includes('T') ? `${written}Z` : `${written}T12:00Z`);

export function done(
  name: string,
  when: string,
  by: string | null,
  values: Readonly<Record<string, Value>> = {},
  keys: Partial<Act> = {},
): Act {
  const happened = at(when);
  return {
    id: `${name} ${when}`,
    case: 'case',
    act: name,
    by,
    done: 'here',
    happened,
    recorded: happened,
    values,
    ...keys,
  };
}

export const record = (...acts: Act[]): History => ({
  case: 'case',
  acts: acts.filter((one) => one.case === 'case'),
  elsewhere: acts.filter((one) => one.case !== 'case'),
});

/** How most of the records begin: amir, of the Red group, asks olly. */
export const ASKED: Act = done('asked', '2026-11-02', 'amir', {
  'officer asked': 'olly',
  'asking group': 'red',
});

const HOLIDAYS = ['2026-12-25', '2026-12-28', '2027-01-01'].map((date) => ({ date, title: 'Holiday' }));
export const CALENDARS: ReadonlyMap<string, ReturnType<typeof newCalendar>> = new Map([
  ['england-and-wales', newCalendar('england-and-wales', '2026-01-01', '2027-12-31', HOLIDAYS)],
]);

type Rules = readonly (Norm | Question | Table)[] | Rulebook;
const bookOf = (rules: Rules): Rulebook => ('versions' in rules ? rules : rulebook([text(rules)]));

/** What follows, from rules alone or from a whole rulebook. */
export function standingOf(
  rules: Rules,
  history: History,
  when: string,
  directory: Directory = PEOPLE,
): CaseStanding {
  return derive(bookOf(rules), directory, history, CALENDARS, at(when));
}

/** Whether the last act may be done, at the time at which it happened. */
export function verdictOn(
  rules: Rules,
  history: History,
  proposed: Act,
  directory: Directory = PEOPLE,
): Verdict {
  return judge(bookOf(rules), directory, history, CALENDARS, proposed.recorded, proposed);
}
