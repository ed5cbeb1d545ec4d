// Instants and civil dates of one time zone, both ways, summer time included.
// Temporal knows the zones; what it says is kept, because the engine asks millions of times.

import type { CivilDate, Day } from './civil-date.ts';
import { dateOf } from './civil-date.ts';

const DAY = 86_400_000;

export interface Zone {
  readonly name: string;
  /** The civil date on which the instant falls. */
  dayOf(instant: number): Day;
  /** Minutes of the clock since the civil date began, as a clock on the wall shows them. */
  clockMinutes(instant: number): number;
  /** The first instant of the civil date, in milliseconds since 1970. */
  startOf(day: Day): number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const zones = new Map<string, Zone>();

/** @throws RangeError when there is no zone of that IANA name. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = newZone(name);
  zones.set(name, zone);
  return zone;
}

/** The civil date on which an instant (milliseconds since 1970) falls in a zone. */
export function civilDateOf(instant: number, zone: string): CivilDate {
  return dateOf(zoneOf(zone).dayOf(instant));
}

function newZone(name: string): Zone {
  const stretches: Stretch[] = [];
  const starts = new Map<Day, number>();
  let latest = stretchAt(name, 0);

  const offsetAt = (instant: number): number => {
    if (instant >= latest.from && instant < latest.to) return latest.offset;
    let found = stretches.find((s) => instant >= s.from && instant < s.to);
    if (!found) {
      found = stretchAt(name, instant);
      stretches.push(found);
    }
    latest = found;
    return found.offset;
  };

  return {
    name,
    dayOf: (instant) => Math.floor((instant + offsetAt(instant)) / DAY),
    clockMinutes: (instant) => {
      const local = instant + offsetAt(instant);
      return Math.floor((local - Math.floor(local / DAY) * DAY) / 60_000);
    },
    startOf: (day) => {
      let start = starts.get(day);
      if (start === undefined) {
        start = Temporal.PlainDate.from(dateOf(day)).toZonedDateTime(name).epochMilliseconds;
        starts.set(day, start);
      }
      return start;
    },
  };
}

/** The stretch of time around the instant in which the zone’s clocks were not changed. */
function stretchAt(name: string, instant: number): Stretch {
  const moment = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(name);
  const from = moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const to = moment.getTimeZoneTransition('next');
  return {
    from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: to?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: moment.offsetNanoseconds / 1_000_000,
  };
}
