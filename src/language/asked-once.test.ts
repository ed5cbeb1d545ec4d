// Who is told that two clauses put one fact to somebody and presume it differently, and who is left alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNCIL, FRONT, PATH, readLarkfield, told } from './larkfield.fixture.ts';

const asking = (clause: string, presume: string, keys = '') =>
  `## ${clause}\nSomebody judges it.\n\`\`\`yaml\n- question: ${clause}/urgent\n  asks: urgent\n  when: letter.written\n  decided by: clerk\n  presume: [${presume}]\n${keys}\`\`\`\n`;
const YES = '{ answer: yes, clause: "1.1" }';
const NO = '{ answer: no, clause: "1.2" }';
const PLAIN = '{ answer: yes, clause: "1.2", if: { tone: plain } }';
const wrongWithClauses = (...clauses: string[]) =>
  told(readLarkfield({ [PATH]: `${FRONT}${clauses.join('')}` }).problems);
const SAID = `1.2/urgent asks "urgent" of the same act as 1.1/urgent (${PATH}:10), and something else is presumed in each; let only one of them presume, or give its document a higher rank`;

test('Two clauses that ask one fact of one act and presume the opposite are told with both places', () => {
  assert.deepEqual(wrongWithClauses(asking('1.1', YES), asking('1.2', NO)), [`19:3: ${SAID}`]);
});

test('So are two that presume alike under different conditions, or of which one presumes nothing', () => {
  for (const other of [PLAIN, ''])
    assert.deepEqual(wrongWithClauses(asking('1.1', YES), asking('1.2', other)), [`19:3: ${SAID}`]);
});

test('Two clauses may ask the same and presume the same, each by its own clause', () => {
  assert.deepEqual(wrongWithClauses(asking('1.1', YES), asking('1.2', YES.replace('1.1', '1.2'))), []);
});

test('Of different acts, or never on one day, each presumes what it likes', () => {
  const later = asking('1.2', NO).replace('when: letter.written', 'when: letter.answered');
  assert.deepEqual(wrongWithClauses(asking('1.1', YES), later), []);
  const until = asking('1.1', YES, '- in force: { until: 2024-06-30 }\n');
  const from = asking('1.2', NO, '- in force: { from: 2024-07-01 }\n');
  assert.deepEqual(wrongWithClauses(until, from), []);
});

test('A document of higher rank presumes otherwise than another, and one of the same rank does not', () => {
  const policy = 'protocols/larkfield/policy/2024.md';
  const council = (rank: number) =>
    COUNCIL.replace('rank: 30 }\n', `rank: 30 }\n  - { document: policy, rank: ${rank} }\n`);
  const files = (status: string) => ({
    [PATH]: `${FRONT}${asking('1.1', YES)}`,
    [policy]: `${FRONT.replace('adopted', status)}${asking('1.2', NO)}`,
  });
  const problems = (status: string, rank: number) => readLarkfield(files(status), council(rank)).problems;
  assert.deepEqual(problems('adopted', 20), []);
  assert.deepEqual(problems('draft', 30), []);
  assert.equal(problems('adopted', 30).length, 1);
});

test('What is owed while in office sets nothing off by being overdue', () => {
  const norms = `## 1.1\nIt is kept up.\n\`\`\`yaml
- norm: 1.1/keep
  who: every member
  must: friendship.declared
  when: while in office
- norm: 1.1/remind
  who: clerk
  must: letter.written
  when: 1.1/keep is overdue
\`\`\`\n`;
  assert.deepEqual(wrongWithClauses(norms), [
    '17:9: 1.1/keep is owed while in office, and sets nothing off by being overdue; let this wait for an act',
  ]);
});
