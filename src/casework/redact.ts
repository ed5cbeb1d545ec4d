// What one person may read of a case: the record and its standing with everything their sight does not cover left out.
// Left out, not blanked: a gap would tell that something is there.

import type { Sight } from '#access/sight.ts';
import type { Act, Value } from '#engine/history.ts';
import type { Because, CaseStanding, Verdict } from '#engine/standing.ts';

/** Shown in place of a reason that rests on something the reader may not see. */
export const NOT_OPEN_TO_YOU = 'on the record, not open to you';

export function actsInSight(acts: readonly Act[], sight: Sight): readonly Act[] {
  const { of, hidden } = sight;
  const seen = of === 'the case' ? acts : acts.filter((act) => of.has(act.id));
  if (hidden.size === 0) return seen;
  return seen.map((act) => ({ ...act, values: withoutHidden(act.values, hidden) }));
}

export function withoutHidden(
  values: Readonly<Record<string, Value>>,
  hidden: ReadonlySet<string>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
}

/** @param seesCase whether the reader may see another case, by its reference. */
export function standingInSight(
  standing: CaseStanding,
  sight: Sight | undefined,
  reader: string,
  seesCase: (ref: string) => boolean,
): CaseStanding {
  if (sight === undefined) return nothingOf(standing);
  if (sight.of !== 'the case') return { ...nothingOf(standing), notices: noticesTo(standing, reader) };
  const because = <T extends { readonly because: Because }>(items: readonly T[]): readonly T[] =>
    items.map((item) => ({ ...item, because: becauseInSight(item.because, standing.case, sight, seesCase) }));
  return {
    ...standing,
    parties: Object.fromEntries(Object.entries(standing.parties).filter(([name]) => !sight.hidden.has(name))),
    duties: because(standing.duties),
    manners: because(standing.manners),
    bars: because(standing.bars),
    permissions: because(standing.permissions),
    notices: because(standing.notices),
    // A wall is shown to those it leaves in, never to those it keeps out.
    walls: because(standing.walls.filter((wall) => !wall.against.people.includes(reader))),
    questions: because(standing.questions),
    marks: because(standing.marks),
  };
}

export function verdictInSight(
  verdict: Verdict,
  ownCase: string,
  sight: Sight,
  seesCase: (ref: string) => boolean,
): Verdict {
  return {
    ...verdict,
    because: verdict.because.map((because) => becauseInSight(because, ownCase, sight, seesCase)),
  };
}

function becauseInSight(
  because: Because,
  ownCase: string,
  sight: Sight,
  seesCase: (ref: string) => boolean,
): Because {
  return {
    ...because,
    conditions: because.conditions.map((condition) => {
      const elsewhere =
        condition.case !== undefined && condition.case !== ownCase && !seesCase(condition.case);
      const walled = [...sight.hidden].some((name) => condition.words.includes(name));
      if (!elsewhere && !walled) return condition;
      return { words: NOT_OPEN_TO_YOU, side: condition.side, holds: condition.holds };
    }),
  };
}

function noticesTo(standing: CaseStanding, reader: string): CaseStanding['notices'] {
  return standing.notices.filter((notice) => notice.to === reader && notice.state === 'told');
}

function nothingOf(standing: CaseStanding): CaseStanding {
  return {
    case: standing.case,
    at: standing.at,
    versions: standing.versions,
    parties: {},
    closed: standing.closed,
    duties: [],
    manners: [],
    bars: [],
    permissions: [],
    notices: [],
    walls: [],
    questions: [],
    conflicts: [],
    notCovered: [],
    marks: [],
    nextChange: null,
  };
}
