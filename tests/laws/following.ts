// What follows from a random case, taken apart the ways the laws speak of it. It knows nothing of how it follows.

import { derive } from '#engine/derive.ts';
import { judge } from '#engine/judge.ts';
import type { Clause, Norm, NormBody, Role, Rulebook, Version } from '#engine/rules.ts';
import type { Because, CaseStanding, StepState, Verdict } from '#engine/standing.ts';
import type { Case } from '../second-engine/generate-case.ts';
import { ABOUT } from '../second-engine/generate-vocabulary.ts';

export const standingOf = ({ rulebook, directory, history, calendars, now }: Case): CaseStanding =>
  derive(rulebook, directory, history, calendars, now);

export const verdictOf = ({ rulebook, directory, history, calendars, now, proposed }: Case): Verdict =>
  judge(rulebook, directory, history, calendars, now, proposed);

export type AnyItem =
  | CaseStanding['duties'][number]
  | CaseStanding['manners'][number]
  | CaseStanding['bars'][number]
  | CaseStanding['permissions'][number]
  | CaseStanding['notices'][number]
  | CaseStanding['walls'][number]
  | CaseStanding['questions'][number];

export const itemsOf = (standing: CaseStanding): readonly AnyItem[] => [
  ...standing.duties,
  ...standing.manners,
  ...standing.bars,
  ...standing.permissions,
  ...standing.notices,
  ...standing.walls,
  ...standing.questions,
];

/** Every reason given for anything, in items and in marks. */
export const reasonsOf = (standing: CaseStanding): readonly Because[] =>
  [...itemsOf(standing), ...standing.marks].map(({ because }) => because);

export const stepsOf = (standing: CaseStanding): readonly StepState[] =>
  itemsOf(standing).flatMap((item) => ('steps' in item ? item.steps : []));

/** The same case under another rulebook. */
export const under = (
  one: Case,
  versions: readonly Version[],
  council: Partial<Rulebook['council']> = {},
): Case => ({
  ...one,
  rulebook: { ...one.rulebook, versions, council: { ...one.rulebook.council, ...council } },
});

export const untried = (one: Case): Case => {
  const { trial, ...council } = one.rulebook.council;
  return trial === undefined ? one : { ...one, rulebook: { ...one.rulebook, council } };
};

export const everyClause = (one: Case, change: (clause: Clause, version: Version) => Clause): Case =>
  under(
    one,
    one.rulebook.versions.map((version) => ({
      ...version,
      clauses: version.clauses.map((clause) => change(clause, version)),
    })),
  );

export const everyNorm = (one: Case, change: (norm: Norm) => Norm): Case =>
  everyClause(one, (clause) => ({ ...clause, norms: clause.norms.map(change) }));

export const bodiesOf = (norm: Norm): readonly NormBody[] => [norm, ...norm.readings.map(({ body }) => body)];

/** Only the record as it stood: what was recorded by then. */
export const recordedBy = (one: Case, then: number): Case => ({
  ...one,
  history: {
    ...one.history,
    acts: one.history.acts.filter(({ recorded }) => recorded <= then),
    elsewhere: one.history.elsewhere.filter(({ recorded }) => recorded <= then),
  },
});

/** Reached through offices and lines of report alone, and never on purpose. */
export function isThroughOffices(role: Role): boolean {
  switch (role.is) {
    case 'joined':
      return role.parts.every(isThroughOffices);
    case 'except':
      return isThroughOffices(role.all);
    case 'meaning':
      return !role.intended && isThroughOffices(role.means);
    case 'named':
      return !role.intended && (role.how === 'office' || role.how === 'line manager');
  }
}

/** Kept by the text of the day rather than by that of what set it off. */
export const isLasting = ({ norms }: Clause, id: string): boolean =>
  norms
    .filter((norm) => norm.id === id)
    .flatMap(bodiesOf)
    .some(({ when }) => when.length === 0 || when.some(({ is }) => is !== 'act'));

/** The same standing, its reasons not saying which reading they are of. */
export function withoutReadings(standing: CaseStanding): unknown {
  return JSON.parse(
    JSON.stringify(standing, (name, value: unknown) => (name === 'reading' ? undefined : value)),
  );
}

/** The same case, only ever about this person, with these holders of the offices, which only that person could empty. */
export function aboutSomebody(one: Case, subject: string, holders: readonly string[]): Case {
  const procedures = one.rulebook.vocabulary.procedures.map((procedure) => ({
    ...procedure,
    parties: procedure.parties.map((party) => (party.name === ABOUT ? { ...party, about: true } : party)),
    acts: procedure.acts.map(({ by, ...act }) => ({
      ...act,
      ...(by === undefined || by === ABOUT ? {} : { by }),
    })),
  }));
  const acts = one.history.acts.map((act) =>
    act.values[ABOUT] === undefined && act !== one.history.acts[0]
      ? act
      : { ...act, values: { ...act.values, [ABOUT]: subject } },
  );
  const held = one.directory.offices.map(({ id }, index) => ({
    office: id,
    person: holders[index % holders.length] ?? subject,
  }));
  return {
    ...one,
    rulebook: { ...one.rulebook, vocabulary: { procedures } },
    directory: { ...one.directory, holdings: held },
    history: { ...one.history, acts },
  };
}
