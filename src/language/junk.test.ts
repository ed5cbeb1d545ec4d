// Whatever the text, the reader answers with problems and does not fall over.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCouncil } from './council.ts';
import { COUNCIL, FRONT, LETTERS, PATH, readLarkfield, vocabulary } from './larkfield.fixture.ts';
import { printProblem, startReport } from './problems.ts';
import { readVocabulary } from './vocabulary.ts';
import { readYaml } from './yaml-source.ts';

const CLAUSE =
  '## 1.1\nWhat.\n\n| writer is | to |\n|---|---|\n| clerk | chair |\n\n```yaml\n- norm: 1.1/a\n  who: reader\n  must: letter.answered\n  when: letter.written\n  within: 10 days\n  if: { urgent: yes }\n  to: table\n  readings: [{ says: a }, { says: b, within: none }]\n- question: 1.1/q\n  asks: urgent\n  decided by: clerk\n```\n';
const RUNS = { numRuns: 150 };
const scraps = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '- ',
        'norm: ',
        '{',
        '}',
        '[',
        ']',
        ': ',
        '\n',
        '  ',
        '"',
        "'",
        '#',
        '|',
        '---',
        '```',
        '&a ',
        '*a',
        '!x ',
        '<<: ',
        'yes',
        '__proto__: ',
        '? ',
        '%',
        'who: ',
        'of ',
        'except ',
        '\t',
        '(intended)',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

/** The text with a piece of it replaced by a scrap. */
function spoilt(text: string) {
  return fc
    .tuple(fc.nat(text.length), fc.nat(30), scraps)
    .map(([at, length, scrap]) => text.slice(0, at) + scrap + text.slice(at + length));
}

test('Any text at all in place of a vocabulary is answered with problems', () => {
  fc.assert(
    fc.property(fc.oneof(scraps, spoilt(LETTERS)), (text) => {
      for (const problem of readVocabulary([{ path: 'v.yaml', text }]).problems)
        assert.ok(problem.line >= 1 && problem.column >= 1 && problem.says !== '');
    }),
    RUNS,
  );
});

test('Any text at all in place of the topics is answered with problems', () => {
  const topics =
    '- under: Letters\n  topics:\n    - topic: Answers\n      asks: When?\n      acts: [letter.answered]\n';
  fc.assert(
    fc.property(fc.oneof(scraps, spoilt(topics)), (text) => {
      const files = [
        { path: 'vocabulary/letter.yaml', text: LETTERS },
        { path: 'vocabulary/topics.yaml', text },
      ];
      for (const problem of readVocabulary(files).problems)
        assert.ok(problem.line >= 1 && problem.column >= 1 && problem.says !== '');
    }),
    RUNS,
  );
});

test('Any text at all in place of a protocol or of council.yaml is answered with problems', () => {
  fc.assert(
    fc.property(
      fc.oneof(scraps, spoilt(FRONT + CLAUSE)),
      fc.oneof(fc.constant(COUNCIL), spoilt(COUNCIL), scraps),
      (text, council) => {
        for (const problem of readLarkfield({ [PATH]: text }, council).problems)
          assert.ok(problem.line >= 1 && problem.column >= 1 && problem.says !== '');
      },
    ),
    RUNS,
  );
});

test('Reading the same text twice tells the same problems in the same order', () => {
  fc.assert(
    fc.property(spoilt(FRONT + CLAUSE), (text) => {
      assert.deepEqual(readLarkfield({ [PATH]: text }).problems, readLarkfield({ [PATH]: text }).problems);
    }),
    { numRuns: 40 },
  );
});

const first = (text: string) => {
  const sources = [
    { path: 'protocols/larkfield/council.yaml', text: COUNCIL },
    { path: PATH, text },
  ];
  return readCouncil(sources, { vocabulary, law: [], calendars: ['ordinary'] }).problems.map(printProblem)[0];
};

test('A text of many millions of letters is refused with a sentence', () => {
  assert.equal(
    first('x'.repeat(2_000_000)),
    `${PATH}:1:1: this is too long to read: over a million characters; divide it into several files`,
  );
});

test('A file that is no text is refused with a sentence', () => {
  assert.equal(
    first('PK\u0003\u0004\u0000\u0000'),
    `${PATH}:1:1: this is not plain text; save it as UTF-8 text`,
  );
});

test('Ten thousand brackets are refused with a sentence', () => {
  assert.match(
    first(`${FRONT}## 1.1\nWhat.\n\`\`\`yaml\n- inform\n- cannot: ${'['.repeat(10_000)}\n\`\`\`\n`) ?? '',
    /^protocols\/larkfield\/protocol\/2024\.md:\d+:\d+: /,
  );
  assert.match(
    first(`${FRONT}${'> '.repeat(10_000)}x\n`) ?? '',
    /^protocols\/larkfield\/protocol\/2024\.md:1:1: this /,
  );
});

test('An invisible mark at the start of a text is passed over', () => {
  const report = startReport();
  assert.equal(
    readYaml('\uFEFFname: Larkfield', { file: 'x', line: 1, column: 1 }, report)?.words('name'),
    'Larkfield',
  );
  assert.deepEqual(report.list(), []);
});

test('A tab at the start of a line, and a second document, are told for what they are', () => {
  const told = (text: string) => {
    const report = startReport();
    readYaml(text, { file: 'x', line: 1, column: 1 }, report);
    return report.list().map(printProblem);
  };
  assert.deepEqual(told('a: 1\n\tb: 2\n'), ['x:2:1: this line is indented with a tab; use spaces']);
  assert.deepEqual(told('- a: 1\n---\n- b: 1\n'), [
    'x:2:1: a line of three dashes further down begins another document; take it out',
  ]);
});
