// St Helens’ draft against the text before it, clause by clause; and what is recognised when a clause moves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Version } from '#engine/rules.ts';
import { loadEverything } from '#language/files.ts';
import { lastTwo, severalVersions } from './columns.ts';
import { likeness, redline } from './redline.ts';
import { type ClauseChange, changed, compareVersions } from './versions.ts';

const { councils, vocabulary } = await loadEverything('.');
const rulebook = councils.get('st-helens')?.rulebook;
assert.ok(rulebook);
const [earlier, draft] = lastTwo(rulebook, undefined, undefined) ?? [];
assert.ok(earlier && draft);
const changes = compareVersions(earlier, draft, vocabulary);

function changeOf(number: string, among: readonly ClauseChange[] = changes): ClauseChange {
  const found = among.find(({ before, after }) => (after ?? before)?.number === number);
  assert.ok(found, number);
  return found;
}

const wordsOn = (side: 'added' | 'removed', { statement }: ClauseChange) =>
  statement.flatMap(({ is, text }) => (is === 'kept' || is === side ? [text] : [])).join('');

test('The draft is held against the text that was before it', () => {
  assert.deepEqual([earlier.status, draft.status], ['adopted', 'draft']);
});

test('Every clause of both versions is there once, in the order of the later one', () => {
  const numbers = (side: 'before' | 'after') => changes.flatMap((change) => change[side]?.number ?? []);
  assert.deepEqual(
    numbers('after'),
    draft.clauses.map(({ number }) => number),
  );
  assert.deepEqual(numbers('before').toSorted(), earlier.clauses.map(({ number }) => number).toSorted());
});

test('The notices to other groups are gone', () => {
  for (const number of ['9.a.iii', '9.b.iv#1']) {
    const { after, rules } = changeOf(number);
    assert.equal(after, undefined);
    assert.match(rules[0]?.before ?? '', /must tell every leader of a group except/);
    assert.equal(rules[0]?.after, undefined);
  }
});

test('Ten working days appear where no number was', () => {
  const answer = changeOf('7.iii').rules.find(({ before }) => before !== undefined);
  assert.doesNotMatch(answer?.before ?? '', /working days/);
  assert.match(answer?.after ?? '', /should answer the enquiry within 10 working days/);
});

test('The head of service drops out of the visits clause', () => {
  const [visit] = changeOf('8.i').rules;
  assert.match(visit?.before ?? '', /or the head of service/);
  assert.doesNotMatch(visit?.after ?? '', /head of service/);
});

test('What the text marks as replaced is one clause before and after', () => {
  const { before, statement } = changeOf('8.i-d');
  assert.equal(before?.number, '8.i-d-struck');
  assert.deepEqual(
    statement.filter(({ is }) => is === 'removed').map(({ text }) => text.trim()),
    ['or with the head of service'],
  );
});

test('A clause that stayed as it was is not among those that differ', () => {
  assert.equal(changeOf('10.c').reworded, false);
  assert.ok(!changed(changes, 'text').includes(changeOf('10.c')));
  assert.ok(!changed(changes, 'rules').includes(changeOf('10.c')));
});

test('A redline holds every word and mark of both wordings', () => {
  for (const change of changes) {
    assert.equal(bare(wordsOn('removed', change)), bare(change.before?.statement));
    assert.equal(bare(wordsOn('added', change)), bare(change.after?.statement));
  }
});

/** Without spaces: of two that differ only there, a redline shows one. */
function bare(statement = ''): string {
  return statement.replaceAll(/[*_`\s]/g, '');
}

/** The draft as another version has it, with one clause altered. */
function altered(number: string, change: Partial<Version['clauses'][number]>): Version {
  return {
    ...draft,
    clauses: (draft as Version).clauses.map((clause) =>
      clause.number === number ? { ...clause, ...change } : clause,
    ),
  } as Version;
}

test('A clause that moved to another number is recognised by its rules, even in other words', () => {
  const moved = altered('7.iii', { number: '12.1', statement: 'Told in quite another way.' });
  const change = changeOf('12.1', compareVersions(draft, moved, vocabulary));
  assert.equal(change.before?.number, '7.iii');
  assert.deepEqual(change.rules, []);
});

test('A clause that runs nothing is recognised by its words when it moves, and not by a few words alone', () => {
  const moved = altered('2.7.2-c', { number: '12.1' });
  assert.equal(changeOf('12.1', compareVersions(draft, moved, vocabulary)).before?.number, '2.7.2-c');
  const other = altered('2.7.2-c', { number: '12.1', statement: 'It holds.' });
  assert.equal(changeOf('12.1', compareVersions(draft, other, vocabulary)).before, undefined);
});

test('Texts are alike by the words they share', () => {
  assert.equal(likeness('One, two; three.', 'three two one'), 1);
  assert.equal(likeness('one one', 'one two'), 0.5);
  assert.equal(likeness('one', 'two'), 0);
  assert.deepEqual(
    redline('answer soon', 'answer in ten days').map(({ is }) => is),
    ['kept', 'removed', 'added'],
  );
});

test('A council with one version of each text has nothing to hold against anything', () => {
  const one = councils.get('bfstc')?.rulebook;
  assert.ok(one);
  assert.deepEqual(severalVersions(one), []);
  assert.equal(lastTwo(one, undefined, undefined), undefined);
});
