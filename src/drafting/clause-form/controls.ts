// What the form of one item of a clause asks, worked out from its shape in the language: a key that is added there is asked
// here. It knows no clause and no page.

import { z } from 'zod';
import { BLOCK_SHAPES, FORCES, NAMES } from '#language/clause-shapes.ts';

export type ItemKind = keyof typeof BLOCK_SHAPES;

interface Asked {
  /** The key of the language; of `force`, the key is one of several. */
  readonly key: string;
  readonly title: string;
  readonly hint?: string;
  readonly required: boolean;
}
/** One answer: words of some kind, several on a line each, or a length of time in two parts. */
export interface Control extends Asked {
  readonly is:
    | 'text'
    | 'role'
    | 'sentence'
    | 'lines'
    | 'sentences'
    | 'conditions'
    | 'steps'
    | 'dates'
    | 'length'
    | 'yes'
    | 'force';
}
/** Several of the same, each with answers of its own: the readings of a rule. */
export interface Group extends Asked {
  readonly is: 'group';
  readonly of: readonly Control[];
}

/** The control of `force` stands for these keys, of which a rule has one. */
export const FORCE = 'force';

export function isItemKind(word: string): word is ItemKind {
  return Object.hasOwn(BLOCK_SHAPES, word);
}

/** In the order in which the language lists them; none for `inform`, which says everything by being there. */
export function controlsOf(kind: ItemKind): readonly (Control | Group)[] {
  return kind === 'inform' ? [] : CONTROLS[kind];
}

function controlsIn(shape: z.ZodObject): readonly (Control | Group)[] {
  const asked: (Control | Group)[] = [];
  for (const [key, schema] of Object.entries(shape.shape)) {
    if (FORCES.some((force) => force === key)) {
      if (!asked.some(({ is }) => is === 'force'))
        asked.push({ is: 'force', key: FORCE, title: 'How strongly', required: false });
    } else asked.push(controlFor(key, schema));
  }
  return asked;
}

function controlFor(key: string, schema: z.ZodType): Control | Group {
  const { title = key, description } = z.globalRegistry.get(schema) ?? {};
  const required = !(schema instanceof z.ZodOptional);
  const asked = { key, title, required, ...(description === undefined ? {} : { hint: description }) };
  const inner = bare(schema);
  if (inner instanceof z.ZodArray && bare(inner.element) instanceof z.ZodObject)
    return {
      ...asked,
      is: 'group',
      of: controlsIn(objectOf(inner.element)).filter((one) => one.is !== 'group'),
    };
  return { ...asked, is: kindOf(inner) };
}

function kindOf(schema: z.core.$ZodType): Control['is'] {
  if (schema instanceof z.ZodEnum) return 'yes';
  if (schema instanceof z.ZodObject) return 'dates';
  if (schema instanceof z.ZodArray) return isSentence(schema.element) ? 'sentences' : 'lines';
  if (!(schema instanceof z.ZodUnion)) {
    const names = NAMES.get(schema)?.is;
    return names === undefined || names === 'acts' ? 'text' : names;
  }
  const ways = schema.options.flatMap((way) => (bare(way) instanceof z.ZodUnion ? waysOf(way) : [way]));
  if (ways.some((way) => bare(way) instanceof z.ZodRecord)) return 'conditions';
  return ways.some((way) => bare(way) instanceof z.ZodObject) ? 'steps' : 'lines';
}

function waysOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const inner = bare(schema);
  return inner instanceof z.ZodUnion ? inner.options : [];
}

function isSentence(schema: z.core.$ZodType): boolean {
  return NAMES.get(schema)?.is === 'sentence';
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function objectOf(schema: z.core.$ZodType): z.ZodObject {
  const inner = bare(schema);
  if (inner instanceof z.ZodObject) return inner;
  throw new Error('A list of the language holds neither words nor maps.');
}

const CONTROLS = Object.fromEntries(
  Object.entries(BLOCK_SHAPES).map(([kind, shape]) => [kind, controlsIn(shape)]),
) as Readonly<Record<ItemKind, readonly (Control | Group)[]>>;
