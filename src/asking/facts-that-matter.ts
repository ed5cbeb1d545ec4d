// Which facts an answer still turns on: those that a rule which speaks of the act, or would follow from it, asks about
// and nobody has given. Other facts of the vocabulary change nothing here and are not asked.

import type { Act } from '#engine/history.ts';
import type { ActType, Condition, Norm, Procedure, Rulebook } from '#engine/rules.ts';
import type { Because, CaseStanding, Duty, Verdict } from '#engine/standing.ts';

interface Answered {
  readonly rulebook: Rulebook;
  readonly procedure: Procedure;
  readonly type: ActType;
  readonly verdict: Verdict;
  readonly after: CaseStanding | undefined;
  readonly proposed: Act;
  readonly owed: readonly Duty[];
}

/** @returns names of facts, parties and fields that somebody asking can know, in the vocabulary’s order. */
export function factsThatMatter(answered: Answered): readonly string[] {
  const { procedure, type, verdict, after, proposed, owed } = answered;
  const follows = after === undefined ? [] : itemsSetOffBy(after, proposed.id);
  const reasons = [
    ...verdict.because,
    ...owed.map(({ because }) => because),
    ...follows.map(({ because }) => because),
  ];
  const awaited = [...verdict.awaits, ...[...owed, ...follows].flatMap(awaitsOf)];
  const unnamed = [...verdict.notCovered, ...(after?.notCovered ?? [])]
    .filter(({ what }) => what.why === 'party not named')
    .map(({ what }) => what.role);
  const wanted = new Set([
    ...awaited,
    ...unnamed,
    ...reasons.flatMap((because) => unknownIn(because, answered)),
  ]);
  const knowable = [
    ...procedure.parties.filter(({ name }) => name !== type.by).map(({ name }) => name),
    ...type.fields
      .filter(({ type: kind }) => kind !== 'long text' && kind !== 'file')
      .map(({ name }) => name),
    ...procedure.facts.map(({ name }) => name),
  ];
  return [...new Set(knowable)].filter((name) => wanted.has(name));
}

interface Following {
  readonly because: Because;
  readonly awaits?: readonly string[];
}

/** Everything that the act would set off. */
export function itemsSetOffBy(after: CaseStanding, act: string): readonly Following[] {
  const { duties, bars, permissions, notices, walls, questions } = after;
  return [...duties, ...bars, ...permissions, ...notices, ...walls, ...questions].filter(
    ({ because }) => because.trigger === act,
  );
}

function awaitsOf(item: Following): readonly string[] {
  return item.awaits ?? [];
}

/** What the conditions of a rule ask about, where it is not known; an exception that nobody has shown is among them. */
function unknownIn(because: Because, { rulebook }: Answered): readonly string[] {
  const unknown = new Set(
    because.conditions.filter(({ holds }) => holds === 'not known').map(({ words }) => words),
  );
  if (unknown.size === 0) return [];
  return conditionsOf(normOf(rulebook, because)).flatMap((condition) =>
    unknown.has(condition.words) ? subjectOf(condition) : [],
  );
}

function normOf(rulebook: Rulebook, { version, norm }: Because): Norm | undefined {
  return rulebook.versions
    .find(({ id }) => id === version)
    ?.clauses.flatMap(({ norms }) => norms)
    .find(({ id }) => id === norm);
}

function conditionsOf(norm: Norm | undefined): readonly Condition[] {
  if (norm === undefined) return [];
  return [norm, ...norm.readings.map(({ body }) => body)].flatMap((body) => [
    ...body.if,
    ...body.unless,
    ...body.first.flatMap((step) => step.if),
  ]);
}

function subjectOf(condition: Condition): readonly string[] {
  if (condition.is === 'fact') return [condition.fact];
  return condition.is === 'role' ? [condition.subject] : [];
}
