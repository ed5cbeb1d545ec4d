// Situations as examples of the clauses they are about: what happened, and what the clause makes of it. Everybody in them
// is invented, so anybody may read them. Worked out for a whole council when first asked for, and kept.

import { setImmediate } from 'node:timers/promises';
import type { Calendar } from '#calendar/calendar.ts';
import { derive } from '#engine/derive.ts';
import type { CaseStanding } from '#engine/standing.ts';
import { actSaid } from '#wording/acts.ts';
import { dayInWords } from '#wording/dates.ts';
import { itemSentence } from '#wording/items.ts';
import { namesOf } from '#wording/names.ts';
import { namedIn } from './clauses-named.ts';
import type { Library } from './library.ts';
import type { Situation } from './situation.ts';

export interface WorkedExample {
  readonly name: string;
  /** What happened, a sentence each with its day, oldest first. */
  readonly happened: readonly string[];
  /** The day on which it is looked at, in words. */
  readonly at: string;
  /** It was written about this clause; others only happen to show it. */
  readonly about: boolean;
  /** What follows by this clause, a sentence each; none where the example shows that it does not apply. */
  readonly follows: readonly string[];
}

/** Examples of one clause of one version, those that were written about it first. */
export type Examples = (
  council: string,
  version: string,
  clause: string,
) => Promise<readonly WorkedExample[]>;

export function workedExamples(library: Library, calendars: ReadonlyMap<string, Calendar>): Examples {
  const known = new WeakMap<readonly Situation[], Promise<ReadonlyMap<string, readonly WorkedExample[]>>>();
  return async (council, version, clause) => {
    const situations = await library(council);
    const found = known.get(situations) ?? byClause(situations, calendars);
    known.set(situations, found);
    const examples = (await found).get(`${version} ${clause}`) ?? [];
    return examples.toSorted((a, b) => Number(b.about) - Number(a.about));
  };
}

/** So many are worked out before others have their turn: together they take a second. */
const AT_A_TIME = 10;

async function byClause(
  situations: readonly Situation[],
  calendars: ReadonlyMap<string, Calendar>,
): Promise<ReadonlyMap<string, readonly WorkedExample[]>> {
  const found = new Map<string, WorkedExample[]>();
  for (const [place, situation] of situations.entries()) {
    if (place % AT_A_TIME === 0) await setImmediate();
    for (const [key, following] of followsByClause(situation, calendars)) {
      const examples = found.get(key) ?? [];
      examples.push(exampleOf(situation, following));
      found.set(key, examples);
    }
  }
  return found;
}

/** What each clause says here; nothing for one that is expected to say nothing. */
function followsByClause(
  { rulebook, directory, history, at, expect }: Situation,
  calendars: ReadonlyMap<string, Calendar>,
): ReadonlyMap<string, Following> {
  const standing = derive(rulebook, directory, history, calendars, at);
  const names = namesOf(rulebook, directory, [...history.elsewhere, ...history.acts]);
  const expected = namedIn(expect);
  const found = new Map<string, { readonly says: string[]; about: boolean }>();
  for (const item of itemsOf(standing)) {
    const { version, clause, norm } = item.because;
    const key = `${version} ${clause}`;
    const known = found.get(key) ?? { says: [], about: false };
    found.set(key, known);
    known.says.push(itemSentence(item, names));
    known.about ||= expected.has(norm) || expected.has(clause);
  }
  for (const { id, clauses } of rulebook.versions.filter(({ id }) => standing.versions.includes(id)))
    for (const { number, norms } of clauses) {
      const isAbout = norms.some((norm) => expected.has(norm.id));
      if (isAbout && !found.has(`${id} ${number}`)) found.set(`${id} ${number}`, { says: [], about: true });
    }
  return found;
}

function itemsOf(standing: CaseStanding) {
  const { duties, manners, bars, permissions, notices, walls, questions } = standing;
  return [...duties, ...manners, ...bars, ...permissions, ...notices, ...walls, ...questions];
}

interface Following {
  readonly says: readonly string[];
  readonly about: boolean;
}

function exampleOf(
  { name, rulebook, directory, history, at }: Situation,
  { says, about }: Following,
): WorkedExample {
  const names = namesOf(rulebook, directory, [...history.elsewhere, ...history.acts]);
  const told = [...history.elsewhere, ...history.acts]
    .filter(({ happened }) => happened <= at)
    .toSorted((a, b) => a.happened - b.happened)
    .map((act) => `${dayInWords(act.happened, names.zone)}: ${actSaid(act, names)}`);
  return {
    name,
    happened: [...new Set(told)],
    at: dayInWords(at, names.zone),
    about,
    follows: [...new Set(says)],
  };
}
