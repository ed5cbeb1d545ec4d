// What texts are compared on: a list of topics, and the clauses that name them or the numbers they replace.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCouncil } from './council.ts';
import { COUNCIL, FRONT, LETTERS, PATH, told } from './larkfield.fixture.ts';
import { readVocabulary } from './vocabulary.ts';

const TOPICS = `- under: Letters
  topics:
    - topic: Answers in time
      asks: By when is a letter answered?
      acts: [letter.answered]
      as: [duty]
`;
const vocabularyWith = (topics: string) =>
  readVocabulary([
    { path: 'vocabulary/letter.yaml', text: LETTERS },
    { path: 'vocabulary/topics.yaml', text: topics },
  ]);
const clause = (number: string, line: string) =>
  `## ${number}\nIn good time.\n\`\`\`yaml\n- inform\n${line}\n\`\`\`\n`;

function readWith(files: Readonly<Record<string, string>>) {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return readCouncil([{ path: 'protocols/larkfield/council.yaml', text: COUNCIL }, ...sources], {
    vocabulary: vocabularyWith(TOPICS).value,
    law: [],
    calendars: ['ordinary'],
  });
}

test('A topic is a question, and names acts, facts and kinds of rule that there are', () => {
  assert.deepEqual(told(vocabularyWith(TOPICS).problems), []);
  const [topic] = vocabularyWith(TOPICS).value.topics ?? [];
  assert.equal(topic?.name, 'Answers in time');
  assert.equal(topic?.under, 'Letters');
  const spoilt = `${TOPICS.replace('answered?', 'answered').replace('letter.answered', 'letter.answerd').replace('duty', 'dutty')}`;
  assert.deepEqual(told(vocabularyWith(`${spoilt}      facts: [urgnt]\n`).problems), [
    'vocabulary/topics.yaml:4:13: asks: write it as a question, with a question mark',
    'vocabulary/topics.yaml:5:14: "letter.answerd" is not an act of the vocabulary; did you mean "letter.answered"?',
    'vocabulary/topics.yaml:6:12: as: "dutty" cannot stand here: write duty, manner, bar or permission; did you mean "duty"?',
    'vocabulary/topics.yaml:7:15: "urgnt" is not a fact of the vocabulary; did you mean "urgent"?',
  ]);
});

test('Two topics do not bear one name', () => {
  const twice = `${TOPICS}    - topic: Answers in time\n      asks: Is there an answer?\n`;
  assert.deepEqual(told(vocabularyWith(twice).problems), [
    'vocabulary/topics.yaml:7:14: there is already a topic "Answers in time"; give it another name',
  ]);
});

test('A clause names topics that there are', () => {
  const sound = readWith({ [PATH]: FRONT + clause('1.1', '- topic: Answers in time') });
  assert.deepEqual(told(sound.problems), []);
  assert.deepEqual(sound.value?.rulebook.versions[0]?.clauses[0]?.topics, ['Answers in time']);
  const slip = readWith({ [PATH]: FRONT + clause('1.1', '- topic: Answers on time') });
  assert.deepEqual(told(slip.problems), [
    '11:10: "Answers on time" is not a topic; did you mean "Answers in time"?',
  ]);
});

test('A clause replaces numbers that another version of its document has', () => {
  const files = (replaced: string) => ({
    [PATH]: FRONT + clause('1.1', '').replace('\n\n', '\n'),
    [PATH.replace('2024', '2025')]:
      FRONT.replace('adopted', 'draft').replace('{ from: 2024-01-01 }', '{}') +
      clause('2.1', `- replaces: ${replaced}`),
  });
  const sound = readWith(files('1.1'));
  assert.deepEqual(told(sound.problems), []);
  assert.deepEqual(sound.value?.rulebook.versions[1]?.clauses[0]?.replaces, ['1.1']);
  assert.deepEqual(told(readWith(files('1.2')).problems), [
    'protocols/larkfield/protocol/2025.md:7:1: clause 2.1 replaces 1.2, which no other version of this document has; did you mean "1.1"?',
  ]);
});
