// Fifteen clauses of five councils that were chosen because they are hard to write: each must be readable as it is, and run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCalendar } from '#calendar/calendar.ts';
import { derive } from '#engine/derive.ts';
import type { Act, Directory } from '#engine/history.ts';
import type { Clause } from '#engine/rules.ts';
import { readCouncil } from './council.ts';
import { printProblem } from './problems.ts';
import { readBack } from './read-back.ts';
import { readVocabulary } from './vocabulary.ts';

const ACTS = `
  grievance.upheld: { fields: { member: person, finding: text } }
  grievance.outcome decided: {}
  budget talk.held: {}
  budget.determined: {}
  budget.published: {}
  council budget.published: {}
  advice.requested: {}
  advice.declined: {}
  advice.accepted: { stands: always, between: [officer asked, matter], sets: officer asked, fields: { matter: unit } }
  group meeting.attended: { sets: [officer attending, asking group], fields: { date: date, advice: long text, discussion: long text } }
  group agreement.recorded: {}
  letter.copied: { fields: { copied to: people } }
  letter.sent: { fields: { hidden copies: yes/no } }
  concern.raised: { sets: subject }
  enquiry.received: { sets: [member asking, officer asked], fields: { received: date } }
  enquiry.acknowledged: { sets: officer dealing, fields: { phone: text, full reply due: date } }
  enquiry.answered: { fields: { reply: long text } }
  enquiry.declined: {}
  enquiry.withdrawn: {}
  enquiry.escalated: {}
  access dispute.raised: {}
  access dispute.answered: {}
  access dispute.left unresolved: {}
  access dispute.decided: {}
  appointment.taken part in: {}
  visit.made: { fields: { premises: unit } }
  visit.arranged: {}
  attendance.decided: {}
  attendance.agreed: {}
  briefing.offered: { fields: { area of policy: text } }
`
  .replace(/^( {2}([^:]+): \{) ?(.*)$/gm, '$1 plain: it happened, to do: do it, noun: It, $3')
  .replaceAll(', }', ' }');

const VOCABULARY = `procedure: everything
title: Everything
noun: Case
plain: Whatever happens.
you want to: Do something
parties:
  member asking: member
  officer asked: officer
  officer dealing: officer
  officer attending: officer
  officer writing: officer
  asking group: group
  group concerned: group
  tenant of premises: anyone
  subject: { is: anyone, about: yes }
facts:
  consulting is appropriate: consulting is appropriate
  routine or about a resident: it is routine or about one resident
  personal or confidential: it is personal or confidential
  for information only: the copy is only for information
  needed for duties: the visit is needed for the councillor’s duties
  occupied or let: the premises are occupied or let
  significant policy change: a significant change of policy is meant
  about to be presented: it is about to be presented
  tie to candidate: { phrase: the tie to the candidate, choices: [spouse or partner, other relation, friend, business associate, none] }
acts:${ACTS}`;

/** Each has a file of their own for what they declare; there nobody is called just “member”, who is each of them. */
const DECLARATIONS = `procedure: declarations
title: Declarations
noun: File
plain: What somebody declares.
you want to: Declare something
parties:
  declarer: member
acts:
  interests.registered: { by: declarer, stands: 12 months, plain: it happened, to do: do it, noun: It }
`;

const COUNCIL = `council: fifteen
name: Fifteen Clauses Council
zone: Europe/London
calendar: ordinary
documents: [{ document: protocol, rank: 30 }]
offices:
  head of paid service: council
  leader of council: council
  constitution and joint standards committee: council
  chief executive: council
  monitoring officer: council
  clerk: council
  chief officer: unit
  deputy: unit
  next tier: unit
  director: unit
  executive director: unit
  strategic director: unit
  portfolio holder: unit
  leader: group
  chair: committee
`;

const CLAUSES: readonly (readonly [string, string, string?])[] = [
  [
    '0',
    `- { meaning: group requesters, is: leader of group or portfolio holder or chair of committee }
- { meaning: other members, is: every member except member asking }
- { meaning: directing post, is: chief officer of officer asked }`,
  ],
  [
    '13.5',
    `- norm: 13.5/decide
  who: head of paid service
  must: grievance.outcome decided
  when: grievance.upheld
  first:
    - { tell: leader of council and every leader of group concerned, telling: [member, finding] }
    - { consult: constitution and joint standards committee, if: { consulting is appropriate: yes } }`,
  ],
  [
    '5.5',
    `- norm: 5.5/wall
  who: officer attending
  must not: tell
  when: budget talk.held
  to: everyone except members of asking group and officers attending
  telling: everything
  until: [budget.determined by asking group, budget.published]
  readings:
    - { says: publication of that group’s own proposals }
    - { says: publication of any group’s, until: [budget.determined by asking group, budget.published, council budget.published] }`,
  ],
  [
    '5.3',
    `- { norm: 5.3/ask, who: group requesters, alone may: advice.requested, to: chief officer of matter else deputy of chief officer of matter else next tier of chief officer of matter }
- { norm: 5.3/no-refusal, who: officer asked, must not: advice.declined, if: { advice.accepted: "stands for officer asked, matter" } }`,
  ],
  [
    '5.7',
    `- norm: 5.7/not-relayed
  who: officer attending
  must not: tell
  when: group meeting.attended
  to: members of every group except members of asking group
  telling: [discussion]
  readings:
    - { says: agreed by its leader, unless: { consent of leader of asking group: given } }
    - { says: agreed by the group, unless: { group agreement.recorded: has happened } }`,
  ],
  [
    '10.1',
    `- { norm: 10.1/no-copy, who: officer writing, should not: letter.copied, if: { copied to: is other members } }
- { norm: 10.1/silent, who: officer writing, must not: letter.sent, if: { hidden copies: yes } }
- { norm: 10.1/foot, who: officer writing, must: letter.copied, when: it is done, if: { copied to: is other members }, showing: "CC Councillor {copied to}" }`,
  ],
  [
    '3-b5',
    `- { norm: 3-b5/tell, who: clerk, must: tell, when: group meeting.attended, to: every member except members of asking group, telling: [officer attending, asking group, date, advice] }`,
  ],
  [
    '4.2',
    `- { norm: 4.2/concern, who: any councillor, must: concern.raised, when: it is done, to: table }`,
    `
| subject is | to |
|---|---|
| clerk | clerk (intended) |
| any other officer | clerk |
`,
  ],
  [
    '8.8',
    `- { norm: 8.8/full, who: officer asked, should: enquiry.answered, when: enquiry.received, within: 5 working days, from: received }
- { norm: 8.8/acknowledge, who: officer asked, must: enquiry.acknowledged, when: enquiry.received, within: 5 working days, from: received, with: [officer dealing, phone, full reply due], until: [enquiry.answered] }
- { norm: 8.8/promised, who: officer dealing, should: enquiry.answered, when: enquiry.acknowledged, by: full reply due }`,
  ],
  [
    '8.9',
    `- { norm: 8.9/copy, who: officer asked, should: tell, when: enquiry.answered, to: chair of committee or portfolio holder, telling: [reply] }
- { norm: 8.9/routine, who: officer asked, should not: tell, when: enquiry.answered, if: { routine or about a resident: yes }, unless: { consent of directing post: given }, to: chair of committee or portfolio holder, telling: [reply], over: 8.9/copy }
- { norm: 8.9/personal, who: officer asked, must not: tell, when: enquiry.answered, if: { personal or confidential: yes, for information only: yes }, to: everyone except member asking, telling: [reply], over: 8.9/copy }
- { norm: 8.9/open, who: officer asked, must: enquiry.answered, when: it is done, showing: "Copied to {copied to}" }`,
  ],
  ['11.2', `- { norm: 11.2/register, who: every member, must: interests.registered, when: while in office }`],
  [
    '9.8',
    `- { norm: 9.8/first, who: director of matter, must: access dispute.answered, when: access dispute.raised }
- { norm: 9.8/second, who: monitoring officer, must: access dispute.decided, when: access dispute.left unresolved }`,
  ],
  [
    '6',
    `- { norm: 6/no-part, who: any member, must not: appointment.taken part in, if: { tie to candidate: [spouse or partner, other relation, friend, business associate] } }`,
  ],
  [
    '7.iii',
    `- { norm: 7.iii/answer, who: officer asked, should: enquiry.answered, when: enquiry.received, within: 10 working days, from: received, until: [enquiry.declined, enquiry.withdrawn] }`,
  ],
  [
    '7.iv',
    `- norm: 7.iv/escalate
  who: member asking
  should: enquiry.escalated
  when: 7.iii/answer is overdue
  to: executive director of officer asked
  readings:
    - { says: the ten working days of 7.iii, chosen: yes }
    - { says: ten calendar days from receipt, when: enquiry.received, after: 10 days, until: [enquiry.answered] }`,
  ],
  [
    '8.i',
    `- norm: 8.i/visit
  who: any member
  has a right to: visit.made
  if: { needed for duties: yes }
  first:
    - { consent of: tenant of premises, if: { occupied or let: yes } }
    - { act: visit.arranged, to: strategic director of premises }`,
  ],
  ['7.1', `- { norm: 7.1/decides, who: chief executive, alone may: attendance.decided }`],
  [
    '7.2',
    `- norm: 7.2/offer
  who: chief executive
  must: briefing.offered
  when: attendance.agreed
  if: { significant policy change: yes, about to be presented: yes }
  to: every leader of group except leader of asking group
  with: [area of policy]
- { norm: 7.2/tell, who: chief executive, must: tell, when: attendance.agreed, if: { significant policy change: yes, about to be presented: yes }, to: leader of asking group, telling: [that others are offered it] }`,
  ],
];

const text = CLAUSES.map(
  ([number, block, table = '']) =>
    `## ${number}\nIn our own words.\n${table}\n\`\`\`yaml\n${block}\n\`\`\`\n`,
).join('\n');
const words = readVocabulary([
  { path: 'vocabulary/everything.yaml', text: VOCABULARY },
  { path: 'vocabulary/declarations.yaml', text: DECLARATIONS },
]);
const read = readCouncil(
  [
    { path: 'protocols/fifteen/council.yaml', text: COUNCIL },
    {
      path: 'protocols/fifteen/protocol/1.md',
      text: `---\ntitle: Fifteen clauses\nstatus: adopted\n---\n${text}`,
    },
  ],
  { vocabulary: words.value, law: [], calendars: ['ordinary'] },
);

function clause(number: string): Clause {
  const found = read.value?.rulebook.versions[0]?.clauses.find((candidate) => candidate.number === number);
  assert.ok(found, `clause ${number} was read`);
  return found;
}

test('The fifteen clauses and the vocabulary they use are read without a problem', () => {
  assert.deepEqual(words.problems.map(printProblem), []);
  assert.deepEqual(read.problems.map(printProblem), []);
});

for (const [number, block] of CLAUSES.slice(1)) {
  test(`Every norm of clause ${number} is there to be run, and can be read back`, () => {
    const written = block.match(/norm: [^\s,]+/g)?.map((id) => id.slice('norm: '.length));
    const { norms, treatment } = clause(number);
    assert.deepEqual(
      norms.map((norm) => norm.id),
      written,
    );
    assert.equal(treatment, 'enforced');
    for (const norm of norms)
      assert.match(readBack(norm, words.value), /^[A-Z][^{}]*[.]|^[A-Z].*\{copied to\}.*[.]$/);
  });
}

test('“except” takes all to its right: neither the group’s members nor the officers attending are kept out', () => {
  const to = clause('5.5').norms[0]?.to;
  assert.ok(typeof to === 'object' && to.is === 'except' && to.but.is === 'joined');
  assert.equal(to.but.by, 'and');
  assert.deepEqual(
    to.but.parts.map((part) => part.words),
    ['members of asking group', 'officers attending'],
  );
});

test('A name with “and” in it is one body and not two', () => {
  const step = clause('13.5').norms[0]?.first[1];
  assert.ok(step?.is === 'consult' && step.role.is === 'named');
  assert.equal(step.role.name, 'constitution and joint standards committee');
});

test('A reading replaces the keys it names and leaves the others', () => {
  const [first, second] = clause('7.iv').norms[0]?.readings ?? [];
  assert.deepEqual(first?.body.when, [{ is: 'overdue', norm: '7.iii/answer' }]);
  assert.deepEqual(second?.body.when, [{ is: 'act', act: 'enquiry.received' }]);
  assert.deepEqual(second?.body.after, { count: 10, unit: 'days' });
  assert.equal(second?.body.force, 'should');
  assert.equal(first?.chosen, true);
  assert.equal(second?.chosen, false);
});

test('A concern about the clerk may go to the clerk where the table says it is intended', () => {
  const [about, other] = clause('4.2').table?.rows ?? [];
  assert.ok(about?.to.is === 'named' && about.to.intended);
  assert.ok(other?.to.is === 'named' && !other.to.intended);
});

test('What is declared as standing for two parties is looked up for both', () => {
  const [condition] = clause('5.3').norms[1]?.if ?? [];
  assert.ok(condition?.is === 'stands');
  assert.deepEqual(condition.parties, ['officer asked', 'matter']);
});

const DAY = 86_400_000;
const BEGUN = Date.parse('2026-03-02T10:00:00Z');
const ACTS_OF_ALL = words.value.procedures.flatMap(({ acts }) => acts);
const FACTS = {
  'tie to candidate': 'friend',
  ...Object.fromEntries(
    words.value.procedures
      .flatMap(({ facts }) => facts)
      .filter(({ type }) => type === 'yes/no')
      .map(({ name }) => [name, true]),
  ),
};
const NAMED = {
  declarer: 'cora',
  'member asking': 'cora',
  'officer asked': 'olly',
  'officer dealing': 'olly',
  'officer attending': 'olly',
  'officer writing': 'olly',
  'asking group': 'red',
  'group concerned': 'red',
  'tenant of premises': 'tess',
  subject: 'olly',
  matter: 'roads',
  premises: 'roads',
  received: '2026-03-02',
  'copied to': ['carl'],
  'hidden copies': true,
};
/** An enquiry that nobody answers for weeks; then everything else happens, one thing a day. */
const everythingHappens = ACTS_OF_ALL.map(
  ({ name }, place): Act => ({
    id: `a${place}`,
    case: 'one',
    act: name,
    by: 'olly',
    done: 'elsewhere',
    happened: BEGUN + (name === 'enquiry.received' ? 0 : 30 + place) * DAY,
    recorded: BEGUN + (name === 'enquiry.received' ? 0 : 30 + place) * DAY,
    values: { ...NAMED, ...FACTS },
  }),
);
const PEOPLE: Directory = {
  people: [
    { id: 'cora', name: 'Cora', kind: 'member' },
    { id: 'carl', name: 'Carl', kind: 'member' },
    { id: 'olly', name: 'Olly', kind: 'officer' },
    { id: 'tess', name: 'Tess', kind: 'outsider' },
  ],
  bodies: [
    { id: 'red', kind: 'group', name: 'Red' },
    { id: 'blue', kind: 'group', name: 'Blue' },
    { id: 'roads', kind: 'unit', name: 'Roads' },
  ],
  memberships: [
    { person: 'cora', body: 'red' },
    { person: 'carl', body: 'blue' },
  ],
  offices: [
    { id: 'leader of red', title: 'leader', of: 'red' },
    { id: 'leader of blue', title: 'leader', of: 'blue' },
  ],
  holdings: [
    { office: 'leader of red', person: 'cora' },
    { office: 'leader of blue', person: 'carl' },
  ],
  lines: [],
};

test('Each of the fifteen clauses runs as it is written: something follows from every norm of it', () => {
  const rulebook = read.value?.rulebook;
  assert.ok(rulebook);
  const calendars = new Map([['ordinary', newCalendar('ordinary', '2026-01-01', '2026-12-31', [])]]);
  const followed = new Set<string>();
  const inOrder = everythingHappens.toSorted((a, b) => a.happened - b.happened);
  const ofProcedure = words.value.procedures.map(({ acts }) =>
    inOrder.filter(({ act }) => acts.some(({ name }) => name === act)),
  );
  for (const record of ofProcedure)
    record.forEach(({ happened }, place) => {
      const history = { case: 'one', acts: record.slice(0, place + 1), elsewhere: [] };
      const standing = derive(rulebook, PEOPLE, history, calendars, happened + 1);
      const { duties, manners, bars, permissions, notices, walls } = standing;
      for (const { because } of [...duties, ...manners, ...bars, ...permissions, ...notices, ...walls])
        followed.add(because.norm);
    });
  const all = rulebook.versions.flatMap(({ clauses }) => clauses.flatMap(({ norms }) => norms));
  assert.deepEqual(
    all.map(({ id }) => id).filter((id) => !followed.has(id)),
    [],
  );
});
