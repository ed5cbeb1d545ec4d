// Which text governs on a civil date, and each norm of it as it is run: capped, and on which of its readings.
// It knows nothing of what follows from a norm.

import type { Clause, Dates, Force, Norm, NormBody, Question, Version } from '#engine/rules.ts';
import type { Because } from '#engine/standing.ts';
import { addDays } from './dates.ts';
import type { Moment, World } from './moment.ts';

/** One norm as one of its readings has it. */
export interface Rule {
  readonly version: Version;
  readonly trial: boolean;
  readonly clause: Clause;
  readonly norm: Norm;
  readonly body: NormBody;
  readonly force: Force;
  readonly cappedFrom?: Force;
  readonly reading?: NonNullable<Because['reading']>;
}

export interface Asked {
  readonly version: Version;
  readonly trial: boolean;
  readonly clause: Clause;
  readonly question: Question;
}

function contains(dates: Dates | undefined, date: string): boolean {
  return (dates?.from ?? date) <= date && date <= (dates?.until ?? date);
}

/** In force: adopted or superseded and its dates contain it; a trial takes the place of the other versions. */
export function governs(world: World, version: Version, date: string): boolean {
  const { trial } = world.rulebook.council;
  const tried = world.rulebook.versions.find((one) => one.id === trial?.version);
  if (trial !== undefined && tried !== undefined) {
    if (version.id === tried.id && date >= trial.from) return true;
    if (version.id !== tried.id && version.document === tried.document && date > addDays(trial.from, -1))
      return false;
  }
  return version.status !== 'draft' && contains(version.inForce, date);
}

function onTrial(world: World, version: Version): boolean {
  return world.rulebook.council.trial?.version === version.id;
}

/** Considered documents set nothing off and bar nothing. */
function running(world: World): readonly Version[] {
  return world.rulebook.versions.filter((version) => !version.considered);
}

export function clauseGoverns(
  world: World,
  rule: { version: Version; clause: Clause },
  date: string,
): boolean {
  return governs(world, rule.version, date) && contains(rule.clause.inForce, date);
}

export function norms(world: World): readonly { version: Version; clause: Clause; norm: Norm }[] {
  return running(world).flatMap((version) =>
    version.clauses.flatMap((clause) => clause.norms.map((norm) => ({ version, clause, norm }))),
  );
}

export function questions(world: World): readonly Asked[] {
  return running(world).flatMap((version) =>
    version.clauses.flatMap((clause) =>
      clause.questions.map((question) => ({ version, trial: onTrial(world, version), clause, question })),
    ),
  );
}

/** A cap turns must into should; rights and floors are untouched. */
export function capped(version: Version, force: Force): Force {
  if (version.forceAtMost === undefined || version.floor) return force;
  if (force === 'must') return 'should';
  return force === 'must not' ? 'should not' : force;
}

/** The readings of a norm that run: the one ruled, else the one chosen in the text, else every one. */
export function rulesOf(
  moment: Moment,
  found: { version: Version; clause: Clause; norm: Norm },
): readonly Rule[] {
  const { version, clause, norm } = found;
  const make = (body: NormBody, reading?: Rule['reading']): Rule => {
    const force = capped(version, body.force);
    const isCapped =
      version.forceAtMost !== undefined && !version.floor && (force !== body.force || force === 'alone may');
    return {
      version,
      trial: onTrial(moment, version),
      clause,
      norm,
      body,
      force,
      ...(isCapped ? { cappedFrom: body.force } : {}),
      ...(reading === undefined ? {} : { reading }),
    };
  };
  if (norm.readings.length === 0) return [make(norm)];
  const ruling = [...moment.acts, ...moment.elsewhere]
    .filter((act) => act.act === 'ruling.made')
    .filter(({ values }) => values['version'] === version.id && values['norm'] === norm.id)
    .filter((act) => norm.readings.some((reading) => reading.says === act.values['reading']))
    .toSorted((a, b) => a.happened - b.happened)
    .at(-1);
  const ruled = norm.readings.find((reading) => reading.says === ruling?.values['reading']);
  if (ruled !== undefined && ruling !== undefined)
    return [make(ruled.body, { says: ruled.says, how: 'ruled', ruling: ruling.id })];
  const chosen = norm.readings.find((reading) => reading.chosen);
  if (chosen !== undefined) return [make(chosen.body, { says: chosen.says, how: 'chosen in the text' })];
  return norm.readings.map((reading) => make(reading.body, { says: reading.says, how: 'not chosen' }));
}
