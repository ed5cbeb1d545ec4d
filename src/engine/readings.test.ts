import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  done,
  fact,
  kind,
  norm,
  office,
  on,
  PEOPLE,
  party,
  record,
  rulebook,
  standingOf,
  text,
  verdictOn,
  whenDone,
} from './example-rulebook.ts';
import type { Act } from './history.ts';

const visit = (by: string, when = '2026-11-05', keys: Partial<Act> = {}) =>
  done('visited', when, by, {}, keys);
const elsewhere = (act: Act): Act => ({ ...act, case: 'another' });

const escalate = (readings: NonNullable<Parameters<typeof norm>[4]>['readings']) =>
  norm('7.iv/escalate', party('member asking'), 'should', 'stepped in', {
    when: [on('asked')],
    readings: readings ?? [],
  });

test('while nobody has chosen, readings that disagree leave it undecided, and a ruling settles it', () => {
  const rule = escalate([
    { says: 'ten working days', within: { count: 10, unit: 'working days' } },
    { says: 'ten days', within: { count: 10, unit: 'days' } },
  ]);
  const standing = standingOf([rule], record(ASKED), '2026-12-01');
  assert.deepEqual(
    standing.duties.map(({ id, state, undecided }) => [id.slice(-2), state, undecided]),
    [
      ['~1', 'open', true],
      ['~2', 'open', true],
    ],
  );
  assert.deepEqual(
    standing.conflicts.map((one) => one.kind),
    ['readings differ'],
  );
  const ruling = elsewhere(
    done('ruling.made', '2026-11-20', 'mona', {
      version: 'example/protocol/2026',
      norm: '7.iv/escalate',
      reading: 'ten days',
    }),
  );
  const ruled = standingOf([rule], record(ASKED, ruling), '2026-12-01');
  assert.deepEqual(
    ruled.duties.map(({ state, due, because }) => [state, due?.date, because.reading?.how]),
    [['overdue', '2026-11-12', 'ruled']],
  );
});

test('where the text names who rules on meaning, only a ruling by its holder on that day counts', () => {
  const rule = escalate([
    { says: 'ten working days', within: { count: 10, unit: 'working days' } },
    { says: 'ten days', within: { count: 10, unit: 'days' } },
  ]);
  const named = { rules: { role: office('monitoring officer'), clause: '9' } };
  const ruling = (by: string | null, keys: Partial<Act> = {}) =>
    elsewhere(
      done(
        'ruling.made',
        '2026-11-20',
        by,
        { version: 'example/protocol/2026', norm: '7.iv/escalate', reading: 'ten days' },
        keys,
      ),
    );
  const how = (act: Act, council: typeof named | undefined, directory = PEOPLE) =>
    standingOf(rulebook([text([rule])], council), record(ASKED, act), '2026-12-01', directory).duties.map(
      ({ because }) => because.reading?.how,
    );
  const undecided = ['not chosen', 'not chosen'];
  assert.deepEqual(how(ruling('mona'), named), ['ruled']);
  assert.deepEqual(how(ruling('hal'), named), undecided);
  assert.deepEqual(how(ruling('hal'), undefined), ['ruled']);
  assert.deepEqual(how(ruling(null, { done: 'elsewhere' }), named), ['ruled']);
  const since = (from: string) => ({
    ...PEOPLE,
    holdings: PEOPLE.holdings.map((one) => (one.office === 'mo' ? { ...one, from } : one)),
  });
  assert.deepEqual(how(ruling('mona'), named, since('2026-11-20')), ['ruled']);
  assert.deepEqual(how(ruling('mona'), named, since('2026-11-21')), undecided);
});

test('readings that come to the same raise no question', () => {
  const rule = escalate([{ says: 'one' }, { says: 'other', unless: [fact('excused')] }]);
  const standing = standingOf([rule], record(ASKED), '2026-12-01');
  assert.deepEqual(
    [standing.duties.map(({ because }) => because.reading?.how), standing.conflicts],
    [['every reading agrees'], []],
  );
});

test('a bar that stands on one reading only leaves the answer undecided', () => {
  const bar = norm('2/bar', kind('officer'), 'must not', 'visited', {
    readings: [{ says: 'all' }, { says: 'members', who: kind('member') }],
  });
  assert.equal(verdictOn([bar], record(ASKED), visit('olly')).answer, 'undecided');
});

test('until it is ruled which of two routes is meant, either is right', () => {
  const route = norm('4/route', kind('everyone'), 'must', 'reported', {
    when: [whenDone],
    to: office('monitoring officer'),
    readings: [{ says: 'one' }, { says: 'other', to: office('head of paid service') }],
  });
  const answer = (recipient: string) =>
    verdictOn([route], record(ASKED), done('reported', '2026-11-05', 'olly', { recipient })).answer;
  assert.deepEqual([answer('mona'), answer('hal'), answer('dina')], ['yes', 'yes', 'undecided']);
});
