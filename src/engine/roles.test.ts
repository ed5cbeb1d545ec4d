import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  body,
  done,
  every,
  except,
  intended,
  isA,
  kind,
  lineManager,
  membersOf,
  norm,
  office,
  orElse,
  PEOPLE,
  party,
  record,
  rulebook,
  standingOf,
  table,
  text,
  whenDone,
} from './example-rulebook.ts';
import type { Directory } from './history.ts';
import type { Role } from './rules.ts';

const route = (to: Role) => norm('1/route', kind('everyone'), 'must', 'reported', { when: [whenDone], to });
const raised = (subject: string) => done('raised', '2026-11-02', 'amir', { subject });
const reached = (to: Role, acts = [ASKED], directory: Directory = PEOPLE) => {
  const standing = standingOf([route(to)], record(...acts), '2026-11-03', directory);
  const [manner] = standing.manners;
  return { people: manner?.to?.people, gaps: standing.notCovered.map(({ what }) => what.why), standing };
};

test('an office of a person is that of the nearest unit around them', () => {
  assert.deepEqual(reached(office('director', party('officer asked'))).people, ['dina']);
  assert.deepEqual(reached(lineManager(party('officer asked'))).people, ['dina']);
});

test('members of a group of a person are those who belong to it on the day', () => {
  const group = membersOf(body('group', party('member asking')));
  assert.deepEqual(reached(group).people, ['amir', 'rosa']);
  const left = {
    ...PEOPLE,
    memberships: PEOPLE.memberships.map((one) =>
      one.person === 'rosa' ? { ...one, until: '2026-11-02' } : one,
    ),
  };
  assert.deepEqual(reached(group, [ASKED], left).people, ['amir']);
});

test('“else” goes on when an office is vacant or its holder is away, and back when they return', () => {
  const to = orElse(office('monitoring officer'), office('head of paid service'));
  assert.deepEqual(reached(to).people, ['mona']);
  const away = done('absence.recorded', '2026-11-02', null, { of: 'mona' });
  assert.deepEqual(reached(to, [ASKED, away]).people, ['hal']);
  assert.deepEqual(
    reached(to, [ASKED, away, done('absence.ended', '2026-11-03', null, { of: 'mona' })]).people,
    ['mona'],
  );
  const vacant = { ...PEOPLE, holdings: PEOPLE.holdings.filter((one) => one.office !== 'mo') };
  assert.deepEqual(reached(to, [ASKED], vacant).people, ['hal']);
});

test('nobody handles a matter about themselves, whatever post they hold', () => {
  const to = orElse(office('monitoring officer'), office('head of paid service'));
  assert.deepEqual(reached(to, [raised('mona')]).people, ['hal']);
  const combined = {
    ...PEOPLE,
    holdings: [...PEOPLE.holdings.filter((one) => one.office !== 'mo'), { office: 'mo', person: 'hal' }],
  };
  assert.deepEqual(reached(to, [raised('hal')], combined), {
    ...reached(to, [raised('hal')], combined),
    people: [],
    gaps: ['is the subject'],
  });
});

test('a route meant to lead to its subject does, and that is shown', () => {
  const { people, standing } = reached(intended(office('monitoring officer')), [raised('mona')]);
  assert.deepEqual(people, ['mona']);
  assert.deepEqual(
    standing.conflicts.map((one) => one.kind),
    ['route leads to its subject'],
  );
});

test('an empty office is a gap put to whom the council says to ask, not to whom it is about', () => {
  const vacant = { ...PEOPLE, holdings: PEOPLE.holdings.filter((one) => one.office !== 'director') };
  const book = rulebook([text([route(office('director', party('officer asked')))])], {
    ask: orElse(office('monitoring officer'), office('head of paid service')),
  });
  const [gap] = standingOf(book, record(ASKED), '2026-11-03', vacant).notCovered;
  assert.deepEqual([gap?.what.why, gap?.ask?.people], ['nobody holds it', ['mona']]);
  const about = standingOf(book, record(raised('mona')), '2026-11-03', vacant).notCovered;
  assert.deepEqual(about, []);
});

test('an empty “every” is no gap', () => {
  const nobody = { ...PEOPLE, holdings: [] };
  assert.deepEqual(reached(every(office('leader')), [ASKED], nobody).gaps, []);
});

test('a route of which “except” leaves nobody is a gap, and an “every” of which it does is none', () => {
  const left = reached(except(office('director', party('officer asked')), office('director')));
  assert.deepEqual([left.people, left.gaps], [[], ['nobody holds it']]);
  assert.equal(left.standing.notCovered[0]?.what.role, 'director of officer asked except director');
  const whole = reached(except(every(kind('member')), kind('member')));
  assert.deepEqual([whole.people, whole.gaps], [[], []]);
});

test('an office of the whole council inside a meaning of somebody comes to its holder', () => {
  const tiers = orElse(office('director'), office('head of paid service'));
  const lead = (of: Role, means: Role = tiers): Role => ({
    is: 'meaning',
    name: 'lead officer',
    every: false,
    intended: false,
    of,
    means,
    words: `lead officer of ${of.words}`,
  });
  const vacant = { ...PEOPLE, holdings: PEOPLE.holdings.filter((one) => one.office !== 'director') };
  const asked = lead(party('officer asked'));
  assert.deepEqual(reached(asked).people, ['dina']);
  assert.deepEqual(reached(asked, [ASKED], vacant), {
    ...reached(asked, [ASKED], vacant),
    people: ['hal'],
    gaps: [],
  });
  // Written of somebody itself, it is the text that asks for what there is not.
  const written = office('head of paid service', party('officer asked'));
  assert.deepEqual(reached(written).gaps, ['nobody holds it']);
  // Groups have leaders, so the leader of another is nobody to this one.
  const leader = lead(body('group', party('member asking')), office('leader'));
  const none = { ...PEOPLE, holdings: PEOPLE.holdings.filter((one) => one.office !== 'red-leader') };
  assert.deepEqual(reached(leader, [ASKED], none).gaps, ['nobody holds it']);
});

const byTable = { ...route(kind('everyone')), to: 'table' as const };
const rows = table(
  '1',
  { cells: [isA('subject', office('monitoring officer'))], to: office('head of paid service') },
  { cells: [isA('subject', kind('officer'))], to: office('monitoring officer') },
);

test('a table sends an act by its first row that fits', () => {
  const to = (subject: string) =>
    standingOf([byTable, rows], record(raised(subject)), '2026-11-03').manners[0]?.to?.people;
  assert.deepEqual(to('mona'), ['hal']);
  assert.deepEqual(to('olly'), ['mona']);
});

test('a table without a row that fits is a gap, and one whose cell is not known waits', () => {
  assert.deepEqual(
    standingOf([byTable, rows], record(raised('amir')), '2026-11-03').notCovered.map((one) => one.what.why),
    ['not covered'],
  );
  const waiting = standingOf([byTable, rows], record(ASKED), '2026-11-03').manners[0];
  assert.deepEqual([waiting?.state, waiting?.awaits], ['awaiting', ['subject']]);
});

test('a party is nobody until an act of its own procedure names one, and nobody becomes one by what the system did', () => {
  const registered = { ...done('registered', '2026-11-02', 'amir', { of: 'amir' }), by: null };
  const standing = standingOf([], record(registered), '2026-11-03');
  assert.equal(standing.parties['member asking'], undefined);
});
