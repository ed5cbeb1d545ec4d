// A norm read back in plain English says what was written, so that its writer can hear a slip.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBlock, told, vocabulary } from './larkfield.fixture.ts';
import { readBack, readShort } from './read-back.ts';

function heard(block: string): string | undefined {
  const read = readBlock(block);
  assert.deepEqual(told(read.problems), []);
  const norm = read.value?.rulebook.versions[0]?.clauses[0]?.norms[0];
  return norm && readBack(norm, vocabulary);
}

const SAID: readonly (readonly [string, string, string])[] = [
  [
    'A bar that lasts',
    '{ norm: 1.1/a, who: reader, must not: letter.answered, when: letter.written, within: 5 days }',
    'When a letter is written, the reader must not answer the letter for 5 days.',
  ],
  [
    'A duty with a date',
    '{ norm: 1.1/a, who: reader, should: letter.answered, when: letter.written, within: 10 working days, from: written, until: friendship.ended }',
    'When a letter is written, the reader should answer the letter within 10 working days of when it was written, until the friendship is ended.',
  ],
  [
    '“if: no” is what must be known',
    '{ norm: 1.1/a, who: reader, must: letter.answered, when: letter.written, if: { urgent: no } }',
    'When a letter is written, the reader must answer the letter, once it is known that it is not so that it is urgent.',
  ],
  [
    '“unless: yes” is what must be shown',
    '{ norm: 1.1/a, who: reader, must: letter.answered, when: letter.written, unless: { urgent: yes } }',
    'When a letter is written, the reader must answer the letter, unless it is shown that it is urgent.',
  ],
  [
    'A notice',
    '{ norm: 1.1/a, who: clerk, must: tell, when: letter.written, to: leader of group of reader, telling: [matter, that it is late] }',
    'When a letter is written, the clerk must tell the leader of the group of the reader this and nothing else: matter and that it is late.',
  ],
  [
    'A wall',
    '{ norm: 1.1/a, who: clerk, must not: tell, to: everyone except reader, telling: everything, until: [letter.answered by reader] }',
    'The clerk must not let everyone except the reader know anything of it, not even that it exists, until the letter is answered by the reader.',
  ],
  [
    'How something is done',
    '{ norm: 1.1/a, who: writer, must: letter.written, when: it is done, to: reader, showing: "About {matter}" }',
    'If the writer is to write a letter, it must go to the reader and show “About {matter}”.',
  ],
  [
    'A right with steps',
    '{ norm: 1.1/a, who: any member, has a right to: letter.answered, first: [{ consent of: clerk, if: { urgent: yes } }, { consult: chair of committee, clause: 1.1 }] }',
    'Any member has a right to answer the letter. First: get the agreement of the clerk (if it is urgent); ask the chair of a committee for their view (clause 1.1).',
  ],
  [
    'A choice and a number',
    '{ norm: 1.1/a, who: members, should not: letter.answered, if: { tone: [cross, plain], pages: at least 50 } }',
    'Members should not answer the letter, once it is known that the tone of the letter is cross or plain and the number of pages is at least 50.',
  ],
  [
    'What stands',
    '{ norm: 1.1/a, who: clerk, alone may: letter.answered, when: while friendship.declared, unless: { consent of reader: given } }',
    'While it stands that the friendship is declared, the clerk alone may answer the letter, unless it is shown that the reader agreed.',
  ],
  [
    'Two readings',
    '{ norm: 1.1/a, who: reader, must: letter.answered, when: letter.written, readings: [{ says: soon, within: 1 days }, { says: later, within: 2 months, after: 3 hours }] }',
    'This can be read in 2 ways. If it means soon: When a letter is written, the reader must answer the letter within 1 day. If it means later: When a letter is written, and 3 hours have passed, the reader must answer the letter within 2 months.',
  ],
];

for (const [title, block, says] of SAID)
  test(`${title} is read back`, () => assert.equal(heard(`- ${block}`), says));

test('A norm in short says whose it is, how strongly, what and by when, and that there is more to it', () => {
  const short = (block: string) => {
    const norm = readBlock(block).value?.rulebook.versions[0]?.clauses[0]?.norms[0];
    return norm && readShort(norm, vocabulary);
  };
  const duty =
    '{ norm: 1.1/a, who: reader, should: letter.answered, when: letter.written, within: 10 working days';
  assert.equal(short(`- ${duty} }`), 'The reader should answer the letter within 10 working days.');
  assert.equal(
    short(`- ${duty}, if: { urgent: yes } }`),
    'The reader should answer the letter within 10 working days, in cases that the clause names.',
  );
  const readings = 'readings: [{ says: soon, within: 5 working days }, { says: late, within: none }]';
  assert.equal(
    short(`- ${duty}, ${readings} }`),
    'The reader should answer the letter within 10 working days. This can be read in 2 ways.',
  );
  assert.equal(
    short(`- ${duty}, ${readings.replace('says: soon', 'says: soon, chosen: yes')} }`),
    'The reader should answer the letter within 5 working days.',
  );
});
