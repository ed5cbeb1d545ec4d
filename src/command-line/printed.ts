// What `check`, `clauses` and `verify` print with --json, and `verify --print-head` in any case. One definition gives the
// JSON Schema and the check of what was really printed; what `ask` prints is in answer.ts.

import { z } from 'zod';
import type { SchemaSource } from '#language/schemas.ts';
import { ANSWER_SCHEMA } from './answer.ts';

const place = z.strictObject({ file: z.string(), line: z.int(), column: z.int() });
const count = z.int().min(0);
const hash = z.string().regex(/^([0-9a-f]{64})?$/);

const tried = {
  situations: z.array(
    z.strictObject({
      name: z.string(),
      file: z.string(),
      line: z.int(),
      holds: z.boolean(),
      notAsExpected: z.array(
        z.strictObject({
          expected: z.string(),
          none: z.boolean().describe('It was expected that nothing is like this'),
          line: z.int(),
          instead: z.array(z.string()),
        }),
      ),
    }),
  ),
  untried: z.array(
    z.strictObject({
      version: z.string(),
      norm: z.string(),
      place,
      lacks: z.array(z.enum(['bites', 'does not bite'])).describe('Situations nobody has written'),
    }),
  ),
};

const checkedShape = z.strictObject({
  summary: z.string().describe('One sentence for a person to read'),
  vocabulary: z.array(z.string()).describe('Procedures by name'),
  problems: z.array(
    place.extend({ says: z.string(), instead: z.string().optional().describe('What to write instead') }),
  ),
  councils: z.array(z.strictObject({ council: z.string(), documents: count, clauses: count, ...tried })),
  law: z.strictObject(tried).optional().describe('Left out when councils were named'),
});

const treatments = { enforced: count, recorded: count, prompted: count, informed: count };
const clausesShape = z.array(
  z.strictObject({
    version: z.string(),
    title: z.string(),
    cited: z.string(),
    status: z.enum(['draft', 'adopted', 'superseded']),
    totals: z.strictObject({ clauses: count, ...treatments }),
    printed: z
      .strictObject({ numbers: count, missing: z.array(z.string()) })
      .optional()
      .describe('Counted against the numbers that the document prints'),
    clauses: z.array(
      z.strictObject({
        number: z.string(),
        title: z.string().optional(),
        treatment: z.enum(['enforced', 'recorded', 'prompted', 'informed']),
        statement: z.string(),
        norms: z.array(z.string()),
        questions: z.array(z.string()),
        partOf: z.string().optional().describe('The norm that carries it out'),
        cannot: z.string().optional().describe('What software cannot honour, and why'),
        openQuestions: z.array(
          z.strictObject({ id: z.string(), asks: z.string(), readings: z.array(z.string()) }),
        ),
        doubts: z.array(z.string()),
        place,
      }),
    ),
  }),
);

const becomes = z
  .enum(['appears', 'goes', 'who', 'date', 'route', 'told', 'force', 'steps', 'state', 'reading'])
  .describe('There only after, only before, or on both sides and otherwise in this respect');
const following = z.enum(['duty', 'notice', 'question', 'manner', 'bar', 'permission', 'wall']);
const citedRule = z.strictObject({ norm: z.string(), clause: z.string(), version: z.string() }).optional();
const consequencesShape = z.strictObject({
  council: z.string(),
  from: z.string(),
  to: z.string(),
  situations: z.strictObject({ looked: count, changed: count }),
  totals: z.array(z.strictObject({ kind: following, effect: becomes, situations: count })),
  rules: z.array(
    z.strictObject({
      kind: following,
      before: citedRule.describe('Absent for a rule that is new'),
      after: citedRule.describe('Absent for a rule that nothing takes the place of'),
      counts: z.array(z.strictObject({ effect: becomes, situations: count, times: count })),
      examples: z.array(
        z.strictObject({
          situation: z.string(),
          file: z.string(),
          line: z.int(),
          before: z.string().optional(),
          after: z.string().optional(),
        }),
      ),
    }),
  ),
});

const mayShape = z.strictObject({
  council: z.string(),
  act: z.string(),
  on: z.string().describe('The civil date on which it would be done'),
  answer: z.enum([
    'yes',
    'yes, with a reason',
    'no',
    'not yet',
    'depends',
    'conflict',
    'undecided',
    'not covered',
  ]),
  says: z.string(),
  clauses: z.array(z.strictObject({ version: z.string(), clause: z.string(), norm: z.string() })),
  sections: z.array(
    z.strictObject({
      title: z.string(),
      lines: z.array(
        z.strictObject({ says: z.string(), version: z.string().optional(), clause: z.string().optional() }),
      ),
    }),
  ),
  matter: z.array(z.string()).describe('Facts, parties and fields that would still change the answer'),
});

const silentShape = z.strictObject({
  council: z.string(),
  texts: z.array(z.string()).describe('The versions that govern, whose silences these are'),
  sections: z.array(
    z.strictObject({
      name: z.enum(['who', 'when', 'route', 'meaning', 'nothing', 'parts']),
      title: z.string(),
      points: z.array(
        z.strictObject({
          says: z.string(),
          clauses: z.array(z.strictObject({ version: z.string(), clause: z.string() })),
        }),
      ),
    }),
  ),
});

const pieces = z
  .array(z.strictObject({ text: z.string(), is: z.enum(['kept', 'added', 'removed']) }))
  .describe('In reading order');
const clauseSide = z
  .strictObject({ number: z.string(), title: z.string().optional(), statement: z.string() })
  .optional();
const versionsComparedShape = z.strictObject({
  council: z.string(),
  from: z.string(),
  to: z.string(),
  totals: z.strictObject({ clauses: count, reworded: count, ruledOtherwise: count }),
  clauses: z.array(
    z.strictObject({
      before: clauseSide.describe('Absent for a clause that is new'),
      after: clauseSide.describe('Absent for a clause that is gone'),
      title: pieces,
      statement: pieces,
      rules: z
        .array(z.strictObject({ before: z.string().optional(), after: z.string().optional() }))
        .describe('Rules that read otherwise, as sentences; on one side only where a rule is new or gone'),
    }),
  ),
});

const councilsComparedShape = z.strictObject({
  texts: z.array(
    z.strictObject({ key: z.string(), council: z.string(), name: z.string(), versions: z.array(z.string()) }),
  ),
  topics: z.array(
    z.strictObject({
      topic: z.string(),
      under: z.string(),
      asks: z.string(),
      texts: z.array(
        z.strictObject({
          key: z.string(),
          clauses: z
            .array(z.strictObject({ version: z.string(), clause: z.string(), says: z.array(z.string()) }))
            .describe('Empty where the text says nothing on it'),
        }),
      ),
    }),
  ),
});

const verifiedShape = z.strictObject({
  unaltered: z.boolean(),
  findings: z.array(
    z.strictObject({
      council: z.string(),
      case: z.string().nullable().describe('null when what was removed left no trace of its case'),
      number: count.describe('The act’s number in its case; 0 when it is not known'),
      what: z.enum(['altered', 'removed', 'reordered', 'not chained', 'not the head that was kept']),
      says: z.string().describe('One sentence for a person to read'),
    }),
  ),
});

export const headsShape = z.array(
  z.strictObject({
    council: z.string(),
    lanes: z.array(z.strictObject({ lane: count, place: count, hash })),
    hash: hash.describe('One hash over all lanes'),
  }),
);

/** Everything a program may read from a command. */
export const PRINTED_SCHEMAS: readonly SchemaSource[] = [
  ANSWER_SCHEMA,
  { name: 'checked', title: 'What comity check --json prints', shape: checkedShape },
  {
    name: 'clauses-listed',
    title: 'What comity clauses --json prints: one entry for each version',
    shape: clausesShape,
  },
  {
    name: 'consequences',
    title: 'What comity consequences --json prints',
    shape: consequencesShape,
  },
  { name: 'may', title: 'What comity may --json prints', shape: mayShape },
  { name: 'silent', title: 'What comity silent --json prints', shape: silentShape },
  {
    name: 'versions-compared',
    title: 'What comity compare --json prints of one council: two versions of a text, clause by clause',
    shape: versionsComparedShape,
  },
  {
    name: 'councils-compared',
    title: 'What comity compare --json prints of several councils: topic by topic',
    shape: councilsComparedShape,
  },
  { name: 'verified', title: 'What comity verify --json prints', shape: verifiedShape },
  { name: 'heads', title: 'What comity verify --print-head prints, and --heads reads', shape: headsShape },
];
