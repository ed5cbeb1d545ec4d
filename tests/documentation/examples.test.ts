// Every example that explains how a file is written is read by the reader of such files, in the words of a council that
// has them. An ellipsis stands for what its author fills in.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadCalendars } from '#calendar/bank-holidays.ts';
import { type Council, readCouncil } from '#language/council.ts';
import { loadEverything } from '#language/files.ts';
import { printProblem } from '#language/problems.ts';
import { readVocabulary } from '#language/vocabulary.ts';
import { readDemonstration } from '#situations/demonstration.ts';
import { readSituations } from '#situations/situation.ts';
import { type Block, mentionsIn } from './mentions.ts';
import { DOCUMENTS, filesOf, ROOT } from './project.ts';

const everything = await loadEverything(ROOT);
const blocks = DOCUMENTS.flatMap((document) => mentionsIn(document).blocks);

function example(document: string, under: string): Block {
  const found = blocks.find((block) => block.place.startsWith(document) && block.under === under);
  assert.ok(found, `${document} has no example under “${under}”`);
  return found;
}

function filledIn({ text }: Block): string {
  return text
    .replaceAll(/, …(?= [\]}])/g, '')
    .replaceAll('{ … }', '{}')
    .replaceAll('[ … ]', '[]');
}

function council(name: string): Council {
  const found = everything.councils.get(name);
  assert.ok(found, `there is no council ${name}`);
  return found;
}

function sourcesOf(name: string, ...kinds: readonly string[]) {
  return filesOf(...kinds.map((kind) => `protocols/${name}/${kind}`)).map((path) => ({
    path,
    text: readFileSync(join(ROOT, path), 'utf8'),
  }));
}

/** What the readers say of one file among a council’s. */
function wrongWith(path: string, sources: readonly { readonly path: string; readonly text: string }[]) {
  const { vocabulary, calendars } = everything;
  const law =
    [...everything.councils.values()][0]?.rulebook.versions.filter((version) => version.floor) ?? [];
  const { problems, value } = readCouncil(sources, { vocabulary, law, calendars: [...calendars.keys()] });
  return { problems: problems.filter(({ file }) => file === path).map(printProblem), value };
}

test('The example of council.yaml is that of a council, with the texts of that council', () => {
  const text = filledIn(example('protocols/README.md', 'council.yaml'));
  const [, name = ''] = /^council: (\S+)/m.exec(text) ?? [];
  const path = `protocols/${name}/council.yaml`;
  const texts = sourcesOf(name, '*/*.md');
  assert.ok(texts.length > 0, `${name} has no texts`);
  // The draft that the example runs on trial is any text under another name.
  const [, trial = ''] = /^trial: \{ version: ([^,]+),/m.exec(text) ?? [];
  const [first] = texts;
  const draft = {
    path: `protocols/${name}/${trial}.md`,
    text: first?.text.replace('status: adopted', 'status: draft') ?? '',
  };
  assert.deepEqual(wrongWith(path, [{ path, text }, ...texts, draft]).problems, []);
});

test('The example of a version is a text that can be read, clause by clause', () => {
  const text = filledIn(example('protocols/README.md', 'A document version'));
  const path = 'protocols/exeter/protocol/example.md';
  const { problems, value } = wrongWith(path, [{ path, text }, ...sourcesOf('exeter', 'council.yaml')]);
  assert.deepEqual(problems, []);
  const version = value?.rulebook.versions.find(({ id }) => id === 'exeter/protocol/example');
  assert.deepEqual(
    version?.clauses.map(({ number, treatment, norms }) => [number, treatment, norms.map(({ id }) => id)]),
    [
      ['8.8', 'enforced', ['8.8/full']],
      ['1.1', 'informed', []],
    ],
  );
});

/** One text of these clauses, in the words of a council. */
function readClauses(name: string, clauses: Readonly<Record<string, string>>) {
  const front = '---\ntitle: Example\ncited: example\nstatus: adopted\nin force: { from: 2023-04-01 }\n---\n';
  const text = Object.entries(clauses).map(([number, block]) => `## ${number}\nFor example.\n\n${block}\n`);
  const path = `protocols/${name}/protocol/example.md`;
  const { problems, value } = wrongWith(path, [
    { path, text: `${front}${text.join('\n')}` },
    ...sourcesOf(name, 'council.yaml'),
  ]);
  const version = value?.rulebook.versions.find(({ id }) => id === `${name}/protocol/example`);
  return { problems, clauses: version?.clauses ?? [] };
}

const inYaml = (text: string) => `\`\`\`yaml\n${text}\n\`\`\`\n`;

test('The example of a question is read as a clause', () => {
  const question = filledIn(example('protocols/README.md', 'question'));
  const meaning = '- meaning: senior officer\n  is: monitoring officer';
  const { problems, clauses } = readClauses('st-helens', {
    '7.iii': inYaml(`${question}\n${meaning}`),
    '7.7': inYaml('- inform'),
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    clauses[0]?.questions.map(({ id }) => id),
    ['7.iii/inappropriate'],
  );
});

test('The example of an open question is read as a point that a ruling can settle', () => {
  const { problems, clauses } = readClauses('bfstc', {
    '4.2': inYaml(`- inform\n${filledIn(example('protocols/README.md', 'open question'))}`),
  });
  assert.deepEqual(problems, []);
  assert.equal(clauses[0]?.openQuestions[0]?.readings.length, 2);
});

test('The example of a table is read as the route of a rule', () => {
  const readme = readFileSync(join(ROOT, 'protocols/README.md'), 'utf8');
  const [table = ''] = /^\| subject is \| to \|\n(?:\|.*\n)+/m.exec(readme) ?? [];
  const route = inYaml('- norm: 8/route\n  who: anyone\n  may: concern.raised\n  to: table');
  const { problems, clauses } = readClauses('york', { '8': `${route}\n${table}` });
  assert.deepEqual(problems, []);
  assert.equal(clauses[0]?.table?.rows.length, 2);
});

test('The example of topics is one that finds rules of the vocabulary', () => {
  const words = filesOf('vocabulary/*.yaml')
    .filter((path) => !path.endsWith('/topics.yaml'))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
  const topics = { path: 'vocabulary/topics.yaml', text: filledIn(example('protocols/README.md', 'Topics')) };
  const { problems, value } = readVocabulary([...words, topics]);
  assert.deepEqual(problems.map(printProblem), []);
  assert.deepEqual(
    value.topics?.map(({ acts, toldOf }) => acts.length + toldOf.length),
    [1, 1, 0],
  );
});

test('The example of a situation is one that can be run', () => {
  const block = example('protocols/README.md', 'Situations');
  const file = { path: 'protocols/README.md', text: filledIn(block) };
  const { problems, value } = readSituations(file, everything.councils);
  assert.deepEqual(problems.map(printProblem), []);
  assert.equal(value?.length, 1);
  assert.deepEqual(value[0]?.history.acts.map(({ act }) => act).includes('enquiry.received'), true);
});

test('The example of a demonstration is one that can be loaded', () => {
  const block = example('protocols/README.md', 'demonstration.yaml');
  const file = { path: 'protocols/README.md', text: filledIn(block) };
  const read = readDemonstration(file, council('st-helens'), everything.calendars, Date.now());
  assert.deepEqual(read.problems.map(printProblem), []);
  assert.equal(read.value?.cases[0]?.acts.length, 1);
  assert.equal(read.value?.personas.length, 2);
});

test('The example of a proclaimed holiday is one that the calendar reads', () => {
  const block = blocks.find(
    ({ place, language }) => place.startsWith('calendars/README.md') && language === 'json',
  );
  const bankHolidays: { readonly [division: string]: { readonly events: readonly object[] } } = JSON.parse(
    readFileSync(join(ROOT, 'calendars/uk.json'), 'utf8'),
  );
  const event = JSON.parse(block?.text ?? '');
  const spring = Object.entries(bankHolidays).map(([name, { events, ...more }]) => {
    const others = events.filter((one) => !('date' in one) || one.date !== event.date);
    return [name, { ...more, events: [...others, event] }] as const;
  });
  const calendars = loadCalendars(JSON.stringify(Object.fromEntries(spring)));
  assert.ok(calendars.size >= spring.length);
});

test('Every YAML example is held against a reader by one of these tests', () => {
  const yaml = blocks.filter(({ language }) => language === 'yaml' || language === 'markdown');
  assert.deepEqual(
    yaml.map(({ place, under }) => `${place.split(':')[0]}: ${under}`),
    [
      'council.yaml',
      'A document version',
      'open question',
      'question',
      'Topics',
      'Situations',
      'demonstration.yaml',
    ].map((under) => `protocols/README.md: ${under}`),
  );
});
