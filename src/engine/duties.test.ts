import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  and,
  at,
  done,
  every,
  except,
  fact,
  kind,
  norm,
  office,
  on,
  or,
  party,
  record,
  rulebook,
  standingOf,
  tellStep,
  text,
  whenDone,
} from './example-rulebook.ts';
import type { Role } from './rules.ts';

const answer = norm('1/answer', party('officer asked'), 'must', 'answered', {
  when: [on('asked')],
  within: { count: 10, unit: 'working days' },
  from: 'received',
});
const only = <T>(list: readonly T[]): T => {
  assert.equal(list.length, 1, `expected one, there are ${list.length}`);
  const [first] = list;
  assert.ok(first !== undefined);
  return first;
};

test('ten working days over Christmas end on 5 January, and the duty says how and by which clause', () => {
  const asked = done('asked', '2026-12-17', 'amir', { 'officer asked': 'olly' });
  const duty = only(standingOf([answer], record(asked), '2026-12-18').duties);
  assert.equal(duty.due?.date, '2027-01-05');
  assert.equal(duty.due?.overdueFrom, at('2027-01-06T00:00'));
  assert.equal(duty.state, 'open');
  assert.deepEqual(duty.who.people, ['olly']);
  assert.equal(duty.id, 'example/protocol/2026:1/answer@asked 2026-12-17');
  assert.equal(duty.because.clause, '1');
});

test('the date of receipt counts, not the day on which it was typed in', () => {
  const asked = done('asked', '2026-11-20', 'amir', { 'officer asked': 'olly', received: '2026-11-02' });
  assert.equal(only(standingOf([answer], record(asked), '2026-11-20').duties).due?.date, '2026-11-16');
});

test('a duty is overdue from the first instant after its date, and met late when it is done then', () => {
  const before = standingOf([answer], record(ASKED), '2026-11-16T23:59');
  assert.equal(only(before.duties).state, 'open');
  assert.equal(before.nextChange, at('2026-11-17T00:00'));
  assert.equal(only(standingOf([answer], record(ASKED), '2026-11-17T00:00').duties).state, 'overdue');
  const late = record(ASKED, done('answered', '2026-11-18', 'olly'));
  assert.equal(only(standingOf([answer], late, '2026-11-19').duties).state, 'met late');
  const intime = record(ASKED, done('answered', '2026-11-16', 'olly'));
  assert.equal(only(standingOf([answer], intime, '2026-11-30').duties).state, 'met');
});

test('a duty without a stated time is open and never overdue', () => {
  const open = norm('1/answer', party('officer asked'), 'must', 'answered', { when: [on('asked')] });
  const standing = standingOf([open], record(ASKED), '2027-11-01');
  assert.equal(only(standing.duties).state, 'open');
  assert.equal(only(standing.duties).due, undefined);
  assert.equal(standing.nextChange, null);
});

test('past the end of the calendar the date is not known, and the duty says so', () => {
  const asked = done('asked', '2027-12-29', 'amir', { 'officer asked': 'olly' });
  const duty = only(standingOf([answer], record(asked), '2027-12-30').duties);
  assert.equal(duty.due?.date, undefined);
  assert.match(duty.due?.words ?? '', /past the end of the calendar/);
});

test('somebody else’s answer meets nothing, unless it was given elsewhere', () => {
  const byDina = done('answered', '2026-11-03', 'dina');
  assert.equal(only(standingOf([answer], record(ASKED, byDina), '2026-11-04').duties).state, 'open');
  const elsewhere = record(ASKED, { ...byDina, done: 'elsewhere' });
  assert.equal(only(standingOf([answer], elsewhere, '2026-11-04').duties).state, 'met');
});

test('a duty follows the party when the case is passed on', () => {
  const passed = done('passed on', '2026-11-03', 'olly', { 'officer asked': 'dina' });
  assert.deepEqual(only(standingOf([answer], record(ASKED, passed), '2026-11-04').duties).who.people, [
    'dina',
  ]);
});

test('an act meets the oldest open duty, or the one it names', () => {
  const help = norm('1/help', kind('officer'), 'must', 'visited', { when: [on('held')] });
  const [first, second] = [done('held', '2026-11-03', 'olly'), done('held', '2026-11-04', 'olly')];
  const states = (visit: ReturnType<typeof done>) =>
    standingOf([help], record(ASKED, first, second, visit), '2026-11-06').duties.map((duty) => duty.state);
  assert.deepEqual(states(done('visited', '2026-11-05', 'olly')), ['met', 'open']);
  const named = 'example/protocol/2026:1/help@held 2026-11-04';
  assert.deepEqual(states(done('visited', '2026-11-05', 'olly', {}, { meets: named })), ['open', 'met']);
});

test('what is owed ends, neither met nor broken, at the act until which it is owed', () => {
  const untilVisit = { ...answer, until: [{ act: 'visited' }] };
  const duty = only(
    standingOf([untilVisit], record(ASKED, done('visited', '2026-11-03', 'olly')), '2026-11-30').duties,
  );
  assert.equal(duty.state, 'ended');
});

test('a should may be departed from with reasons; a must may not', () => {
  const held = done(
    'held',
    '2026-11-03',
    'olly',
    {},
    { meets: '1/answer', reasons: 'It cannot be answered.' },
  );
  const should = { ...answer, force: 'should' as const };
  assert.equal(only(standingOf([should], record(ASKED, held), '2026-11-04').duties).state, 'departed');
  assert.equal(only(standingOf([answer], record(ASKED, held), '2026-11-04').duties).state, 'open');
});

test('what depends on a fact not known is awaited and not owed; known not to be so, there is nothing', () => {
  const ifUrgent = { ...answer, if: [fact('urgent')] };
  const awaiting = only(standingOf([ifUrgent], record(ASKED), '2026-12-30').duties);
  assert.deepEqual([awaiting.state, awaiting.awaits], ['awaiting', ['urgent']]);
  const given = (urgent: boolean) => record({ ...ASKED, values: { ...ASKED.values, urgent } });
  assert.equal(only(standingOf([ifUrgent], given(true), '2026-11-03').duties).state, 'open');
  assert.deepEqual(standingOf([ifUrgent], given(false), '2026-11-03').duties, []);
});

test('an exception that nobody has shown suspends nothing', () => {
  const unlessExcused = { ...answer, unless: [fact('excused')] };
  assert.equal(only(standingOf([unlessExcused], record(ASKED), '2026-11-03').duties).state, 'open');
  const excused = record({ ...ASKED, values: { ...ASKED.values, excused: true } });
  assert.deepEqual(standingOf([unlessExcused], excused, '2026-11-03').duties, []);
});

test('a rule set off by an overdue duty begins when that is overdue, and asks who is to be asked', () => {
  const escalate = norm('2/escalate', party('member asking'), 'should', 'stepped in', {
    when: [{ is: 'overdue', norm: '1/answer' }],
    to: office('director', party('officer asked')),
  });
  assert.equal(standingOf([answer, escalate], record(ASKED), '2026-11-16').duties.length, 1);
  const duty = standingOf([answer, escalate], record(ASKED), '2026-11-17').duties.find(
    (one) => one.because.norm === '2/escalate',
  );
  assert.deepEqual([duty?.since, duty?.to?.people], [at('2026-11-17T00:00'), ['dina']]);
});

test('what applies only after some days is not there before, and the case says when it will be', () => {
  const later = norm('2/escalate', party('member asking'), 'should', 'stepped in', {
    when: [on('asked')],
    after: { count: 10, unit: 'days' },
    until: [{ act: 'answered' }],
  });
  const before = standingOf([later], record(ASKED), '2026-11-12');
  assert.deepEqual([before.duties, before.nextChange], [[], at('2026-11-13T00:00')]);
  assert.equal(only(standingOf([later], record(ASKED), '2026-11-13').duties).state, 'open');
  const answered = record(ASKED, done('answered', '2026-11-05', 'olly'));
  assert.deepEqual(standingOf([later], answered, '2026-11-20').duties, []);
});

test('one of “or” is reached by one, all of “every” by all, in one act or several', () => {
  const reported = (to: ReturnType<typeof or>) =>
    norm('3/report', party('officer asked'), 'must', 'reported', { when: [on('asked')], to });
  const mona = done('reported', '2026-11-03', 'olly', { recipient: 'mona' });
  const hal = done('reported', '2026-11-04', 'olly', { recipient: 'hal' });
  const state = (to: ReturnType<typeof or>, ...acts: ReturnType<typeof done>[]) =>
    only(standingOf([reported(to)], record(ASKED, ...acts), '2026-11-06').duties).state;
  const [mo, head] = [office('monitoring officer'), office('head of paid service')];
  assert.equal(state(or(mo, head), mona), 'met');
  assert.equal(state(and(mo, head), mona), 'open');
  assert.equal(state(and(mo, head), mona, hal), 'met');
  assert.equal(state(every(kind('officer')), mona, hal), 'open');
});

test('offers go to every leader but the one whose group asked', () => {
  const offer = norm('7.2/offer', office('head of paid service'), 'must', 'reported', {
    when: [on('asked')],
    to: except(every(office('leader')), office('leader', party('asking group'))),
  });
  assert.deepEqual(only(standingOf([offer], record(ASKED), '2026-11-03').duties).to?.people, ['bea']);
});

test('before a decision come its steps, and each is the decider’s to take', () => {
  const decide = norm('13.5/decide', office('head of paid service'), 'must', 'decided', {
    when: [on('asked')],
    first: [
      tellStep(and(office('leader', party('asking group')), office('monitoring officer')), 'finding'),
      { is: 'consult', role: office('director'), if: [fact('urgent')], words: 'ask the director' },
    ],
  });
  const told = (of: string, when: string) =>
    done('told', when, 'hal', { of, norm: '13.5/decide', telling: ['finding'] });
  const steps = (...acts: ReturnType<typeof done>[]) =>
    only(standingOf([decide], record(ASKED, ...acts), '2026-11-06').duties).steps.map((one) => one.state);
  assert.deepEqual(steps(), ['to do', 'not known whether needed']);
  assert.deepEqual(steps(told('rosa', '2026-11-03')), ['to do', 'not known whether needed']);
  assert.deepEqual(steps(told('rosa', '2026-11-03'), told('mona', '2026-11-04')), [
    'done',
    'not known whether needed',
  ]);
  const notices = standingOf([decide], record(ASKED, told('rosa', '2026-11-03')), '2026-11-04').notices;
  assert.deepEqual(
    notices.map(({ to, state, lacks }) => [to, state, lacks]),
    [
      ['mona', 'waiting', ['finding']],
      ['rosa', 'told', []],
    ],
  );
});

test('how an act is done is a manner and asks nobody to act', () => {
  const through = norm('4/through', party('member asking'), 'must', 'stepped in', {
    when: [whenDone],
    to: office('director'),
  });
  const standing = standingOf([through], record(ASKED), '2027-06-01');
  assert.deepEqual(standing.duties, []);
  assert.deepEqual(only(standing.manners).to?.people, ['dina']);
});

test('the clock stands still while clarification is awaited', () => {
  const paused = { ...answer, pausedWhile: ['clarification.awaited'] };
  const awaited = done('clarification.awaited', '2026-11-04', 'olly');
  const stopped = only(standingOf([paused], record(ASKED, awaited), '2026-12-20').duties);
  assert.deepEqual(
    [stopped.state, stopped.due?.date, stopped.due?.words],
    ['open', undefined, 'the clock is stopped'],
  );
  const received = done('clarification.received', '2026-11-09', 'amir');
  const again = only(standingOf([paused], record(ASKED, awaited, received), '2026-11-10').duties);
  assert.equal(again.due?.date, '2026-11-18');
  assert.equal(again.due?.working?.paused.length, 1);
});

test('what sets a rule off does not meet it, though by its dates it was set off before', () => {
  const late = norm('1/answer', party('officer asked'), 'must', 'answered', {
    when: [on('asked')],
    by: { is: 'before field', count: 1, unit: 'working days', field: 'received' },
  });
  const again = norm('2/again', party('member asking'), 'must', 'asked', {
    when: [{ is: 'overdue', norm: '1/answer' }],
  });
  const asked = done('asked', '2026-11-02', 'amir', { 'officer asked': 'olly', received: '2026-11-02' });
  const [first, second] = standingOf([late, again], record(asked), '2026-11-03').duties;
  assert.deepEqual([first?.state, second?.state], ['overdue', 'open']);
});

test('a period that runs from a time in a field knows of closing time only in working days', () => {
  const within = (unit: 'days' | 'working days') =>
    norm('1/answer', party('officer asked'), 'must', 'answered', {
      when: [on('asked')],
      within: { count: 3, unit },
      from: 'received',
    });
  const received = '2026-11-03T18:00:00Z';
  const asked = done('asked', '2026-11-03', 'amir', { 'officer asked': 'olly', received });
  const due = (unit: 'days' | 'working days') =>
    only(
      standingOf(rulebook([text([within(unit)])], { closesAt: '17:00' }), record(asked), '2026-11-04').duties,
    ).due;
  assert.equal(due('days')?.date, '2026-11-06');
  assert.equal(due('working days')?.date, '2026-11-09');
});

test('a rule that follows when what is owed while something stands is overdue goes by the text of today', () => {
  const keep = norm('1/tidy', party('officer asked'), 'must', 'visited', {
    when: [{ is: 'stands', act: 'agreed' }],
    within: { count: 1, unit: 'days' },
  });
  const chase = norm('2/chase', party('member asking'), 'may', 'stepped in', {
    when: [{ is: 'overdue', norm: '1/tidy' }],
  });
  const agreed = done('agreed', '2026-11-02', 'olly', { 'officer asked': 'olly' });
  const book = rulebook([text([keep, chase], { inForce: { from: '2026-11-04' } })]);
  const standing = standingOf(book, record(ASKED, agreed), '2026-11-05');
  assert.equal(standing.duties[0]?.state, 'overdue');
  assert.equal(standing.permissions.length, 1);
});

test('a step that is an act to somebody has not been taken while the text names nobody whom it could have reached', () => {
  const visit = (to: Role) =>
    norm('1/visit', party('officer asked'), 'may', 'visited', {
      first: [{ is: 'act', act: 'reported', to, if: [], words: 'report it' }],
    });
  const reported = done('reported', '2026-11-03', 'olly', { recipient: 'mona' });
  const state = (to: Role) =>
    standingOf([visit(to)], record(ASKED, reported), '2026-11-04').permissions[0]?.steps[0]?.state;
  assert.equal(state(party('helper')), 'to do');
  assert.equal(state(party('recipient')), 'done');
});
