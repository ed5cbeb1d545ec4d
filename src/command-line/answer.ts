// What `comity ask --json` prints for one situation: the standing as the engine gives it, each item with its sentence,
// and whether what was expected holds. One definition gives the JSON Schema and the check of every answer.

import { z } from 'zod';
import type { SchemaSource } from '#language/schemas.ts';

const place = z.strictObject({ file: z.string(), line: z.int(), column: z.int() });
const value = z.union([z.string(), z.number(), z.boolean()]);
const instant = z.number().describe('Milliseconds since 1970-01-01T00:00Z');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('A civil date in the council’s zone');
const force = z.enum(['must', 'must not', 'should', 'should not', 'may', 'alone may', 'has a right to']);
const strings = z.array(z.string());

const gap = z.strictObject({
  role: z.string(),
  why: z.enum(['nobody holds it', 'is the subject', 'absent', 'not covered', 'party not named']),
});
const holders = z.strictObject({
  words: z.string().describe('The role as the text has it'),
  people: strings,
  mode: z.enum(['each', 'any']),
  gaps: z.array(gap),
});
const because = z.strictObject({
  norm: z.string(),
  clause: z.string(),
  version: z.string(),
  force,
  place,
  trial: z.boolean(),
  cappedFrom: force.optional(),
  trigger: z.string().optional(),
  conditions: z.array(
    z.strictObject({
      words: z.string(),
      side: z.enum(['if', 'unless']),
      holds: z.enum(['yes', 'no', 'not known']),
      act: z.string().optional(),
      case: z.string().optional(),
      presumedBy: z.string().optional(),
    }),
  ),
  setAside: z.array(
    z.strictObject({ norm: z.string(), version: z.string(), why: z.enum(['over', 'rank', 'floor']) }),
  ),
  reading: z
    .strictObject({
      says: z.string(),
      how: z.enum(['chosen in the text', 'ruled', 'every reading agrees', 'not chosen']),
      ruling: z.string().optional(),
    })
    .optional(),
});
const working = z.strictObject({
  calendar: z.string().optional(),
  from: date,
  afterClosing: z.boolean(),
  dayOne: date.optional(),
  count: z.number(),
  unit: z.string(),
  skipped: z.array(z.strictObject({ date, why: z.string() })),
  paused: z.array(z.strictObject({ from: date, until: date.optional(), act: z.string() })),
});
const due = z.strictObject({
  date: date.optional(),
  overdueFrom: instant.optional(),
  words: z.string().optional(),
  working: working.optional(),
});
const step = z.strictObject({
  words: z.string(),
  clause: z.string().optional(),
  state: z.enum(['done', 'to do', 'not known whether needed', 'not needed']),
  needs: z.enum(['consent of', 'advice of', 'consult', 'tell', 'act', 'norm']),
  of: holders.optional(),
  telling: strings.optional(),
  act: z.string().optional(),
});
const telling = z.union([strings, z.literal('everything')]);
const item = {
  sentence: z.string().describe('The item in plain English'),
  why: strings.describe('What it rests on, a line each'),
  id: z.string(),
  because,
  undecided: z.boolean(),
};
const doing = { acts: strings, who: holders, to: holders.optional() };
const done = { with: strings, showing: z.string().optional(), steps: z.array(step), awaits: strings };

const duty = z.strictObject({
  ...item,
  ...doing,
  ...done,
  kind: z.literal('duty'),
  force: z.enum(['must', 'should']),
  state: z.enum(['open', 'met', 'met late', 'overdue', 'departed', 'ended', 'awaiting']),
  since: instant,
  due: due.optional(),
  metBy: z.string().optional(),
  at: instant.optional(),
  telling: strings.optional(),
});
const manner = z.strictObject({
  ...item,
  ...doing,
  ...done,
  kind: z.literal('manner'),
  force: z.enum(['must', 'should']),
  state: z.enum(['open', 'awaiting', 'ended']),
});
const bar = z.strictObject({
  ...item,
  ...doing,
  kind: z.literal('bar'),
  force: z.enum(['must not', 'should not', 'alone may']),
  state: z.enum(['in force', 'ended', 'awaiting']),
  since: instant.optional(),
  lasts: due.optional(),
  awaits: strings,
});
const permission = z.strictObject({
  ...item,
  ...doing,
  kind: z.literal('permission'),
  force: z.enum(['may', 'alone may', 'has a right to']),
  state: z.enum(['open', 'waiting for steps', 'awaiting', 'ended']),
  with: strings,
  steps: z.array(step),
  lasts: due.optional(),
  awaits: strings,
});
const notice = z.strictObject({
  ...item,
  kind: z.literal('notice'),
  force: z.enum(['must', 'should']),
  trigger: z.string(),
  from: holders,
  to: z.string(),
  telling: strings,
  due: due.optional(),
  state: z.enum(['ready', 'waiting', 'held', 'told', 'ended']),
  lacks: strings,
  since: instant,
});
const wall = z.strictObject({
  ...item,
  kind: z.literal('wall'),
  force: z.enum(['must not', 'should not']),
  trigger: z.string().optional(),
  against: holders,
  telling,
  state: z.enum(['in force', 'ended', 'awaiting']),
  since: instant,
  until: strings,
});
const question = z.strictObject({
  ...item,
  kind: z.literal('question'),
  asks: z.string(),
  who: holders,
  state: z.enum(['open', 'answered']),
  answer: value.optional(),
  presumed: z.strictObject({ answer: value, clause: z.string(), with: strings }).optional(),
  steps: z.array(step),
});
const conflict = z.strictObject({
  sentence: z.string(),
  id: z.string(),
  kind: z.enum([
    'opposed',
    'opposed advice',
    'readings differ',
    'below the law',
    'route leads to its subject',
  ]),
  acts: strings,
  norms: z.array(z.strictObject({ norm: z.string(), clause: z.string(), version: z.string() })),
  rules: holders.nullable(),
});
const notCovered = z.strictObject({
  sentence: z.string(),
  id: z.string(),
  norm: z.string(),
  clause: z.string(),
  version: z.string(),
  what: gap,
  acts: strings,
  ask: holders.nullable(),
});
const mark = z.strictObject({
  sentence: z.string(),
  why: strings,
  act: z.string(),
  mark: z.enum(['gone against', 'departed', 'reason wanted', 'warned']),
  because,
});

const answerShape = z.strictObject({
  situation: z.string(),
  council: z.string(),
  text: z.string().optional().describe('The version run as if in force'),
  at: instant,
  versions: strings,
  parties: z.record(z.string(), strings),
  closed: z.boolean(),
  duties: z.array(duty),
  manners: z.array(manner),
  bars: z.array(bar),
  permissions: z.array(permission),
  notices: z.array(notice),
  walls: z.array(wall),
  questions: z.array(question),
  conflicts: z.array(conflict),
  notCovered: z.array(notCovered),
  marks: z.array(mark),
  nextChange: instant.nullable(),
  expectations: z.array(
    z.strictObject({
      expected: z.string(),
      none: z.boolean(),
      line: z.int(),
      holds: z.boolean(),
      instead: strings,
      answer: z.string().optional().describe('For can and cannot: the verdict'),
    }),
  ),
});

export const answersShape = z.array(answerShape);

export const ANSWER_SCHEMA: SchemaSource = {
  name: 'answer',
  title: 'What comity ask --json prints: one answer for each situation',
  shape: answersShape,
};
