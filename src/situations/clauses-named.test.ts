import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Everything, loadEverything } from '#language/files.ts';
import { clausesNamed } from './clauses-named.ts';
import { readSituations } from './situation.ts';

const OLD = 'exeter/protocol/2023-04';

let texts: Everything;
before(async () => {
  texts = await loadEverything(fileURLToPath(new URL('../..', import.meta.url)));
});

function clausesOf(expect: string): readonly string[] {
  const text = `- name: An example
  council: exeter
  at: 2026-10-01
  people: { Asker: { member of: Ward 1 }, Answerer: { officer } }
  happened:
    - { act: enquiry.received, on: 2026-09-01, by: Asker, member asking: Asker, officer asked: Answerer }
  expect: [ ${expect} ]
`;
  const { value, problems } = readSituations({ path: 'example.yaml', text }, texts.councils);
  assert.deepEqual(problems, []);
  const version = value?.[0]?.rulebook.versions.find(({ id }) => id === OLD);
  assert.ok(version);
  return clausesNamed(value?.[0]?.expect ?? [], version);
}

test('An example is about the clauses that its expectations name, by rule, by a rule’s reading or by number', () => {
  assert.deepEqual(clausesOf('{ duty: 8.8/full }'), ['8.8']);
  assert.deepEqual(clausesOf(`{ none: { undecided: 8.8/promised~1 } }, { duty: "${OLD}:8.8/full" }`), [
    '8.8',
  ]);
  assert.deepEqual(clausesOf('{ none: { must: enquiry.answered, clause: "8.8" } }'), ['8.8']);
  assert.deepEqual(clausesOf('{ should: enquiry.answered }'), []);
});

test('An example is about the clauses that ask the fact it expects to be asked', () => {
  const [fact, ...clauses] = askedBySome();
  assert.ok(fact !== undefined && clauses.length > 0);
  assert.deepEqual(clausesOf(`{ none: { asks: ${fact} } }`), clauses);
});

/** A fact that clauses of the text ask, and their numbers. */
function askedBySome(): readonly string[] {
  const clauses = texts.councils.get('exeter')?.rulebook.versions.find(({ id }) => id === OLD)?.clauses ?? [];
  const fact = clauses.flatMap(({ questions }) => questions)[0]?.asks ?? '';
  return [
    fact,
    ...clauses.flatMap(({ number, questions }) =>
      questions.some(({ asks }) => asks === fact) ? number : [],
    ),
  ];
}
