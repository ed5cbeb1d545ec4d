// When the answer will change by itself: every instant at which anything could is tried, one after another.
// It knows nothing of what the answer says.

import type { Instant } from '#engine/history.ts';
import type { CaseStanding } from '#engine/standing.ts';
import { addDays, addMonths, dateOf, startOf } from './dates.ts';
import { standingAt } from './derive.ts';
import { actType, type World } from './moment.ts';

/** The first instant after now at which the answer is another, all acts being as they are. */
export function nextChange(world: World, standing: CaseStanding): Instant | null {
  const same = alike(standing);
  for (const now of instants(world, standing)) if (alike(standingAt({ ...world, now })) !== same) return now;
  return null;
}

export function alike(standing: CaseStanding): string {
  return JSON.stringify({ ...standing, at: 0, nextChange: null });
}

/** Starts and ends of versions, clauses, memberships, holdings; deadlines and beginnings; lapses; what becomes known. */
export function instants(world: World, standing: CaseStanding): readonly Instant[] {
  const { rulebook, directory, history, calendars } = world;
  const { zone, trial, calendar } = rulebook.council;
  const dated = [
    ...rulebook.versions.flatMap((version) => [version.inForce, ...version.clauses.map(({ inForce }) => inForce)]),
    ...directory.memberships,
    ...directory.holdings,
    ...directory.lines,
  ];
  const dates = [
    ...dated.flatMap((one) => [...(one?.from ? [one.from] : []), ...(one?.until ? [addDays(one.until, 1)] : [])]),
    ...(trial === undefined ? [] : [trial.from]),
    ...(calendars.get(calendar)?.holidays ?? []).flatMap(({ known }) => (known === undefined ? [] : [known])),
  ];
  const acts = [...history.acts, ...history.elsewhere];
  const lapses = acts.flatMap((act) => {
    const months = actType(world, act.act)?.stands?.months;
    return months === undefined ? [] : [addDays(addMonths(dateOf(act.happened, zone), months), 1)];
  });
  const deadlines = [...standing.duties, ...standing.notices].flatMap(({ due }) => due?.overdueFrom ?? []);
  // Each date of the year to come, for beginnings (`after`) of which nothing shows yet.
  const days = rulebook.versions.flatMap(({ clauses }) => clauses.flatMap(({ norms }) => norms)).some(hasAfter)
    ? Array.from({ length: 130 }, (_, n) => addDays(dateOf(world.now, zone), n + 1))
    : [];
  const all = [
    ...[...dates, ...lapses, ...days].map((date) => startOf(date, zone)),
    ...deadlines,
    ...acts.map(({ recorded }) => recorded),
    ...(days.length > 0 ? hourly(world) : []),
  ];
  return [...new Set(all)].filter((instant) => instant > world.now).toSorted((a, b) => a - b);
}

function hasAfter(norm: { after?: unknown; readings: readonly { body: { after?: unknown } }[] }): boolean {
  return norm.after !== undefined || norm.readings.some(({ body }) => body.after !== undefined);
}

function hourly({ history, rulebook }: World): readonly Instant[] {
  const hours = rulebook.versions
    .flatMap(({ clauses }) => clauses.flatMap(({ norms }) => norms))
    .flatMap((norm) => [norm, ...norm.readings.map(({ body }) => body)])
    .flatMap(({ after }) => (after?.unit === 'hours' ? [after.count] : []));
  return history.acts.flatMap((act) => hours.map((count) => act.happened + count * 3_600_000));
}
