// What the text leaves open about one act: readings that nobody has chosen between, and routes that lead to nobody. It
// answers nothing; who may answer stands beside each.

import type { Entry } from './entries.ts';
import { type Judgement, shortfallsOf } from './judgement.ts';
import type { Moment } from './moment.ts';
import { askedOf, notCoveredBy, rulerOf } from './not-covered.ts';
import { conflictBetween } from './prevailing.ts';
import { gapsInText } from './roles.ts';
import type { Conflict, NotCovered } from './standing.ts';

/**
 * Readings that nobody has chosen between, and on which the answer turns: one that would bar it, or an act that no
 * reading would have so. Until somebody rules, what one reading allows is right.
 */
export function undecidedOf({ entries }: Judgement, moment: Moment): readonly Conflict[] {
  return openReadings(entries).flatMap((readings) => {
    const [first] = readings;
    const wanting = (entry: Entry) => leadsNowhere(entry) || shortfallsOf(entry, moment).length > 0;
    const turns = readings.some(({ item }) => item.kind === 'bar') || readings.every(wanting);
    // Where none of them leads to anybody, no ruling between them would help.
    return first && turns && !readings.every(leadsNowhere)
      ? [conflictBetween('readings differ', [first], rulerOf(moment))]
      : [];
  });
}

function openReadings(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const open = new Map<Entry['rule'], Entry[]>();
  for (const entry of entries)
    if (entry.item.undecided) open.set(entry.rule, [...(open.get(entry.rule) ?? []), entry]);
  return [...open.values()];
}

/** Routes that come to nobody whom the text names: of a rule, or of each of its readings. */
export function gapsOf({ entries }: Judgement, moment: Moment): readonly NotCovered[] {
  const ask = askedOf(moment);
  const onEveryReading = openReadings(entries).filter((readings) => readings.every(leadsNowhere));
  const lost = [...entries.filter((entry) => entry.active && leadsNowhere(entry)), ...onEveryReading.flat()];
  return lost.flatMap(({ rule, run, item, to }) =>
    to ? notCoveredBy(rule, item.id, run.body.acts, [to], ask) : [],
  );
}

function leadsNowhere({ to, item }: Entry): boolean {
  return item.state !== 'awaiting' && to?.people.length === 0 && gapsInText(to).length > 0;
}
