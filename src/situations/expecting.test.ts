// What is expected is compared with the engine’s own answer, key by key; a wrong person never matches.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holds, PEOPLE, ran } from './larkfield.fixture.ts';

const LATE = `
    at: 2026-12-29
    ${PEOPLE.trim()}
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader, matter: lamps }`;

test('A duty matches by rule, by act, by person, date and state', () => {
  assert.deepEqual(
    holds(`${LATE}
    expect:
      - { duty: 1.1/answer, of: Reader, due: 2026-12-24, state: overdue }
      - { must: letter.answered, of: [Reader], clause: 1.1 }
      - { none: { duty: 1.1/answer, state: met } }`),
    [true, true, true],
  );
});

test('A wrong person, date, state or act does not match', () => {
  assert.deepEqual(
    holds(`${LATE}
    expect:
      - { duty: 1.1/answer, of: Writer }
      - { duty: 1.1/answer, due: 2026-12-23 }
      - { duty: 1.1/answer, state: open }
      - { should: letter.answered }
      - { none: { duty: 1.1/answer, of: Reader } }
      - { duty: 1.1/answer, of: nobody }`),
    [false, false, false, false, false, false],
  );
});

test('A recipient matches by name, by the role as written, with people for parties, and by the office held', () => {
  assert.deepEqual(
    holds(`${LATE}
    expect:
      - { duty: 1.2/escalate, to: Boss }
      - { duty: 1.2/escalate, to: chief officer of writer }
      - { duty: 1.2/escalate, to: chief officer of Writer }
      - { duty: 1.2/escalate, to: chief officer of Works }
      - { duty: 1.2/escalate, to: clerk }
      - { duty: 1.2/escalate, to: chief officer of Reader }
      - { duty: 1.2/escalate, to: [Boss, Clerk] }`),
    [true, true, true, true, false, false, false],
  );
});

test('A role that comes to nobody still matches by its words', () => {
  assert.deepEqual(
    holds(`
    at: 2026-12-29
    people: { Reader: { member of: North }, Writer: { officer in: Roads } }
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader }
    expect:
      - { should: friendship.declared, of: Writer, to: chief officer of Writer }
      - { should: friendship.declared, to: nobody }
      - { should: friendship.declared, to: chief officer of Reader }
      - { not covered: friendship.declared, clause: 1.2 }`),
    [true, true, false, true],
  );
});

test('Clause 1.10 is not clause 1.1, however it is written', () => {
  assert.deepEqual(
    holds(`${LATE}
    expect:
      - { must not: letter.written, clause: 1.10 }
      - { must not: letter.written, clause: "1.10" }
      - { must not: letter.written, clause: 1.1 }`),
    [true, true, false],
  );
});

test('A notice is for one person and tells what it lists, no more and no less', () => {
  assert.deepEqual(
    holds(`${LATE}
    expect:
      - { notice: 1.10/leaders, to: Other, telling: [writer, matter], state: ready }
      - { notice: 1.10/leaders, to: Other, telling: writer }
      - { notice: 1.10/leaders, to: Other, telling: [writer] }
      - { none: { notice: 1.10/leaders, to: Reader } }`),
    [true, true, false, true],
  );
});

test('Facts are settled whoever settles them', () => {
  const situation = (facts: string) => `
    at: 2026-12-18
    ${PEOPLE.trim()}
    facts: { ${facts} }
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader }
    expect:
      - { may: friendship.ended, of: Clerk, state: open }
      - { asks: urgent, state: answered, answer: yes }
      - { mark: gone against, act: letter.written, clause: 1.10 }`;
  assert.deepEqual(holds(situation('urgent: yes, tone: cross')), [true, true, true]);
  assert.deepEqual(holds(situation('urgent: no, tone: kind')), [false, false, false]);
});

test('Whether somebody may do a thing now is asked of the engine', () => {
  assert.deepEqual(
    holds(`${LATE}
    expect:
      - { cannot: letter.written, by: Writer, with: { reader: Reader, tone: cross } }
      - { can: letter.written, by: Writer, with: { reader: Reader, tone: kind } }
      - { can: letter.written, by: Writer, answer: depends, with: { reader: Reader } }
      - { can: letter.written, by: Writer, answer: yes, with a reason, with: { tone: kind } }`),
    [true, true, true, false],
  );
});

test('A text can be run as if it had always been in force', () => {
  const draft = `
    text: protocol/2025-draft
    at: 2020-12-29
    ${PEOPLE.trim()}
    happened:
      - { act: letter.written, on: 2025-12-17, writer: Writer, reader: Reader }`;
  assert.deepEqual(
    holds(
      `${draft.replace('2020-12-29', '2025-12-18')}
    expect:
      - { duty: 1.1/answer, due: 2025-12-22 }`,
    ),
    [true],
  );
});

test('What is not as expected is told with what there was instead, nearest first', () => {
  const [first, second, third] = ran(`${LATE}
    expect:
      - { duty: 1.1/answer, of: Clerk, due: 2026-12-24 }
      - { notice: 1.1/answer }
      - { none: { must: letter.answered, state: overdue } }`).results;
  assert.deepEqual(first?.instead, [
    'Reader must answer the letter by Thursday 24 December 2026 (clause 1.1, 2024). Overdue. But of is Reader (reader).',
  ]);
  assert.match(second?.instead[0] ?? '', /^Clerk must tell Other/);
  assert.deepEqual(third?.instead, [
    'Reader must answer the letter by Thursday 24 December 2026 (clause 1.1, 2024). Overdue.',
  ]);
});

test('A list that names only some of them is told whom it leaves out', () => {
  const [some, all] = ran(`
    at: 2026-12-18
    ${PEOPLE.trim().replace('bodies:', '  Second: { officer, office: clerk }\n    bodies:')}
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader }
    expect:
      - { asks: urgent, of: [Clerk] }
      - { asks: urgent, of: [Second, Clerk] }`).results;
  assert.match(some?.instead[0] ?? '', /, and the list leaves out Second\.$/);
  assert.equal(all?.holds, true);
});
