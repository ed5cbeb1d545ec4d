// Whatever is typed into a situation or demonstration file is answered with problems, never with a fault.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDemonstration } from './demonstration.ts';
import { calendars, councils, larkfield, PEOPLE, situationText } from './larkfield.fixture.ts';
import { runSituation } from './run.ts';
import { readSituations } from './situation.ts';

const SOUND = situationText(`
    at: 2026-12-29
    ${PEOPLE.trim()}
    facts: { urgent: yes, tone: cross, pages: 3 }
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader, matter: lamps, written: 2026-12-16 }
      - { act: question.answered, on: 2026-12-18, by: Clerk, asks: urgent, answer: no, reasons: It can wait }
      - { act: told, on: 2026-12-18, of: Other, norm: 1.10/leaders, telling: [writer] }
    expect:
      - { duty: 1.1/answer, of: Reader, due: 2026-12-24, state: overdue }
      - { none: { mark: gone against, act: letter.written } }
      - { can: letter.written, by: Writer, answer: "no", with: { tone: cross } }
`);

const slip = fc.record({
  at: fc.nat({ max: SOUND.length }),
  out: fc.nat({ max: 12 }),
  put: fc.oneof(
    fc.constantFrom('', '{', '}', ': ', ' - ', ', ', '"', 'none', '[', ']', '\n', '~', 'null', '0'),
    fc.string({ maxLength: 5 }),
  ),
});

test('A situation with any slip of the pen is read or told what is wrong, and runs if it is read', () => {
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 3 }), (slips) => {
      const text = slips.reduce(
        (words, { at, out, put }) => words.slice(0, at) + put + words.slice(at + out),
        SOUND,
      );
      const { value = [], problems } = readSituations({ path: 'x.yaml', text }, councils);
      for (const situation of value) runSituation(situation, larkfield.settings.offices, calendars);
      assert.ok(value.length > 0 || problems.length > 0 || text.trim() === '');
    }),
    { numRuns: 300 },
  );
});

test('What is not a file of situations, or of a demonstration, at all is told so', () => {
  for (const text of [
    'hello',
    '7',
    '[1, 2]',
    '{ a: b }',
    '- - -',
    '- name: x\n  at: [1]\n',
    '- { people: [a] }',
  ]) {
    assert.ok(readSituations({ path: 'x.yaml', text }, councils).problems.length > 0, text);
    assert.ok(readDemonstration({ path: 'x.yaml', text }, larkfield, calendars, 0).problems.length > 0, text);
  }
});
