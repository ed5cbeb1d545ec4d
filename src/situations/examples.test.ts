// The example that explains the format runs as printed, and so does every situation of the law and of every council.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEverything } from '#language/files.ts';
import { printProblem } from '#language/problems.ts';
import { councilsTryingLaw, lawSituationFiles, situationFiles } from './files.ts';
import { runSituation } from './run.ts';
import { readSituations } from './situation.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const everything = await loadEverything(ROOT);

const PRINTED = `
- name: An enquiry left unanswered over Christmas goes to the executive director
  council: st-helens
  at: 2027-01-06
  people: { Asker: { member of: Ward 1, group: A }, Answerer: { officer in: Place } }
  happened:
    - { act: enquiry.received, on: 2026-12-17, member asking: Asker, officer asked: Answerer }
  expect:
    - { duty: 7.iii/answer, of: Answerer, due: 2027-01-05, state: overdue }
    - { should: enquiry.escalated, of: Asker, to: executive director of Answerer, clause: 7.iv }
`;

test('Ten working days from 17 December 2026 end on 5 January 2027, and then the executive director is asked', () => {
  const { value, problems } = readSituations({ path: 'printed.yaml', text: PRINTED }, everything.councils);
  assert.deepEqual(problems, []);
  const [situation] = value ?? [];
  const offices = everything.councils.get('st-helens')?.settings.offices;
  assert.ok(situation && offices);
  const { results } = runSituation(situation, offices, everything.calendars);
  assert.deepEqual(
    results.map(({ holds, instead }) => [holds, instead]),
    [
      [true, []],
      [true, []],
    ],
  );
});

test('Every council in which the law is tried is there', async () => {
  const missing = (await councilsTryingLaw(ROOT)).filter((id) => !everything.councils.has(id));
  assert.deepEqual(missing, []);
});

for (const [id, council] of everything.councils) {
  test(`The situations of ${council.rulebook.council.name} are as expected`, async () => {
    const files = [...(await situationFiles(ROOT, id)), ...(await lawSituationFiles(ROOT, id))];
    const read = files.map((file) => readSituations(file, everything.councils));
    assert.deepEqual(
      read.flatMap(({ problems }) => problems.map(printProblem)),
      [],
    );
    const situations = read.flatMap(({ value }) => value ?? []);
    const failed = situations.flatMap((situation) =>
      runSituation(situation, council.settings.offices, everything.calendars).results.flatMap((result) =>
        result.holds ? [] : `${situation.name}: ${result.expected.words}: ${result.instead.join(' ')}`,
      ),
    );
    assert.deepEqual(failed, []);
    assert.ok(situations.length > 0);
  });
}
