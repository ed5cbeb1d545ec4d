// Which text is in force when, and what a document’s own cap does to its forces. It knows no case.

import type { Day } from '#calendar/civil-date.ts';
import { dayOfDate } from '#calendar/civil-date.ts';
import type { Clause, Force, Rulebook, Version } from './rules.ts';

/** The weaker force of a document that says of itself that it is not prescriptive. Rights are never weakened. */
export function capped(force: Force): Force {
  if (force === 'must') return 'should';
  if (force === 'must not') return 'should not';
  return force;
}

/** The day before another text of the same document is run on trial; no end when none is. */
export function lastDayBeforeTrial(rulebook: Rulebook, version: Version): Day {
  const { trial } = rulebook.council;
  const tried = trial && rulebook.versions.find((one) => one.id === trial.version);
  if (!trial || !tried || tried.id === version.id || tried.document !== version.document)
    return Number.POSITIVE_INFINITY;
  return (dayOfDate(trial.from) ?? Number.POSITIVE_INFINITY) - 1;
}

/** First and last civil day on which a clause of a version governs. A trial begins on its own date, whatever the draft says. */
export function daysInForce(
  version: Version,
  clause: Clause,
  trialFrom: string | undefined,
  lastBeforeTrial: Day,
): { readonly from: Day; readonly until: Day } {
  const own = trialFrom === undefined ? version.inForce : { from: trialFrom };
  return {
    from: Math.max(first(own.from), first(clause.inForce?.from)),
    until: Math.min(last(own.until), last(clause.inForce?.until), lastBeforeTrial),
  };
}

function first(date: string | undefined): Day {
  return (date === undefined ? undefined : dayOfDate(date)) ?? Number.NEGATIVE_INFINITY;
}

function last(date: string | undefined): Day {
  return (date === undefined ? undefined : dayOfDate(date)) ?? Number.POSITIVE_INFINITY;
}

export function governs(rule: { readonly from: Day; readonly until: Day }, day: Day): boolean {
  return day >= rule.from && day <= rule.until;
}
