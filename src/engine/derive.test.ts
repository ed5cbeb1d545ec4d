import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  at,
  done,
  fact,
  happened,
  kind,
  norm,
  on,
  or,
  party,
  record,
  standingOf,
} from './example-rulebook.ts';
import type { Act } from './history.ts';

const visit = (by: string, when = '2026-11-05', keys: Partial<Act> = {}) =>
  done('visited', when, by, {}, keys);

test('an answer given yesterday can be given again from what was recorded by then', () => {
  const answer = norm('1/answer', party('officer asked'), 'must', 'answered', { when: [on('asked')] });
  const typedLater = done('answered', '2026-11-03', 'olly', {}, { recorded: at('2026-11-09') });
  const history = record(ASKED, typedLater);
  assert.equal(standingOf([answer], history, '2026-11-05').duties[0]?.state, 'open');
  assert.equal(standingOf([answer], history, '2026-11-10').duties[0]?.state, 'met');
});

test('a case is closed by a closing act, and open again while something later is owed', () => {
  const again = norm('1/again', party('officer asked'), 'must', 'answered', { when: [on('held')] });
  const closed = (...acts: Act[]) => standingOf([again], record(ASKED, ...acts), '2026-12-01').closed;
  const answered = done('answered', '2026-11-03', 'olly');
  assert.equal(closed(), false);
  assert.equal(closed(answered), true);
  assert.equal(closed(answered, done('held', '2026-11-04', 'olly')), false);
  assert.equal(
    closed(answered, done('held', '2026-11-04', 'olly'), done('answered', '2026-11-05', 'olly')),
    true,
  );
});

const rule = (days: number) =>
  norm('1/answer', party('officer asked'), 'must', 'answered', {
    when: [on('asked')],
    within: { count: days, unit: 'days' },
  });
const needs = norm('7/visit', party('officer asked'), 'must', 'visited', {
  when: [on('asked')],
  if: [fact('urgent')],
});
test('nothing follows from an empty record, and the order of norms changes nothing', () => {
  const rules = [
    rule(5),
    needs,
    norm('2/bar', kind('officer'), 'must not', 'visited', { unless: [happened('held')] }),
    norm('2/may', or(kind('officer'), kind('member')), 'may', 'visited'),
  ];
  const empty = standingOf(rules, record(), '2026-11-06');
  assert.deepEqual([empty.duties, empty.bars, empty.parties, empty.closed], [[], [], {}, false]);
  const history = record(ASKED, visit('olly'));
  assert.deepEqual(
    standingOf(rules.toReversed(), history, '2026-11-06'),
    standingOf(rules, history, '2026-11-06'),
  );
  assert.deepEqual(
    JSON.parse(JSON.stringify(standingOf(rules, history, '2026-11-06'))),
    standingOf(rules, history, '2026-11-06'),
  );
});
