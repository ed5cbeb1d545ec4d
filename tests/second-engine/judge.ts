// The second judge: whether one person may do one act now, read as the last act on the record.
// Written from src/engine/README.md and the types alone.

import type { Calendar } from '#calendar/calendar.ts';
import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Because, Verdict } from '#engine/standing.ts';
import { standingOf } from './derive.ts';
import { applies, isFollowed, weighAct } from './marks.ts';
import { momentOf, type World } from './moment.ts';
import { runsAt } from './readings.ts';
import { blocks } from './steps.ts';

const WORST_FIRST = ['no', 'conflict', 'undecided', 'depends', 'not yet', 'not covered', 'yes, with a reason', 'yes'] as const;

export function judge(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
  proposed: Act,
): Verdict {
  const act: Act = { ...proposed, happened: now, recorded: now };
  const world: World = { rulebook, directory, history: { ...history, acts: [...history.acts, act] }, calendars, now };
  const known = momentOf(world, now);
  const last = known.acts.find(({ id }) => id === act.id) ?? act;
  const moment = { ...known, acts: [...known.acts.filter((one) => one !== last), last], judged: last };
  const runs = runsAt(moment, last.act);
  const decided = runs.filter(({ place }) => place === undefined);
  const { outcome, claims } = weighAct(moment, decided, last);
  const standing = outcome.stands.map(({ item }) => item);
  const bars = standing.flatMap((item) => (item.kind === 'bar' ? [item] : []));
  const allowed = standing.flatMap((item) => (item.kind === 'permission' || item.kind === 'duty' ? [item] : []));
  const manners = decided.flatMap(({ items }) => items.manners).filter((manner) => applies(manner, last));
  const open = manners.filter(({ state }) => state === 'open');
  const reasons = last.reasons !== undefined && last.reasons !== '';
  const steps = [...allowed, ...open].flatMap((item) => item.steps).filter(blocks);
  const firm = (force: string) => force === 'must not' || force === 'alone may';
  const conflicting = outcome.conflicts.filter(({ kind }) => kind !== 'below the law');
  const opposed = conflicting.filter(({ kind }) => kind === 'opposed');
  const clashing = opposed.flatMap((one) => one.claims.map(({ item }) => item));
  const unfollowed = open.filter((manner) => !isFollowed(moment, manner, last));

  const differing = runs.filter(({ place }) => place !== undefined);
  const turnsOnReading =
    differing.length > 0 &&
    differing.some(({ rule, items }) => {
      const speaks = [...items.bars, ...items.manners, ...items.permissions].some(({ acts }) => acts.includes(last.act));
      return speaks && rule.body.acts.includes(last.act);
    });

  const answers: Verdict['answer'][] = ['yes'];
  if (bars.some((bar) => bar.state === 'in force' && firm(bar.force) && !clashing.includes(bar))) answers.push('no');
  if (unfollowed.some(({ force, to, with: fields }) => force === 'must' && (to !== undefined || fields.length > 0)))
    answers.push('no');
  if (opposed.length > 0) answers.push('conflict');
  if (turnsOnReading) answers.push('undecided');
  if (bars.some((bar) => bar.state === 'awaiting' && firm(bar.force))) answers.push('depends');
  if (steps.length > 0) answers.push('not yet');
  if (open.some(({ to }) => (to?.gaps.length ?? 0) > 0)) answers.push('not covered');
  const should =
    bars.some((bar) => bar.state === 'in force' && bar.force === 'should not') ||
    unfollowed.some(({ force }) => force === 'should');
  if (should && !reasons) answers.push('yes, with a reason');

  const { judged: _, ...done } = moment;
  const following = standingOf(done);
  const bearing = [...standing, ...manners];
  return {
    answer: WORST_FIRST.find((one) => answers.includes(one)) ?? 'yes',
    spokenOf: bearing.length > 0 || claims.length > 0 || turnsOnReading,
    because: bearing.map((item): Because => item.because),
    steps,
    awaits: bars.filter(({ state }) => state === 'awaiting').flatMap(({ awaits }) => awaits),
    manners,
    notices: following.notices.filter(({ trigger }) => trigger === last.id),
    conflicts: following.conflicts.filter(({ acts }) => acts.includes(last.act)),
    notCovered: following.notCovered.filter(({ acts }) => acts.includes(last.act)),
  };
}

