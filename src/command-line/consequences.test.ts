import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dispatch } from './dispatch.ts';

async function typed(...words: readonly string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await dispatch(['consequences', ...words], {
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
    progress: () => {},
    colour: false,
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

test('It says first how many situations change, then rule by rule what, with an example before and after', async () => {
  const { code, out } = await typed(
    'st-helens',
    '--from',
    'protocol/earlier',
    '--to',
    'protocol/2020-06-draft',
  );
  assert.equal(code, 0);
  assert.match(out, /^\d+ of \d+ situations would be otherwise under st-helens\/protocol\/2020-06-draft/);
  assert.match(out, /What is owed: 7\.iii\/answer\n {2}The date is another in \d+ situations/);
  assert.match(out, /Who is told: 9\.a\.iii\/tell \(gone\)\n {2}A notice is gone in \d+ situations/);
  assert.match(out, /before: .*The protocol sets no date\.\n {4}after: .*by Tuesday 5 January 2027/);
});

test('Asked wrongly it says what to write instead', async () => {
  for (const [words, says] of [
    [[], /Name one council/],
    [['st-helens'], /Say --from: one of protocol\/2020-06-draft, protocol\/earlier/],
    [
      ['st-helens', '--from', 'protocol/earlyer', '--to', 'protocol/earlier'],
      /did you mean "protocol\/earlier"/,
    ],
    [
      ['cheshire-east', '--from', 'protocol/2009-02', '--to', 'conventions/named-in-2009'],
      /two documents\. Name two versions of one of them/,
    ],
  ] as const) {
    const { code, out, error } = await typed(...words);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, says);
  }
});
