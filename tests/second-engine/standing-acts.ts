// Acts that outlive their case: when each stands, and when it lapses. The only way one case affects another.
// It knows nothing of norms.

import type { Act } from '#engine/history.ts';
import { addDays, addMonths, dateOf, startOf } from './dates.ts';
import { actType, idsIn, type Moment, whoNamed } from './moment.ts';

/** From when to when one act stands; `until` absent: for ever, or until somebody ends it. */
export interface Standing {
  readonly act: Act;
  readonly key: string;
  readonly from: number;
  readonly until?: number;
}

/** Every stretch during which an act of that name stood, for each of the things it stands for. Renewals are joined. */
export function stretches(moment: Moment, name: string): readonly Standing[] {
  const stands = actType(moment, name)?.stands;
  if (stands === undefined) return [];
  const record = [...moment.elsewhere, ...moment.acts].toSorted((a, b) => a.happened - b.happened);
  const key = (act: Act) => JSON.stringify(stands.between.map((part) => idsIn(act.values[part]).toSorted()));
  const single = record
    .filter((act) => act.act === name && bearsOn(moment, act))
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
    const before = result.findIndex(
      (r) => r.key === one.key && one.from <= (r.until ?? Number.POSITIVE_INFINITY),
    );
    const earlier = result[before];
    if (earlier === undefined) result.push(one);
    else {
      const until = Math.max(
        earlier.until ?? Number.POSITIVE_INFINITY,
        one.until ?? Number.POSITIVE_INFINITY,
      );
      const { until: _, ...rest } = earlier;
      result[before] = { ...rest, act: one.act, ...(until === Number.POSITIVE_INFINITY ? {} : { until }) };
    }
  }
  return result;
}

/** An act of another case bears on this one unless a party that keys it is named here, and is somebody else. */
export function bearsOn(moment: Moment, act: Act): boolean {
  if (moment.acts.some((own) => own.id === act.id)) return true;
  return (actType(moment, act.act)?.stands?.between ?? []).every((part) => {
    const here = whoNamed(moment, part)?.ids;
    return here === undefined || here.some((id) => idsIn(act.values[part]).includes(id));
  });
}

/** The stretches standing at this moment. */
export function standingNow(moment: Moment, name: string): readonly Standing[] {
  return stretches(moment, name).filter(
    (one) => one.from <= moment.at && moment.at < (one.until ?? Number.POSITIVE_INFINITY),
  );
}

/** Those that stand for all of these persons or things, under whatever name they have there. */
export function stands(moment: Moment, name: string, ids: readonly (readonly string[])[]): Act | undefined {
  const keys = actType(moment, name)?.stands?.between ?? [];
  return standingNow(moment, name).find(({ act }) => {
    const values = keys.flatMap((key) => idsIn(act.values[key]));
    return ids.every((some) => some.some((id) => values.includes(id)));
  })?.act;
}
