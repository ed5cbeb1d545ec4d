// The shape of situation and demonstration files: one definition, read here and printed as JSON Schema for editors.
// Names of people, acts, facts and rules are checked elsewhere.

import { z } from 'zod';
import type { SchemaSource } from '#language/schemas.ts';
import { map, named, oneOrMany, text, yesNo } from '#language/shape.ts';
import { datedShape } from './dated.ts';

const flag = z.union([z.null(), yesNo]);
const list = z.union([z.null(), oneOrMany]);

const person = map({
  name: text.optional(),
  title: text.optional().describe('How they are addressed: Councillor'),
  email: text.optional().describe('Where they are written to: name@example.gov.uk'),
  says: text.optional().describe('The line under the name where somebody picks whom to be'),
  member: flag.optional(),
  councillor: flag.optional(),
  officer: flag.optional(),
  outsider: flag.optional(),
  'member of': datedShape('member of')
    .optional()
    .describe('A ward, unless bodies say otherwise; makes a councillor'),
  ward: datedShape('ward').optional(),
  wards: datedShape('wards').optional(),
  'officer in': datedShape('officer in').optional().describe('A unit; makes an officer'),
  unit: datedShape('unit').optional(),
  units: datedShape('units').optional(),
  group: datedShape('group').optional(),
  groups: datedShape('groups').optional(),
  committee: datedShape('committee').optional(),
  committees: datedShape('committees').optional(),
  office: datedShape('office').optional().describe('“title” or “title of body”'),
  offices: datedShape('offices').optional(),
  'line manager': datedShape('line manager').optional(),
});

const body = map({
  group: flag.optional(),
  committee: flag.optional(),
  ward: flag.optional(),
  unit: flag.optional(),
  name: text.optional(),
  within: text.optional().describe('The unit it is part of'),
  member: list.optional(),
  members: list.optional(),
  chair: text.optional(),
});

const people = named(
  z.union([z.null(), person], {
    error: 'write what they are, such as { member of: a ward } or { officer in: a unit }',
  }),
);
const bodies = named(z.union([text, body], { error: 'write what it is: unit, group, committee or ward' }));

/** Anything may stand under a name of the vocabulary. */
const value = z.union([z.null(), text, z.array(z.union([text, named(z.unknown())])), named(z.unknown())]);
const entry = named(value);

const situation = map({
  name: text,
  council: text.optional(),
  text: text.optional().describe('Run this version as if in force: protocol/2020-06-draft'),
  at: text.describe('A date (midday) or a date and time'),
  people: people.optional(),
  bodies: bodies.optional(),
  facts: named(text).optional(),
  happened: z.array(entry).nullable().optional(),
  expect: z.array(entry).nullable().optional(),
});

export const situationsShape = z.union([z.array(situation), situation], {
  error: 'write a list of situations, each beginning with “- name:”',
});

export const demonstrationShape = map({
  people,
  bodies: bodies.optional(),
  cases: z.array(map({ name: text.optional(), happened: z.array(entry) })).optional(),
});

export const SITUATION_SCHEMAS: readonly SchemaSource[] = [
  {
    name: 'situations',
    title: 'What follows from what, as examples that are run (situations/*.yaml)',
    shape: situationsShape,
  },
  {
    name: 'demonstration',
    title: 'Invented people and cases (demonstration.yaml)',
    shape: demonstrationShape,
  },
];
