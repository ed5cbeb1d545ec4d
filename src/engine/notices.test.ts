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
  tellStep,
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

// The exception keeps the reply from the director while it is urgent, or from everybody; the rest is told all the same.
const urgently = { ...ASKED, values: { ...ASKED.values, urgent: true, received: 'post' } };
const kept = (keys: Parameters<typeof norm>[4] = {}) =>
  norm('6/kept', party('officer asked'), 'must not', 'tell', {
    when: [on('answered')],
    if: [fact('urgent')],
    to: office('director'),
    telling: ['reply'],
    over: ['6/tell'],
    ...keys,
  });
const both = (keys: Partial<NormBody> = {}) =>
  tell({ to: office('director'), telling: ['received', 'reply'], ...keys });
const sent = (rules: Parameters<typeof standingOf>[0], ...acts: Act[]) =>
  standingOf(rules, record(...acts), '2026-11-10');
const carried = (rules: Parameters<typeof standingOf>[0], ...acts: Act[]) =>
  sent(rules, ...acts).notices.map(({ to, telling, state }) => [to, telling, state]);

test('what an exception keeps from a recipient is taken out of their notice, and the rest is told', () => {
  const standing = sent([both(), kept()], urgently, answered);
  assert.deepEqual(
    standing.notices.map(({ telling, state }) => [telling, state]),
    [[['received'], 'ready']],
  );
  assert.deepEqual(standing.walls[0]?.because.setAside, [
    { norm: '6/tell', version: 'example/protocol/2026', why: 'over' },
  ]);
  assert.deepEqual(
    carried([both(), kept()], { ...urgently, values: { ...urgently.values, urgent: false } }, answered),
    [['dina', ['received', 'reply'], 'ready']],
  );
  const another = both({ to: every(kind('officer')) });
  assert.deepEqual(carried([another, kept()], urgently, answered), [
    ['dina', ['received'], 'ready'],
    ['hal', ['received', 'reply'], 'ready'],
    ['mona', ['received', 'reply'], 'ready'],
  ]);
});

test('a notice that waits only for what is kept back is ready without it', () => {
  const finding = both({ telling: ['received', 'finding'] });
  assert.deepEqual(carried([finding, kept({ telling: ['finding'] })], urgently, answered), [
    ['dina', ['received'], 'ready'],
  ]);
});

test('where walls together or one of everything leave nothing to tell, neither notice nor duty is owed', () => {
  const rest = { ...kept({ telling: ['received'] }), id: '6/rest' };
  for (const walls of [[kept(), rest], [kept({ telling: 'everything' })]]) {
    const standing = sent([both(), ...walls], urgently, answered);
    assert.deepEqual([standing.notices, standing.duties], [[], []]);
  }
});

test('a wall of the law or of higher rank takes its fields out of a notice, and one that only forbids does of advice', () => {
  const law = (keys: Parameters<typeof text>[1]) =>
    rulebook([text([both()]), text([kept({})], { id: 'law/example', document: 'law', ...keys })]);
  const lessened = [['dina', ['received'], 'ready']];
  assert.deepEqual(carried(law({ floor: true, rank: 0 }), urgently, answered), lessened);
  assert.deepEqual(carried(law({ rank: 40 }), urgently, answered), lessened);
  const advice: Parameters<typeof standingOf>[0] = [
    { ...both(), force: 'should' },
    { ...kept(), over: [] },
  ];
  assert.deepEqual(carried(advice, urgently, answered), lessened);
  assert.deepEqual(carried([both(), { ...kept(), over: [] }], urgently, answered), [
    ['dina', ['received', 'reply'], 'waiting'],
  ]);
});

test('telling all but what is kept back meets the duty, and what was kept back is not owed afterwards', () => {
  const told = (telling: string[]) =>
    done('told', '2026-11-05', null, { of: 'dina', norm: '6/tell', telling });
  const calm = done('held', '2026-11-06', 'olly', { urgent: false });
  for (const later of [[], [calm]]) {
    const standing = sent([both(), kept()], urgently, answered, told(['received']), ...later);
    assert.deepEqual(
      [standing.notices[0]?.state, standing.notices[0]?.telling, standing.duties[0]?.state],
      ['told', ['received'], 'met'],
    );
  }
  assert.deepEqual(carried([both()], urgently, answered, told(['received'])), [
    ['dina', ['received', 'reply'], 'ready'],
  ]);
});

test('a step of telling is done when all but what is kept back has been told', () => {
  const first = norm('6/tell', party('officer asked'), 'must', 'decided', {
    when: [on('answered')],
    first: [tellStep(office('director'), 'received', 'reply')],
  });
  assert.deepEqual(carried([first, kept()], urgently, answered), [['dina', ['received'], 'ready']]);
  const told = done('told', '2026-11-05', null, { of: 'dina', norm: '6/tell', telling: ['received'] });
  assert.deepEqual(
    sent([first, kept()], urgently, answered, told).duties[0]?.steps.map(({ state }) => state),
    ['done'],
  );
});

test('a notice once told is told, whatever comes to be known later', () => {
  const unless = tell({ to: others, unless: [fact('excused')] });
  const excused = done('held', '2026-11-06', 'olly', { excused: true });
  const told = done('told', '2026-11-05', 'olly', { of: 'bea', norm: '6/tell' });
  assert.deepEqual(states([unless], answered, told, excused), ['bea told']);
  assert.deepEqual(states([unless], answered, excused), []);
});
