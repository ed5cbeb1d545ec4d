// The shape of every file of the protocol language: one definition, read by the readers of this folder and printed as JSON
// Schema for editors. What stands in the blocks of a clause is in clause-shapes.ts; meanings of the words are checked elsewhere.

import { z } from 'zod';
import { COUNCIL_KINDS, JURISDICTIONS, RULE_KINDS, TEXT_DEEDS } from '#engine/rules.ts';
import { choice, map, named, oneOrMany, text, wholeNumber, yesNo } from './shape.ts';

const FIELD_TYPES = [
  'text',
  'long text',
  'date',
  'date and time',
  'yes/no',
  'number',
  'choice',
  'person',
  'people',
  'office',
  'group',
  'ward',
  'committee',
  'unit',
  'document',
  'file',
] as const;
const PARTY_KINDS = ['member', 'officer', 'anyone', 'group', 'committee', 'ward', 'unit'] as const;
const BODY_KINDS = ['council', 'unit', 'group', 'committee', 'ward'] as const;

// ── Vocabulary ──
const fieldType = choice(FIELD_TYPES);
const partyKind = choice(PARTY_KINDS);
const field = map({
  type: fieldType,
  label: text.optional().describe('The question a form asks: What is it about?'),
  hint: text.optional(),
  choices: z.array(text).optional().describe('For type choice: the answers to choose from'),
  required: yesNo.optional(),
  subject: yesNo.optional().describe('yes: shown in lists as what the case is about'),
  confidential: yesNo.optional().describe('For type file: yes if whoever opens it is to be noted'),
});
const party = map({ is: partyKind, label: text.optional(), hint: text.optional(), about: yesNo.optional() });
const fact = map({
  phrase: text.describe('Mid-sentence: it raises a question of policy'),
  label: text.optional(),
  hint: text.optional(),
  type: choice(['yes/no', 'choice', 'number']).optional(),
  choices: z.array(text).optional(),
});
const stands = map({ until: text.optional(), months: text.optional(), between: oneOrMany.optional() });
const act = map({
  opens: choice(['case']).optional(),
  closes: choice(['case']).optional(),
  done: choice(['here', 'elsewhere', 'either']).optional(),
  by: text.optional().describe('The party who does it'),
  to: text.optional().describe('The party it reaches, one of those it sets'),
  sets: oneOrMany.optional().describe('Parties it names or replaces'),
  plain: text.describe('What happened, with {parties} and {fields} in braces'),
  'to do': text.describe('What somebody does: answer the letter'),
  noun: text.describe('An answer'),
  facts: oneOrMany.optional(),
  fields: named(z.union([fieldType, field])).optional(),
  carries: oneOrMany.optional(),
  text: choice(TEXT_DEEDS)
    .optional()
    .describe('What it does to a text written in the browser, when it is done from the draft'),
  stands: z.union([text, stands]).optional().describe('always, 12 months, or until <act>'),
  between: oneOrMany.optional(),
  private: yesNo.optional(),
});
export const vocabularyShape = map({
  procedure: text,
  title: text,
  noun: text.describe('What one case of it is called'),
  plain: text,
  'you want to': text,
  'everyday words': z.array(text).optional(),
  place: wholeNumber
    .optional()
    .describe(
      'Where it stands among what somebody may want to do: 1 first; those without a place come after',
    ),
  private: yesNo.optional(),
  'anything else': yesNo.optional().describe('yes: begun where what somebody wants fits nothing else'),
  parties: named(z.union([partyKind, party])).optional(),
  facts: named(z.union([text, fact])).optional(),
  acts: named(act),
});

/** vocabulary/topics.yaml */
export const topicsShape = z.array(
  map({
    under: text.describe('A heading over several topics'),
    topics: z.array(
      map({
        topic: text,
        asks: text.describe('What one wants to know of each text, as a question'),
        acts: oneOrMany
          .optional()
          .describe('Rules that ask for, allow or bar one of these acts belong to it'),
        as: z.array(choice(RULE_KINDS)).optional().describe('Of those, only rules of these kinds'),
        'told of': oneOrMany.optional().describe('So do rules by which somebody is told of one of these'),
        facts: oneOrMany.optional().describe('So do questions that settle one of these'),
      }),
    ),
  }),
  { error: 'write a list that begins "- under: <a heading>"' },
);

// ── council.yaml ──
export const councilShape = map({
  council: text.describe('The name of the folder'),
  name: text,
  colour: text.regex(/^#[0-9a-f]{6}$/i, 'write a colour as "#0b5d4e", in quotation marks').optional(),
  zone: text.describe('Europe/London'),
  calendar: text.describe('A file in calendars/'),
  jurisdiction: choice(JURISDICTIONS).optional().describe('Which law holds; left out: all of it'),
  kinds: z.array(choice(COUNCIL_KINDS)).optional().describe('What kind of council it is, as the law has it'),
  'closes at': text.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as "17:00"').optional(),
  units: text.optional().describe('What the council calls its services'),
  documents: z.array(
    map({
      document: text,
      rank: text.regex(/^\d{1,6}$/, 'write a whole number').meta({ type: ['integer', 'string'] }),
      title: text.optional(),
    }),
  ),
  offices: named(choice(BODY_KINDS)),
  combined: z.array(z.array(text)).optional(),
  'rules on meaning': map({ who: text, consulting: text.optional(), clause: text }).optional(),
  ask: text.optional(),
  oversight: map({ who: text, sees: choice(['all', 'referred']) }).optional(),
  'referred by': oneOrMany.optional(),
  trial: map({ version: text, from: text }).optional(),
  source: text.optional(),
});

// ── A version ──
export const dates = map({ from: text.optional(), until: text.optional() });
export const frontMatterShape = map({
  title: text,
  cited: text.optional(),
  status: choice(['draft', 'adopted', 'superseded']).optional(),
  'in force': dates.optional(),
  'force at most': choice(['should']).optional(),
  considered: yesNo.optional(),
  floor: yesNo.optional().describe('Only in law/: no council may go below it'),
  offices: named(choice(BODY_KINDS)).optional().describe('Only in law/: the offices it speaks of'),
  jurisdiction: z.union([choice(JURISDICTIONS), z.array(choice(JURISDICTIONS))]).optional(),
  kinds: z.array(choice(COUNCIL_KINDS)).optional().describe('Only in law/: kinds of council it speaks of'),
  unverified: yesNo.optional(),
  rebuilds: text.optional(),
  source: text.optional(),
});
/** `<version>.numbers.yaml`, beside a version. */
export const printedNumbersShape = map({
  printed: z
    .array(text)
    .describe('Every number of the document, in the order printed; a repeated one with #1, #2'),
});
