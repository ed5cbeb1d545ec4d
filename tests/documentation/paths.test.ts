// Every path, link and setting that a document mentions is there, and nothing is there for one machine alone.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { type Mention, mentionsIn } from './mentions.ts';
import { DOCUMENTS, filesOf, ROOT } from './project.ts';

const FILES = filesOf();
const TOP = new Set(FILES.map((file) => file.split('/')[0] ?? ''));
const OF_A_FILE = /\.(md|ts|js|json|ya?ml|png|css|sqlite)$/;

/** Words that have the form of a path of this project; a placeholder such as <council> may stand in it. */
function pathsIn({ text, place }: Mention, inCode: boolean): readonly Mention[] {
  return text
    .split(/[\s()“”,;:"'|{}]+/)
    .map((word) => word.replace(/^\.\//, '').replace(/\.$/, ''))
    .filter((word) => /^[\w.<>*-]+(\/[\w.<>*-]+)*\/?$/.test(word))
    .filter((word) => {
      const [first = '', ...more] = word.split('/');
      return (more.length > 0 && TOP.has(first)) || (inCode && OF_A_FILE.test(word));
    })
    .map((word) => ({ text: word, place }));
}

/** A file, or a folder of files; from the root or anywhere below it, as in “`council.yaml`”. */
function isThere(path: string): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .split(/(<[^>]+>|\*+)/)
    .map((part, index) => (index % 2 === 1 ? '[^/]+' : RegExp.escape(part)))
    .join('');
  const found = new RegExp(`(?:^|/)${pattern}${path.endsWith('/') ? '/' : '(?:/|$)'}`);
  return FILES.some((file) => found.test(file));
}

for (const document of DOCUMENTS) {
  const { blocks, code, links, prose } = mentionsIn(document);

  test(`Every path that ${document.path} mentions is there`, () => {
    const plain = blocks.filter(({ language }) => language === '' || language === 'sh');
    const paths = [
      ...[...code, ...plain].flatMap((mention) => pathsIn(mention, true)),
      ...prose.flatMap((mention) => pathsIn(mention, false)),
    ];
    const missing = paths.filter(({ text }) => text !== 'data' && !isThere(text));
    assert.deepEqual(missing, []);
  });

  test(`Every link of ${document.path} leads somewhere`, () => {
    const within = links.filter(({ text }) => !/^[a-z]+:/.test(text));
    const broken = within.filter(({ text }) => {
      const [path = '', anchor] = text.split('#');
      const file = path === '' ? document.path : normalize(join(dirname(document.path), path));
      if (!existsSync(join(ROOT, file)) || !isThere(file)) return true;
      return anchor !== undefined && !anchorsOf(file).includes(anchor);
    });
    assert.deepEqual(broken, []);
  });

  test(`Every setting of the environment that ${document.path} mentions is read somewhere`, () => {
    const names = code.flatMap(({ text }) => /^([A-Z]+_[A-Z_]+)(?:=|$)/.exec(text)?.[1] ?? []);
    const sources = filesOf('src', 'tests', 'bench', 'bin').map((file) =>
      readFileSync(join(ROOT, file), 'utf8'),
    );
    const unread = names.filter((name) => !sources.some((source) => source.includes(name)));
    assert.deepEqual(unread, []);
  });
}

function anchorsOf(path: string): readonly string[] {
  const { headings } = mentionsIn({ path, text: readFileSync(join(ROOT, path), 'utf8') });
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('Every folder and file on the map of ARCHITECTURE.md is there', () => {
  const map = DOCUMENTS.flatMap((document) => mentionsIn(document).blocks).find(
    ({ place, under }) => place.startsWith('ARCHITECTURE.md') && under === 'The map',
  );
  const above: string[] = [];
  const listed = (map?.text ?? '').split('\n').map((line) => {
    const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? [];
    above.length = indent.length / 2;
    above.push(name.replace(/\/$/, ''));
    return above.join('/');
  });
  assert.ok(listed.includes('src/engine'), 'the map was not read');
  const missing = listed.filter(
    (path) => !FILES.some((file) => file === path || file.startsWith(`${path}/`)),
  );
  assert.deepEqual(missing, []);
});

test('Every folder of the program is on the map of ARCHITECTURE.md', () => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const folders = new Set(FILES.flatMap((file) => /^src\/([^/]+)\//.exec(file)?.[1] ?? []));
  assert.deepEqual(
    [...folders].filter((folder) => !new RegExp(`^ {2}${folder}/ `, 'm').test(text)),
    [],
  );
});

test('No file names a place that only one machine has', () => {
  const places = new RegExp(`(?<![\\w.~-])/(?:${['work', 'tmp', 'home', 'Users', 'root'].join('|')})/`);
  const read = FILES.filter((file) => !/\.(png|woff2?)$|^package-lock\.json$|^\.gitignore$/.test(file));
  assert.deepEqual(
    read.filter((file) => places.test(readFileSync(join(ROOT, file), 'utf8'))),
    [],
  );
});

test('Whose words and data are used is said where they are', () => {
  const licence = 'Open Government Licence v3.0';
  for (const path of ['README.md', 'calendars/README.md'])
    assert.ok(
      readFileSync(join(ROOT, path), 'utf8').includes(licence),
      `${path} does not name the ${licence}`,
    );
  assert.match(readFileSync(join(ROOT, 'LICENSE'), 'utf8'), /^MIT License/);
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const council of filesOf('protocols/*/council.yaml')) {
    const settings = readFileSync(join(ROOT, council), 'utf8');
    const source = /^source: *"?(.+?)"?$/m.exec(settings)?.[1];
    assert.ok(source, `${council} does not say which document it encodes`);
    const name = /^name: *"?(.+?)"?$/m.exec(settings)?.[1] ?? '';
    assert.ok(readme.includes(name.replace(/ \(.*\)$/, '')), `README.md does not name ${name}`);
  }
});
