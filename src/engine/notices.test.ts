import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  body,
  consentOf,
  done,
  every,
  except,
  fact,
  kind,
  membersOf,
  norm,
  office,
  on,
  or,
  PEOPLE,
  party,
  record,
  rulebook,
  standingOf,
  text,
} from './example-rulebook.ts';
import type { Act } from './history.ts';
import type { NormBody } from './rules.ts';

const answered = done('answered', '2026-11-04', 'olly', { reply: 'Yes.' });
const tell = (keys: Partial<NormBody>) =>
  norm('6/tell', party('officer asked'), 'must', 'tell', {
    when: [on('answered')],
    telling: ['reply'],
    ...keys,
  });
const wall = (keys: Partial<NormBody>) =>
  norm('7/wall', party('officer asked'), 'must not', 'tell', {
    when: [on('asked')],
    telling: ['reply'],
    ...keys,
  });
const others = except(every(kind('member')), membersOf(party('asking group')));
const states = (rules: Parameters<typeof standingOf>[0], ...acts: Act[]) =>
  standingOf(rules, record(ASKED, ...acts), '2026-11-10').notices.map(({ to, state }) => `${to} ${state}`);

test('what a clause makes known goes to each recipient, with its fields and no others', () => {
  const standing = standingOf([tell({ to: others })], record(ASKED, answered), '2026-11-10');
  assert.deepEqual(
    standing.notices.map(({ to, telling, state }) => [to, telling, state]),
    [['bea', ['reply'], 'ready']],
  );
  assert.deepEqual(
    standing.duties.map(({ state }) => state),
    ['open'],
  );
});

test('a notice waits for what is not on the record, save for a phrase that tells itself', () => {
  const waiting = standingOf(
    [tell({ to: others, telling: ['finding', 'that it is over'] })],
    record(ASKED, answered),
    '2026-11-10',
  );
  assert.deepEqual(
    waiting.notices.map(({ state, lacks }) => [state, lacks]),
    [['waiting', ['finding']]],
  );
});

test('telling everybody meets the duty', () => {
  const told = done('told', '2026-11-05', 'olly', { of: 'bea', norm: '6/tell', telling: ['reply'] });
  const standing = standingOf([tell({ to: others })], record(ASKED, answered, told), '2026-11-10');
  assert.deepEqual(
    [standing.notices[0]?.state, standing.duties[0]?.state, standing.duties[0]?.metBy],
    ['told', 'met', told.id],
  );
});

test('recipients are those of the day on which it fell due', () => {
  const joined = {
    ...PEOPLE,
    people: [...PEOPLE.people, { id: 'cy', name: 'cy', kind: 'member' as const }],
    memberships: [...PEOPLE.memberships, { person: 'cy', body: 'blue', from: '2026-11-08' }],
  };
  const blue = tell({ to: membersOf(body('group')) });
  const standing = standingOf([blue], record(ASKED, answered), '2026-11-10', joined);
  assert.equal(
    standing.notices.some(({ to }) => to === 'cy'),
    false,
  );
});

test('of two who may be told either suffices, and the sender picks', () => {
  const either = tell({ to: or(office('monitoring officer'), office('head of paid service')) });
  assert.deepEqual(states([either], answered), ['hal waiting', 'mona waiting']);
  const told = done('told', '2026-11-05', 'olly', { of: 'mona', norm: '6/tell' });
  assert.deepEqual(states([either], answered, told), ['hal ended', 'mona told']);
});

test('a notice to whom the case is about is held for whoever handles it', () => {
  const raised = done('raised', '2026-11-02', 'amir', { subject: 'mona' });
  const about = norm('6/tell', office('head of paid service'), 'must', 'tell', {
    when: [on('raised')],
    to: office('monitoring officer'),
    telling: ['that a concern was raised'],
  });
  assert.deepEqual(
    standingOf([about], record(raised), '2026-11-03').notices.map(({ state }) => state),
    ['held'],
  );
});

test('a wall stands from its act until the first act that ends it', () => {
  const standing = (...acts: Act[]) =>
    standingOf(
      [wall({ to: others, telling: 'everything', until: [{ act: 'answered' }] })],
      record(ASKED, ...acts),
      '2026-11-10',
    ).walls;
  assert.deepEqual(
    standing().map(({ against, telling, state }) => [against.people, telling, state]),
    [[['bea'], 'everything', 'in force']],
  );
  assert.deepEqual(
    standing(answered).map(({ state }) => state),
    ['ended'],
  );
});

test('a wall that consent lifts stands while consent is not known', () => {
  const lifted = wall({ to: others, unless: [consentOf(office('leader', party('asking group')))] });
  const state = (...acts: Act[]) =>
    standingOf([lifted], record(ASKED, ...acts), '2026-11-10').walls.map((one) => one.state);
  assert.deepEqual(state(), ['in force']);
  assert.deepEqual(state(done('consent.given', '2026-11-03', 'rosa', { of: 'rosa' })), []);
  assert.deepEqual(state(done('consent.refused', '2026-11-03', 'rosa', { of: 'rosa' })), ['in force']);
});

test('a notice required and walled at equal rank is a conflict, and is not sent', () => {
  const standing = standingOf(
    [tell({ to: others }), wall({ to: others })],
    record(ASKED, answered),
    '2026-11-10',
  );
  assert.deepEqual(
    standing.conflicts.map(({ kind: is, norms }) => [is, norms.map((one) => one.norm)]),
    [['opposed', ['6/tell', '7/wall']]],
  );
  assert.deepEqual(
    standing.notices.map(({ state }) => state),
    ['waiting'],
  );
});

test('a wall about other things opposes no notice', () => {
  const standing = standingOf(
    [tell({ to: others }), wall({ to: others, telling: ['finding'] })],
    record(ASKED, answered),
    '2026-11-10',
  );
  assert.deepEqual([standing.conflicts, standing.notices[0]?.state], [[], 'ready']);
});

test('what the law makes known pierces a wall of the protocol, for that person alone', () => {
  const law = text([tell({ to: office('leader', party('asking group')) })], {
    id: 'law/example',
    document: 'law',
    floor: true,
    rank: 0,
  });
  const book = rulebook([law, text([wall({ to: every(kind('member')) })])]);
  const standing = standingOf(book, record(ASKED, answered), '2026-11-10');
  assert.deepEqual(
    standing.notices.map(({ to, state }) => [to, state]),
    [['rosa', 'ready']],
  );
  assert.deepEqual(standing.walls[0]?.against.people, ['amir', 'bea']);
  assert.deepEqual(
    standing.conflicts.map(({ kind: is }) => is),
    ['below the law'],
  );
});

test('an exception to one limb takes that notice away and leaves the others', () => {
  const urgent = { ...ASKED, values: { ...ASKED.values, urgent: true } };
  const copy = tell({ to: office('director') });
  const other = { ...tell({ to: office('head of paid service') }), id: '6/other' };
  const routine = norm('6/routine', party('officer asked'), 'should not', 'tell', {
    when: [on('answered')],
    if: [fact('urgent')],
    to: office('director'),
    telling: ['reply'],
    over: ['6/tell'],
  });
  const of = (asked: Act) => standingOf([copy, other, routine], record(asked, answered), '2026-11-10');
  assert.deepEqual(
    of(urgent).notices.map(({ to }) => to),
    ['hal'],
  );
  assert.deepEqual(of(urgent).walls[0]?.because.setAside, [
    { norm: '6/tell', version: 'example/protocol/2026', why: 'over' },
  ]);
  assert.deepEqual(
    of(ASKED)
      .notices.map(({ to }) => to)
      .sort(),
    ['dina', 'hal'],
  );
});

test('a notice once told is told, whatever comes to be known later', () => {
  const unless = tell({ to: others, unless: [fact('excused')] });
  const excused = done('held', '2026-11-06', 'olly', { excused: true });
  const told = done('told', '2026-11-05', 'olly', { of: 'bea', norm: '6/tell' });
  assert.deepEqual(states([unless], answered, told, excused), ['bea told']);
  assert.deepEqual(states([unless], answered, excused), []);
});
