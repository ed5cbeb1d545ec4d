// What each text says on one topic: the rules that belong to it by the vocabulary, and the clauses that name it.
// It finds and orders clauses; the words are said elsewhere.

import type { Clause, Norm, NormBody, Question, Topic, Version } from '#engine/rules.ts';

/** One clause on a topic, with those of its rules that are about it. */
export interface Said {
  readonly version: Version;
  readonly clause: Clause;
  readonly norms: readonly Norm[];
  readonly questions: readonly Question[];
}

/** @returns what these texts say on the topic, in their order; empty when they say nothing. */
export function clausesOf(topic: Topic, texts: readonly Version[]): readonly Said[] {
  return texts.flatMap((version) => {
    const norms = version.clauses.flatMap((clause) => clause.norms).filter((norm) => belongs(norm, topic));
    return version.clauses.flatMap((clause) => saidIn(version, clause, topic, norms) ?? []);
  });
}

/** The topics on which this clause says something. */
export function topicsOf(clause: Clause, version: Version, topics: readonly Topic[]): readonly Topic[] {
  return topics.filter((topic) => clausesOf(topic, [version]).some((said) => said.clause === clause));
}

/** @param belonging the rules of this text that belong to the topic by what they are about. */
function saidIn(
  version: Version,
  clause: Clause,
  topic: Topic,
  belonging: readonly Norm[],
): Said | undefined {
  // A clause that names the topic is about it whole.
  if (clause.topics?.includes(topic.name))
    return { version, clause, norms: clause.norms, questions: clause.questions };
  const norms = clause.norms.filter((norm) => belonging.includes(norm));
  const questions = clause.questions.filter(({ asks }) => topic.facts.includes(asks));
  const carriedOut = belonging.some(({ id }) => id === clause.partOf);
  return carriedOut || norms.length + questions.length > 0
    ? { version, clause, norms, questions }
    : undefined;
}

function belongs(norm: Norm, topic: Topic): boolean {
  return [norm, ...norm.readings.map(({ body }) => body)].some(
    (body) =>
      (body.acts.some((act) => topic.acts.includes(act)) &&
        (topic.as.length === 0 || topic.as.includes(kindOf(body)))) ||
      tellsOf(body, topic.toldOf),
  );
}

function kindOf({ force, when }: NormBody): Topic['as'][number] {
  if (when.some(({ is }) => is === 'it is done')) return 'manner';
  if (force === 'must' || force === 'should') return 'duty';
  return force === 'must not' || force === 'should not' ? 'bar' : 'permission';
}

/** What keeps something from somebody is no telling. */
function tellsOf({ acts, force, when }: NormBody, toldOf: readonly string[]): boolean {
  if (force === 'must not' || force === 'should not' || !acts.includes('tell')) return false;
  return when.some((one) => one.is === 'act' && toldOf.includes(one.act));
}
