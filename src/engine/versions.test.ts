import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  done,
  kind,
  norm,
  office,
  on,
  party,
  record,
  rulebook,
  standingOf,
  text,
  verdictOn,
} from './example-rulebook.ts';
import type { Act } from './history.ts';

const visit = (by: string, when = '2026-11-05', keys: Partial<Act> = {}) =>
  done('visited', when, by, {}, keys);
const rule = (days: number) =>
  norm('1/answer', party('officer asked'), 'must', 'answered', {
    when: [on('asked')],
    within: { count: days, unit: 'days' },
  });
const old = text([rule(5)], {
  id: 'example/protocol/old',
  status: 'superseded',
  inForce: { until: '2026-11-03' },
});
const now = text([rule(10)], { id: 'example/protocol/new', inForce: { from: '2026-11-04' } });

test('a duty keeps the version of the day on which it was set off', () => {
  const later = done('asked', '2026-11-04', 'amir', { 'officer asked': 'olly' });
  const due = (asked: Act) =>
    standingOf(rulebook([old, now]), record(asked), '2026-11-05').duties.map((one) => one.due?.date);
  assert.deepEqual([due(ASKED), due(later)], [['2026-11-07'], ['2026-11-14']]);
});

test('a draft never binds; on trial it counts from its date, and every item says so', () => {
  const draft = text([rule(2)], { id: 'example/protocol/draft', status: 'draft' });
  const duties = (book: Parameters<typeof standingOf>[0]) =>
    standingOf(book, record(ASKED), '2026-11-03').duties.map(({ because }) => [
      because.version,
      because.trial,
    ]);
  const adopted = { ...now, inForce: {} };
  assert.deepEqual(duties(rulebook([adopted, draft])), [['example/protocol/new', false]]);
  const trial = { version: 'example/protocol/draft', from: '2026-11-01' };
  assert.deepEqual(duties(rulebook([adopted, draft], { trial })), [['example/protocol/draft', true]]);
  assert.deepEqual(duties(rulebook([adopted, draft], { trial: { ...trial, from: '2026-11-03' } })), [
    ['example/protocol/new', false],
  ]);
});

test('a document that caps its own force turns must into should, and what only some may do into advice to the others', () => {
  const capped = (rules: ReturnType<typeof norm>[]) => rulebook([text(rules, { forceAtMost: 'should' })]);
  const duty = standingOf(capped([rule(5)]), record(ASKED), '2026-11-03').duties[0];
  assert.deepEqual([duty?.force, duty?.because.cappedFrom], ['should', 'must']);
  const alone = capped([norm('2/alone', office('head of paid service'), 'alone may', 'visited')]);
  const verdict = verdictOn(alone, record(ASKED), visit('olly'));
  assert.deepEqual(
    [verdict.answer, verdict.because.map(({ force, cappedFrom }) => [force, cappedFrom])],
    ['yes, with a reason', [['should not', 'alone may']]],
  );
  assert.equal(verdictOn(alone, record(ASKED), visit('hal')).answer, 'yes');
  assert.equal(
    verdictOn(
      capped([norm('2/right', kind('member'), 'has a right to', 'visited')]),
      record(ASKED),
      visit('amir'),
    ).because[0]?.force,
    'has a right to',
  );
});

test('a convention that is only considered decides nothing', () => {
  const convention = text([norm('2/bar', kind('officer'), 'must not', 'visited')], { considered: true });
  assert.deepEqual(verdictOn(rulebook([convention]), record(ASKED), visit('olly')).spokenOf, false);
});
