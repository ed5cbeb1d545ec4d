import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  done,
  fact,
  isA,
  norm,
  office,
  on,
  party,
  question,
  record,
  rulebook,
  standingOf,
  text,
} from './example-rulebook.ts';
import type { Act, History } from './history.ts';
import type { Version } from './rules.ts';

const visit = (by: string, when = '2026-11-05', keys: Partial<Act> = {}) =>
  done('visited', when, by, {}, keys);

const asks = question('7/urgent', 'urgent', office('director'), {
  when: [on('asked')],
  presume: [
    { answer: 'not presumed', clause: '7.6-b', if: [fact('secret')], with: ['reasons'] },
    { answer: true, clause: '7.6-a', if: [isA('member asking', office('leader'))], with: [] },
  ],
});
const needs = norm('7/visit', party('officer asked'), 'must', 'visited', {
  when: [on('asked')],
  if: [fact('urgent')],
});

test('whoever the text names settles a fact, and nobody else', () => {
  const state = (...acts: Act[]) =>
    standingOf([asks, needs], record(ASKED, ...acts), '2026-11-06').duties[0]?.state;
  const answer = (by: string) =>
    done('question.answered', '2026-11-04', by, { asks: 'urgent', answer: true });
  assert.equal(state(), 'awaiting');
  assert.equal(state(answer('olly')), 'awaiting');
  assert.equal(state({ ...ASKED, id: 'again', act: 'held', values: { urgent: true } }), 'awaiting');
  assert.equal(state(answer('dina')), 'open');
});

test('a presumption serves until the answer, by the first whose conditions hold', () => {
  const byRosa = { ...ASKED, by: 'rosa' };
  const standing = standingOf([asks, needs], record(byRosa), '2026-11-06');
  assert.deepEqual(
    standing.questions.map(({ state, presumed, who }) => [state, presumed?.answer, who.people]),
    [['open', true, ['dina']]],
  );
  assert.equal(standing.duties[0]?.because.conditions[0]?.presumedBy, '7.6-a');
  const secret = record({ ...byRosa, values: { ...byRosa.values, secret: true } });
  assert.equal(standingOf([asks, needs], secret, '2026-11-06').duties[0]?.state, 'awaiting');
  const no = done('question.answered', '2026-11-04', 'dina', { asks: 'urgent', answer: 'no' });
  const answered = standingOf([asks, needs], record(byRosa, no), '2026-11-06');
  assert.deepEqual(
    [answered.duties, answered.questions[0]?.state, answered.questions[0]?.answer],
    [[], 'answered', false],
  );
});

test('a fact that nobody is asked to settle is what the record last says', () => {
  const later = done('held', '2026-11-04', 'olly', { urgent: false });
  const urgent = { ...ASKED, values: { ...ASKED.values, urgent: true } };
  assert.equal(standingOf([needs], record(urgent), '2026-11-06').duties.length, 1);
  assert.equal(standingOf([needs], record(urgent, later), '2026-11-06').duties.length, 0);
});

test('done before it was known to be owed, it is met once that is known', () => {
  const late = done('held', '2026-11-05', 'olly', { urgent: true });
  const states = (history: History) =>
    standingOf([needs], history, '2026-11-06').duties.map((one) => one.state);
  assert.deepEqual(states(record(ASKED, visit('olly', '2026-11-03'))), []);
  assert.deepEqual(states(record(ASKED, visit('olly', '2026-11-03'), late)), ['met']);
});

test('of two texts that presume a fact the law’s comes first, then the higher rank’s, then the first by id, in whatever order they stand', () => {
  const presuming = (id: string, answer: boolean, keys: Partial<Version>) =>
    text(
      [
        question(`7/${id}`, 'urgent', office('director'), {
          when: [on('asked')],
          presume: [{ answer, clause: id, if: [], with: [] }],
        }),
      ],
      { id: `example/${id}/2026`, document: id, ...keys },
    );
  const owed = text([needs]);
  const state = (...versions: Version[]) =>
    standingOf(rulebook([owed, ...versions]), record(ASKED), '2026-11-06').duties[0]?.state;
  const law = presuming('law', true, { floor: true, rank: 0 });
  const low = presuming('low', true, { rank: 10 });
  const high = presuming('policy', false, { rank: 40 });
  const equal = presuming('also', true, { rank: 40 });
  for (const order of [
    [law, high],
    [high, law],
  ] as const)
    assert.equal(state(...order), 'open');
  for (const order of [
    [low, high],
    [high, low],
  ] as const)
    assert.equal(state(...order), undefined);
  for (const order of [
    [equal, high],
    [high, equal],
  ] as const)
    assert.equal(state(...order), 'open');
});
