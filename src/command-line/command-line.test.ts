// The commands as people type them: what they say, where they say it, and the exit code.

import assert from 'node:assert/strict';
import { cp, glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { printSchema } from '#language/schemas.ts';
import { SITUATION_SCHEMAS } from '#situations/shapes.ts';
import { ANSWER_SCHEMA, answersShape } from './answer.ts';
import type { Command, Terminal } from './command.ts';
import { dispatch } from './dispatch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function typed(...words: readonly string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    error: (line) => void error.push(line),
    progress: () => {},
    colour: false,
  };
  const code = await dispatch(words, terminal);
  return { code, out: out.join('\n'), error: error.join('\n') };
}

// A council of its own in a folder of its own, so that what these tests say does not hang on anybody’s text.
const folder = await mkdtemp(join(tmpdir(), 'comity-'));
for (const part of ['vocabulary', 'law', 'calendars'])
  await cp(join(ROOT, part), join(folder, part), { recursive: true });
const council = join(folder, 'protocols/larkfield');
await cp(join(ROOT, 'src/command-line/larkfield'), council, { recursive: true });
const situations = join(council, 'situations/enquiries.yaml');
const sound = await readFile(situations, 'utf8');
after(() => rm(folder, { recursive: true }));

test('Nothing typed, or a command that is not there, is answered on standard error with what was meant', async () => {
  assert.deepEqual(await typed(), { code: 2, out: '', error: 'Say what to do.\nTry: comity --help' });
  assert.deepEqual(await typed('chek'), {
    code: 2,
    out: '',
    error: 'There is no “comity chek”: did you mean “check”?\nTry: comity --help',
  });
});

test('An option that is not there is answered with the one meant', async () => {
  assert.deepEqual(await typed('check', '--jsn'), {
    code: 2,
    out: '',
    error: '"--jsn" is not an option here; did you mean "--json"?\nTry: comity check --help',
  });
  assert.equal(
    (await typed('ask', 'x.yaml', '--text')).error.split('\n')[0],
    'Give --text a value: --text document/version',
  );
});

test('Help lists every command, and every command has help of its own', async () => {
  const { code, out } = await typed('--help');
  assert.equal(code, 0);
  for (const name of ['check', 'clauses', 'ask', 'serve']) {
    assert.match(out, new RegExp(`^ {2}${name} `, 'm'));
    const own = await typed(name, '--help');
    assert.equal(own.code, 0);
    assert.match(own.out, new RegExp(`^comity ${name}`));
  }
});

test('A command is a file: what it is given is what its options say', async () => {
  const said: string[] = [];
  const command: Command = {
    usage: 'greet <whom>',
    about: 'Greets.',
    options: {
      loudly: { type: 'boolean', short: 'l', help: 'Loudly' },
      from: { type: 'string', help: 'From whom' },
    },
    run: async ({ words, flags, values }) => {
      said.push(...words, ...flags, ...values.values());
      return 0;
    },
  };
  const terminal: Terminal = { out: () => {}, error: () => {}, progress: () => {}, colour: false };
  const commands = [{ name: 'greet', help: 'Greet', load: async () => ({ command }) }];
  assert.equal(await dispatch(['greet', 'Ann', '-l', '--from', 'Bob'], terminal, commands), 0);
  assert.deepEqual(said, ['Ann', 'loudly', 'Bob']);
});

test('A sound folder is checked in a sentence', async () => {
  assert.deepEqual(await typed('check', '--in', folder), {
    code: 0,
    out: '1 council, 1 document, 2 clauses, 3 situations: nothing wrong.',
    error: '',
  });
});

test('What is not as expected, and a rule nobody tried, are told with their places', async () => {
  await writeFile(situations, sound.replace('state: overdue', 'state: met'));
  const { code, out } = await typed('check', '--in', folder);
  assert.equal(code, 1);
  assert.match(out, /situations\/enquiries\.yaml:1: An enquiry is owed an answer in two working days/);
  assert.match(out, /expected \{ duty: 1\/answer, of: Answerer, state: met \}/);
  assert.match(
    out,
    /instead: Answerer must answer the enquiry by Monday 21 December 2026 .* But its state is “overdue”, not “met”\./,
  );
  assert.match(out, /1 situation not as expected/);
  await writeFile(situations, sound.slice(0, sound.indexOf('- name: Sharply')));
  const untried = await typed('check', '--in', folder);
  assert.equal(untried.code, 1);
  assert.match(untried.out, /protocol\/2024\.md:\d+: 2\/never .* has no situation in which it bites/);
  assert.equal((await typed('check', '--in', folder, '--without-coverage')).code, 0);
  await writeFile(situations, `${sound}\n- { name: Bad, at: never }\n`);
  const problem = await typed('check', '--in', folder);
  assert.equal(problem.code, 1);
  assert.match(problem.out, /enquiries\.yaml:\d+:\d+: at: "never" is not a date/);
  await writeFile(situations, sound);
});

test('The outcome can be had as JSON', async () => {
  const { out } = await typed('check', '--in', folder, '--json');
  const { summary, problems, councils } = JSON.parse(out);
  assert.equal(summary, '1 council, 1 document, 2 clauses, 3 situations: nothing wrong.');
  assert.deepEqual(problems, []);
  assert.equal(councils[0].situations[0].holds, true);
});

test('The law is tried as well, in the councils that are here', async () => {
  const law = join(folder, 'law/situations/larkfield');
  await mkdir(law, { recursive: true });
  await writeFile(join(law, 'enquiries.yaml'), sound.replace('state: overdue', 'state: met'));
  const { code, out } = await typed('check', '--in', folder);
  assert.equal(code, 1);
  assert.match(out, /law\/situations\/larkfield\/enquiries\.yaml:1: An enquiry is owed/);
  assert.equal(
    JSON.parse((await typed('check', '--in', folder, '--json')).out).law.situations[0].holds,
    false,
  );
  assert.equal((await typed('check', 'larkfield', '--in', folder)).code, 0);
  await rm(law, { recursive: true });
});

test('A council that is not there is answered with those there are', async () => {
  const { code, error } = await typed('check', 'larkfeld', '--in', folder);
  assert.equal(code, 2);
  assert.match(error, /There is no council "larkfeld"; did you mean "larkfield"\?/);
});

test('Clauses are listed with their treatment and totals', async () => {
  const { code, out } = await typed('clauses', 'larkfield', '--in', folder, '--rules');
  assert.equal(code, 0);
  assert.match(out, /^ {2}1 +enforced +Answers \[1\/answer\]$/m);
  assert.match(
    out,
    /1\/answer: When an enquiry is received, the officer asked must answer the enquiry within 2 working days/,
  );
  assert.match(out, /^2 clauses: 2 enforced, 0 recorded, 0 prompted, 0 informed\.$/m);
});

test('A question is answered with its clause, its date and how that was worked out', async () => {
  const { code, out } = await typed('ask', situations, 'An enquiry', '--in', folder);
  assert.equal(code, 0);
  assert.match(
    out,
    /Answerer must answer the enquiry by Monday 21 December 2026 \(clause 1, 2024\)\. Overdue\./,
  );
  assert.match(
    out,
    /How this date was worked out: 2 working days from Thursday 17 December 2026 · day 1 is Friday 18 December 2026 · passed over: weekends · day 2 is Monday 21 December 2026 · England and Wales calendar\./,
  );
  assert.match(out, /The one expectation holds\./);
});

test('Every answer has the shape that its schema says', async () => {
  const { out } = await typed('ask', situations, '--in', folder, '--json');
  assert.equal(answersShape.parse(JSON.parse(out)).length, 3);
  for await (const found of glob('protocols/*/situations/{grievances,enquir*,key-decisions}.yaml', {
    cwd: ROOT,
  })) {
    const path = join(ROOT, found);
    const answers = await typed('ask', path, '--json');
    if (answers.code !== 2) assert.ok(answersShape.parse(JSON.parse(answers.out)).length > 0);
  }
});

for (const source of [...SITUATION_SCHEMAS, ANSWER_SCHEMA]) {
  test(`schemas/${source.name}.schema.json is the shape in use (else run: node src/command-line/write-schemas.ts)`, async () => {
    assert.equal(
      await readFile(join(ROOT, `schemas/${source.name}.schema.json`), 'utf8'),
      printSchema(source),
    );
  });
}
