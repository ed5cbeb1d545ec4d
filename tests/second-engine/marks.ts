// What an act on the record went against, seen from the moment at which it was done.
// It knows nothing of what is owed now.

import type { Act } from '#engine/history.ts';
import type { Bar, Manner, Mark, StepState } from '#engine/standing.ts';
import { itemsOf } from './items.ts';
import { actType, before, has, idsIn, type Moment, momentOfAct } from './moment.ts';
import { type Run, runsAt } from './readings.ts';
import { reaches } from './steps.ts';
import type { Rule } from './text.ts';
import { type Claim, type Outcome, weigh } from './weigh.ts';

export interface Found {
  readonly act: Act;
  readonly rule: Rule;
  readonly mark: Mark['mark'];
  readonly because: Mark['because'];
}

export function marksAt(moment: Moment): readonly Found[] {
  return moment.acts.flatMap((act) => marksOfAct(moment, act));
}

/** The acts that went against one norm. */
export function marksOfNorm(moment: Moment, rule: Rule): readonly Act[] {
  return moment.acts
    .filter((act) => rule.body.acts.includes(act.act))
    .flatMap((act) => marksOfAct(moment, act))
    .filter((found) => found.rule.norm.id === rule.norm.id && found.rule.version.id === rule.version.id)
    .map(({ act }) => act);
}

function marksOfAct(moment: Moment, act: Act): readonly Found[] {
  const then = momentOfAct(moment, act);
  const runs = runsAt(then, act.act).filter(({ place }) => place === undefined);
  const reasons = act.reasons !== undefined && act.reasons !== '';
  const marked = (item: Bar | Manner, rule: Rule): Found => ({
    act,
    rule,
    mark: item.force === 'should' || item.force === 'should not' ? (reasons ? 'departed' : 'reason wanted') : 'gone against',
    because: item.because,
  });
  const barred = weighAct(then, runs, act)
    .outcome.stands.filter(({ item }) => item.kind === 'bar' && item.state === 'in force')
    .map(({ item, rule }) => marked(item as Bar, rule));
  const manners = runs.flatMap(({ rule, items }) =>
    items.manners
      .filter((manner) => applies(manner, act) && manner.state === 'open' && !isFollowed(then, manner, act))
      .map((manner) => marked(manner, rule)),
  );
  return [...barred, ...manners];
}

/** What bears on this person doing this act, weighed. What is only awaited is kept apart. */
export function weighAct(moment: Moment, runs: readonly Run[], act: Act): { outcome: Outcome; claims: readonly Claim[] } {
  const claims = runs.flatMap(({ rule }) => {
    const items = itemsOf(moment, rule);
    const past = itemsOf(before(moment), rule);
    const against = items.bars.filter((bar) => bar.state !== 'ended' && binds(moment, bar, act));
    const allowing = items.permissions.filter(
      (one) => (one.state === 'open' || one.state === 'waiting for steps') && applies(one, act),
    );
    const owed = past.duties.filter((one) => (one.state === 'open' || one.state === 'overdue') && applies(one, act));
    return [...against, ...allowing, ...owed].map((item): Claim => ({ item, rule }));
  });
  return { outcome: weigh(claims), claims };
}

export function applies(item: { acts: readonly string[]; who: { people: readonly string[] } }, act: Act): boolean {
  return item.acts.includes(act.act) && act.by !== null && item.who.people.includes(act.by);
}

/** must not and should not bind those they name, alone may everybody else; `to` limits it to acts that go there. */
export function binds(moment: Moment, bar: Bar, act: Act): boolean {
  if (!bar.acts.includes(act.act) || act.by === null) return false;
  if (bar.who.people.includes(act.by) === (bar.force === 'alone may')) return false;
  if (bar.to === undefined) return true;
  const party = actType(moment, act.act)?.to;
  return party !== undefined && has(act, party) && idsIn(act.values[party]).some((id) => bar.to?.people.includes(id));
}

/** Done to whom it should be, with what it should carry, and after what comes first. */
export function isFollowed(moment: Moment, manner: Manner, act: Act): boolean {
  if (manner.to !== undefined && !reaches(moment, act, manner.to)) return false;
  if (manner.with.some((field) => !has(act, field))) return false;
  return !manner.steps.some((step: StepState) => step.state === 'to do');
}

