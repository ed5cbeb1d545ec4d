// JSON Schemas (2020-12) of the files people write, printed from the very shapes that the readers use, so that an
// editor helps while typing. Knows nothing of the disk.

import { z } from 'zod';
import { clauseShape } from './clause-shapes.ts';
import {
  councilShape,
  frontMatterShape,
  printedNumbersShape,
  topicsShape,
  vocabularyShape,
} from './shapes.ts';

/** A file of schemas/, and the shape it is printed from. */
export interface SchemaSource {
  /** “vocabulary”: printed to schemas/vocabulary.schema.json. */
  readonly name: string;
  readonly title: string;
  readonly shape: z.ZodType;
}

/** The shapes of this folder. Those of situations and demonstrations are kept with their readers and printed likewise. */
export const LANGUAGE_SCHEMAS: readonly SchemaSource[] = [
  {
    name: 'vocabulary',
    title: 'What can happen in one procedure (vocabulary/*.yaml)',
    shape: vocabularyShape,
  },
  {
    name: 'topics',
    title: 'What texts are compared on (vocabulary/topics.yaml)',
    shape: topicsShape,
  },
  {
    name: 'council',
    title: 'Who a council is and how it is set (protocols/<council>/council.yaml)',
    shape: councilShape,
  },
  { name: 'version', title: 'The front matter of one version of a document', shape: frontMatterShape },
  { name: 'clause', title: 'The yaml block under one clause', shape: clauseShape },
  {
    name: 'numbers',
    title: 'The numbers that a document prints (protocols/<council>/<document>/<version>.numbers.yaml)',
    shape: printedNumbersShape,
  },
];

/** The text of `schemas/<name>.schema.json`. */
export function printSchema({ name, title, shape }: SchemaSource): string {
  const schema = z.toJSONSchema(shape, { target: 'draft-2020-12', io: 'input', reused: 'ref' });
  return `${JSON.stringify({ ...schema, $id: `${name}.schema.json`, title }, null, 2)}\n`;
}
