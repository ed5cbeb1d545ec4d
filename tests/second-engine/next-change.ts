// Every instant at which an answer could change by itself, all acts being as they are.
// It knows nothing of what the answer says.

import type { Instant } from '#engine/history.ts';
import type { CaseStanding } from '#engine/standing.ts';
import { addDays, addMonths, dateOf, startOf } from './dates.ts';
import { actType, momentOf, type World } from './moment.ts';
import { beginnings } from './set-off.ts';
import { norms, rulesOf } from './text.ts';

/** The answer without the instant for which it was given. */
export function alike(standing: CaseStanding): string {
  return JSON.stringify({ ...standing, at: 0, nextChange: null });
}

/** Starts and ends of versions, clauses, memberships, holdings; deadlines and beginnings; lapses; what becomes known. */
export function instants(world: World, standing: CaseStanding): readonly Instant[] {
  const { rulebook, directory, history, calendars } = world;
  const { zone, trial, calendar } = rulebook.council;
  const dated = [
    ...rulebook.versions.flatMap((version) => [
      version.inForce,
      ...version.clauses.map(({ inForce }) => inForce),
    ]),
    ...directory.memberships,
    ...directory.holdings,
    ...directory.lines,
  ];
  const acts = [...history.acts, ...history.elsewhere].filter(({ recorded }) => recorded <= world.now);
  const dates = [
    ...dated.flatMap((one) => [
      ...(one?.from ? [one.from] : []),
      ...(one?.until ? [addDays(one.until, 1)] : []),
    ]),
    ...(trial === undefined ? [] : [trial.from]),
    ...(calendars.get(calendar)?.holidays ?? []).flatMap(({ known }) => (known === undefined ? [] : [known])),
    ...acts.flatMap((act) => {
      const months = actType(world, act.act)?.stands?.months;
      return months === undefined ? [] : [addDays(addMonths(dateOf(act.happened, zone), months), 1)];
    }),
  ];
  const moment = momentOf(world, world.now);
  const deadlines = [...standing.duties, ...standing.notices].flatMap(({ due }) => due?.overdueFrom ?? []);
  const begun = norms(world)
    .flatMap((found) => rulesOf(moment, found))
    .flatMap((rule) =>
      [...moment.acts, ...moment.elsewhere].flatMap((act) => beginnings(moment, rule, act, deadlines)),
    );
  const all = [...dates.map((date) => startOf(date, zone)), ...deadlines, ...begun];
  return [...new Set(all)].filter((instant) => instant > world.now).toSorted((a, b) => a - b);
}
