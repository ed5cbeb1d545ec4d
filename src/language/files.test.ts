// The vocabulary, law and protocols that the project holds, read from disk together.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readCouncilRole } from './council-role.ts';
import { loadEverything } from './files.ts';
import { printProblem } from './problems.ts';
import { readBack } from './read-back.ts';

const everything = await loadEverything(fileURLToPath(new URL('../..', import.meta.url)));

test('Everything the project holds is read without a problem', () => {
  assert.deepEqual(everything.problems.map(printProblem), []);
  assert.ok(everything.councils.size > 0);
});

test('Every norm of every council can be read back as a sentence', () => {
  for (const { rulebook } of everything.councils.values()) {
    const norms = rulebook.versions.flatMap((version) => version.clauses.flatMap((clause) => clause.norms));
    assert.ok(norms.length > 0);
    for (const norm of norms) assert.match(readBack(norm, everything.vocabulary), /^[A-Z“].+\.$/, norm.id);
  }
});

test('Every office of a council is a role word of that council', () => {
  for (const council of everything.councils.values()) {
    for (const title of council.settings.offices.keys())
      assert.ok('role' in readCouncilRole(title, council), title);
  }
});

test('A folder with nothing in it has no councils and no problems', async () => {
  const root = await mkdtemp(join(tmpdir(), 'language-'));
  const nothing = await loadEverything(root);
  await rm(root, { recursive: true });
  assert.deepEqual([nothing.problems, nothing.councils.size, nothing.calendars.size], [[], 0, 0]);
});
