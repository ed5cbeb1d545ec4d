// A whole text: its front matter, its clauses and their tables, its versions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCouncil } from './council.ts';
import { COUNCIL, FRONT, PATH, readLarkfield, told, vocabulary } from './larkfield.fixture.ts';
import { printProblem } from './problems.ts';

const CLAUSE = '## 1.1 Letters\nWhat it says.\n```yaml\n- inform\n```\n';
const wrongWithText = (text: string) => told(readLarkfield({ [PATH]: text }).problems);
const wrongWithClauses = (clauses: string) => wrongWithText(`${FRONT}${clauses}`);
const ROUTE =
  '```yaml\n- { norm: 1.1/r, who: reader, must: letter.answered, when: it is done, to: table }\n```\n';

test('A clause numbered 8.10 stays 8.10 and does not become 8.1', () => {
  const read = readLarkfield({
    [PATH]: `${FRONT}## 8.10 Ten\nOne.\n\`\`\`yaml\n- norm: 8.10/a\n  who: reader\n  may: letter.answered\n  first: [{ consult: clerk, clause: 8.10 }]\n\`\`\`\n`,
  });
  assert.deepEqual(told(read.problems), []);
  const clause = read.value?.rulebook.versions[0]?.clauses[0];
  assert.equal(clause?.number, '8.10');
  assert.equal(clause?.norms[0]?.first[0]?.clause, '8.10');
});

test('A clause has its number, title, statement and place, and a section title is no clause', () => {
  const clauses = readLarkfield({ [PATH]: `${FRONT}# Letters\nOf letters.\n\n${CLAUSE}` }).value?.rulebook
    .versions[0]?.clauses;
  assert.deepEqual(
    clauses?.map(({ number, title, statement, place, treatment }) => ({
      number,
      title,
      statement,
      place,
      treatment,
    })),
    [
      {
        number: '1.1',
        title: 'Letters',
        statement: 'What it says.',
        place: { file: PATH, line: 10, column: 1 },
        treatment: 'informed',
      },
    ],
  );
});

test('Clauses are counted as enforced, recorded, prompted or informed by what stands under them', () => {
  const block = (number: string, items: string) => `## ${number}\nText.\n\`\`\`yaml\n${items}\n\`\`\`\n`;
  const read = readLarkfield({
    [PATH]:
      FRONT +
      block('1', '- { norm: 1/a, who: reader, may: letter.answered }') +
      block('2', '- part of: 1/a') +
      block('3', '- record: letter.written\n- prompt: letter.written') +
      block('4', '- prompt: [letter.written]') +
      block('5', '- { meaning: boss, is: clerk }'),
  });
  assert.deepEqual(told(read.problems), []);
  assert.deepEqual(
    read.value?.rulebook.versions[0]?.clauses.map((clause) => clause.treatment),
    ['enforced', 'enforced', 'recorded', 'prompted', 'enforced'],
  );
});

test('A number that is printed twice is told apart with #1 and #2', () => {
  assert.deepEqual(wrongWithClauses(CLAUSE + CLAUSE), [
    '12:1: there is already a clause 1.1, on line 7; if the number is printed twice, write 1.1#1 and 1.1#2',
  ]);
  assert.deepEqual(wrongWithClauses(CLAUSE.replace('1.1', '1.1#1') + CLAUSE.replace('1.1', '1.1#2')), []);
});

test('A clause without words or without a treatment is told', () => {
  assert.deepEqual(wrongWithClauses('## 1.1\n'), [
    '7:1: clause 1.1 does not say how it is treated; give it a norm, or "- inform" if it is only to be read',
    '7:1: clause 1.1 has no statement; say in your own words what it means',
  ]);
});

test('A block that is not marked as yaml, or stands under no clause, is told and not passed over', () => {
  assert.deepEqual(wrongWithClauses(CLAUSE.replace('```yaml', '```yml')), [
    '9:1: this block is not marked as a rule; begin it with ```yaml',
  ]);
  assert.deepEqual(wrongWithClauses(`# Title\n\`\`\`yaml\n- inform\n\`\`\`\n${CLAUSE}`), [
    '8:1: this block stands under no clause; put it under a heading that begins with a clause number',
  ]);
});

test('The rows of a table are conditions and a role, and the last row may be for anyone', () => {
  const read = readLarkfield({
    [PATH]: `${FRONT}## 1.1\nWhat.\n\n| writer is | urgent | to |\n|---|---|---|\n| chief officer | yes | clerk (intended) |\n| anyone | anyone | leader of group of reader |\n\n${ROUTE}`,
  });
  assert.deepEqual(told(read.problems), []);
  const rows = read.value?.rulebook.versions[0]?.clauses[0]?.table?.rows;
  assert.deepEqual(
    rows?.map(({ cells, words, to }) => [cells.map((cell) => cell.is), words, to.words]),
    [
      [['role', 'fact'], 'the writer is the chief officer and it is urgent', 'clerk (intended)'],
      [[], 'in every other case', 'leader of group of reader'],
    ],
  );
});

test('A row that an earlier one always takes is told', () => {
  const table = '| writer is | to |\n|---|---|\n| anyone | clerk |\n| chief officer | leader |\n';
  assert.deepEqual(wrongWithClauses(`## 1.1\nWhat.\n\n${table}\n${ROUTE}`), [
    '13:3: this row is never reached: an earlier row takes every case of it; put it higher, or take it out',
  ]);
});

test('A heading, a cell and a role of a table are told at their own place', () => {
  const table = '| writr is | to |\n|---|---|\n| clerk | chair |\n';
  assert.deepEqual(wrongWithClauses(`## 1.1\nWhat.\n\n${table}\n${ROUTE}`), [
    '10:3: "writr" is not a party, fact or field of the acts this is about; did you mean "writer"?',
  ]);
  const roles = '| writer is | to |\n|---|---|\n| clark | chare |\n';
  assert.deepEqual(wrongWithClauses(`## 1.1\nWhat.\n\n${roles}\n${ROUTE}`), [
    '12:3: "clark" is not a role of this council; did you mean "clerk"?',
    '12:11: "chare" is not a role of this council; did you mean "chair"?',
  ]);
});

test('A table that no norm uses is told', () => {
  const table = '| writer is | to |\n|---|---|\n| clerk | chair |\n';
  assert.deepEqual(wrongWithClauses(`## 1.1\nWhat.\n\n${table}\n\`\`\`yaml\n- inform\n\`\`\`\n`), [
    '10:1: this table sends nothing: no norm of its clause says "to: table"',
  ]);
});

test('A second table for one act in one document needs an exception or readings', () => {
  const table = '| writer is | to |\n|---|---|\n| clerk | chair |\n';
  const first = `## 1.1\nWhat.\n\n${table}\n${ROUTE}`;
  const second = first.replaceAll('1.1', '1.2');
  assert.deepEqual(wrongWithClauses(first + second), [
    '25:3: 1.2/r sends "letter.answered" by a second table; 1.1/r has one already; write "over: 1.1/r" if this is an exception, or give readings if the text is double',
  ]);
  assert.deepEqual(wrongWithClauses(first + second.replace('to: table }', 'to: table, over: 1.1/r }')), []);
});

test('Front matter is needed, and its words are checked', () => {
  assert.deepEqual(wrongWithText(CLAUSE), [
    '1:1: this text has no front matter; begin it with a line ---, then "title:" and so on, then another line ---',
  ]);
  assert.deepEqual(wrongWithText(`---\ntitle: T\nstatus: adoptd\n---\n${CLAUSE}`), [
    '3:9: status: "adoptd" cannot stand here: write draft, adopted or superseded; did you mean "adopted"?',
  ]);
  assert.deepEqual(wrongWithText(`---\ntitle: T\n---\n${CLAUSE}`), [
    '2:1: "status" is missing here; write "status: draft", adopted or superseded',
  ]);
  assert.deepEqual(wrongWithText(`---\ntitle: T\nstatus: adopted\nfloor: yes\n---\n${CLAUSE}`), [
    '4:1: only a text in law/ has "floor"; take it out',
  ]);
});

test('Two texts of one document are not in force on the same day', () => {
  const older = FRONT.replace('{ from: 2024-01-01 }', '{ from: 2020-01-01 }') + CLAUSE;
  const files = { 'protocols/larkfield/protocol/2020.md': older, [PATH]: FRONT + CLAUSE };
  assert.deepEqual(told(readLarkfield(files).problems), [
    '5:1: this version and larkfield/protocol/2020 are in force at the same time; give the earlier one an "until" the day before this one begins',
  ]);
  const ended = {
    ...files,
    'protocols/larkfield/protocol/2020.md': older.replace('2020-01-01 }', '2020-01-01, until: 2023-12-31 }'),
  };
  assert.deepEqual(told(readLarkfield(ended).problems), []);
});

test('A block that cannot be read does not make the names it declares unknown elsewhere', () => {
  const broken = '## 1.1\nWhat.\n```yaml\n- meaning: boss\n  is: [clerk\n```\n';
  const user =
    '## 1.2\nWhat.\n```yaml\n- { norm: 1.2/a, who: boss, may: letter.answered, over: 1.1/x }\n```\n';
  const problems = wrongWithClauses(broken + user);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /^1[12]:\d+: something is missing here, perhaps a closing bracket/);
});

test('What is wrong in council.yaml is told there', () => {
  const wrong = (change: (council: string) => string) =>
    told(
      readLarkfield({ [PATH]: FRONT + CLAUSE }, change(COUNCIL)).problems.map((problem) => ({
        ...problem,
        file: 'c',
      })),
    );
  assert.deepEqual(
    wrong((text) => text.replace('council: larkfield', 'council: larkfeld')),
    ['c:1:10: council: "larkfeld" is not the name of its folder; write larkfield'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('ordinary', 'ordinry')),
    ['c:4:11: calendar: there is no calendar "ordinry"; did you mean "ordinary"?'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('Europe/London', 'Europe/Lundon')),
    ['c:3:7: zone: "Europe/Lundon" is not a time zone; did you mean "Europe/London"?'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('leader: group', 'leader: grup')),
    [
      'c:10:11: leader: "grup" cannot stand here: write council, unit, group, committee or ward; did you mean "group"?',
    ],
  );
  assert.deepEqual(
    wrong((text) => text.replace('ask: clerk', 'ask: clark')),
    ['c:12:6: "clark" is not a role of this council; did you mean "clerk"?'],
  );
  assert.deepEqual(
    wrong((text) => `${text}trial: { version: protocol/2023, from: 2024-01-01 }\n`),
    ['c:13:19: trial: there is no version "protocol/2023"; did you mean "protocol/2024"?'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('document: protocol', 'document: charter')),
    [
      'c:6:3: documents: the document "protocol" has a folder but no rank; add { document: protocol, rank: 30 }',
      'c:6:17: documents: there is no text of "charter"; add protocols/larkfield/charter/<version>.md, or take it out',
    ],
  );
  assert.deepEqual(
    wrong((text) => `${text}closes at: 5pm\n`),
    ['c:13:12: closes at: write a time of day as "17:00"'],
  );
});

test('A trial is known by the full name of its version', () => {
  const draft = { 'protocols/larkfield/protocol/draft.md': FRONT.replace('adopted', 'draft') + CLAUSE };
  const read = readLarkfield(draft, `${COUNCIL}trial: { version: protocol/draft, from: 2024-01-01 }\n`);
  assert.deepEqual(told(read.problems), []);
  assert.deepEqual(read.value?.rulebook.council.trial, {
    version: 'larkfield/protocol/draft',
    from: '2024-01-01',
  });
});

test('A document that is ranked has a text', () => {
  const told = readLarkfield({}).problems.map(printProblem);
  assert.deepEqual(told, [
    'protocols/larkfield/council.yaml:6:17: documents: there is no text of "protocol"; add protocols/larkfield/protocol/<version>.md, or take it out',
  ]);
});

test('A folder without council.yaml is told so', () => {
  const read = readCouncil([{ path: PATH, text: FRONT + CLAUSE }], { vocabulary, law: [], calendars: [] });
  assert.deepEqual(read.problems.map(printProblem), [
    'protocols/larkfield/council.yaml:1:1: this council has no council.yaml; add one: protocols/README.md says what it holds',
  ]);
});

test('A step cites a clause that is there, whole or in part', () => {
  const cites = (clause: string) =>
    `## 1.1-a\nWhat.\n\`\`\`yaml\n- { norm: 1.1-a/x, who: reader, may: letter.answered, first: [{ consult: clerk, clause: ${clause} }] }\n\`\`\`\n`;
  assert.deepEqual(wrongWithClauses(cites('1.1')), []);
  assert.deepEqual(wrongWithClauses(cites('1.10')), [
    '10:89: clause: there is no clause 1.10 in this document; did you mean "1.1-a"?',
  ]);
});
