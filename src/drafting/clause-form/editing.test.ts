// What somebody does to a clause in its form, and what the file says afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEverything } from '#language/files.ts';
import { readUnder } from '#language/overlay.ts';
import { tidy } from './answers.ts';
import { boxAt } from './box-at.ts';
import { clauseForm, clauseSource, withClause } from './clause-form.ts';
import type { ItemKind } from './controls.ts';
import type { ClauseForm, FormItem } from './form.ts';

const TEXT = `---
title: Protocol
---
# Letters

## 1.1 Answers
The clerk answers.

They do so soon.

\`\`\`yaml
# Whoever is away names somebody.
- norm: 1.1/answer
  who: clerk   # not the deputy
  must: letter.answered
  when: letter.received
  if: { urgent: yes }
  within: 5 working days
- norm: 1.1/tell
  who: clerk
  must: tell
  to: table
- inform
\`\`\`

| subject is | to |
|---|---|
| clerk | chair |
| anyone | clerk |

## 1.2
It is only told.
## 1.3 Rooms

\`\`\`yaml
- inform
\`\`\`
`;

function formOf(text: string, number: string): ClauseForm {
  const form = clauseForm(text, number);
  assert.ok(form !== undefined && !('plain' in form));
  return form;
}
function write(number: string, change: (form: ClauseForm) => Partial<ClauseForm>, text = TEXT) {
  const form = formOf(text, number);
  return withClause(text, number, { ...form, ...change(form) });
}
function written(number: string, change: (form: ClauseForm) => Partial<ClauseForm>, text = TEXT): string {
  const result = write(number, change, text);
  assert.ok('content' in result, JSON.stringify(result));
  return result.content;
}
function wrongIn(number: string, change: (form: ClauseForm) => Partial<ClauseForm>) {
  const result = write(number, change);
  assert.ok('wrong' in result, JSON.stringify(result));
  return result.wrong;
}
function item(kind: ItemKind, answers: Readonly<Record<string, string>>): FormItem {
  return { kind, answers: tidy(Object.entries(answers)) };
}
function typedIn(
  { items }: ClauseForm,
  at: number,
  typed: Readonly<Record<string, string>>,
): ClauseForm['items'] {
  return items.map((one, index) =>
    index === at ? { ...one, answers: tidy(new Map([...one.answers, ...Object.entries(typed)])) } : one,
  );
}
const outOf = ({ items }: ClauseForm, ...out: readonly number[]): ClauseForm['items'] =>
  items.map((one, index) => (out.includes(index) ? { ...one, out: true } : one));

test('A deadline typed otherwise changes its own line of the file and no other', () => {
  assert.equal(
    written('1.1', (form) => ({ items: typedIn(form, 0, { 'within.count': '7' }) })),
    TEXT.replace('within: 5 working days', 'within: 7 working days'),
  );
});

test('A rule that is taken out goes with its lines, and those beside it stay', () => {
  assert.equal(
    written('1.1', (form) => ({ items: outOf(form, 1) })),
    TEXT.replace('- norm: 1.1/tell\n  who: clerk\n  must: tell\n  to: table\n', ''),
  );
  assert.equal(
    written('1.1', (form) => ({ items: outOf(form, 2) })),
    TEXT.replace('table\n- inform', 'table'),
  );
});

test('A rule whose boxes are all emptied is taken out', () => {
  const emptied = (form: ClauseForm) =>
    form.items.map((one, index) => (index === 0 ? { ...one, answers: new Map() } : one));
  assert.equal(
    written('1.1', (form) => ({ items: emptied(form) })),
    written('1.1', (form) => ({ items: outOf(form, 0) })),
  );
});

test('When everything is taken out, its block goes too, and the clause is still there', () => {
  const bare = written('1.3', (form) => ({ items: outOf(form, 0) }));
  assert.equal(clauseSource(bare, '1.3'), '## 1.3 Rooms');
  assert.deepEqual(formOf(bare, '1.3').items, []);
  const all = written('1.1', (form) => ({ items: outOf(form, 0, 1, 2) }));
  assert.doesNotMatch(clauseSource(all, '1.1'), /yaml|norm|inform/);
  assert.match(clauseSource(all, '1.1'), /They do so soon\.\n\n\| subject is/);
});

test('Something may stand in the place of everything that was taken out', () => {
  const prompt = item('prompt', { prompt: 'letter.answered' });
  const instead = written('1.3', (form) => ({ items: [...outOf(form, 0), prompt] }));
  assert.equal(clauseSource(instead, '1.3'), '## 1.3 Rooms\n\n```yaml\n- prompt: letter.answered\n```');
});

test('A rule added to a clause that has none stands in a block of its own below the statement', () => {
  const rule = item('norm', {
    norm: '1.2/keys',
    who: 'clerk',
    force: 'must not',
    'force.act': 'key.lent',
    if: 'urgent: no\nclerk: is away',
    first: 'consult: chair',
    'within.count': '1',
    'within.unit': 'working days',
    'readings.0.says': 'it is so: always',
    'readings.3.says': 'hardly',
    'readings.3.if': 'none',
  });
  const added = written('1.2', () => ({ items: [rule] }));
  assert.equal(
    clauseSource(added, '1.2'),
    `## 1.2
It is only told.

\`\`\`yaml
- norm: 1.2/keys
  who: clerk
  must not: key.lent
  if: { urgent: no, clerk: is away }
  first: [{ consult: chair }]
  within: 1 working day
  readings:
    - says: "it is so: always"
    - says: hardly
      if: none
\`\`\``,
  );
  assert.equal(clauseSource(added, '1.3'), clauseSource(TEXT, '1.3'));
});

test('A new one that was left blank is not written, and what is wrong is told of the right one', () => {
  const blank = item('norm', {});
  const added = (form: ClauseForm) => ({ items: [...form.items, blank, item('norm', { who: 'clerk' })] });
  assert.deepEqual(
    wrongIn('1.3', added).map(({ at }) => at),
    ['2.norm'],
  );
  assert.equal(
    written('1.3', (form) => ({ items: [...form.items, blank] })),
    TEXT,
  );
});

test('A statement typed otherwise takes the place of all its paragraphs, and may go', () => {
  const two = written('1.1', () => ({ statement: 'One thing.\r\n\r\n\r\n- and  \r\n- another' }));
  assert.equal(
    two,
    TEXT.replace('The clerk answers.\n\nThey do so soon.', 'One thing.\n\n\n- and\n- another'),
  );
  assert.equal(
    written('1.1', (form) => ({ statement: formOf(two, '1.1').statement, items: form.items }), two),
    two,
  );
  const gone = written('1.1', () => ({ statement: '' }));
  assert.match(clauseSource(gone, '1.1'), /^## 1\.1 Answers\n\n```yaml/);
  const back = written('1.1', () => ({ statement: 'The clerk answers.' }), gone);
  assert.equal(clauseSource(back, '1.1'), clauseSource(TEXT, '1.1').replace('\n\nThey do so soon.', ''));
});

test('A title may be given, changed and taken away', () => {
  assert.equal(
    written('1.2', () => ({ title: ' Keys  and\nlocks ' })),
    TEXT.replace('## 1.2', '## 1.2 Keys and locks'),
  );
  assert.equal(
    written('1.1', () => ({ title: '' })),
    TEXT.replace('1.1 Answers', '1.1'),
  );
});

test('A cell of the table is changed, a row added, a table given and taken away', () => {
  const changed = written('1.1', ({ table }) => ({
    table: `${table.replace('| chair', '| mayor')}\n| chair | clerk |`,
  }));
  assert.equal(
    changed,
    TEXT.replace('| chair |\n| anyone | clerk |', '| mayor |\n| anyone | clerk |\n| chair | clerk |'),
  );
  const gone = written('1.1', () => ({ table: '' }));
  assert.doesNotMatch(gone, /\|/);
  const { table } = formOf(TEXT, '1.1');
  assert.equal(
    written('1.1', () => ({ table }), gone),
    TEXT,
  );
  assert.equal(
    formOf(
      written('1.2', () => ({ table })),
      '1.2',
    ).table,
    table,
  );
});

test('What Markdown would take for something else is told at its box, and nothing is written', () => {
  const told = (change: Partial<ClauseForm>) => wrongIn('1.1', () => change).map(({ at }) => at);
  for (const statement of [
    'One.\n## 9 Another',
    'One.\n===',
    '```yaml\n- inform\n```',
    '| a | to |\n|---|---|',
  ])
    assert.deepEqual(told({ statement }), ['statement'], statement);
  for (const table of [
    '| a | b |\n|---|---|',
    '| a | to |',
    'clerk to chair',
    '| a | to |\n|---|---|\n\n## 9 Another',
  ])
    assert.deepEqual(told({ table }), ['table'], table);
});

test('A condition that cannot be read is told at its box, with what to write', () => {
  const [wrong, ...others] = wrongIn('1.1', (form) => ({
    items: typedIn(form, 0, { if: 'urgent: yes\nurgent' }),
  }));
  assert.deepEqual(others, []);
  assert.equal(wrong?.at, '0.if');
  assert.match(wrong?.says ?? '', /^“urgent” cannot be read\. .*: yes/);
  const inReading = { 'readings.0.says': 'so', 'readings.0.unless': '[' };
  assert.deepEqual(
    wrongIn('1.1', (form) => ({ items: typedIn(form, 0, inReading) })).map(({ at }) => at),
    ['0.readings.0.unless'],
  );
});

test('An act without how strongly, how strongly without an act, and a rule without a name are told', () => {
  const told = (typed: Readonly<Record<string, string>>) =>
    wrongIn('1.1', (form) => ({ items: typedIn(form, 0, typed) })).map(({ at }) => at);
  assert.deepEqual(told({ force: '' }), ['0.force']);
  assert.deepEqual(told({ 'force.act': '' }), ['0.force']);
  assert.deepEqual(told({ norm: '' }), ['0.norm']);
});

test('What was typed takes the place of what somebody else put there meanwhile', () => {
  const mine = formOf(TEXT, '1.1');
  const theirs = written('1.1', (form) => ({
    items: [...outOf(form, 0, 2), item('cannot', { cannot: 'It is theirs.' }), item('inform', {})],
  }));
  assert.notDeepEqual(formOf(theirs, '1.1'), mine);
  const result = withClause(theirs, '1.1', mine);
  assert.ok('content' in result);
  assert.deepEqual(formOf(result.content, '1.1'), mine);
});

test('A place of the file leads to the box that shows it', () => {
  const lines = TEXT.split('\n');
  const at = (words: string) => {
    const line = lines.findIndex((one) => one.includes(words));
    return boxAt(TEXT, '1.1', { line: line + 1, column: (lines[line] ?? '').indexOf(words) + 1 });
  };
  assert.equal(at('The clerk'), 'statement');
  assert.equal(at('urgent'), '0.if');
  assert.equal(at('5 working'), '0.within.count');
  assert.equal(at('letter.answered'), '0.force.act');
  assert.equal(at('1.1/tell'), '1.norm');
  assert.equal(at('| anyone'), 'table');
  assert.equal(at('It is only told'), undefined);
});

test('The checker of the command line reads what the form wrote, and says where a rule is not one', async () => {
  const council = 'exeter';
  const path = 'protocol/2023-04.md';
  const files = await loadEverything(fileURLToPath(new URL('../../..', import.meta.url)));
  const text = files.sources.get(council)?.find((one) => one.path.endsWith(path))?.text ?? '';
  const rule = item('norm', {
    norm: '8.8/copy',
    who: 'officer asked',
    force: 'should',
    'force.act': 'enquiry.acknowledged',
    when: 'enquiry.received',
    'within.count': '2',
    'within.unit': 'working days',
    unless: 'full answer possible in time: yes',
    'readings.0.says': 'a copy is wanted every time',
    'readings.1.says': 'a copy is wanted only when somebody asks for it',
    'readings.1.force': 'may',
    'readings.1.force.act': 'enquiry.acknowledged',
    'readings.1.unless': 'none',
  });
  const form = formOf(text, '8.8');
  const checked = (items: ClauseForm['items']) =>
    readUnder(files, council, new Map([[path, written('8.8', () => ({ items }), text)]]));
  assert.deepEqual(checked(form.items).problems, []);
  const good = checked([...form.items, rule]);
  assert.deepEqual(good.problems, []);
  const norms = good.value?.rulebook.versions
    .find(({ id }) => id === `${council}/protocol/2023-04`)
    ?.clauses.find(({ number }) => number === '8.8')?.norms;
  assert.equal(norms?.find(({ id }) => id === '8.8/copy')?.readings.length, 2);

  const typed = [
    ...form.items,
    { ...rule, answers: tidy(new Map([...rule.answers, ['when', 'enquiry.forgotten']])) },
  ];
  const [problem] = checked(typed).problems;
  assert.ok(problem);
  const bad = written('8.8', () => ({ items: typed }), text);
  assert.equal(boxAt(bad, '8.8', problem), `${form.items.length}.when`);
});
