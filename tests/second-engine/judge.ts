// The second judge: whether one person may do one act now, read as the last act on the record.
// Written from src/engine/README.md and the types.

import type { Calendar } from '#calendar/calendar.ts';
import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Conflict, Manner, NotCovered, Verdict } from '#engine/standing.ts';
import { byId, conflict, notCovered, standingAt } from './derive.ts';
import { type Judged, judged, type Shortfall, type Speaking, shortfallsOf } from './marks.ts';
import { type Moment, momentOf, type World } from './moment.ts';
import { blocks } from './steps.ts';
import { withSetAside } from './weigh.ts';

const WORST_FIRST = [
  'no',
  'conflict',
  'undecided',
  'depends',
  'not yet',
  'not covered',
  'yes, with a reason',
  'yes',
] as const;

export function judge(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
  proposed: Act,
): Verdict {
  const world: World = { rulebook, directory, history, calendars, now };
  const past = momentOf(world, Math.min(now, proposed.happened));
  const moment: Moment = { ...past, acts: [...past.acts, proposed], judged: proposed };
  const found = judged(moment, proposed);
  const undecided = undecidedOf(moment, found, proposed);
  const gaps = gapsOf(moment, found);
  const answers = answersOf(found, proposed, undecided, gaps);
  const awaits = [
    ...found.shortfalls.flatMap(({ lacks }) => lacks),
    ...found.speaking.flatMap(({ item }) => item.awaits),
  ];
  const after = standingAt({
    ...world,
    history: { ...history, acts: [...history.acts, { ...proposed, happened: past.at, recorded: now }] },
  });
  const answer = WORST_FIRST.find((one) => answers.includes(one)) ?? 'yes';
  return {
    answer,
    spokenOf: found.speaking.length > 0,
    because: found.speaking.map(({ item }) => withSetAside(item, found.outcome).because),
    deciding: found.shortfalls
      .filter(({ speaking }) => speaking.run.place === undefined)
      .filter((one) => answer !== 'yes' && answerTo(one, departing(proposed)) === answer)
      .map(({ speaking: { item } }) => withSetAside(item, found.outcome).because),
    steps: found.shortfalls.flatMap(({ what, speaking: { item } }) =>
      what === 'steps' && 'steps' in item ? item.steps.filter(blocks) : [],
    ),
    awaits: [...new Set(awaits)].toSorted(),
    manners: found.speaking.flatMap(({ item, run }): Manner[] =>
      item.kind === 'manner'
        ? [
            {
              ...withSetAside(item, found.outcome),
              id: run.place === undefined ? item.id : `${item.id}~${run.place}`,
            },
          ]
        : [],
    ),
    notices: after.notices.filter(({ trigger }) => trigger === proposed.id),
    conflicts: byId([
      ...found.outcome.conflicts.map(({ kind, claims }) =>
        conflict(
          moment,
          kind,
          claims.map(({ rule }) => rule),
        ),
      ),
      ...undecided,
    ]),
    notCovered: gaps,
  };
}

function departing({ reasons }: Act): Verdict['answer'] {
  return reasons === undefined || reasons === '' ? 'yes, with a reason' : 'yes';
}

function answersOf(
  { shortfalls, outcome }: Judged,
  act: Act,
  undecided: readonly Conflict[],
  gaps: readonly NotCovered[],
): readonly Verdict['answer'][] {
  const departs = departing(act);
  return [
    ...shortfalls
      .filter(({ speaking }) => speaking.run.place === undefined)
      .map((one) => answerTo(one, departs)),
    ...outcome.conflicts.flatMap(({ kind }): Verdict['answer'][] => {
      if (kind === 'opposed') return ['conflict'];
      return kind === 'opposed advice' ? [departs] : [];
    }),
    ...undecided.map(() => 'undecided' as const),
    ...gaps.map(() => 'not covered' as const),
  ];
}

function answerTo({ speaking, what, lacks }: Shortfall, departs: Verdict['answer']): Verdict['answer'] {
  const isAdvice = speaking.item.force === 'should' || speaking.item.force === 'should not';
  if (what === 'barred' && lacks.length > 0) return isAdvice ? 'yes' : 'depends';
  if (isAdvice) return departs;
  return what === 'barred' || what === 'route' ? 'no' : 'not yet';
}

/** A bar of one reading, or something wanting on every reading, none being chosen. */
function undecidedOf(moment: Moment, { speaking }: Judged, act: Act): readonly Conflict[] {
  const open = speaking.filter(({ run }) => run.place !== undefined);
  const norms = [...new Set(open.map(({ run }) => run.rule.norm))];
  return norms.flatMap((norm) => {
    const readings = open.filter(({ run }) => run.rule.norm === norm);
    const [first] = readings;
    const isWanting = (one: Speaking) => shortfallsOf(moment, one, act).length > 0;
    const turns = readings.some(({ item }) => item.kind === 'bar') || readings.every(isWanting);
    return first !== undefined && turns ? [conflict(moment, 'readings differ', [first.run.rule])] : [];
  });
}

/** Its route comes to nobody whom the text names. */
function gapsOf(moment: Moment, { speaking }: Judged): readonly NotCovered[] {
  return speaking.flatMap(({ item, run }) => {
    const { to } = item;
    if (run.place !== undefined || to === undefined || to.people.length > 0) return [];
    if (!['in force', 'open', 'overdue', 'waiting for steps'].includes(item.state)) return [];
    const { rule } = run;
    const source = { norm: rule.norm.id, clause: rule.clause.number, version: rule.version.id };
    return to.gaps
      .filter(({ why }) => why !== 'party not named')
      .map((gap) => notCovered(moment, item.id, source, gap, rule.body.acts));
  });
}
