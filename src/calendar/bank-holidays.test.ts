import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadCalendars, readBankHolidays } from './bank-holidays.ts';
import { isWorkingDay } from './calendar.ts';
import { dayOfDate } from './civil-date.ts';

const file = readFileSync(new URL('../../calendars/uk.json', import.meta.url), 'utf8');

test('the published file gives the three divisions and the union of them, to the end of its last whole year', () => {
  const calendars = loadCalendars(file);
  assert.deepEqual([...calendars.keys()].sort(), [
    'england-and-wales',
    'northern-ireland',
    'scotland',
    'united-kingdom',
  ]);
  for (const calendar of calendars.values())
    assert.deepEqual([calendar.from, calendar.until], ['2019-01-01', '2028-12-31']);
});

test('a year published only in part is past the end of the calendar', () => {
  const events = [
    { title: 'New Year’s Day', date: '2027-01-01' },
    { title: 'Christmas Day', date: '2027-12-25' },
    { title: 'New Year’s Day', date: '2028-01-03' },
  ];
  assert.equal(readBankHolidays({ here: { events } })[0]?.until, '2027-12-31');
});

test('a council that works on Saturdays says so in its own division', () => {
  const events = [
    { title: 'New Year’s Day', date: '2027-01-01' },
    { title: 'Boxing Day', date: '2027-12-27' },
  ];
  const [parish] = readBankHolidays({ parish: { weekend: ['Sunday'], events } });
  assert.ok(parish);
  assert.equal(isWorkingDay(parish, dayOfDate('2027-01-02') ?? 0), true);
  assert.equal(isWorkingDay(parish, dayOfDate('2027-01-03') ?? 0), false);
});

test('every mistake in a file is said at once, with its place and what to write', () => {
  const wrong = {
    here: {
      weekend: ['Sonntag'],
      events: [{ title: '', date: '2027-01-01' }, { title: 'X', date: '25/12/2027' }, 3],
    },
    there: [],
  };
  assert.throws(() => readBankHolidays(wrong, 'calendars/mine.json'), {
    name: 'SyntaxError',
    message: [
      'calendars/mine.json: here, event 1: write what the day is called under "title"',
      'calendars/mine.json: here, event 2: write its date as "2026-12-25", not "25/12/2027"',
      'calendars/mine.json: here, event 3: write an object with "title" and "date"',
      'calendars/mine.json: here: write "weekend" as a list of days: ["Saturday", "Sunday"]',
      'calendars/mine.json: there: write its holidays as a list under "events"',
    ].join('\n'),
  });
  assert.throws(() => loadCalendars('{'), /calendars\/uk\.json: this is not JSON/);
});
