// What a text leaves open, and the numbers it is counted against.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FRONT, PATH, readLarkfield, told, wrongWith } from './larkfield.fixture.ts';

const OPEN = `- inform
- open question: 1.1/days
  asks: Which days count?
  readings: [Every day counts., Only working days count.]`;
const clause = (number: string) => `## ${number}\nIn good time.\n\`\`\`yaml\n- inform\n\`\`\`\n`;

/** A text that has these clauses, of a document that prints these numbers. */
function counted(clauses: readonly string[], printed: string): readonly string[] {
  return told(
    readLarkfield({
      [PATH]: FRONT + clauses.map(clause).join(''),
      [PATH.replace('.md', '.numbers.yaml')]: printed,
    }).problems,
  );
}

test('What a text leaves open stands on its clause with the readings that are possible', () => {
  const read = readLarkfield({ [PATH]: `${FRONT}## 1.1\nIn good time.\n\`\`\`yaml\n${OPEN}\n\`\`\`\n` });
  assert.deepEqual(told(read.problems), []);
  const [open] = read.value?.rulebook.versions[0]?.clauses[0]?.openQuestions ?? [];
  assert.equal(open?.id, '1.1/days');
  assert.equal(open?.asks, 'Which days count?');
  assert.deepEqual(open?.readings, ['Every day counts.', 'Only working days count.']);
});

test('An open question bears its clause’s number, is a question, and has two different readings', () => {
  assert.deepEqual(
    wrongWith(
      OPEN.replace('1.1/days', '1.2/days')
        .replace('count?', 'count')
        .replace('Only working days count.', 'Every day counts.'),
    ),
    [
      '12:18: "1.2/days" stands under clause 1.1 and does not begin with its number; write "1.1/days"',
      '13:9: asks: write it as a question, with a question mark',
      '14:33: there is already a reading "Every day counts."; leave one of them out',
    ],
  );
});

test('A clause that the document prints and the text leaves out is found', () => {
  assert.deepEqual(counted(['1.1', '1.2'], 'printed: [1.1, 1.2, 1.3-a]'), [
    'protocols/larkfield/protocol/2024.numbers.yaml:1:21: clause 1.3-a is printed in the document and is not in our text; add it',
  ]);
});

test('A clause whose number is not printed is found, unless printed numbers stand under it', () => {
  assert.deepEqual(counted(['1', '1.10', '1.2', '1.1'], 'printed: [1.1, "1.10"]'), [
    '17:1: clause 1.2 is not among the numbers that the document prints; did you mean "1.1"?',
  ]);
});
