// `comity verify` on the record of a demonstration, untouched and after somebody with SQL and the guards away.

import assert from 'node:assert/strict';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { before, test } from 'node:test';
import { z } from 'zod';
import { serve } from '../main.ts';
import { newFolder, typed } from './program.fixture.ts';

async function filesOfCouncils(folder: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, 'councils'));
  return names.filter((name) => name.endsWith('.sqlite')).map((name) => join(folder, 'councils', name));
}

let record = '';
let besideTheServer: Awaited<ReturnType<typeof typed>>;

before(async () => {
  record = join(newFolder(), 'data');
  const config = { port: 0, host: '127.0.0.1', address: 'http://127.0.0.1', dataFolder: record };
  const secret = 'only for tests, thirty-two characters';
  const running = await serve({ ...config, demonstration: true, largestFile: 1_000_000, secret }, () => {});
  besideTheServer = await typed('verify', '--data', record);
  await running.close();
});

/** A copy of the record, after these statements in the file of each council. */
async function tampered(...statements: readonly string[]): Promise<string> {
  const folder = join(newFolder(), 'data');
  await cp(record, folder, { recursive: true });
  for (const file of await filesOfCouncils(folder)) {
    const database = new DatabaseSync(file);
    for (const change of ['update', 'delete']) database.exec(`DROP TRIGGER acts_no_${change}`);
    for (const statement of statements) database.exec(statement);
    database.close();
  }
  return folder;
}

async function inJson(folder: string) {
  const { code, out } = await typed('verify', '--json', '--data', folder);
  const schema = await readFile(new URL('../../schemas/verified.schema.json', import.meta.url), 'utf8');
  z.fromJSONSchema(JSON.parse(schema)).parse(JSON.parse(out));
  return { code, ...JSON.parse(out) };
}

/** Somewhere in the middle of a case. */
const ONE = `rowid = (SELECT rowid FROM acts WHERE number = 2 ORDER BY council, "case" LIMIT 1)`;

test('A record nobody touched is said to be unaltered, beside a running server and after it', async () => {
  const fine = { code: 0, out: 'The record is unaltered.\n', error: '' };
  assert.deepEqual(besideTheServer, fine);
  assert.deepEqual(await typed('verify', '--data', record), fine);
  assert.deepEqual(await inJson(record), { code: 0, unaltered: true, findings: [] });
});

test('The guards of the database refuse to change or delete an act', async () => {
  const [file] = await filesOfCouncils(record);
  assert.ok(file !== undefined);
  const database = new DatabaseSync(file);
  for (const statement of [`UPDATE acts SET "by" = 'eve' WHERE ${ONE}`, `DELETE FROM acts WHERE ${ONE}`])
    assert.throws(() => database.exec(statement), /only ever added to/);
  database.close();
});

for (const { who, statements, what } of [
  { who: 'altered', statements: [`UPDATE acts SET "by" = 'eve' WHERE ${ONE}`], what: 'altered' },
  { who: 'removed', statements: [`DELETE FROM acts WHERE ${ONE}`], what: 'removed' },
  {
    who: 'put in another place',
    statements: [
      `CREATE TEMP TABLE two AS SELECT rowid AS row, lane, place, before, hash FROM acts WHERE lane =
        (SELECT lane FROM acts GROUP BY council, lane HAVING count(*) > 2 LIMIT 1) ORDER BY council, place LIMIT 2`,
      'UPDATE acts SET place = -place WHERE rowid IN (SELECT row FROM two)',
      `UPDATE acts SET place = (SELECT max(place) FROM two WHERE row <> acts.rowid) WHERE rowid = (SELECT min(row) FROM two)`,
      `UPDATE acts SET place = (SELECT min(place) FROM two WHERE row <> acts.rowid) WHERE rowid = (SELECT max(row) FROM two)`,
    ],
    what: 'reordered',
  },
]) {
  test(`An act that was ${who} is found, and the exit code says so`, async () => {
    const folder = await tampered(...statements);
    const { code, unaltered, findings } = await inJson(folder);
    assert.deepEqual({ code, unaltered }, { code: 1, unaltered: false });
    const named = findings.find((finding: { readonly what: string }) => finding.what === what);
    assert.ok(named, `found only ${JSON.stringify(findings)}`);
    const told = await typed('verify', '--data', folder);
    assert.equal(told.code, 1);
    assert.ok(
      told.out.includes(`${named.council}${named.case === null ? '' : ` ${named.case}`}: ${named.says}\n`),
    );
    assert.doesNotMatch(told.out, /unaltered/);
  });
}

test('Heads kept elsewhere show that a record was taken away with everything that pointed to it', async () => {
  const printed = await typed('verify', '--print-head', '--data', record);
  const schema = await readFile(new URL('../../schemas/heads.schema.json', import.meta.url), 'utf8');
  const heads = z.fromJSONSchema(JSON.parse(schema)).parse(JSON.parse(printed.out));
  assert.ok(Array.isArray(heads) && heads.length > 0);
  const kept = join(newFolder(), 'heads.json');
  await writeFile(kept, printed.out);
  assert.equal((await typed('verify', '--data', record, '--heads', kept)).code, 0);
  const emptied = await tampered(
    ...['acts', 'cases', 'lanes', 'grants'].map((table) => `DELETE FROM ${table}`),
  );
  assert.equal((await typed('verify', '--data', emptied)).code, 0, 'nothing is left to compare with');
  const found = await typed('verify', '--data', emptied, '--heads', kept);
  assert.equal(found.code, 1);
  assert.match(found.out, /no longer holds the head that was kept/);
});

test('A file that holds no heads is refused in a sentence', async () => {
  const file = join(newFolder(), 'heads.json');
  for (const text of ['no JSON', '{"council":"x"}', '[{"council":"x","lanes":"all"}]']) {
    await writeFile(file, text);
    const { code, error } = await typed('verify', '--data', record, '--heads', file);
    assert.equal(code, 2);
    assert.match(error, /heads\.json cannot be read as what “comity verify --print-head” prints\./);
  }
});

test('A folder without a record is said to be one, and nothing is made there', async () => {
  const folder = newFolder();
  const nowhere = join(folder, 'nowhere');
  assert.deepEqual(await typed('verify', '--data', nowhere), {
    code: 1,
    out: '',
    error: `There is no record in ${nowhere}: it holds no comity.sqlite.\n`,
  });
  assert.deepEqual(await readdir(folder), []);
});

test('Only a council that has a record can be asked about', async () => {
  const recorded = JSON.parse((await typed('verify', '--print-head', '--data', record)).out);
  const [{ council }] = recorded;
  assert.equal((await typed('verify', council, '--data', record)).code, 0);
  const { code, out, error } = await typed('verify', `${council}x`, '--data', record);
  assert.deepEqual({ code, out }, { code: 2, out: '' });
  assert.ok(error.includes(`There is no record of a council "${council}x" here; did you mean "${council}"?`));
});

test('It leaves the record byte for byte as it was', async () => {
  const all = async () => {
    const files = [...(await filesOfCouncils(record)), join(record, 'comity.sqlite')];
    return Promise.all(files.map(async (file) => [file, await readFile(file)]));
  };
  const before = await all();
  assert.ok(before.length > 2);
  await typed('verify', '--data', record);
  assert.deepEqual(await all(), before);
});
