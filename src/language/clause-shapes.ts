// The shape of what stands in the yaml blocks of a clause: one definition, read by the readers of this folder, printed as
// JSON Schema for editors, and shown as the form in which a clause is edited. Titles and descriptions are what both show.
// Meanings of the words are checked elsewhere.

import { z } from 'zod';
import { map, named, oneOrMany, text, yesNo } from './shape.ts';
import { dates } from './shapes.ts';

/** What a piece of words names, where a form can offer more than an empty box. */
export const NAMES = z.registry<{ readonly is: 'role' | 'acts' | 'length' | 'sentence' }>();
const role = text.clone().register(NAMES, { is: 'role' });
const acts = text.clone().register(NAMES, { is: 'acts' });
const length = text.clone().register(NAMES, { is: 'length' });
const sentence = text.clone().register(NAMES, { is: 'sentence' });

/** What a key is called in a form, and what is written there. */
const as = <T extends z.ZodType>(schema: T, title: string, description?: string): T =>
  schema.meta(description === undefined ? { title } : { title, description });

const conditions = z.union([named(oneOrMany), z.array(named(oneOrMany))], {
  error: 'write conditions as { fact: yes } or { party: is a role }',
});
export const FORCES = [
  'must',
  'must not',
  'should',
  'should not',
  'may',
  'alone may',
  'has a right to',
] as const;
const force = Object.fromEntries(FORCES.map((word) => [word, acts.optional()]));
const step = map({
  'consent of': role.optional(),
  'advice of': role.optional(),
  consult: role.optional(),
  tell: role.optional(),
  act: acts.optional(),
  norm: text.optional(),
  to: role.optional(),
  telling: oneOrMany.optional(),
  if: conditions.optional(),
  clause: text.optional(),
});
const steps = z.union([step, z.array(step)], { error: 'write steps as a list, such as - consult: chair' });
const CONDITION = '<fact>: yes, <party>: is a role, <act>: has happened';
const rule = {
  who: as(role.optional(), 'Whose it is', 'A role, such as chief executive'),
  ...force,
  to: as(role.optional(), 'To whom', 'A role; or the word table, for the table of this clause'),
  when: as(oneOrMany.optional(), 'What sets it off', 'An act, while <act>, <rule> is overdue, or it is done'),
  if: as(conditions.optional(), 'Only if all of this is so', CONDITION),
  unless: as(conditions.optional(), 'Not if any of this is so', CONDITION),
  with: as(oneOrMany.optional(), 'What must be filled in', 'Fields of the act'),
  first: as(
    steps.optional(),
    'What comes first',
    'consult: <role>, consent of: <role>, tell: <role>, act: <act>',
  ),
  telling: as(oneOrMany.optional(), 'What they are told', 'Parties and fields, “that …”, or everything'),
  within: as(
    length.optional(),
    'Within what time',
    'Of a duty its deadline; of anything else how long it lasts',
  ),
  from: as(text.optional(), 'Counted from', 'A date the act carries; left out: the day it happened'),
  by: as(text.optional(), 'Due by', 'A date the act carries, before <act>, or 5 clear days before <date>'),
  after: as(length.optional(), 'Not until so much time has passed'),
  until: as(oneOrMany.optional(), 'What ends it', 'An act, or <act> by <role>'),
  'paused while': as(oneOrMany.optional(), 'The time stands still while', 'An act that stands'),
  calendar: as(text.optional(), 'Counted by another calendar', 'Left out: the council’s own'),
  showing: as(text.optional(), 'What the answer must show', 'Such as CC {copied to}'),
};
// In a reading, none takes a key of the norm away.
const none = z.literal('none');
const says = as(sentence, 'What it would mean', 'A sentence');
const readings = z.array(
  map({
    says,
    chosen: as(yesNo.optional(), 'The text itself decides for this reading'),
    ...rule,
    if: as(z.union([none, conditions]).optional(), 'Only if all of this is so', CONDITION),
    unless: as(z.union([none, conditions]).optional(), 'Not if any of this is so', CONDITION),
    first: as(z.union([none, steps]).optional(), 'What comes first'),
  }),
);
export const normShape = map({
  norm: as(text, 'Its name', 'The clause’s number, a slash and a short name: 8.8/full'),
  ...rule,
  over: as(oneOrMany.optional(), 'Rules it prevails over', 'Names of rules'),
  restates: as(text.optional(), 'The rule of law it restates', 'Its name in law/'),
  readings: as(readings.optional(), 'Readings', 'If it can be read in several ways: what each would change'),
});
const presumption = map({
  answer: as(text, 'Taken as the answer'),
  clause: as(text, 'By which clause'),
  if: as(conditions.optional(), 'Only if all of this is so', CONDITION),
  with: as(oneOrMany.optional(), 'What must be filled in to say otherwise', 'Fields'),
});
export const questionShape = map({
  question: as(text, 'Its name', 'The clause’s number, a slash and a short name: 7.7/inappropriate'),
  asks: as(text, 'What has to be settled', 'A fact of the vocabulary'),
  when: as(oneOrMany.optional(), 'What raises it', 'An act'),
  'decided by': as(role, 'Who decides', 'A role'),
  first: as(steps.optional(), 'What comes first', 'consult: <role>, advice of: <role>'),
  presume: as(z.array(presumption).optional(), 'Until it is decided'),
});
export const meaningShape = map({
  meaning: as(text, 'The word or title'),
  is: as(role, 'Whom it means', 'A role; or unset, if the text never says'),
});
export const openQuestionShape = map({
  'open question': as(text, 'Its name', 'The clause’s number, a slash and a short name: 4.2/about-the-clerk'),
  asks: as(sentence, 'What the text leaves open', 'A question'),
  readings: as(
    z.array(sentence).min(2, 'write at least two readings, each a sentence'),
    'What each reading would mean',
    'At least two, each a sentence',
  ),
});
/** The other lines a block may hold, by their first word. */
export const TREATMENTS = {
  inform: map({ inform: z.null().optional() }),
  prompt: map({ prompt: as(oneOrMany, 'Shown beside', 'Acts') }),
  record: map({ record: as(oneOrMany, 'Can be put on the record', 'Acts') }),
  'part of': map({ 'part of': as(text, 'Carried out by', 'The name of a rule of another clause') }),
  topic: map({ topic: as(oneOrMany, 'Topics', 'Topics of vocabulary/topics.yaml') }),
  replaces: map({
    replaces: as(oneOrMany, 'Stands for', 'Numbers an earlier version has for what stands here now'),
  }),
  cannot: map({ cannot: as(sentence, 'What software cannot do here, and why', 'A sentence') }),
  doubt: map({ doubt: as(sentence, 'What is unclear as printed', 'A sentence') }),
  verified: map({ verified: as(sentence, 'Where it was read', 'Only in law/') }),
  unverified: map({ unverified: as(sentence, 'What nobody has checked', 'Only in law/') }),
  'in force': map({ 'in force': as(dates, 'In force', 'from: 2027-01-01, until: 2027-12-31') }),
} as const;
export const BLOCK_SHAPES = {
  norm: normShape,
  question: questionShape,
  meaning: meaningShape,
  'open question': openQuestionShape,
  ...TREATMENTS,
} as const;
export const clauseShape = z.array(z.union([z.literal('inform'), ...Object.values(BLOCK_SHAPES)]));
