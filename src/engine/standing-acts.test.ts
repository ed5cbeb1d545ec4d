import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  at,
  done,
  kind,
  norm,
  office,
  party,
  record,
  standingOf,
  stands,
} from './example-rulebook.ts';
import type { Act } from './history.ts';

const elsewhere = (act: Act): Act => ({ ...act, case: 'another' });

test('what was agreed in another case bars this one only between the same persons and things', () => {
  const bar = norm('5.3/no-refusal', party('officer asked'), 'must not', 'decided', {
    if: [stands('agreed', 'officer asked', 'matter')],
  });
  const asked = { ...ASKED, values: { ...ASKED.values, matter: 'budget' } };
  const agreed = (by: string, matter: string) => elsewhere(done('agreed', '2026-10-01', by, { matter }));
  const bars = (...acts: Act[]) =>
    standingOf([bar], record(asked, ...acts), '2026-11-05').bars.map((one) => one.state);
  assert.deepEqual(bars(agreed('olly', 'budget')), ['in force']);
  assert.deepEqual(bars(agreed('dina', 'budget')), []);
  assert.deepEqual(bars(agreed('olly', 'parks')), []);
  assert.deepEqual(
    bars(
      agreed('olly', 'budget'),
      elsewhere(done('agreement.ended', '2026-10-20', 'olly', { matter: 'budget' })),
    ),
    [],
  );
});

test('what is registered for twelve months is owed again when it lapses, and the file says when', () => {
  const register = norm('11.2/register', kind('member'), 'must', 'registered', {
    when: [{ is: 'in office' }],
  });
  const first = done('registered', '2026-01-10', 'amir');
  const before = standingOf([register], record(first), '2027-01-10');
  assert.deepEqual(
    [before.duties.map(({ state, who }) => [state, who.people]), before.nextChange],
    [[['met', ['amir']]], at('2027-01-11T00:00')],
  );
  const after = standingOf([register], record(first), '2027-01-11');
  assert.deepEqual(
    after.duties.map(({ state, since }) => [state, since]),
    [['open', at('2027-01-11T00:00')]],
  );
  const renewed = record(first, done('registered', '2026-12-01', 'amir'));
  assert.deepEqual(
    standingOf([register], renewed, '2027-06-01').duties.map(({ state }) => state),
    ['met'],
  );
});

test('a lapse sets a rule off, a renewal in time does not', () => {
  const remind = norm('11/remind', office('monitoring officer'), 'should', 'reported', {
    when: [{ is: 'lapses', act: 'registered' }],
  });
  const first = done('registered', '2026-01-10', 'amir');
  assert.deepEqual(
    standingOf([remind], record(first), '2027-02-01').duties.map(({ since }) => since),
    [at('2027-01-11T00:00')],
  );
  assert.deepEqual(
    standingOf([remind], record(first, done('registered', '2026-12-01', 'amir')), '2027-02-01').duties,
    [],
  );
});
