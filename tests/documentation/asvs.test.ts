// The table of security requirements is whole and in order, and whatever it says passes names a test that is there. Whether
// that test shows enough is for a reader to judge.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ROOT } from './project.ts';

/** Of levels 1 and 2, as ASVS 5.0.0 has them. */
const REQUIREMENTS: Readonly<Record<string, number>> = {
  '1': 27,
  '2': 11,
  '3': 19,
  '4': 10,
  '5': 9,
  '6': 35,
  '7': 18,
  '8': 7,
  '12': 9,
  '13': 13,
  '14': 9,
  '16': 16,
};
const text = readFileSync(`${ROOT}security/asvs-5.0.md`, 'utf8');
const rows = text
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => {
    const [, number = '', level = '', verdict = '', how = '', shown = ''] = line.split(/\s*\|\s*/);
    return { number, level, verdict, how, shown };
  });

test('The table has every requirement of its chapters once, in order', () => {
  const counted: Record<string, number> = {};
  let last = [0, 0, 0];
  for (const { number, level } of rows) {
    const parts = number.split('.').map(Number);
    const [chapter = 0, section = 0, place = 0] = parts;
    const [before = 0, of = 0, at = 0] = last;
    assert.ok(
      chapter > before || (chapter === before && (section > of || (section === of && place > at))),
      `${number} is out of order`,
    );
    assert.match(level, /^[12]$/, number);
    counted[chapter] = (counted[chapter] ?? 0) + 1;
    last = parts;
  }
  assert.deepEqual(counted, REQUIREMENTS);
});

test('What passes names a test that is there; what does not apply or is open says why, and how many do is said truly', () => {
  const verdicts = { pass: 0, 'not applicable': 0, open: 0 };
  for (const { number, verdict, how, shown } of rows) {
    assert.ok(verdict === 'pass' || verdict === 'not applicable' || verdict === 'open', number);
    verdicts[verdict] += 1;
    assert.notEqual(how, '', `${number} says nothing`);
    const [, path = ''] = /^`([^`]+)`$/.exec(shown) ?? [];
    if (verdict === 'pass')
      assert.ok(/\.(test|contract)\.ts$/.test(path) && existsSync(`${ROOT}${path}`), `${number}: ${shown}`);
    else assert.equal(shown, '', number);
  }
  const { pass, open, 'not applicable': not } = verdicts;
  assert.ok(
    text.includes(
      `Of ${rows.length} requirements ${pass} pass, ${not} are not applicable and ${open} are open.`,
    ),
    `${rows.length}: ${JSON.stringify(verdicts)}`,
  );
});
