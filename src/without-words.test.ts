import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutWords } from './without-words.ts';

const SECRET = 'about Councillor Lee';

test('A fault is kept with its kind and where it arose, and without a word of what it says', () => {
  const faults: readonly unknown[] = [
    new Error(SECRET),
    new TypeError(`first line ${SECRET}\nsecond line ${SECRET}\n    at ${SECRET} somewhere`),
    new AggregateError([new Error(SECRET)], SECRET, { cause: SECRET }),
    Object.assign(new Error(SECRET), { code: 'ERR_KNOWN', detail: SECRET, sql: SECRET }),
    SECRET,
    { message: SECRET, stack: SECRET },
    undefined,
  ];
  for (const fault of faults) assert.doesNotMatch(JSON.stringify(withoutWords(fault)), /Lee/);
  const { fault, at } = withoutWords(faults[3]);
  assert.equal(fault, 'Error ERR_KNOWN');
  assert.match(at[0] ?? '', /without-words\.test\.ts:\d+:\d+/);
});
