// Rules are data: no council, procedure, act, party or fact is named in the program.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { test } from 'node:test';
import { BUILT_IN_ACTS } from '#engine/history.ts';
import { loadEverything } from '#language/files.ts';

const { councils, vocabulary } = await loadEverything('.');

async function program(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for await (const file of glob('src/**/*.ts'))
    if (!/\.test\.ts$|\/testing\/|example|contract\.ts$/.test(file))
      files.set(file, withoutComments(readFileSync(file, 'utf8')));
  return files;
}

/** Comments may give examples. A text that holds “//” is cut short, which only makes the search miss what follows it. */
function withoutComments(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '');
}

function found(files: ReadonlyMap<string, string>, words: readonly string[]): readonly string[] {
  const wanted = words.map((word) => ({
    word,
    pattern: new RegExp(`(?<![\\w-])${RegExp.escape(word)}(?![\\w-])`, 'i'),
  }));
  return [...files].flatMap(([file, text]) =>
    wanted.filter(({ pattern }) => pattern.test(text)).map(({ word }) => `${file} names “${word}”`),
  );
}

test('No council is named in the program', async () => {
  const names = [...councils].flatMap(([id, { rulebook }]) => [id, rulebook.council.name]);
  assert.deepEqual(found(await program(), names), []);
});

// Acts of which the language itself speaks may be laid out by a vocabulary; they are the program’s own words all the same.
test('No procedure or act is named in the program', async () => {
  const own = new Set<string>(BUILT_IN_ACTS);
  const names = vocabulary.procedures
    .flatMap(({ name, acts }) => [name, ...acts.map((act) => act.name)])
    .filter((name) => !own.has(name));
  assert.deepEqual(found(await program(), names), []);
});

test('No party or fact of two words or more is named in the program', async () => {
  const names = vocabulary.procedures.flatMap(({ parties, facts }) =>
    [...parties, ...facts].map(({ name }) => name),
  );
  assert.deepEqual(
    found(
      await program(),
      names.filter((name) => name.includes(' ')),
    ),
    [],
  );
});
