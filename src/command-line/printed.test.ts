// What commands print for programs to read has the shape that schemas/ promises.

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { printSchema } from '#language/schemas.ts';
import { PRINTED_SCHEMAS } from './printed.ts';
import { newFolder, typed } from './program.fixture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const spoilt = newFolder();

/** A folder in which an expectation fails, a rule is untried and a file has a problem: every part of the answer is there. */
before(async () => {
  for (const part of ['vocabulary', 'law', 'calendars'])
    await cp(join(ROOT, part), join(spoilt, part), { recursive: true });
  const council = join(spoilt, 'protocols/larkfield');
  await cp(join(ROOT, 'src/command-line/larkfield'), council, { recursive: true });
  const situations = join(council, 'situations/enquiries.yaml');
  const sound = await readFile(situations, 'utf8');
  const first = sound.slice(0, sound.indexOf('- name: Sharply'));
  await writeFile(situations, first.replace('state: overdue', 'state: met'));
  await writeFile(join(council, 'situations/bad.yaml'), '- { name: Bad, at: never }\n');
});

async function printedAs(schema: string, ...words: readonly string[]): Promise<unknown> {
  const { out, error } = await typed(...words);
  assert.notEqual(out, '', error);
  const text = await readFile(join(ROOT, `schemas/${schema}.schema.json`), 'utf8');
  return z.fromJSONSchema(JSON.parse(text)).parse(JSON.parse(out));
}

for (const source of PRINTED_SCHEMAS) {
  test(`schemas/${source.name}.schema.json is the shape in use (else: npm run schemas)`, async () => {
    const kept = await readFile(join(ROOT, `schemas/${source.name}.schema.json`), 'utf8');
    assert.equal(kept, printSchema(source));
  });
}

test('“check --json” prints its schema’s shape, for sound texts and for spoilt ones', async () => {
  await printedAs('checked', 'check', '--json');
  const printed = JSON.stringify(await printedAs('checked', 'check', '--json', '--in', spoilt));
  for (const part of [/"problems":\[\{/, /"notAsExpected":\[\{/, /"untried":\[\{/])
    assert.match(printed, part);
});

test('“clauses --json” prints its schema’s shape for every council', async () => {
  const { councils } = JSON.parse((await typed('check', '--json', '--without-coverage')).out);
  for (const { council, clauses } of councils) {
    const printed = z
      .array(z.object({ clauses: z.array(z.unknown()) }))
      .parse(await printedAs('clauses-listed', 'clauses', council, '--json'));
    assert.equal(printed.flatMap((version) => version.clauses).length, clauses);
  }
});

test('“may --json” prints its schema’s shape for every act that opens a case', async () => {
  for (const act of ['enquiry.received', 'concern.raised', 'document.refused'])
    await printedAs('may', 'may', 'exeter', act, '--json');
});

test('“silent --json” prints its schema’s shape for every council', async () => {
  const { councils } = JSON.parse((await typed('check', '--json', '--without-coverage')).out);
  for (const { council } of councils) await printedAs('silent', 'silent', council, '--json');
});

test('“consequences --json” prints its schema’s shape', async () => {
  const printed = await printedAs(
    'consequences',
    ...[
      'consequences',
      'st-helens',
      '--from',
      'protocol/earlier',
      '--to',
      'protocol/2020-06-draft',
      '--json',
    ],
  );
  assert.match(JSON.stringify(printed), /"effect":"date"/);
});

test('“ask --json” prints its schema’s shape, for a file of situations of every council', async () => {
  const { councils } = JSON.parse((await typed('check', '--json', '--without-coverage')).out);
  for (const { situations } of councils) {
    const { file } = situations[0];
    const printed = await printedAs('answer', 'ask', join(ROOT, file), '--json');
    const own = situations.filter((situation: { readonly file: string }) => situation.file === file);
    assert.equal(z.array(z.unknown()).parse(printed).length, own.length);
  }
});

test('“compare --json” prints its schema’s shape, for two versions and for councils', async () => {
  const versions = JSON.stringify(await printedAs('versions-compared', 'compare', 'st-helens', '--json'));
  for (const part of [/"is":"added"/, /"is":"removed"/, /"before":"/, /"after":"/])
    assert.match(versions, part);
  const councils = ['york', 'exeter', 'st-helens/protocol/earlier'];
  const printed = JSON.stringify(await printedAs('councils-compared', 'compare', ...councils, '--json'));
  for (const key of councils) assert.match(printed, new RegExp(`"key":"${key}"`));
});
