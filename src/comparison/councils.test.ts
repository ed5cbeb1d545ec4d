// What falls out of the texts when councils are held side by side, topic by topic.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadEverything } from '#language/files.ts';
import { columnsOf } from './columns.ts';
import { compareOn } from './councils.ts';

const { councils, vocabulary } = await loadEverything('.');
const columns = [...councils.values()].flatMap(({ rulebook }) => columnsOf(rulebook, '2026-11-26'));
const topics = vocabulary.topics ?? [];

function said(name: string, text: string) {
  const topic = topics.find((one) => one.name === name);
  assert.ok(topic, name);
  const cell = compareOn(topic, columns, vocabulary).find(({ column }) => column.key === text);
  assert.ok(cell, text);
  return cell.lines;
}
const words = (name: string, text: string) =>
  said(name, text)
    .map(({ clause, says }) => `${clause}: ${says.join(' ')}`)
    .join('\n');

test('Each council stands there as it is now, and once more for every other version of its text', () => {
  const helens = columns.filter(({ key }) => key.startsWith('st-helens'));
  assert.deepEqual(
    helens.map(({ key, main }) => [key, main.id]),
    [
      ['st-helens', 'st-helens/protocol/2020-06-draft'],
      ['st-helens/protocol/earlier', 'st-helens/protocol/earlier'],
    ],
  );
});

test('How long an answer may take: ten working days, five, or no number', () => {
  assert.match(words('Enquiry deadline', 'st-helens'), /7\.iii: .*within 10 working days/);
  assert.match(words('Enquiry deadline', 'exeter'), /8\.8: .*within 5 working days/);
  for (const text of ['york', 'bfstc', 'st-helens/protocol/earlier', 'cheshire-east']) {
    assert.notEqual(said('Enquiry deadline', text).length, 0);
    assert.doesNotMatch(words('Enquiry deadline', text), /\d+ working days/);
  }
});

test('Who learns that a group was advised: all groups before the draft, nobody by the draft', () => {
  assert.match(
    words('Who is told of group support', 'st-helens/protocol/earlier'),
    /9\.a\.iii: .*must tell every leader of a group except .*9\.b\.iv#1: /s,
  );
  assert.deepEqual(said('Who is told of group support', 'st-helens'), []);
  assert.match(words('Who is told of group support', 'bfstc'), /3-b5-c: /);
});

test('A clause that runs nothing is in the comparison by the topic it names', () => {
  assert.match(
    words('Who is an officer', 'st-helens'),
    /1\.5: Every employee of the council is an officer, except/,
  );
  assert.deepEqual(said('Who is an officer', 'bfstc'), []);
});

test('Where a concern goes is told row by row, or clause by clause', () => {
  assert.match(
    words('Complaint about the top officer', 'st-helens'),
    /10\.c-d: .*senior human resources manager/i,
  );
  assert.match(words('Complaint about the top officer', 'york'), /13\.1-c: .*monitoring officer/i);
});

test('Of every topic at least one text says something, and no text says something on all', () => {
  for (const topic of topics)
    assert.ok(
      compareOn(topic, columns, vocabulary).some(({ lines }) => lines.length > 0),
      topic.name,
    );
  for (const column of columns)
    assert.ok(
      topics.some((topic) => compareOn(topic, [column], vocabulary).every(({ lines }) => lines.length === 0)),
      column.key,
    );
});

test('York says nothing on five topics, and these are they', () => {
  const york = columns.find(({ key }) => key === 'york');
  assert.ok(york);
  const silent = topics.filter((topic) => compareOn(topic, [york], vocabulary)[0]?.lines.length === 0);
  assert.deepEqual(
    silent.map(({ name }) => name),
    [
      'Contents of an interim reply',
      'Late, excessive or inappropriate enquiries',
      'Channels',
      'Visits and premises',
      'Appointment of officers',
    ],
  );
});

test('A route by a table is told with the rows of the table', () => {
  assert.match(
    words('Complaint about an officer', 'york'),
    /13\.1: .*table.*If the subject is the head of paid service: to the monitoring officer\./,
  );
});

test('In a table a rule is told in short, and a clause that turns on its conditions by its statement', () => {
  const short = (name: string, text: string, number: string) =>
    said(name, text)
      .find(({ clause }) => clause === number)
      ?.inShort.join(' ');
  assert.equal(
    short('Enquiry deadline', 'bfstc', '2.4.1-b04'),
    'The officer asked should answer the enquiry.',
  );
  const statement = councils
    .get('york')
    ?.rulebook.versions.flatMap(({ clauses }) => clauses)
    .find(({ number }) => number === '5.4.i-a')?.statement;
  assert.equal(short('Content limit of advice', 'york', '5.4.i-a'), statement);
});
