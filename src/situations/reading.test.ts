// A situation is read generously where its words can mean one thing, and every slip is told with its place.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { councils, PEOPLE, ran, wrongWith } from './larkfield.fixture.ts';
import { readSituations } from './situation.ts';

const LETTER = '{ act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader }';

test('People belong to the bodies they name, which are made if nobody declared them', () => {
  const { directory } = ran(`
    at: 2026-12-18
    people:
      Reader: { member of: North, group: Blue, committee: Planning }
      Writer: { officer in: Roads }
      Tenant: { outsider }
      Plain: { member }
  `).situation;
  assert.deepEqual(
    directory.people.map(({ id, kind }) => `${id} ${kind}`),
    ['Reader member', 'Writer officer', 'Tenant outsider', 'Plain member'],
  );
  assert.deepEqual(
    directory.bodies.map(({ id, kind }) => `${id} ${kind}`),
    ['North ward', 'Blue group', 'Planning committee', 'Roads unit'],
  );
  assert.equal(directory.memberships.length, 4);
});

test('“member of” means a ward unless bodies say otherwise', () => {
  const { directory } = ran(`
    at: 2026-12-18
    people: { Reader: { member of: [North, Planning] } }
    bodies: { Planning: { committee, chair: Reader } }
  `).situation;
  assert.deepEqual(
    directory.bodies.map(({ id, kind }) => `${id} ${kind}`),
    ['Planning committee', 'North ward'],
  );
  assert.deepEqual(directory.offices, [{ id: 'chair of Planning', title: 'chair', of: 'Planning' }]);
});

test('An office of a body may be left without the body where somebody belongs to one of that kind', () => {
  const { directory } = ran(`
    at: 2026-12-18
    people: { Head: { member, group: Blue, offices: [leader] }, Boss: { officer in: Works, office: chief officer } }
  `).situation;
  assert.deepEqual(
    directory.offices.map(({ id }) => id),
    ['leader of Blue', 'chief officer of Works'],
  );
});

test('An office, a membership or a line manager may hold for some time only', () => {
  const { directory } = ran(`
    at: 2026-12-18
    people:
      Old: { officer in: { officer in: Works, until: 2026-10-10 }, office: { office: chief officer, until: 2026-10-10 } }
      New:
        officer in: Works
        line manager: [{ line manager: Old, until: 2026-10-10 }, { line manager: Third, from: 2026-10-11 }]
        offices: [{ office: chief officer, from: 2026-10-11 }, clerk]
      Third: { officer }
      Reader: { member, groups: [{ group: Blue, from: 2026-05-01, until: 2026-09-30 }, Red] }
  `).situation;
  assert.deepEqual(directory.holdings, [
    { office: 'chief officer of Works', person: 'Old', until: '2026-10-10' },
    { office: 'chief officer of Works', person: 'New', from: '2026-10-11' },
    { office: 'clerk', person: 'New' },
  ]);
  assert.deepEqual(directory.memberships, [
    { person: 'Old', body: 'Works', until: '2026-10-10' },
    { person: 'New', body: 'Works' },
    { person: 'Reader', body: 'Blue', from: '2026-05-01', until: '2026-09-30' },
    { person: 'Reader', body: 'Red' },
  ]);
  assert.deepEqual(directory.lines, [
    { person: 'New', manager: 'Old', until: '2026-10-10' },
    { person: 'New', manager: 'Third', from: '2026-10-11' },
  ]);
});

test('Dates that are none, run backwards or are spelt wrong are told with their place', () => {
  const told = (office: string) =>
    wrongWith(`
    at: 2026-12-18
    people: { Old: { officer, office: ${office} } }
  `);
  assert.deepEqual(told('{ office: clerk, until: 2027-02-30 }'), [
    '4:61: until: "2027-02-30" is not a date; write it as 2026-12-17',
  ]);
  assert.deepEqual(told('{ office: clerk, from: 2026-12-17, until: 2026-12-16 }'), [
    '4:72: this ends before it begins; write the first day after “from:”',
  ]);
  assert.deepEqual(told('{ office: clerk, untill: 2026-12-16 }'), [
    '4:54: "untill" is not a word this language knows; did you mean "until"?',
  ]);
  assert.deepEqual(told('{ until: 2026-12-16 }'), ['4:37: "office" is missing here']);
});

test('A date is midday in the council’s zone, in summer too', () => {
  const at = (date: string) => new Date(ran(`at: ${date}`).situation.at).toISOString();
  assert.equal(at('2026-12-17'), '2026-12-17T12:00:00.000Z');
  assert.equal(at('2026-07-17'), '2026-07-17T11:00:00.000Z');
  assert.equal(at('2026-07-17 09:30'), '2026-07-17T08:30:00.000Z');
  assert.equal(at('2026-07-17T09:30+02:00'), '2026-07-17T07:30:00.000Z');
});

test('Whoever the vocabulary says does an act has done it, unless somebody else is named', () => {
  const { acts } = ran(`
    at: 2026-12-18
    ${PEOPLE.trim()}
    happened:
      - ${LETTER}
      - { act: letter.answered, on: 2026-12-18 }
      - { act: letter.answered, on: 2026-12-18, by: Other, done: elsewhere }
  `).situation.history;
  assert.deepEqual(
    acts.map(({ by, done }) => [by, done]),
    [
      ['Writer', 'here'],
      ['Reader', 'here'],
      ['Other', 'elsewhere'],
    ],
  );
});

test('Whoever gives consent gives their own; who was consulted has to be named', () => {
  const { acts } = ran(`
    at: 2026-12-18
    ${PEOPLE.trim()}
    happened:
      - ${LETTER}
      - { act: consent.given, on: 2026-12-18, by: Boss }
      - { act: advice.received, on: 2026-12-18, by: Clerk, of: Boss }
  `).situation.history;
  assert.deepEqual(
    acts.slice(1).map(({ by, values }) => [by, values['of']]),
    [
      ['Boss', 'Boss'],
      ['Clerk', 'Boss'],
    ],
  );
  const [problem] = wrongWith(`
    at: 2026-12-18
    ${PEOPLE.trim()}
    happened: [{ act: consulted, on: 2026-12-18, by: Clerk }]
  `);
  assert.match(problem ?? '', /does not say whom "consulted" is about; add "of:" with a name/);
});

test('What happened in other cases counts only if it outlives its case', () => {
  const { history } = ran(`
    at: 2026-12-18
    ${PEOPLE.trim()}
    happened:
      - { act: letter.written, on: 2026-12-01, case: other, writer: Writer, reader: Other }
      - { act: friendship.declared, on: 2026-12-02, case: other, by: Writer, writer: Writer, reader: Reader }
      - ${LETTER}
  `).situation;
  assert.deepEqual(
    history.acts.map(({ act }) => act),
    ['letter.written'],
  );
  assert.deepEqual(
    history.elsewhere.map(({ act }) => act),
    ['friendship.declared'],
  );
});

test('The order of the record is the order in which it was recorded', () => {
  const { acts } = ran(`
    at: 2026-12-31
    ${PEOPLE.trim()}
    happened:
      - { act: letter.written, on: 2026-12-17, recorded: 2026-12-21, writer: Writer, reader: Reader }
      - { act: friendship.declared, on: 2026-12-18, by: Writer }
  `).situation.history;
  assert.deepEqual(
    acts.map(({ id }) => id),
    ['act-2', 'act-1'],
  );
});

test('An unknown key, person, act, fact, office or date is told with its place and a near miss', () => {
  assert.deepEqual(
    wrongWith(`
      at: 2026-13-18
      people: { Reader: { member off: North }, Writer: { officer in: Roads, office: clark, line manager: Bos } }
      facts: { urgnt: yes }
      happened:
        - { act: letter.writen, on: 2026-12-17 }
        - { act: letter.written, on: yesterday, writer: Writer, reader: Reader }
        - { act: letter.written, on: 2026-12-17, writer: Reeder, raeder: Reader, tone: crss, pages: many }
    `),
    [
      '3:7: at: "2026-13-18" is not a date; write it as 2027-01-06, or with a time: 2027-01-06 09:30',
      '4:23: "member off" is not a word this language knows; did you mean "member of"?',
      '4:81: "clark" is not an office of this council; did you mean "clerk"?',
      '4:102: there is nobody called "Bos" here; add them to people',
      '5:12: "urgnt" is not a fact of the vocabulary; did you mean "urgent"?',
      '7:14: "letter.writen" is not an act of the vocabulary; did you mean "letter.written"?',
      '8:34: on: "yesterday" is not a date; write it as 2026-12-17, or with a time: 2026-12-17 09:30',
      '9:54: writer: there is nobody called "Reeder" here; did you mean "Reader"?',
      '9:62: "raeder" is not a party, fact or field of letter.written; did you mean "reader"?',
      '9:84: tone: "crss" is not one of its answers: kind, plain or cross; did you mean "cross"?',
      '9:97: pages: "many" is not a number',
    ],
  );
});

test('A situation with a misspelt key is not run as if the key were not there', () => {
  const { value, problems } = readSituations(
    { path: 'x.yaml', text: '- name: A\n  council: larkfield\n  at: 2026-12-18\n  hapened: []\n' },
    councils,
  );
  assert.deepEqual(value, []);
  assert.equal(problems.length, 1);
});

test('An expectation that names no rule, clause, state or person there is, is told so', () => {
  assert.deepEqual(
    wrongWith(`
      at: 2026-12-18
      people: { Reader: { member of: North } }
      expect:
        - { duty: 1.1/anser, of: Reeder }
        - { must: letter.answered, clause: 9.9, state: opne }
        - { dutty: 1.1/answer }
        - { duty: 1.1/answer, telln: x }
        - { can: letter.written }
        - { none: { mark: gone astray } }
    `).map((line) => line.replace(/^\d+:\d+: /, '')),
    [
      'there is no rule "1.1/anser" in the texts of Larkfield Council; did you mean "1.1/answer"?',
      'of: there is nobody called "Reeder" here; did you mean "Reader"?',
      'there is no clause "9.9" in the texts of Larkfield Council',
      '"opne" cannot stand here: write open, met, met late, overdue, departed, ended, awaiting, in force, waiting for steps, ready, waiting, held, told or answered; did you mean "open"?',
      '"dutty" is not a thing that can be expected; did you mean "duty"?',
      '"telln" cannot stand beside "duty"; did you mean "telling"?',
      'say who: add "by: …"',
      '"gone astray" cannot stand here: write gone against, departed, reason wanted or warned',
    ],
  );
});

test('A person must be one thing', () => {
  assert.deepEqual(wrongWith('at: 2026-12-18\npeople: { A: { says: hello }, B: { officer, member } }'), [
    '4:13: say what "A" is; write { member of: a ward }, { officer in: a unit }, { officer } or { outsider }',
    '4:33: say which one thing "B" is; write { member of: a ward }, { officer in: a unit }, { officer } or { outsider }',
  ]);
});
