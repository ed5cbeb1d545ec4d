// Dates and times as GOV.UK writes them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, momentInWords, shortDate, timeInWords } from './dates.ts';

test('A date is written out with its weekday, and short in tables', () => {
  assert.equal(dateInWords('2027-01-05'), 'Tuesday 5 January 2027');
  assert.equal(shortDate('2027-01-05'), '5 Jan 2027');
});

test('A time is 5:30pm, 9am, midday or midnight', () => {
  assert.deepEqual(
    [timeInWords(17, 30), timeInWords(9, 0), timeInWords(12, 0), timeInWords(0, 0), timeInWords(0, 5)],
    ['5:30pm', '9am', 'midday', 'midnight', '12:05am'],
  );
});

test('An instant is told by the clock of its zone, in summer too', () => {
  const instant = Date.parse('2026-07-17T23:30:00Z');
  assert.equal(momentInWords(instant, 'Europe/London'), 'Saturday 18 July 2026, 12:30am');
});
