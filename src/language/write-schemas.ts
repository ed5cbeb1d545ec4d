// Prints the JSON Schemas into schemas/. Run by hand after a shape changes: node src/language/write-schemas.ts

import { writeFile } from 'node:fs/promises';
import { LANGUAGE_SCHEMAS, printSchema } from './schemas.ts';

await Promise.all(
  LANGUAGE_SCHEMAS.map((source) =>
    writeFile(new URL(`../../schemas/${source.name}.schema.json`, import.meta.url), printSchema(source)),
  ),
);
