// Prints the JSON Schemas of situations, demonstrations and answers into schemas/. Run by hand after a shape changes:
// node src/command-line/write-schemas.ts

import { writeFile } from 'node:fs/promises';
import { printSchema } from '#language/schemas.ts';
import { SITUATION_SCHEMAS } from '#situations/shapes.ts';
import { ANSWER_SCHEMA } from './answer.ts';

await Promise.all(
  [...SITUATION_SCHEMAS, ANSWER_SCHEMA].map((source) =>
    writeFile(new URL(`../../schemas/${source.name}.schema.json`, import.meta.url), printSchema(source)),
  ),
);
