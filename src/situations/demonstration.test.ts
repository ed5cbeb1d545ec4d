// A demonstration is dated from its first start, in working days of the council’s own calendar.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDemonstration } from './demonstration.ts';
import { calendars, larkfield } from './larkfield.fixture.ts';

const now = Date.parse('2026-12-29T09:00:00Z');
const read = (text: string) => readDemonstration({ path: 'd.yaml', text }, larkfield, calendars, now);
const PEOPLE = `people:
  ann: { name: Ann Ash, title: Councillor, member of: North, says: ward councillor }
  bob: { name: Bob Beech, officer in: Roads }
`;

test('Whoever says something can be chosen, by the name they are addressed with', () => {
  assert.deepEqual(read(PEOPLE).value?.personas, [
    { person: 'ann', name: 'Councillor Ann Ash', says: 'ward councillor' },
  ]);
});

test('Relative dates count back from the first start, over weekends and holidays', () => {
  const { value, problems } = read(`${PEOPLE}cases:
  - name: lamps
    happened:
      - { act: letter.written, on: "-3 working days", writer: bob, reader: ann, written: "-7 days" }
      - { act: letter.answered, on: "-2 hours" }
`);
  assert.deepEqual(problems, []);
  const acts = value?.cases[0]?.acts ?? [];
  const { written } = acts[0]?.values ?? {};
  assert.equal(acts[0] && new Date(acts[0].happened).toISOString(), '2026-12-23T12:00:00.000Z');
  assert.equal(written, '2026-12-22');
  assert.equal(acts[1]?.happened, now - 7_200_000);
});

test('Something dated today has happened by the first start, even in the morning', () => {
  const { value } = read(`${PEOPLE}cases:
  - happened: [{ act: letter.written, on: "0 days", writer: bob, reader: ann }]
`);
  assert.equal(value?.cases[0]?.acts[0]?.happened, now);
});

test('What has not happened yet is no part of a demonstration', () => {
  const { value, problems } = read(`${PEOPLE}cases:
  - happened: [{ act: letter.written, on: "2 days", writer: bob, reader: ann }]
`);
  assert.equal(value, undefined);
  assert.deepEqual(
    problems.map((problem) => problem.says),
    ['this has not happened yet'],
  );
});
