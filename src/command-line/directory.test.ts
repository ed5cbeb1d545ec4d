// `comity directory load`: a real directory in a real database, and what is said when the file is not right.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStorage } from '../storage/open.ts';
import { newFolder, typed } from './program.fixture.ts';

const COUNCIL = JSON.parse((await typed('check', '--json', '--without-coverage')).out).councils[0].council;

function load(folder: string, text: string) {
  const file = join(folder, 'people.yaml');
  writeFileSync(file, text);
  return typed('directory', 'load', COUNCIL, file, '--data', folder);
}

async function peopleIn(folder: string): Promise<readonly string[]> {
  const storage = await openStorage({ kind: 'sqlite', folder });
  const { directory } = await storage.readDirectory(COUNCIL);
  await storage.close();
  return directory.people.map(({ id }) => id).sort();
}

test('People and bodies of a file become the council’s directory, in the place of the one before', async () => {
  const folder = newFolder();
  const first = await load(folder, 'people:\n  cy: { name: Cy Dunn, officer }\n');
  assert.equal(first.code, 0, first.error);
  const second = await load(
    folder,
    'people:\n  ann: { name: Ann Lowe, title: Councillor, member of: Mill Ward }\n',
  );
  assert.equal(second.out, '1 people, 1 bodies and 0 offices are in the directory.\n');
  assert.deepEqual(await peopleIn(folder), ['ann']);
});

test('People are written to at the address that the file gives them, which must be one', async () => {
  const folder = newFolder();
  const right = await load(
    folder,
    'people:\n  cy: { name: Cy Dunn, officer, email: cy.dunn@example.gov.uk }\n',
  );
  assert.equal(right.code, 0, right.error);
  const storage = await openStorage({ kind: 'sqlite', folder });
  const { directory } = await storage.readDirectory(COUNCIL);
  await storage.close();
  assert.equal(directory.people[0]?.email, 'cy.dunn@example.gov.uk');
  const wrong = await load(folder, 'people:\n  cy: { name: Cy Dunn, officer, email: cy.dunn }\n');
  assert.equal(wrong.code, 1);
  assert.match(wrong.error, /"cy\.dunn" is not an e-mail address; write it like name@example\.gov\.uk/);
});

test('A file with a mistake changes nothing and says where the mistake is', async () => {
  const folder = newFolder();
  await load(folder, 'people:\n  cy: { name: Cy Dunn, officer }\n');
  const answer = await load(folder, 'people:\n  ann: { nam: Ann Lowe }\n');
  assert.equal(answer.code, 1);
  assert.match(answer.error, /people\.yaml:2:\d+: /);
  assert.deepEqual(await peopleIn(folder), ['cy']);
});

test('Without a file, or with one that is not there, it says what to type', async () => {
  assert.equal((await typed('directory', 'load', COUNCIL)).code, 2);
  const absent = await typed('directory', 'load', COUNCIL, '/nowhere/people.yaml');
  assert.equal(absent.code, 2);
  assert.match(absent.error, /cannot be read/);
});
