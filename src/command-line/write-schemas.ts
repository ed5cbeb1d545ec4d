// Prints the JSON Schemas of situations, demonstrations and what commands print into schemas/. Run by hand after a shape
// changes: node src/command-line/write-schemas.ts

import { writeFile } from 'node:fs/promises';
import { printSchema } from '#language/schemas.ts';
import { SITUATION_SCHEMAS } from '#situations/shapes.ts';
import { PRINTED_SCHEMAS } from './printed.ts';

await Promise.all(
  [...SITUATION_SCHEMAS, ...PRINTED_SCHEMAS].map((source) =>
    writeFile(new URL(`../../schemas/${source.name}.schema.json`, import.meta.url), printSchema(source)),
  ),
);
