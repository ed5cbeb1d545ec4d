// Runs one situation: what follows from it, and whether each thing expected does. Nothing is recorded anywhere.

import type { Calendar } from '#calendar/calendar.ts';
import { derive } from '#engine/derive.ts';
import type { Act } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import type { CaseStanding, Verdict } from '#engine/standing.ts';
import type { OfficeOf } from '#language/scope.ts';
import { type Names, namesOf } from '#wording/names.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import type { Answered } from './candidates.ts';
import type { Expectation } from './expectation.ts';
import { matches, matchesVerdict } from './match.ts';
import type { Situation } from './situation.ts';

export interface Result {
  readonly expected: Expectation;
  readonly holds: boolean;
  /** Where it does not hold: what there was instead, a sentence each. */
  readonly instead: readonly string[];
  /** For `can` and `cannot`. */
  readonly verdict?: Verdict;
}

export interface Ran {
  readonly situation: Situation;
  readonly standing: CaseStanding;
  readonly names: Names;
  readonly results: readonly Result[];
}

/** @param offices the council’s titles, for expectations that name one. */
export function runSituation(
  situation: Situation,
  offices: ReadonlyMap<string, OfficeOf>,
  calendars: ReadonlyMap<string, Calendar>,
): Ran {
  const { rulebook, directory, history, at } = situation;
  const standing = derive(rulebook, directory, history, calendars, at);
  const names = namesOf(rulebook, directory, [...history.elsewhere, ...history.acts]);
  const company = {
    directory,
    parties: standing.parties,
    offices,
  };
  const answered: Answered = { standing, company, names };
  const results = situation.expect.map((expected): Result => {
    if (expected.kind !== 'can' && expected.kind !== 'cannot')
      return { expected, ...matches(expected, answered) };
    const proposed = proposedAct(expected, situation);
    const verdict = judge(rulebook, directory, history, calendars, at, proposed);
    const sentence = verdictSentence(verdict, proposed.by ?? '', proposed.act, names);
    return { expected, verdict, ...matchesVerdict(expected, verdict, sentence) };
  });
  return { situation, standing, names, results };
}

/** What `can` and `cannot` ask about. */
export function proposedAct(expected: Expectation, { history, at }: Situation): Act {
  return {
    id: 'proposed',
    case: history.case,
    act: expected.named[0] ?? '',
    by: expected.whom.by?.people[0] ?? null,
    done: expected.done,
    happened: at,
    recorded: at,
    values: expected.values,
    ...(expected.reasons === undefined ? {} : { reasons: expected.reasons }),
  };
}
