import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  done,
  kind,
  lineManager,
  norm,
  office,
  PEOPLE,
  party,
  record,
  standingOf,
  whenDone,
} from './example-rulebook.ts';
import type { Directory } from './history.ts';
import type { Role } from './rules.ts';

const reached = (to: Role, acts = [ASKED]) => {
  const rules = [norm('1/route', kind('everyone'), 'must', 'reported', { when: [whenDone], to })];
  return (day: string, directory: Directory) =>
    standingOf(rules, record(...acts), day, directory).manners[0]?.to?.people;
};

test('whoever holds an office on a day is asked on that day, in whatever order the days are looked at', () => {
  const handedOver: Directory = {
    ...PEOPLE,
    holdings: [
      ...PEOPLE.holdings.filter(({ office: held }) => held !== 'mo'),
      { office: 'mo', person: 'mona', until: '2026-11-03' },
      { office: 'mo', person: 'dina', from: '2026-11-04' },
    ],
  };
  const on = reached(office('monitoring officer'));
  const days = ['2026-11-03', '2026-11-04', '2026-11-03', '2026-11-20'];
  assert.deepEqual(
    days.map((day) => on(day, handedOver)),
    [['mona'], ['dina'], ['mona'], ['dina']],
  );
  assert.deepEqual(on('2026-11-20', PEOPLE), ['mona'], 'another directory is another answer');
});

test('a manager is the one of whoever each case names', () => {
  const to = lineManager(party('officer asked'));
  const ofDina = done('asked', '2026-11-02', 'amir', { 'member asking': 'amir', 'officer asked': 'dina' });
  const [first, second] = [reached(to), reached(to, [ofDina])].map((on) => on('2026-11-03', PEOPLE));
  assert.deepEqual(first, ['dina']);
  assert.notDeepEqual(second, first);
});
