// One act held against everything that speaks of it, at its place in the record: what it would go against.
// Both the marks on acts done and the verdict on an act proposed come from here.

import type { Act } from '#engine/history.ts';
import type { Bar, Duty, Manner, Mark, Permission } from '#engine/standing.ts';

import { actType, doerOf, has, type Moment, momentOf } from './moment.ts';
import { type Run, runsAt } from './readings.ts';
import { suffice } from './roles.ts';
import { blocks, reachedBy, routeOf } from './steps.ts';
import { norms, type Rule } from './text.ts';
import { type Claim, FOR_ONE_ACT, type Outcome, weigh, withSetAside, wouldYield } from './weigh.ts';

export interface Found {
  readonly act: Act;
  readonly rule: Rule;
  readonly mark: Mark['mark'];
  readonly because: Mark['because'];
}

/** One that is awaited, undecided or in force, as it speaks of the act. */
export interface Speaking {
  readonly item: Bar | Duty | Permission | Manner;
  readonly run: Run;
}

export interface Shortfall {
  readonly speaking: Speaking;
  readonly what: 'barred' | 'route' | 'fields' | 'steps';
  readonly lacks: readonly string[];
}

export function marksAt(moment: Moment): readonly Found[] {
  return moment.acts.flatMap((act) => marksOfAct(moment, act));
}

/** The acts that went against one norm. */
export function marksOfNorm(moment: Moment, version: string, norm: string): readonly Act[] {
  return moment.acts
    .flatMap((act) => marksOfAct(moment, act, norm))
    .filter(({ mark }) => mark === 'gone against')
    .filter(({ because }) => because.norm === norm && because.version === version)
    .map(({ act }) => act);
}

/** When the act was recorded: by what had been recorded before it and had happened by then. What is learnt later marks nobody. */
function momentWhenRecorded(moment: Moment, act: Act): Moment {
  const { history } = moment;
  const place = history.acts.findIndex((one) => one.id === act.id);
  const acts = history.acts.slice(0, place + 1);
  const elsewhere = history.elsewhere.filter((one) => one.recorded <= act.recorded);
  const then = momentOf({ ...moment, history: { ...history, acts, elsewhere } }, act.happened);
  return { ...then, acts: [...then.acts.filter((one) => one !== act), act], judged: act };
}

function marksOfAct(moment: Moment, act: Act, only?: string): readonly Found[] {
  const spoken = norms(moment).filter(({ norm }) => only === undefined || norm.id === only);
  if (
    !spoken.some(({ norm }) =>
      [norm, ...norm.readings.map(({ body }) => body)].some(({ acts }) => acts.includes(act.act)),
    )
  )
    return [];
  const then = momentWhenRecorded(moment, act);
  const { shortfalls, outcome } = judged(then, act);
  const found = shortfalls
    .filter(({ speaking }) => speaking.run.place === undefined && isInForce(speaking.item))
    .filter(({ what, lacks }) => what !== 'barred' || lacks.length === 0)
    .map(
      ({ speaking: { item, run } }): Found => ({
        act,
        rule: run.rule,
        mark: markOf(item, act),
        because: withSetAside(item, outcome).because,
      }),
    );
  return found.filter((one, index) => found.findIndex((other) => isSame(one, other)) === index);
}

function isSame(a: Found, b: Found): boolean {
  return a.mark === b.mark && a.because.norm === b.because.norm && a.because.version === b.because.version;
}

function markOf({ force }: Speaking['item'], act: Act): Mark['mark'] {
  if (force !== 'should' && force !== 'should not') return 'gone against';
  return act.reasons === undefined || act.reasons === '' ? 'reason wanted' : 'departed';
}

const isInForce = ({ state }: { state: string }) =>
  ['in force', 'open', 'overdue', 'waiting for steps'].includes(state);

export interface Judged {
  readonly speaking: readonly Speaking[];
  readonly shortfalls: readonly Shortfall[];
  readonly outcome: Outcome;
}

export function judged(moment: Moment, act: Act): Judged {
  const all = runsAt(moment, act.act).flatMap((run): Speaking[] => {
    const { rule } = run;
    const items = [...run.items.bars, ...run.items.permissions, ...run.items.duties, ...run.items.manners];
    return items
      .filter((item) => isInForce(item) || item.state === 'awaiting')
      .filter((item) => item.acts.includes(act.act) && speaksOf(moment, item, act))
      .filter((item) => !allowsOthers(moment, item, act))
      .filter(
        (item) => rule.body.acts.includes(act.act) && (run.place === undefined || item.state !== 'overdue'),
      )
      .map((item) => ({ item, run }));
  });
  all.sort((a, b) => (`${a.item.id} ${a.item.kind}` < `${b.item.id} ${b.item.kind}` ? -1 : 1));
  const claims = all
    .filter(({ item, run }) => isInForce(item) && run.place === undefined)
    .map(({ item, run }): Claim => ({ item, rule: run.rule }));
  const outcome = weigh(moment, claims, FOR_ONE_ACT);
  const gone = claims.filter((claim) => !outcome.stands.includes(claim)).map(({ item }) => item);
  const isMoot = ({ item, run }: Speaking) =>
    item.kind === 'bar' &&
    item.state === 'awaiting' &&
    wouldYield(moment, { item, rule: run.rule }, outcome.stands);
  const speaking = all.filter((one) => !gone.some((item) => item === one.item) && !isMoot(one));
  const clashes = outcome.opposed.map(({ item }) => item);
  const shortfalls = speaking
    .filter(({ item }) => !clashes.some((one) => one === item))
    .flatMap((one) => shortfallsOf(moment, one, act));
  return { speaking, shortfalls, outcome };
}

/** must not and should not bind those they name, alone may everybody else. */
function speaksOf(moment: Moment, item: Speaking['item'], act: Act): boolean {
  const doer = doerOf(moment, act);
  if (doer === undefined) return false;
  return item.who.people.includes(doer) !== (item.kind === 'bar' && item.force === 'alone may');
}

/** A permission to do it to some, where the act names somebody else. Alone may has its own say on that. */
function allowsOthers(moment: Moment, { kind, force, to }: Speaking['item'], act: Act): boolean {
  if (kind !== 'permission' || force === 'alone may' || to === undefined || to.people.length === 0)
    return false;
  return reachedBy(moment, act).some((person) => !to.people.includes(person));
}

/** What an item finds wanting in the act: that it is done at all, to whom, with what, after what. */
export function shortfallsOf(moment: Moment, speaking: Speaking, act: Act): readonly Shortfall[] {
  const { item, run } = speaking;
  const reached = reachedBy(moment, act);
  if (item.kind === 'bar') {
    if (item.to === undefined || item.to.people.some((person) => reached.includes(person)))
      return [{ speaking, what: 'barred', lacks: item.awaits }];
    if (reached.length > 0) return [];
    return [
      { speaking, what: 'barred', lacks: [...item.awaits, actType(moment, act.act)?.to ?? item.to.words] },
    ];
  }
  if (!isInForce(item)) return [];
  const trigger = moment.acts.find(({ id }) => id === item.because.trigger);
  const found: Shortfall[] = [];
  const missing = item.with.filter((field) => !has(act, field));
  if (missing.length > 0) found.push({ speaking, what: 'fields', lacks: missing });
  if (item.kind === 'manner' || item.force === 'alone may') {
    const to = routeOf(moment, run.rule, trigger, true).reached;
    const outside = to !== undefined && reached.some((person) => !to.people.includes(person));
    const few = to !== undefined && !suffice(to, reached);
    if (to !== undefined && to.people.length > 0 && reached.length > 0 && (outside || few))
      found.push({ speaking, what: 'route', lacks: [] });
  }
  if (item.steps.some(blocks)) found.push({ speaking, what: 'steps', lacks: [] });
  return found;
}
