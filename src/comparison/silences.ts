// Where a council’s own texts are silent: whom they never name, what has no date, what they leave open, which tables end
// before everybody is sent somewhere, and what they say nothing about. Found in the rules; nothing is judged a fault.

import type {
  ActType,
  Clause,
  Norm,
  NormBody,
  OpenQuestion,
  Procedure,
  Role,
  Rulebook,
  Step,
  Version,
} from '#engine/rules.ts';

/** A place in a text. */
export interface At {
  readonly version: Version;
  readonly clause: Clause;
}

export interface Silences {
  /** Roles that a rule names and no clause says who they are, with the clauses whose rules need them. */
  readonly unnamed: readonly { readonly role: string; readonly at: readonly At[] }[];
  /** What somebody must or should do, and no rule says by when. */
  readonly undated: readonly (At & { readonly norm: Norm })[];
  /** Rules with several readings of which the text chooses none. */
  readonly unread: readonly (At & { readonly norm: Norm })[];
  readonly open: readonly (At & { readonly question: OpenQuestion })[];
  /** Tables without a row for whoever fits no other. */
  readonly unrouted: readonly At[];
  /** Acts that no clause of them speaks of; `all` where that is every act of the procedure. */
  readonly unmentioned: readonly {
    readonly procedure: Procedure;
    readonly acts: readonly ActType[];
    readonly all: boolean;
  }[];
}

/** @param ruled points that a ruling has settled, by `pointKey`: they are open no longer. */
export function silencesOf(
  { vocabulary }: Rulebook,
  texts: readonly Version[],
  ruled: ReadonlySet<string> = new Set(),
): Silences {
  const places = texts.flatMap((version) => version.clauses.map((clause): At => ({ version, clause })));
  const norms = places.flatMap((at) => at.clause.norms.map((norm) => ({ ...at, norm })));
  const mentioned = new Set(places.flatMap(({ clause }) => actsOf(clause)));
  const isOpen = (version: Version, point: string): boolean => !ruled.has(pointKey(version.id, point));
  return {
    unnamed: unnamedIn(places),
    undated: norms.filter(({ norm }) => bodiesOf(norm).every(isUndated)),
    unread: norms.filter(({ version, norm: { id, readings } }) => readings.length > 0 && isOpen(version, id)),
    open: places.flatMap((at) =>
      at.clause.openQuestions
        .filter(({ id }) => isOpen(at.version, id))
        .map((question) => ({ ...at, question })),
    ),
    unrouted: places.filter(({ clause: { table } }) => table?.rows.every(({ cells }) => cells.length > 0)),
    unmentioned: vocabulary.procedures.flatMap((procedure) => {
      const acts = procedure.acts.filter(({ name }) => !mentioned.has(name));
      return acts.length === 0 ? [] : [{ procedure, acts, all: acts.length === procedure.acts.length }];
    }),
  };
}

/** One point of one text: the id of a norm with readings, or of an open question. */
export function pointKey(version: string, point: string): string {
  return `${version}:${point}`;
}

/** The norm as its text has it: the reading it chooses, each of those it leaves open, or the one meaning it has. */
function bodiesOf(norm: Norm): readonly NormBody[] {
  const chosen = norm.readings.filter((reading) => reading.chosen);
  const readings = chosen.length > 0 ? chosen : norm.readings;
  return readings.length > 0 ? readings.map(({ body }) => body) : [norm];
}

/** Telling is done at once, a manner when the act is, and what holds throughout an office has no day. */
function isUndated({ force, acts, when, within, by }: NormBody): boolean {
  const owed = (force === 'must' || force === 'should') && !acts.includes('tell');
  const setOff = when.every((one) => one.is !== 'it is done' && one.is !== 'in office');
  return owed && setOff && within === undefined && by === undefined;
}

function unnamedIn(places: readonly At[]): Silences['unnamed'] {
  const found = new Map<string, At[]>();
  for (const at of places)
    for (const role of new Set(rolesOf(at.clause).flatMap(unsetIn))) {
      found.set(role, [...(found.get(role) ?? []), at]);
    }
  return [...found].map(([role, at]) => ({ role, at }));
}

function rolesOf({ norms, questions, table }: Clause): readonly Role[] {
  const bodies = norms.flatMap(bodiesOf);
  return [
    ...bodies.flatMap(({ who, to, first }) => [
      who,
      ...(to === undefined || to === 'table' ? [] : [to]),
      ...stepRoles(first),
    ]),
    ...questions.flatMap(({ decidedBy, first }) => [decidedBy, ...stepRoles(first)]),
    ...(table?.rows.map(({ to }) => to) ?? []),
  ];
}

function stepRoles(steps: readonly Step[]): readonly Role[] {
  return steps.flatMap((step) => {
    if (step.is === 'norm') return [];
    return step.is === 'act' ? (step.to ?? []) : step.role;
  });
}

/** Words of the text whose meaning it never gives. */
function unsetIn(role: Role): readonly string[] {
  switch (role.is) {
    case 'joined':
      return role.parts.flatMap(unsetIn);
    case 'except':
      return [role.all, role.but].flatMap(unsetIn);
    case 'meaning':
      return role.means.is === 'joined' && role.means.parts.length === 0 ? [role.name] : unsetIn(role.means);
    case 'named':
      return role.of === undefined ? [] : unsetIn(role.of);
  }
}

function actsOf({ norms, questions, prompts, records }: Clause): readonly string[] {
  const bodies = norms.flatMap((norm) => [norm, ...norm.readings.map(({ body }) => body)]);
  const triggers = [...bodies, ...questions].flatMap(({ when }) =>
    when.flatMap((one) => ('act' in one ? [one.act] : [])),
  );
  const rest = bodies.flatMap(({ acts, until, pausedWhile, by, first }) => [
    ...acts,
    ...until.map(({ act }) => act),
    ...pausedWhile,
    ...(by !== undefined && 'act' in by ? [by.act] : []),
    ...first.flatMap((step) => (step.is === 'act' ? [step.act] : [])),
  ]);
  return [...prompts, ...records, ...triggers, ...rest];
}
