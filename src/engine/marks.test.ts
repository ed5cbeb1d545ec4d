import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  at,
  done,
  fact,
  kind,
  norm,
  office,
  on,
  PEOPLE,
  party,
  record,
  standingOf,
} from './example-rulebook.ts';
import type { Act } from './history.ts';

const visit = (by: string, when = '2026-11-05', keys: Partial<Act> = {}) =>
  done('visited', when, by, {}, keys);
const marks = (rules: Parameters<typeof standingOf>[0], ...acts: Act[]) =>
  standingOf(rules, record(ASKED, ...acts), '2026-12-01').marks.map(({ act, mark }) => `${act}: ${mark}`);

test('an act against a must not is kept and marked; against a should not it is a departure once reasons are given', () => {
  const mustNot = norm('2/bar', kind('officer'), 'must not', 'visited');
  assert.deepEqual(marks([mustNot], visit('olly')), ['visited 2026-11-05: gone against']);
  const shouldNot = { ...mustNot, force: 'should not' as const };
  assert.deepEqual(marks([shouldNot], visit('olly')), ['visited 2026-11-05: reason wanted']);
  assert.deepEqual(marks([shouldNot], visit('olly', '2026-11-05', { reasons: 'Needed.' })), [
    'visited 2026-11-05: departed',
  ]);
});

test('an act is judged at its place in the record: neither what came later nor what was learnt later marks it', () => {
  const bar = norm('2/bar', kind('officer'), 'must not', 'visited', {
    when: [on('held')],
    until: [{ act: 'decided' }],
  });
  const [held, decided] = [done('held', '2026-11-04', 'olly'), done('decided', '2026-11-06', 'hal')];
  assert.deepEqual(marks([bar], visit('olly', '2026-11-03'), held, decided), []);
  assert.deepEqual(marks([bar], held, visit('olly', '2026-11-05'), decided), [
    'visited 2026-11-05: gone against',
  ]);
  assert.deepEqual(marks([bar], held, decided, visit('olly', '2026-11-07')), []);
  const secret = norm('2/bar', kind('officer'), 'must not', 'visited', { if: [fact('secret')] });
  assert.deepEqual(marks([secret], visit('olly'), done('held', '2026-11-06', 'olly', { secret: true })), []);
});

test('an act that takes a step out of its order goes against the clause that asks for it', () => {
  const may = norm('3/visit', kind('officer'), 'may', 'visited', {
    first: [{ is: 'act', act: 'held', if: [], words: 'hold' }],
  });
  assert.deepEqual(marks([may], visit('olly')), ['visited 2026-11-05: gone against']);
  assert.deepEqual(marks([may], done('held', '2026-11-04', 'olly'), visit('olly')), []);
});

test('what goes against a clause can open a next step, and finds no breach', () => {
  const bar = norm('2/bar', kind('officer'), 'must not', 'visited');
  const report = norm('3/report', party('member asking'), 'should', 'reported', {
    when: [{ is: 'gone against', norm: '2/bar' }],
  });
  const duties = standingOf([bar, report], record(ASKED, visit('olly')), '2026-11-06').duties;
  assert.deepEqual(
    duties.map(({ since, who }) => [since, who.people]),
    [[at('2026-11-05'), ['amir']]],
  );
});

test('who decides again on a matter they decided under another office is warned of', () => {
  const first = norm('9/first', office('director'), 'must', 'held', { when: [on('asked')] });
  const second = norm('9/second', office('monitoring officer'), 'must', 'decided', { when: [on('held')] });
  const acts = [done('held', '2026-11-03', 'dina'), done('decided', '2026-11-04', 'dina')];
  const combined = { ...PEOPLE, holdings: [...PEOPLE.holdings, { office: 'mo', person: 'dina' }] };
  assert.deepEqual(
    standingOf([first, second], record(ASKED, ...acts), '2026-11-05', combined).marks.map(({ act, mark }) => [
      act,
      mark,
    ]),
    [['decided 2026-11-04', 'warned']],
  );
});
