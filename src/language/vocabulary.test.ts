// Vocabulary files: what is read from them, and what a writer is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LETTERS } from './larkfield.fixture.ts';
import { printProblem } from './problems.ts';
import { readVocabulary } from './vocabulary.ts';

const read = (...texts: readonly string[]) =>
  readVocabulary(texts.map((text, index) => ({ path: `v${index + 1}.yaml`, text })));
const wrong = (change: (text: string) => string) => read(change(LETTERS)).problems.map(printProblem);

test('A vocabulary is read with the labels it leaves out', () => {
  const { value, problems, complete } = read(LETTERS);
  assert.deepEqual(problems, []);
  assert.equal(complete, true);
  const [procedure] = value.procedures;
  assert.deepEqual(
    procedure?.parties.map(({ name, is, label }) => [name, is, label]),
    [
      ['writer', 'officer', 'Writer'],
      ['reader', 'member', 'Reader'],
    ],
  );
  assert.deepEqual(procedure?.facts.map(({ name, type, label }) => [name, type, label])[0], [
    'urgent',
    'yes/no',
    'Is it true that it is urgent?',
  ]);
  const written = procedure?.acts[0];
  assert.equal(written?.opens, true);
  assert.equal(written?.done, 'either');
  assert.deepEqual(
    written?.fields.map(({ name, type, subject }) => [name, type, subject]),
    [
      ['matter', 'text', true],
      ['written', 'date', false],
      ['secret copies', 'yes/no', false],
      ['helper', 'person', false],
    ],
  );
  assert.deepEqual(procedure?.acts[2]?.stands, { until: 'friendship.ended', between: ['writer', 'reader'] });
});

test('Procedures come in the order of their places; those without one come after, as their files do', () => {
  const named = (name: string, place: string) =>
    LETTERS.replace('procedure: letter', `procedure: ${name}${place}`);
  const order = (...texts: readonly string[]) => read(...texts).value.procedures.map(({ name }) => name);
  assert.deepEqual(
    order(named('card', ''), named('note', ''), named('memo', '\nplace: 10'), named('letter', '\nplace: 2')),
    ['letter', 'memo', 'card', 'note'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('title: Letters', 'title: Letters\nplace: first')),
    ['v1.yaml:3:8: place: write a whole number, such as 3'],
  );
});

test('An act can stand for a year, for months, for ever, or until another act', () => {
  const stands = (words: string) =>
    read(LETTERS.replace('until friendship.ended', words)).value.procedures[0]?.acts[2]?.stands;
  assert.deepEqual(stands('12 months'), { months: 12, between: ['writer', 'reader'] });
  assert.deepEqual(stands('2 years'), { months: 24, between: ['writer', 'reader'] });
  assert.deepEqual(stands('always'), { between: ['writer', 'reader'] });
  assert.deepEqual(
    wrong((text) => text.replace('until friendship.ended', 'a while')),
    ['v1.yaml:27:121: stands: write "always", "12 months" or "until <act>"'],
  );
});

test('A vocabulary says how an absence is recorded, but lays out no other act that every procedure has', () => {
  const add = (act: string) =>
    read(
      `${LETTERS}  ${act}: { by: writer, plain: "{of} is away", to do: record it, noun: It, fields: { of: person } }\n`,
    );
  assert.deepEqual(add('absence.recorded').problems, []);
  assert.deepEqual(
    read(`${LETTERS}  absence.ended: { plain: Back, to do: record it, noun: It }\n`).problems.map(
      printProblem,
    ),
    ['v1.yaml:29:3: "absence.ended" cannot be read without "of"; add the field "of"'],
  );
  assert.deepEqual(add('consent.given').problems.map(printProblem), [
    'v1.yaml:29:3: there is already an act called "consent.given"; give it another name',
  ]);
});

test('Names that an act uses are those of its procedure', () => {
  assert.deepEqual(
    wrong((text) => text.replace('by: writer', 'by: writr')),
    ['v1.yaml:16:9: by: "writr" is not a party of this procedure; did you mean "writer"?'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('sets: [reader]', 'sets: [raeder]')),
    ['v1.yaml:17:12: sets: "raeder" is not a party of this procedure; did you mean "reader"?'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('{matter}', '{mater}')),
    [
      'v1.yaml:18:12: plain: "mater" is not a party, fact or field of this procedure, nor "by"; did you mean "matter"?',
    ],
  );
  assert.deepEqual(
    wrong((text) => text.replace('until friendship.ended', 'until friendship.over')),
    ['v1.yaml:27:121: stands: "friendship.over" is not an act of the vocabulary'],
  );
});

test('Words of the language are checked', () => {
  assert.deepEqual(
    wrong((text) => text.replace('type: text', 'type: txt')),
    [
      'v1.yaml:22:23: type: "txt" cannot stand here: write text, long text, date, date and time, yes/no, number, choice, person, people, office, group, ward, committee, unit, document or file; did you mean "text"?',
    ],
  );
  assert.deepEqual(
    wrong((text) => text.replace('noun: Letter\n', '')),
    ['v1.yaml:1:1: "noun" is missing here'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('opens: case', 'open: case')),
    ['v1.yaml:15:5: "open" is not a word this language knows; did you mean "opens"?'],
  );
  assert.deepEqual(
    wrong((text) => text.replace('choices: [kind, plain, cross]', 'hint: none')),
    ['v1.yaml:11:9: "tone" is a choice but offers none; add "choices: [first, second]"'],
  );
});

test('An act is named after a thing and what happened to it', () => {
  assert.deepEqual(
    wrong((text) => text.replace('letter.answered:', 'answer:')),
    [
      'v1.yaml:26:3: "answer" is not the name of an act; write a thing, a full stop and what happened to it, such as "parcel.sent"',
    ],
  );
});

test('A party is not called by the name of a kind', () => {
  assert.deepEqual(
    wrong((text) => text.replaceAll('reader', 'group')),
    [
      'v1.yaml:8:3: a party cannot be called "group", which is a word for a kind of person or body; say which, such as "group concerned"',
    ],
  );
});

test('Two procedures share names only where they mean the same by them', () => {
  const other = LETTERS.replace('procedure: letter', 'procedure: note')
    .replace('writer: officer', 'writer: member')
    .replaceAll(/(letter|friendship)\./g, '$1 note.');
  assert.deepEqual(read(LETTERS, other).problems.map(printProblem), [
    'v2.yaml:7:3: the party "writer" is "officer" in another procedure and "member" here; give one of them another name',
  ]);
  const same = read(LETTERS, LETTERS).problems.map(printProblem);
  assert.equal(same.filter((line) => line.includes('there is already')).length, 5);
});

test('After a file that cannot be read, no name is called unknown', () => {
  const broken = read(LETTERS.replace('by: writer', 'by: writr'), 'procedure: [');
  assert.equal(broken.complete, false);
  assert.deepEqual(broken.problems.map(printProblem), [
    'v2.yaml:1:13: something is missing here, perhaps a closing bracket, quotation mark or comma; check this line and the one before',
  ]);
});
