// Every command that a document gives is run as it is printed, in a copy of the project. Only what would run this very
// test again is not run: there it is enough that it is there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { COMMANDS } from '#command-line/commands.ts';
import { readConfig } from '#config.ts';
import { copyProject } from './copy.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { DOCUMENTS, filesOf, ROOT } from './project.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { scripts }: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));

const mentions = DOCUMENTS.map(mentionsIn);
const printed = mentions.flatMap(({ blocks }) => blocks.filter(({ language }) => language === 'sh'));
const lines = printed.flatMap(({ text, place }) => text.split('\n').map((line) => ({ text: line, place })));
const inline = mentions.flatMap(({ code }) => code.filter(({ text }) => /^(npm|node|comity) /.test(text)));
/** In the order in which a reader meets them; those with a <placeholder> or … are for the reader to fill in. */
const commands = new Map<string, string>();
for (const { text, place } of [...lines, ...inline])
  if (text !== '' && !/[<…]/.test(text) && !commands.has(text)) commands.set(text, place);

const copy = copyProject();
after(() => copy.remove());

test('There are commands to run, and every block of them is marked as sh', () => {
  assert.ok(commands.size > 8, `only ${[...commands.keys()].join(', ')}`);
  const unmarked = mentions.flatMap(({ blocks }) => blocks.filter(({ language }) => language !== 'sh'));
  assert.deepEqual(
    unmarked.filter(({ text }) => /^(npm|node|comity|git) /m.test(text)),
    [],
  );
});

for (const [command, place] of commands) {
  test(`${place}: ${command}`, async () => {
    if (command === 'npm ci') {
      // To the last step but one: it finds lock file and package.json in step, or says what is missing.
      const { code, said } = await copy.run('npm ci --dry-run --offline');
      assert.equal(code, 0, said);
    } else if (command === 'npm test' || command === 'npm run check') {
      assert.ok(scripts['test']);
      assert.equal(scripts['pretest'], 'npm run check');
      assert.ok(scripts['check']);
    } else if (command === 'npm run bench') {
      const file = /^node (\S+)$/.exec(scripts['bench'] ?? '')?.[1];
      assert.ok(file && filesOf(file).length === 1, `there is no ${file}`);
    } else if (/^npm start\b(?!.*--help)/.test(command)) {
      const { said } = await copy.serve(command, async (address) => {
        const page = await fetch(address);
        assert.equal(page.status, 200);
        assert.match(await page.text(), /<h1[^>]*>/);
      });
      assert.doesNotMatch(said, /Deprecation|^\w*Error\b/m);
    } else {
      // In prose a command may be given by its name alone.
      const { code, said } = await copy.run(command.replace(/^comity /, 'npm run comity -- '));
      assert.equal(code, 0, said);
    }
  });
}

test('What is generated is what its generator prints', () => {
  const generated = filesOf('schemas', '*.generated.ts');
  assert.ok(generated.length > 5);
  for (const file of generated) assert.equal(readFileSync(join(copy.folder, file), 'utf8'), read(file), file);
});

test('The address README.md gives is the one it is served at', () => {
  assert.ok(read('README.md').includes(readConfig({}, {}).address));
});

test('Every npm script that is mentioned is there', () => {
  const names = [...lines, ...inline].flatMap(({ text }) => /^npm run (\S+)/.exec(text)?.[1] ?? []);
  assert.deepEqual(
    names.filter((name) => scripts[name] === undefined),
    [],
  );
});

test('Every command of Comity that is mentioned is there, with its options', async () => {
  const wrong: Mention[] = [];
  for (const { text, place } of [...lines, ...inline]) {
    const words = wordsOf(text);
    if (words === undefined) continue;
    const listed = COMMANDS.find(({ name }) => name === words[0]);
    const { options } = (await listed?.load())?.command ?? { options: {} };
    const unknown = words.filter(
      (word) => word.startsWith('--') && !Object.hasOwn({ ...options, help: 1 }, word.slice(2)),
    );
    if (listed === undefined || unknown.length > 0) wrong.push({ text, place });
  }
  assert.deepEqual(wrong, []);
});

test('Every command of Comity is in its help and in README.md or another document', () => {
  const all = mentions.flatMap(({ code, blocks }) => [...code, ...blocks].map(({ text }) => text)).join('\n');
  assert.deepEqual(
    COMMANDS.filter(({ name }) => name !== 'serve' && !new RegExp(`\\b${name}\\b`).test(all)).map(
      ({ name }) => name,
    ),
    [],
  );
});

/** “npm run comity -- check --json” → check --json */
function wordsOf(command: string): readonly string[] | undefined {
  const [, start, comity] = /^(?:(npm start)(?: --)?|npm run comity --|comity)(.*)$/.exec(command) ?? [];
  if (comity === undefined) return undefined;
  const words = comity.split(' ').filter((word) => word !== '');
  return start === undefined ? words : ['serve', ...words];
}

test('What is checked for everybody is exactly the test command of README.md', () => {
  const block = printed.find(({ place, under }) => place.startsWith('README.md') && under === 'Test it');
  const run = read('.ci/run')
    .split('\n')
    .filter((line) => line.startsWith('npm '));
  assert.deepEqual(run, block?.text.split('\n'));
});

test('“npm start -- --help” and “npm run comity -- --help” print the help that is meant', async () => {
  const [serve, all] = await Promise.all([
    copy.run('npm start -- --help'),
    copy.run('npm run comity -- --help'),
  ]);
  assert.match(serve.said, /^comity serve$/m);
  assert.match(serve.said, /^ {2}--port <number>/m);
  for (const { name } of COMMANDS) assert.match(all.said, new RegExp(`^ {2}${name} `, 'm'));
});
