// What one person may read of a case: the record and its standing with everything their sight does not cover left out.
// Left out, not blanked: a gap would tell that something is there.

import type { Sight } from '#access/sight.ts';
import type { Act, Value } from '#engine/history.ts';
import type { ActType } from '#engine/rules.ts';
import type { Because, CaseStanding, Holders, StepState, Verdict } from '#engine/standing.ts';

/** Shown in place of a reason that rests on something the reader may not see. */
export const NOT_OPEN_TO_YOU = 'on the record, not open to you';

/** A reader of one case, and what its standing keeps from them. */
export interface Reading {
  readonly reader: string;
  readonly sight: Sight;
  /** People whose part in the case is kept from the reader, and who therefore are not named in any. */
  readonly unnamed: ReadonlySet<string>;
  /** Whether the reader may see another case, by its reference. */
  readonly seesCase: (ref: string) => boolean;
}

export function readingOf(
  standing: CaseStanding,
  sight: Sight,
  reader: string,
  seesCase: (ref: string) => boolean,
): Reading {
  const unnamed = new Set([...sight.hidden].flatMap((name) => standing.parties[name] ?? []));
  unnamed.delete(reader);
  return { reader, sight, unnamed, seesCase };
}

export function actsInSight(
  types: ReadonlyMap<string, ActType>,
  acts: readonly Act[],
  { sight, unnamed, reader }: Reading,
): readonly Act[] {
  const { of, hidden } = sight;
  const seen = of === 'the case' ? acts : acts.filter((act) => of.has(act.id));
  if (hidden.size === 0) return seen;
  // An act that every procedure has says of whom it is outside all parties: it would name whom nothing else names.
  const named = seen.filter(
    ({ act, by, values: { of: whom } }) =>
      by === reader || types.has(act) || typeof whom !== 'string' || !unnamed.has(whom),
  );
  return named.map((act): Act => {
    // Nothing can be kept from somebody who wrote it.
    if (act.by === reader) return act;
    const by = types.get(act.act)?.by;
    const byHidden = (act.by !== null && unnamed.has(act.by)) || (by !== undefined && hidden.has(by));
    const { reasons, ...rest } = act;
    const settles = typeof act.values['asks'] === 'string' && hidden.has(act.values['asks']);
    return {
      ...rest,
      ...(reasons === undefined || settles || hidden.has('reasons') ? {} : { reasons }),
      ...(byHidden ? { by: null } : {}),
      values: settles ? {} : withoutHidden(act.values, hidden),
    };
  });
}

export function withoutHidden(
  values: Readonly<Record<string, Value>>,
  hidden: ReadonlySet<string>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
}

export function standingInSight(standing: CaseStanding, reading: Reading | undefined): CaseStanding {
  if (reading === undefined) return nothingOf(standing);
  const { sight, reader, unnamed } = reading;
  if (sight.of !== 'the case') return { ...nothingOf(standing), notices: noticesTo(standing, reader) };
  const redacted = <T extends Redactable>(items: readonly T[]): readonly T[] =>
    items.map((item) => inSight(item, standing.case, reading));
  const asker = (holders: Holders | null): Holders | null => holders && holdersInSight(holders, reading);
  return {
    ...standing,
    parties: Object.fromEntries(Object.entries(standing.parties).filter(([name]) => !sight.hidden.has(name))),
    duties: redacted(standing.duties),
    manners: redacted(standing.manners),
    bars: redacted(standing.bars),
    permissions: redacted(standing.permissions),
    notices: redacted(standing.notices.filter((notice) => !unnamed.has(notice.to))),
    // A wall is shown to those it leaves in, never to those it keeps out.
    walls: redacted(standing.walls.filter((wall) => !wall.against.people.includes(reader))),
    questions: redacted(
      standing.questions.filter(({ asks, who }) => !sight.hidden.has(asks) || who.people.includes(reader)),
    ),
    conflicts: standing.conflicts.map((conflict) => ({ ...conflict, rules: asker(conflict.rules) })),
    notCovered: standing.notCovered.map((gap) => ({ ...gap, ask: asker(gap.ask) })),
    marks: standing.marks.map((mark) => ({
      ...mark,
      because: becauseInSight(mark.because, standing.case, reading),
    })),
  };
}

export function verdictInSight(verdict: Verdict, ownCase: string, reading: Reading): Verdict {
  return {
    ...verdict,
    because: verdict.because.map((because) => becauseInSight(because, ownCase, reading)),
    deciding: verdict.deciding.map((because) => becauseInSight(because, ownCase, reading)),
    steps: verdict.steps.map((step) => stepInSight(step, reading)),
    manners: verdict.manners.map((manner) => inSight(manner, ownCase, reading)),
    notices: verdict.notices
      .filter((notice) => !reading.unnamed.has(notice.to))
      .map((notice) => inSight(notice, ownCase, reading)),
  };
}

/** What the kinds of item have in common as far as they can tell something: why, who, to whom, and what comes first. */
interface Redactable {
  readonly because: Because;
  readonly who?: Holders;
  readonly to?: Holders | string;
  readonly from?: Holders;
  readonly steps?: readonly StepState[];
}

function inSight<T extends Redactable>(item: T, ownCase: string, reading: Reading): T {
  const { who, to, from, steps } = item;
  return {
    ...item,
    because: becauseInSight(item.because, ownCase, reading),
    ...(who === undefined ? {} : { who: holdersInSight(who, reading) }),
    ...(to === undefined || typeof to === 'string' ? {} : { to: holdersInSight(to, reading) }),
    ...(from === undefined ? {} : { from: holdersInSight(from, reading) }),
    ...(steps === undefined ? {} : { steps: steps.map((step) => stepInSight(step, reading)) }),
  };
}

function holdersInSight(holders: Holders, { unnamed }: Reading): Holders {
  return unnamed.size === 0
    ? holders
    : { ...holders, people: holders.people.filter((one) => !unnamed.has(one)) };
}

function stepInSight(step: StepState, reading: Reading): StepState {
  return step.of === undefined ? step : { ...step, of: holdersInSight(step.of, reading) };
}

function becauseInSight(because: Because, ownCase: string, { sight, seesCase }: Reading): Because {
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

/** The listed fields and the clause; why it applied would tell of the rest of the case. */
function noticesTo(standing: CaseStanding, reader: string): CaseStanding['notices'] {
  return standing.notices
    .filter((notice) => notice.to === reader && notice.state === 'told')
    .map((notice) => ({ ...notice, because: { ...notice.because, conditions: [], setAside: [] } }));
}

function nothingOf(standing: CaseStanding): CaseStanding {
  return {
    case: standing.case,
    at: standing.at,
    versions: [],
    parties: {},
    closed: false,
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
