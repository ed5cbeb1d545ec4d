// Acts that outlive one case: for whom they stand, from when until when, and when they lapse. The only way in which
// one case bears on another. It knows no rule.

import { monthsFrom } from '#calendar/civil-date.ts';
import type { Act, Instant } from './history.ts';
import type { Frame, Moment } from './moment.ts';
import { doersOf, idsIn } from './moment.ts';
import { namedBy, partiesOf } from './parties.ts';
import type { Stands } from './rules.ts';

/** A time during which a standing act stood for the same persons and things; renewals make it one. */
export interface Stretch {
  readonly from: Instant;
  /** When it ended or will lapse of itself; absent: it stands until somebody ends it. */
  readonly until?: Instant;
  /** The act that began it. */
  readonly act: Act;
  readonly between: readonly string[];
}

/** All stretches of a standing act that have begun by the moment, in order. */
export function stretchesOf(moment: Moment, name: string): readonly Stretch[] {
  let stretches = moment.stretches.get(name);
  if (!stretches) {
    stretches = work(moment, name);
    for (const { until } of stretches)
      if (until !== undefined && until > moment.now) moment.changes.add(until);
    moment.stretches.set(name, stretches);
  }
  return stretches;
}

function work(moment: Moment, name: string): readonly Stretch[] {
  const stands = moment.scene.rules.acts.get(name)?.stands;
  if (!stands) return [];
  const acts = [...moment.elsewhere, ...moment.past]
    .filter((act) => act.act === name || act.act === stands.until)
    .sort((a, b) => a.happened - b.happened);
  const open = new Map<string, Stretch>();
  const closed: Stretch[] = [];
  for (const act of acts) {
    const between = keyOf(moment, stands, act);
    const key = between.join('\n');
    const running = open.get(key);
    if (act.act === name) {
      const until =
        stands.months === undefined ? undefined : monthsLater(moment, act.happened, stands.months);
      const renews = running && (running.until === undefined || act.happened <= running.until);
      if (running && !renews) closed.push(running);
      const began = renews ? running : { from: act.happened, act, between };
      open.set(key, { from: began.from, act: began.act, between, ...(until === undefined ? {} : { until }) });
    } else if (running) {
      open.delete(key);
      closed.push({ ...running, until: Math.min(act.happened, running.until ?? act.happened) });
    }
  }
  return [...closed, ...open.values()].sort((a, b) => a.from - b.from);
}

/** For whom and what it stands: by its own fields, by who did it, else by the parties of this case. */
function keyOf(moment: Moment, stands: Stands, act: Act): readonly string[] {
  const type = moment.typeOf(act);
  const own = act.case === moment.scene.case;
  const ids = stands.between.flatMap((name) => {
    const given = idsIn(act.values[name]);
    if (given.length > 0) return given;
    if (type?.by === name) return doersOf(type, act);
    return own ? (partiesOf(moment).get(name)?.ids ?? []) : [];
  });
  return [...new Set(ids)].sort();
}

/** It lapses at the end of the same date so many months later. */
function monthsLater(moment: Moment, from: Instant, months: number): Instant {
  const { zone } = moment.scene;
  return zone.startOf(monthsFrom(zone.dayOf(from), months) + 1);
}

export function standsAt(stretch: Stretch, instant: Instant): boolean {
  return stretch.from <= instant && (stretch.until === undefined || instant < stretch.until);
}

/** The stretches that bear on this case: begun in it, for the whole council, or for somebody or something it names. */
export function bearingOn(moment: Moment, name: string): readonly Stretch[] {
  const stretches = stretchesOf(moment, name);
  if (stretches.length === 0) return stretches;
  const named = new Set<string>();
  for (const { ids } of partiesOf(moment).values()) for (const id of ids) named.add(id);
  for (const act of moment.acts)
    for (const key in act.values) for (const id of idsIn(act.values[key])) named.add(id);
  return stretches.filter(
    ({ act, between }) =>
      act.case === moment.scene.case || between.length === 0 || between.some((id) => named.has(id)),
  );
}

/**
 * A stretch that stands now for all of these parties or fields: for each name, for somebody or something it names.
 * @returns undefined: none stands; 'not named': one of the names has nobody yet.
 */
export function standingFor(
  frame: Frame,
  name: string,
  parties: readonly string[],
): Stretch | undefined | 'not named' {
  const named = parties.map((party) => namedBy(frame, party)?.ids);
  if (named.includes(undefined)) return 'not named';
  return stretchesOf(frame.moment, name).find(
    (stretch) =>
      standsAt(stretch, frame.moment.now) &&
      named.every((ids) => ids?.some((id) => stretch.between.includes(id))),
  );
}
