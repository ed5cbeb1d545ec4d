import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadCalendars } from './bank-holidays.ts';
import { asKnownOn, type Calendar, isWorkingDay, whyNotWorked } from './calendar.ts';
import { dateOf, dayOfDate } from './civil-date.ts';
import { latestBefore, reckon, startAtInstant, startOnDate } from './reckoning.ts';
import { zoneOf } from './zone.ts';

const calendars = loadCalendars(readFileSync(new URL('../../calendars/uk.json', import.meta.url), 'utf8'));
const london = zoneOf('Europe/London');

function calendar(name: string): Calendar {
  const found = calendars.get(name);
  assert.ok(found, name);
  return found;
}
function day(date: string): number {
  const found = dayOfDate(date);
  assert.ok(found !== undefined, date);
  return found;
}
const england = calendar('england-and-wales');
const on = (date: string) => startOnDate(london, day(date));
const at = (time: string) => startAtInstant(england, london, Date.parse(time), 17 * 60);

test('ten working days from 17 December 2026 end on 5 January 2027, past Christmas, Boxing Day’s substitute and New Year', () => {
  const due = reckon(england, london, on('2026-12-17'), 10, 'working days');
  assert.equal(due.date, '2027-01-05');
  assert.equal(due.ends, Date.parse('2027-01-06T00:00:00Z'));
  assert.equal(due.working.dayOne, '2026-12-18');
  assert.deepEqual(
    due.working.skipped.filter((s) => s.why !== 'weekend').map((s) => s.date),
    ['2026-12-25', '2026-12-28', '2027-01-01'],
  );
});

test('a day’s holiday in one part of the United Kingdom counts for information requests and not for an English deadline', () => {
  assert.equal(reckon(england, london, on('2027-03-16'), 1, 'working days').date, '2027-03-17');
  assert.equal(
    reckon(calendar('united-kingdom'), london, on('2027-03-16'), 1, 'working days').date,
    '2027-03-18',
  );
});

test('what comes after closing time, or on a Saturday, counts as received on the next working day', () => {
  assert.equal(reckon(england, london, at('2026-11-20T16:59:00Z'), 1, 'working days').date, '2026-11-23');
  const late = reckon(england, london, at('2026-11-20T17:01:00Z'), 1, 'working days');
  assert.equal(late.date, '2026-11-24');
  assert.equal(late.working.afterClosing, true);
  assert.equal(late.working.from, '2026-11-20');
  assert.equal(reckon(england, london, at('2026-11-21T10:00:00Z'), 1, 'working days').date, '2026-11-24');
});

test('past the end of the calendar the date is not known, and that is said', () => {
  const due = reckon(england, london, on('2028-12-20'), 10, 'working days');
  assert.equal(due.date, undefined);
  assert.equal(due.ends, undefined);
  assert.equal(due.words, 'past the end of the calendar england-and-wales, 31 December 2028');
  assert.match(
    reckon(england, london, on('2018-12-20'), 1, 'working days').words ?? '',
    /^before the beginning/,
  );
});

test('a month is the same day of the next month, or its last', () => {
  assert.equal(reckon(england, london, on('2027-01-31'), 1, 'months').date, '2027-02-28');
  assert.equal(reckon(england, london, on('2027-03-15'), 12, 'months').date, '2028-03-15');
});

test('hours are elapsed hours, through a change of the clocks', () => {
  const start = startAtInstant(england, london, Date.parse('2027-03-27T12:00:00Z'));
  const due = reckon(england, london, start, 24, 'hours');
  assert.equal(due.ends, Date.parse('2027-03-28T12:00:00Z'));
  assert.equal(due.date, '2027-03-28');
});

test('five clear days before a Thursday leave out the day of notice and the day of the meeting', () => {
  assert.equal(latestBefore(england, london, on('2026-12-17'), 5, 'clear days').date, '2026-12-09');
});

test('whole days on which the clock stood are not counted, and while it stands nothing is due', () => {
  const from = Date.parse('2026-11-24T12:00:00Z');
  const paused = reckon(england, london, on('2026-11-20'), 5, 'working days', [
    { from, until: Date.parse('2026-11-26T12:00:00Z'), act: 'a' },
  ]);
  assert.equal(paused.date, '2026-11-30');
  assert.deepEqual(paused.working.paused, [{ from: '2026-11-24', until: '2026-11-26', act: 'a' }]);
  const stopped = reckon(england, london, on('2026-11-20'), 5, 'working days', [{ from, act: 'a' }]);
  assert.equal(stopped.date, undefined);
  assert.equal(stopped.words, 'the clock is stopped');
  assert.equal(
    reckon(england, london, on('2026-11-20'), 1, 'working days', [{ from, act: 'a' }]).date,
    '2026-11-23',
  );
});

test('hours do not run while the clock stands', () => {
  const start = startAtInstant(england, london, Date.parse('2026-11-24T12:00:00Z'));
  const pause = {
    from: Date.parse('2026-11-24T14:00:00Z'),
    until: Date.parse('2026-11-24T17:00:00Z'),
    act: 'a',
  };
  assert.equal(reckon(england, london, start, 4, 'hours', [pause]).ends, Date.parse('2026-11-24T19:00:00Z'));
});

test('a holiday proclaimed later is no holiday to whoever asks as of the day before', () => {
  const before = asKnownOn(england, day('2022-09-09'));
  assert.equal(reckon(before, london, on('2022-09-16'), 1, 'working days').date, '2022-09-19');
  assert.equal(asKnownOn(england, day('2022-09-10')), england);
  assert.equal(reckon(england, london, on('2022-09-16'), 1, 'working days').date, '2022-09-20');
});

const anyDay = fc.integer({ min: day('2019-01-01'), max: day('2027-06-01') });
const anyCount = fc.integer({ min: 1, max: 60 });
const anyCalendar = fc.constantFrom(...[...calendars.keys()].sort().map(calendar));
const due = (c: Calendar, start: number, count: number) =>
  day(reckon(c, london, startOnDate(london, start), count, 'working days').date ?? '');

test('a later start or a longer period never gives an earlier date', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.nat(30), anyCount, fc.nat(30), (c, start, later, count, more) => {
      assert.ok(due(c, start + later, count) >= due(c, start, count));
      assert.ok(more === 0 || due(c, start, count + more) > due(c, start, count));
    }),
  );
});

test('nothing gains by coming later, with a closing time or without', () => {
  const anyTime = fc.integer({ min: Date.parse('2019-02-01'), max: Date.parse('2027-06-01') });
  fc.assert(
    fc.property(
      anyCalendar,
      anyTime,
      fc.integer({ min: 0, max: 4 * 86_400_000 }),
      fc.option(fc.nat(1439)),
      (c, time, later, closes) => {
        const start = (t: number) => startAtInstant(c, london, t, closes ?? undefined);
        const ends = (t: number) => reckon(c, london, start(t), 3, 'working days').ends ?? 0;
        assert.ok(ends(time + later) >= ends(time));
      },
    ),
  );
});

test('the last day is a working day, and so many working days back is where it began', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, anyCount, (c, start, count) => {
      const last = due(c, start, count);
      assert.equal(isWorkingDay(c, last), true);
      let worked = 0;
      for (let d = start + 1; d <= last; d++) if (whyNotWorked(c, d) === undefined) worked++;
      assert.equal(worked, count);
      const back = latestBefore(c, london, startOnDate(london, last + 1), count, 'working days').date ?? '';
      assert.equal(day(back), due(c, start, 1));
    }),
  );
});

test('so many clear days before a date, there are so many working days strictly between', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      fc.integer({ min: day('2020-01-01'), max: day('2028-12-01') }),
      anyCount,
      (c, meeting, count) => {
        const notice = day(
          latestBefore(c, london, startOnDate(london, meeting), count, 'clear days').date ?? '',
        );
        let between = 0;
        for (let d = notice + 1; d < meeting; d++) if (isWorkingDay(c, d)) between++;
        assert.equal(between, count);
      },
    ),
  );
});

test('every civil date begins when its last one ends, also when the clocks change', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Africa/Cairo'),
      anyDay,
      (name, d) => {
        const zone = zoneOf(name);
        const start = zone.startOf(d);
        assert.equal(zone.dayOf(start), d);
        assert.equal(zone.dayOf(start - 1), d - 1);
        const written = Temporal.Instant.fromEpochMilliseconds(start + 5 * 3_600_000).toZonedDateTimeISO(
          name,
        );
        assert.equal(zone.clockMinutes(start + 5 * 3_600_000), written.hour * 60 + written.minute);
        assert.equal(dateOf(zone.dayOf(start + 5 * 3_600_000)), written.toPlainDate().toString());
      },
    ),
  );
});
