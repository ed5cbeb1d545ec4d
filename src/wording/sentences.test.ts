// The sentences that people read, from answers the engine gives.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Version } from '#engine/rules.ts';
import type { Duty, Manner } from '#engine/standing.ts';
import { PEOPLE, ran } from '#situations/larkfield.fixture.ts';
import { actSaid, actSentence } from './acts.ts';
import { becauseLines, clauseCited, inBrackets } from './clauses.ts';
import { awaitsSentence, dutySentence, mannerSentence, overdueSentence } from './duties.ts';
import { areMany, gapSentence, holdersInWords, roleInWords } from './holders.ts';
import { namesOf } from './names.ts';
import { noticeSentence } from './notices.ts';
import { barSentence, permissionSentence } from './permissions.ts';
import { notCoveredSentence, questionSentence } from './questions.ts';
import { partInWords } from './readers.ts';
import { workingInWords } from './workings.ts';

const { standing, names, situation } = ran(`
    at: 2026-12-29
    ${PEOPLE.trim()}
    happened:
      - { act: letter.written, on: 2026-12-17, recorded: 2026-12-18, writer: Writer, reader: Reader, matter: lamps }`);
const duty = standing.duties.find((one) => one.because.norm === '1.1/answer');

test('A duty says who, what, by when, by which clause and how it stands', () => {
  assert.ok(duty);
  assert.equal(
    dutySentence(duty, names),
    'Reader must answer the letter by Thursday 24 December 2026 (clause 1.1, 2024). Overdue.',
  );
  assert.equal(
    overdueSentence(duty, names),
    'An answer was due on Thursday 24 December 2026. None is recorded.',
  );
});

test('The reader is “you”', () => {
  assert.ok(duty);
  const yours = namesOf(situation.rulebook, situation.directory, situation.history.acts, 'Reader');
  assert.match(dutySentence(duty, yours), /^You must answer the letter/);
});

test('A date can be counted again', () => {
  assert.ok(duty?.due?.working);
  assert.deepEqual(workingInWords(duty.due.working, names, duty.due.date), [
    '5 working days from Thursday 17 December 2026',
    'day 1 is Friday 18 December 2026',
    'passed over: weekends',
    'day 5 is Thursday 24 December 2026',
    'Ordinary calendar',
  ]);
});

test('The reason names what set it off, and when that was recorded if later', () => {
  assert.ok(duty);
  assert.deepEqual(becauseLines(duty.because, names), [
    'Writer wrote to Reader about lamps, Thursday 17 December 2026 (recorded Friday 18 December 2026).',
  ]);
});

test('What depends on a fact says on which', () => {
  const bar = standing.bars.find((one) => one.because.norm === '1.10/cross');
  assert.ok(bar);
  assert.equal(
    barSentence(bar, names),
    'Writer must not write a letter (clause 1.10, 2024). This depends on what the tone of the letter is, which is not known.',
  );
  const permission = standing.permissions.find((one) => one.because.norm === '1.11/end');
  assert.ok(permission);
  assert.equal(
    permissionSentence(permission, names),
    'Clerk may end it (clause 1.11, 2024). This depends on whether it is urgent, which is not known.',
  );
});

test('What lasts for a time says until when', () => {
  const bar = standing.bars.find((one) => one.because.norm === '1.10/cross');
  const lasting = (date: string, unit: string) =>
    bar &&
    barSentence(
      {
        ...bar,
        awaits: [],
        state: 'in force',
        lasts: {
          date,
          working: { from: date, afterClosing: false, count: 5, unit, skipped: [], paused: [] },
        },
      },
      names,
    );
  assert.equal(
    lasting('2026-12-22', 'days'),
    'Writer must not write a letter (clause 1.10, 2024), until the end of Tuesday 22 December 2026.',
  );
  assert.match(lasting('2026-12-22', 'hours') ?? '', /, until a time on Tuesday 22 December 2026\.$/);
});

test('A judgement is somebody’s to make', () => {
  const [question] = standing.questions;
  assert.ok(question);
  assert.equal(
    questionSentence(question, names),
    'Whether it is urgent is for Clerk to decide (clause 1.11, 2024).',
  );
});

test('A notice says whom, what, and nothing else', () => {
  const [notice] = standing.notices;
  assert.ok(notice);
  assert.equal(
    noticeSentence(notice, names),
    'Clerk must tell Other the writer and the matter, and nothing else (clause 1.10, 2024). Everything it says is on the record: it can be sent.',
  );
});

test('A gap in the text is told, with whom to ask', () => {
  const nobody = ran(`
    at: 2026-12-29
    people: { Reader: { member of: North }, Writer: { officer in: Roads }, Clerk: { officer, office: clerk } }
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader }`);
  const gap = nobody.standing.notCovered.find((one) => one.clause === '1.2');
  assert.ok(gap);
  assert.equal(
    notCoveredSentence(gap, nobody.names),
    'To declare a friendship: Nobody is recorded as the chief officer of the writer. Ask Clerk. (Clause 1.2, 2024.)',
  );
});

test('A draft on trial says so, and a repeated clause number is printed as it was', () => {
  const cited = { clause: '10.b#2', version: 'larkfield/protocol/2025-draft', trial: true };
  assert.equal(clauseCited(cited, names), 'clause 10.b, draft 2025 (on trial)');
  assert.equal(inBrackets(cited, names), '(clause 10.b, draft 2025, on trial)');
});

test('Law is cited by its title; what nobody has checked and what is no longer law say so', () => {
  const [own] = situation.rulebook.versions;
  assert.ok(own);
  const [clause] = own.clauses;
  assert.ok(clause);
  const law = {
    ...own,
    id: 'law/act',
    title: 'Writing Act',
    floor: true,
    clauses: [
      { ...clause, number: '3(1)', verified: 'read in the Act' },
      { ...clause, number: '3(2)', unverified: 'from memory' },
    ],
  };
  const cite = (version: Version, number: string) =>
    clauseCited({ clause: number, version: version.id }, { ...names, version: () => version });
  assert.equal(cite(law, '3(1)'), 'Writing Act, 3(1)');
  assert.equal(cite(law, '3(2)'), 'Writing Act, 3(2) (check with your lawyer)');
  assert.equal(cite({ ...law, unverified: true }, '3(1)'), 'Writing Act, 3(1) (check with your lawyer)');
  assert.equal(
    cite({ ...law, status: 'superseded', cited: 'until 2006' }, '3(1)'),
    'Writing Act, until 2006, 3(1)',
  );
});

test('An act is told in the vocabulary’s words, with what was not given left out', () => {
  const act = situation.history.acts[0];
  assert.ok(act);
  assert.equal(actSentence(act, names), 'Writer wrote to Reader about lamps');
  assert.equal(
    actSentence({ ...act, values: { reader: 'Reader' } }, names),
    'Writer wrote to Reader about the matter',
  );
});

test('A role is read as English', () => {
  assert.equal(
    roleInWords('monitoring officer else chief executive'),
    'the monitoring officer, or failing that the chief executive',
  );
  assert.equal(
    roleInWords('every leader of group except leader of asking group'),
    'every leader of the group except the leader of the asking group',
  );
  assert.equal(roleInWords('executive director of Place'), 'the executive director of Place');
});

test('A few people are named, many are called by their role', () => {
  const people = ['Reader', 'Writer', 'Boss', 'Clerk', 'Other'];
  const holders = { words: 'every member', mode: 'each', gaps: [] } as const;
  assert.equal(holdersInWords({ ...holders, people: people.slice(0, 3) }, names), 'Reader, Writer and Boss');
  assert.equal(
    holdersInWords({ ...holders, people: people.slice(0, 2), mode: 'any' }, names),
    'Reader or Writer',
  );
  assert.equal(holdersInWords({ ...holders, people }, names), 'every member');
});

test('What is overdue is named as the middle of a sentence would name it', () => {
  assert.ok(duty);
  const either: Duty = { ...duty, state: 'overdue', acts: ['letter.answered', 'friendship.ended'] };
  assert.match(overdueSentence(either, names) ?? '', /^An answer or an end was due /);
});

test('What is not known is asked for as what it is: a fact, somebody, or a field', () => {
  assert.equal(
    awaitsSentence(['urgent', 'tone', 'reader', 'secret copies'], names),
    'This depends on whether it is urgent, what the tone of the letter is, who the reader is and “Secret copies”, which is not known.',
  );
});

test('A table without a fitting row names nobody', () => {
  assert.ok(duty);
  const manner: Manner = {
    id: 'x',
    kind: 'manner',
    force: 'should',
    acts: ['letter.written'],
    who: { words: 'any officer', people: ['Writer'], mode: 'any', gaps: [] },
    to: {
      words: 'the table of this clause',
      people: [],
      mode: 'any',
      gaps: [{ role: 'the table of this clause', why: 'not covered' }],
    },
    with: [],
    steps: [],
    state: 'open',
    awaits: [],
    undecided: false,
    because: duty.because,
  };
  assert.equal(
    mannerSentence(manner, names),
    'For Writer to write a letter: the clause names nobody here to whom it should go (clause 1.1, 2024).',
  );
});

test('A role that a text never explains is not called a post', () => {
  assert.equal(
    gapSentence({ role: 'unset', why: 'nobody holds it' }),
    'The protocol does not say who this is.',
  );
});

test('Many councillors are any of them, and any officer has a right', () => {
  const crowd = {
    words: 'member except chair',
    people: ['a', 'b', 'c', 'd', 'e'],
    mode: 'any',
    gaps: [],
  } as const;
  assert.equal(holdersInWords(crowd, names), 'any member except the chair');
  assert.equal(areMany({ ...crowd, words: 'any officer', mode: 'each' }), false);
});

test('Somebody’s part is said from the label that asks who it is, where the label allows it', () => {
  assert.equal(partInWords('Which councillor is asking?'), 'is asking');
  assert.equal(partInWords('Which directors are copied in?'), 'is copied in');
  assert.equal(partInWords('Who should step in?'), 'is to step in');
  assert.equal(partInWords('Who declines it?'), 'declines it');
  assert.equal(partInWords('Who is it copied to?'), 'had it copied to them');
  assert.equal(partInWords('Who is it about?'), undefined);
  assert.equal(partInWords('To whom outside the council?'), undefined);
});

test('An act ends in one full stop, whatever its writer ended with', () => {
  const [act] = situation.history.acts;
  assert.ok(act);
  for (const matter of ['lamps', 'lamps.'])
    assert.match(actSaid({ ...act, values: { ...act.values, matter } }, names), /lamps\.$/);
});

test('Notices say what was told as a phrase', () => {
  const [act] = situation.history.acts;
  assert.ok(act);
  const told = { ...act, act: 'told', values: { of: 'Reader', telling: ['reply', 'copied to'] } };
  assert.equal(actSentence(told, names), 'Reader was told: the reply and who it was copied to');
});
