// Who bears what a rule asks, and what ends it. Shared by every kind of duty, so that all mean the same by it.

import type { Occurrence } from './entries.ts';
import type { Act, Instant } from './history.ts';
import type { Moment } from './moment.ts';
import { doersOf } from './moment.ts';
import type { Resolved } from './roles.ts';
import { peopleOf, resolve } from './roles.ts';
import type { NormBody } from './rules.ts';
import type { Due } from './standing.ts';

/** Whom the case is about does not handle it, unless the act is that party’s own. */
function isHandling(body: NormBody, moment: Moment): boolean {
  const { acts, about } = moment.scene.rules;
  return about.size > 0 && !body.acts.every((act) => about.has(acts.get(act)?.by ?? ''));
}

/** Those whom the rule addresses at the moment; whom the case is about is passed over where it is a matter of handling. */
export function bearersOf(
  body: NormBody,
  { trigger }: Pick<Occurrence, 'trigger'>,
  moment: Moment,
): Resolved {
  return resolve(body.who, { moment, trigger }, isHandling(body, moment));
}

/** Whether the act is one of those until which the rule applies, done by whom it says. */
export function isEndedBy({ until }: NormBody, act: Act, moment: Moment): boolean {
  return until.some((one) => {
    if (one.act !== act.act) return false;
    if (!one.by) return true;
    const then = moment.after(act);
    const by = resolve(one.by, { moment: then, trigger: act }, false);
    return doersOf(then.typeOf(act), act).some((person) => peopleOf(by).has(person));
  });
}

/** The first act after the rule was set off that ends it; the end of what stood counts as one. */
export function endOf(body: NormBody, occurrence: Occurrence, moment: Moment): Act | undefined {
  if (body.until.length === 0) return undefined;
  return moment.past.find((act) => moment.comesAfter(act, occurrence) && isEndedBy(body, act, moment));
}

/** When it was overdue, if it ever was by now. */
export function lateAt(
  due: Due | undefined,
  closedAt: Instant | undefined,
  now: Instant,
): Instant | undefined {
  const overdueFrom = due?.overdueFrom;
  if (overdueFrom === undefined || overdueFrom > now) return undefined;
  return closedAt !== undefined && closedAt < overdueFrom ? undefined : overdueFrom;
}
