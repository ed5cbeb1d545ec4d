// St Helens’ draft against the text before it, over the council’s own situations: what the draft would change.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseStanding, Notice } from '#engine/standing.ts';
import { loadEverything } from '#language/files.ts';
import { situationLibrary } from '#situations/library.ts';
import { replaySituations, twoTexts } from '#situations/replay.ts';
import { versionNamed } from '#situations/text.ts';
import { type Consequences, consequencesIn, type Effect } from './consequences.ts';
import { summing } from './summing.ts';

const everything = await loadEverything('.');
const rulebook = everything.councils.get('st-helens')?.rulebook;
assert.ok(rulebook);
const [earlier, draft] = ['protocol/earlier', 'protocol/2020-06-draft'].map((id) =>
  versionNamed(id, rulebook),
);
assert.ok(earlier && draft);
const situations = await situationLibrary('.', everything)('st-helens');
const found = replaySituations(situations, twoTexts(rulebook, earlier, draft), everything.calendars);
const back = replaySituations(situations, twoTexts(rulebook, draft, earlier), everything.calendars);

function ruleOf(norm: string, kind: string, { rules }: Consequences<unknown> = found) {
  const rule = rules.find((one) => one.kind === kind && (one.before ?? one.after)?.norm === norm);
  assert.ok(rule, `${kind} of ${norm}`);
  const times = (effect: Effect) => rule.counts.find((one) => one.effect === effect)?.times ?? 0;
  return { ...rule, times, example: rule.examples[0] };
}

test('Under the draft the notices to other groups vanish', () => {
  for (const norm of ['9.a.iii/tell', '9.b.iv#1/tell']) {
    const { after, times, example } = ruleOf(norm, 'notice');
    assert.equal(after, undefined);
    assert.ok(times('goes') >= 2);
    assert.match(example?.before ?? '', /must tell \w+ .*another group, and nothing else \(clause 9\./);
  }
});

test('Under the draft an answer gets its ten working days', () => {
  const { times, example } = ruleOf('7.iii/answer', 'duty');
  assert.ok(times('date') > 0);
  assert.match(example?.before ?? '', /The protocol sets no date\./);
  assert.match(example?.after ?? '', /answer the enquiry by Tuesday 5 January 2027/);
});

test('Under the draft the head of service drops out of a visit', () => {
  const { times, example } = ruleOf('8.i/with-whom', 'manner');
  assert.ok(times('route') > 0);
  assert.match(example?.before ?? '', /go to Director or Head /);
  assert.match(example?.after ?? '', /go to Director \(clause 8\.i/);
});

test('The other way about, what appears goes and what goes appears, in as many situations', () => {
  assert.equal(back.changed, found.changed);
  const of = (sum: Consequences<unknown>, effect: Effect) =>
    sum.totals.filter((one) => one.effect === effect).map(({ kind, records }) => [kind, records]);
  assert.deepEqual(of(back, 'goes'), of(found, 'appears'));
  assert.deepEqual(of(back, 'appears'), of(found, 'goes'));
  assert.deepEqual(of(back, 'date'), of(found, 'date'));
});

test('A text against itself changes nothing', () => {
  const { looked, changed, rules } = replaySituations(
    situations,
    twoTexts(rulebook, draft, draft),
    everything.calendars,
  );
  assert.deepEqual({ looked, changed, rules }, { looked: situations.length, changed: 0, rules: [] });
});

test('A text that nobody has saved yet is tried in place of the one of its name', () => {
  const without = draft.clauses.filter(({ number }) => number !== '7.iii');
  const shorter = { ...draft, clauses: without };
  const { rules } = replaySituations(situations, twoTexts(rulebook, draft, shorter), everything.calendars);
  const answer = rules.find(({ before }) => before?.norm === '7.iii/answer');
  assert.deepEqual(
    answer?.counts.map(({ effect }) => effect),
    ['goes'],
  );
  assert.ok(rules.every(({ before, after }) => (before ?? after)?.version === draft.id));
});

test('No more than a few examples of a rule are kept, each of another record, and told only then', () => {
  let told = 0;
  const summed = summing<number>(2);
  const change = { before: { ...noticeTo('ann') }, in: [] } as const;
  for (let record = 0; record < 100; record += 1)
    summed.add(record, [change, change], () => {
      told += 1;
      return 'told';
    });
  const [rule] = summed.sum().rules;
  assert.deepEqual(rule?.counts, [{ effect: 'goes', records: 100, times: 200 }]);
  assert.deepEqual(
    rule?.examples.map(({ of }) => of),
    [0, 1],
  );
  assert.equal(told, 2);
});

test('Whether a notice was sent is of the record, and no consequence of a text', () => {
  const standing = (state: Notice['state']): CaseStanding => ({
    ...EMPTY,
    notices: [{ ...noticeTo('ann'), state }],
  });
  assert.deepEqual(consequencesIn(standing('told'), standing('ready')), []);
});

const EMPTY: CaseStanding = {
  case: 'a case',
  at: 0,
  versions: [],
  parties: {},
  closed: false,
  duties: [],
  manners: [],
  bars: [],
  permissions: [],
  notices: [],
  walls: [],
  questions: [],
  conflicts: [],
  notCovered: [],
  marks: [],
  nextChange: null,
};

function noticeTo(to: string): Notice {
  return {
    id: `notice>${to}`,
    kind: 'notice',
    force: 'must',
    trigger: 'act',
    from: { words: 'clerk', people: ['clerk'], mode: 'any', gaps: [] },
    to,
    telling: ['matter'],
    state: 'ready',
    lacks: [],
    since: 0,
    undecided: false,
    because: {
      norm: '1/tell',
      clause: '1',
      version: 'v',
      force: 'must',
      place: { file: 'f', line: 1, column: 1 },
      trial: false,
      conditions: [],
      setAside: [],
    },
  };
}
