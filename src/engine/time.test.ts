import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  at,
  body,
  done,
  membersOf,
  norm,
  on,
  party,
  record,
  rulebook,
  standingOf,
  text,
} from './example-rulebook.ts';
import type { Act } from './history.ts';
import type { NormBody } from './rules.ts';

const visit = (keys: Partial<NormBody>) =>
  norm('1/visit', party('officer asked'), 'must', 'visited', { when: [on('asked')], ...keys });
const dueOf = (keys: Partial<NormBody>, asked: Act = ASKED, ...acts: Act[]) => {
  const [duty] = standingOf([visit(keys)], record(asked, ...acts), '2026-12-30').duties;
  return {
    due: duty?.due?.date,
    words: duty?.due?.words,
    overdueFrom: duty?.due?.overdueFrom,
    state: duty?.state,
  };
};
const asking = (values: Act['values']): Act => ({ ...ASKED, values: { ...ASKED.values, ...values } });

test('a promised date is kept to its end', () => {
  const by = { by: { is: 'field', field: 'promised' } } as const;
  assert.deepEqual(dueOf(by, asking({ promised: '2026-11-20' })), {
    due: '2026-11-20',
    words: undefined,
    overdueFrom: at('2026-11-21T00:00'),
    state: 'overdue',
  });
  assert.deepEqual(dueOf(by), {
    due: undefined,
    words: 'the date is not on the record: promised',
    overdueFrom: undefined,
    state: 'open',
  });
});

test('what is barred for five days is barred no more once they have run, and wakes whoever waits for that', () => {
  const bar = norm('1/wait', party('officer asked'), 'must not', 'decided', {
    when: [on('asked')],
    within: { count: 5, unit: 'days' },
  });
  const during = standingOf([bar], record(ASKED), '2026-11-04');
  assert.deepEqual(
    during.bars.map(({ state, lasts }) => [state, lasts?.date]),
    [['in force', '2026-11-07']],
  );
  assert.equal(during.nextChange, at('2026-11-08T00:00'));
  assert.deepEqual(standingOf([bar], record(ASKED), '2026-11-08').bars, []);
});

test('an answered case stays open for as long as somebody has a right to come back to it', () => {
  const right = (keys: Partial<NormBody>) =>
    norm('1/again', party('member asking'), 'has a right to', 'asked', { when: [on('answered')], ...keys });
  const answered = record(ASKED, done('answered', '2026-11-06', 'olly'));
  const closed = (keys: Partial<NormBody>, now: string) => standingOf([right(keys)], answered, now).closed;
  const within = { within: { count: 5, unit: 'working days' } } as const;
  assert.deepEqual([closed(within, '2026-11-13'), closed(within, '2026-11-14')], [false, true]);
  assert.equal(closed({}, '2026-11-07'), true);
});

test('what is owed before an act is overdue from the moment that act is done', () => {
  const by = { by: { is: 'before', act: 'decided' } } as const;
  assert.deepEqual([dueOf(by).state, dueOf(by).words], ['open', 'before a decided']);
  const decided = done('decided', '2026-11-10', 'hal');
  assert.deepEqual(
    [dueOf(by, ASKED, decided).state, dueOf(by, ASKED, decided).overdueFrom],
    ['overdue', at('2026-11-10')],
  );
  assert.equal(dueOf(by, ASKED, done('visited', '2026-11-09', 'olly'), decided).state, 'met');
});

test('what is owed at an act is owed by the end of its day', () => {
  assert.equal(dueOf({ by: { is: 'at', act: 'asked' } }).due, '2026-11-02');
});

test('five clear days before a meeting leave out the meeting’s day and the day of notice', () => {
  const by = { is: 'before field', count: 5, unit: 'clear days', field: 'meeting' } as const;
  assert.equal(dueOf({ by }, asking({ meeting: '2026-12-17' })).due, '2026-12-09');
});

test('hours run from the instant, and from a date they run from its end', () => {
  const within = { count: 24, unit: 'hours' } as const;
  assert.equal(dueOf({ within }).overdueFrom, at('2026-11-03T12:00'));
  assert.equal(
    dueOf({ within, from: 'received' }, asking({ received: '2026-11-02' })).overdueFrom,
    at('2026-11-04T00:00'),
  );
});

test('what comes after closing time counts as received the next working day, and the working says so', () => {
  const late = { ...ASKED, happened: at('2026-11-02T17:30'), recorded: at('2026-11-02T17:30') };
  const closing = rulebook([text([visit({ within: { count: 2, unit: 'working days' } })])], {
    closesAt: '17:00',
  });
  const due = (asked: Act) => standingOf(closing, record(asked), '2026-11-03').duties[0]?.due;
  assert.equal(due(ASKED)?.date, '2026-11-04');
  assert.equal(due(late)?.date, '2026-11-05');
  assert.equal(due(late)?.working?.afterClosing, true);
});

test('an act ends it only when it is done by whom the clause says', () => {
  const until = [{ act: 'decided', by: membersOf(body('group', party('member asking'))) }];
  assert.equal(dueOf({ until }, ASKED, done('decided', '2026-11-05', 'bea')).state, 'open');
  assert.equal(dueOf({ until }, ASKED, done('decided', '2026-11-05', 'rosa')).state, 'ended');
});
