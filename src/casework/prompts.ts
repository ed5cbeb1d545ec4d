// What the texts in force ask of somebody about to do an act: to read a clause, to give a field. Nothing follows from it.

import { dayOfDate } from '#calendar/civil-date.ts';
import type { CivilDate } from '#engine/history.ts';
import type { Clause, Rulebook, Version } from '#engine/rules.ts';
import { daysInForce, governs, lastDayBeforeTrial } from '#engine/versions.ts';

export interface Prompt {
  readonly version: Version;
  readonly clause: Clause;
  /** The text is a draft, run on trial. */
  readonly trial: boolean;
}

/** @param today in the council’s zone. @returns in the order of the texts. */
export function promptsFor(rulebook: Rulebook, act: string, today: CivilDate): readonly Prompt[] {
  return clausesInForce(rulebook, today).filter(({ clause }) => clause.prompts.includes(act));
}

/** Fields that some clause in force asks to be given with an act, whether or not it comes to apply. */
export function fieldsAskedFor(rulebook: Rulebook, act: string, today: CivilDate): ReadonlySet<string> {
  return new Set(
    clausesInForce(rulebook, today)
      .flatMap(({ clause }) => clause.norms)
      .filter((norm) => norm.acts.includes(act))
      .flatMap((norm) => norm.with),
  );
}

function clausesInForce(rulebook: Rulebook, today: CivilDate): readonly Prompt[] {
  const day = dayOfDate(today);
  if (day === undefined) return [];
  const { trial } = rulebook.council;
  return rulebook.versions.flatMap((version) => {
    const onTrial = trial?.version === version.id;
    if (version.status === 'draft' && !onTrial) return [];
    const lastBeforeTrial = lastDayBeforeTrial(rulebook, version);
    return version.clauses
      .filter((clause) =>
        governs(daysInForce(version, clause, onTrial ? trial.from : undefined, lastBeforeTrial), day),
      )
      .map((clause) => ({ version, clause, trial: onTrial }));
  });
}
