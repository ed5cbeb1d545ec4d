// Which text governs on a civil date, and each norm of it as it is run: capped, and on which of its readings.
// It knows nothing of what follows from a norm.

import type { Act } from '#engine/history.ts';
import type { Clause, Dates, Force, Norm, NormBody, Question, Reading, Version } from '#engine/rules.ts';
import type { Because } from '#engine/standing.ts';
import { addDays } from './dates.ts';
import { earlier, idsIn, type Moment, momentOfAct, type World } from './moment.ts';
import { holdersOf } from './roles.ts';

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
function governs(world: World, version: Version, date: string): boolean {
  const { trial } = world.rulebook.council;
  const tried = world.rulebook.versions.find((one) => one.id === trial?.version);
  if (trial !== undefined && tried !== undefined) {
    if (version.id === tried.id) return date >= trial.from;
    if (version.document === tried.document && date > addDays(trial.from, -1)) return false;
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

/** A norm that restates a norm of the law, or a clause of it that has one, decides nothing. */
export function norms(world: World): readonly { version: Version; clause: Clause; norm: Norm }[] {
  const ids = running(world)
    .filter(({ floor }) => floor)
    .flatMap(({ id: text, document, clauses }) =>
      clauses.flatMap(({ number, norms: own }) =>
        own.flatMap(({ id }) => [
          id,
          `${text}/${id}`,
          `${document}/${id}`,
          `${text}/${number}`,
          `${document}/${number}`,
        ]),
      ),
    );
  return running(world).flatMap((version) =>
    version.clauses.flatMap((clause) =>
      clause.norms
        .filter((norm) => norm.restates === undefined || !ids.includes(norm.restates))
        .map((norm) => ({ version, clause, norm })),
    ),
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
function capped(version: Version, force: Force): Force {
  if (version.forceAtMost === undefined || version.floor) return force;
  if (force === 'must') return 'should';
  if (force === 'alone may') return 'may';
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
    return {
      version,
      trial: onTrial(moment, version),
      clause,
      norm,
      body,
      force,
      ...(force !== body.force ? { cappedFrom: body.force } : {}),
      ...(reading === undefined ? {} : { reading }),
    };
  };
  if (norm.readings.length === 0) return [make(norm)];
  const ruling = [...moment.acts, ...moment.elsewhere]
    .filter((act) => act.act === 'ruling.made')
    .filter(({ values }) => values['version'] === version.id && values['norm'] === norm.id)
    .filter((act) => norm.readings.some((reading, index) => isReading(act, reading, index)))
    .filter((act) => mayRule(moment, act))
    .toSorted((a, b) => a.happened - b.happened)
    .at(-1);
  const ruled = norm.readings.find(
    (reading, index) => ruling !== undefined && isReading(ruling, reading, index),
  );
  if (ruled !== undefined && ruling !== undefined)
    return [make(ruled.body, { says: ruled.says, how: 'ruled', ruling: ruling.id })];
  const chosen = norm.readings.find((reading) => reading.chosen);
  if (chosen !== undefined) return [make(chosen.body, { says: chosen.says, how: 'chosen in the text' })];
  return norm.readings.map((reading) => make(reading.body, { says: reading.says, how: 'not chosen' }));
}

/** Where the text names who rules, nobody else’s ruling counts, nor here that of a person whom the case is about. */
function mayRule(moment: Moment, ruling: Act): boolean {
  const { rules } = moment.rulebook.council;
  if (rules === undefined || (ruling.done === 'elsewhere' && ruling.by === null)) return true;
  const isHere = moment.acts.includes(ruling);
  const then = isHere ? momentOfAct(moment, ruling) : earlier(moment, ruling.happened);
  const doer = ruling.by ?? idsIn(ruling.values['of'])[0];
  return doer !== undefined && holdersOf(rules.role, { moment: then, handles: isHere }).people.includes(doer);
}

/** A ruling names a reading by what it says or by its place. */
function isReading(ruling: Act, reading: Reading, index: number): boolean {
  const named = ruling.values['reading'];
  return named === reading.says || named === index + 1 || named === String(index + 1);
}
