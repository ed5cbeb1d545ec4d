// What councils say on one topic, side by side, in words: each clause with its rules as sentences, or its statement where
// nothing runs.

import type { Topic, Version, Vocabulary } from '#engine/rules.ts';
import { shortStatement } from '#language/statement.ts';
import type { Column } from './columns.ts';
import { sentencesOf } from './sentences.ts';
import { clausesOf, type Said } from './topics.ts';

export interface Line {
  readonly version: Version;
  readonly clause: string;
  /** Sentences, each to stand alone. */
  readonly says: readonly string[];
  /** The same for a table: of a rule only whose it is, how strongly, what, and by when; or the clause’s statement. */
  readonly inShort: readonly string[];
}

/** One text on one topic; without lines it says nothing on it. */
export interface Cell {
  readonly column: Column;
  readonly lines: readonly Line[];
}

export function compareOn(topic: Topic, columns: readonly Column[], vocabulary: Vocabulary): readonly Cell[] {
  return columns.map((column) => ({
    column,
    lines: clausesOf(topic, column.texts).map((said) => lineOf(said, topic, vocabulary)),
  }));
}

function lineOf(said: Said, topic: Topic, vocabulary: Vocabulary): Line {
  const { version, clause, norms, questions } = said;
  const whole = clause.topics?.includes(topic.name) ?? false;
  const routed = norms.some(({ to, readings }) =>
    [to, ...readings.map(({ body }) => body.to)].includes('table'),
  );
  const { table } = clause;
  const rules = { norms, questions, ...((whole || routed) && table !== undefined ? { table } : {}) };
  const sentences = (short: boolean) => {
    const all = sentencesOf(rules, vocabulary, short).map(({ words }) => words);
    return all.length > 0 ? [...new Set(all)] : [shortStatement(clause)];
  };
  const inShort = turnsOnConditions(said) ? [shortStatement(clause)] : sentences(true);
  return { version, clause: clause.number, says: sentences(false), inShort };
}

/** Then a rule without its conditions would say nothing, and the clause says it shortest, if no more is in it. */
function turnsOnConditions({ clause, norms }: Said): boolean {
  const bodies = norms.flatMap((norm) => [norm, ...norm.readings.map(({ body }) => body)]);
  return (
    norms.length === clause.norms.length && bodies.some((body) => body.if.length + body.unless.length > 0)
  );
}

/** The headings over the topics, in their order, each with its topics. */
export function topicsByHeading(topics: readonly Topic[]): ReadonlyMap<string, readonly Topic[]> {
  return Map.groupBy(topics, ({ under }) => under);
}
