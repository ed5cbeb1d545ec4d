// The printed schemas are those of the readers, and hold for what the readers accept.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Cell } from './cell.ts';
import { BLOCK_SHAPES, clauseShape } from './clause-shapes.ts';
import { startReport } from './problems.ts';
import { LANGUAGE_SCHEMAS, printSchema } from './schemas.ts';
import { fits } from './shape.ts';

for (const source of LANGUAGE_SCHEMAS) {
  test(`schemas/${source.name}.schema.json is the shape that is read (else run: node src/language/write-schemas.ts)`, async () => {
    const printed = await readFile(
      new URL(`../../schemas/${source.name}.schema.json`, import.meta.url),
      'utf8',
    );
    assert.equal(printed, printSchema(source));
    assert.equal(JSON.parse(printed).$schema, 'https://json-schema.org/draft/2020-12/schema');
  });
}

test('An editor that reads 8.10 as a number and true as a yes is not told that they are wrong', () => {
  const clause = printSchema({ name: 'clause', title: 'A clause', shape: clauseShape });
  assert.match(clause, /"type": \[\s*"string",\s*"number",\s*"boolean"\s*\]/);
  assert.match(clause, /"enum": \[\s*"yes",\s*"no",\s*true,\s*false\s*\]/);
});

test('A key that no shape knows fits none of them', () => {
  const place = { file: 'f', line: 1, column: 1 };
  for (const shape of Object.values(BLOCK_SHAPES)) {
    const cell = new Cell(place, {
      entries: [{ key: 'zzzzzz', keyPlace: place, value: new Cell(place, 'x') }],
    });
    assert.equal(fits(cell, shape, startReport()), false);
  }
});
