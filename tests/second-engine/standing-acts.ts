// Acts that outlive their case: when each stands, and when it lapses. The only way one case affects another.
// It knows nothing of norms.

import type { Act } from '#engine/history.ts';
import { addDays, addMonths, dateOf, startOf } from './dates.ts';
import { actType, before, doerOf, has, idsIn, type Moment, whoNamed } from './moment.ts';

/** From when to when one act stands; `until` absent: for ever, or until somebody ends it. */
export interface Standing {
  readonly act: Act;
  readonly key: string;
  readonly from: number;
  readonly until?: number;
  /** Somebody ended it; it did not run out. */
  readonly ended: boolean;
}

/** Every stretch during which an act of that name stood, for each of the things it stands for. Renewals are joined. */
export function stretches(moment: Moment, name: string): readonly Standing[] {
  const stands = actType(moment, name)?.stands;
  if (stands === undefined) return [];
  const record = [...moment.elsewhere, ...before(moment).acts].toSorted((a, b) => a.happened - b.happened);
  const key = (act: Act) => [...new Set(between(moment, act, name).flat())].toSorted().join(' ');
  const single = record
    .filter((act) => act.act === name)
    .map((act): Standing => {
      const ended = record
        .slice(record.indexOf(act) + 1)
        .find((later) => later.act === stands.until && key(later) === key(act))?.happened;
      const ranOut = stands.months === undefined ? undefined : runsOut(moment, act, stands.months);
      const until = Math.min(ended ?? Number.POSITIVE_INFINITY, ranOut ?? Number.POSITIVE_INFINITY);
      return {
        act,
        key: key(act),
        from: act.happened,
        ended: ended !== undefined && ended === until,
        ...(until === Number.POSITIVE_INFINITY ? {} : { until }),
      };
    });
  return joined(single);
}

/** The same day so many months later, to its end. */
function runsOut(moment: Moment, act: Act, months: number): number {
  const { zone } = moment.rulebook.council;
  return startOf(addDays(addMonths(dateOf(act.happened, zone), months), 1), zone);
}

function joined(single: readonly Standing[]): readonly Standing[] {
  const result: Standing[] = [];
  for (const one of single) {
    const before = result.findIndex((r) => r.key === one.key && !overBefore(r, one));
    const earlier = result[before];
    if (earlier === undefined) result.push(one);
    else {
      const until = Math.max(
        earlier.until ?? Number.POSITIVE_INFINITY,
        one.until ?? Number.POSITIVE_INFINITY,
      );
      const { until: _, ...rest } = earlier;
      result[before] = {
        ...rest,
        ended: one.ended,
        ...(until === Number.POSITIVE_INFINITY ? {} : { until }),
      };
    }
  }
  return result;
}

/** What lapses at the instant it is made again has not lapsed; what somebody ended has ended. */
function overBefore(earlier: Standing, later: Standing): boolean {
  if (earlier.until === undefined) return false;
  return earlier.ended ? earlier.until <= later.from : earlier.until < later.from;
}

/**
 * The values it stands between: those its own fields give, its doer for the party that does it, else, in this case, the
 * case’s parties.
 */
export function between(moment: Moment, act: Act, name: string): readonly (readonly string[])[] {
  return (actType(moment, name)?.stands?.between ?? []).map((part) => {
    if (has(act, part)) return idsIn(act.values[part]);
    const doer = doerOf(moment, act);
    if (actType(moment, act.act)?.by === part && doer !== undefined) return [doer];
    return act.case === moment.history.case ? (whoNamed(moment, part)?.ids ?? []) : [];
  });
}

/** It bears on the case: made in it, for the whole council, or between somebody or something that the case names. */
export function bearsOn(moment: Moment, act: Act): boolean {
  if (act.case === moment.history.case) return true;
  const sides = between(moment, act, act.act);
  if (sides.length === 0) return true;
  const parties = moment.rulebook.vocabulary.procedures.flatMap((p) => p.parties).map(({ name }) => name);
  const named = [
    ...moment.acts.flatMap((own) => Object.values(own.values).flatMap(idsIn)),
    ...parties.flatMap((party) => whoNamed(moment, party)?.ids ?? []),
  ];
  return sides.flat().some((id) => named.includes(id));
}

/** The stretches standing at this moment. */
export function standingNow(moment: Moment, name: string): readonly Standing[] {
  return stretches(moment, name).filter(
    (one) => one.from <= moment.at && moment.at < (one.until ?? Number.POSITIVE_INFINITY),
  );
}

/** Those that stand for all of these persons or things, under whatever name they have there. */
export function stands(moment: Moment, name: string, ids: readonly (readonly string[])[]): Act | undefined {
  return standingNow(moment, name).find(({ act }) => {
    const values = between(moment, act, name).flat();
    return ids.every((some) => some.some((id) => values.includes(id)));
  })?.act;
}
