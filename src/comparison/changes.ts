// What differs between two answers to the same record: under another text, or after a ruling. It compares what follows,
// not the words it follows from, and judges nothing.

import type { CaseStanding, Duty, Holders, Manner, Notice } from '#engine/standing.ts';

type Kind = 'duties' | 'manners' | 'bars' | 'permissions' | 'notices' | 'walls' | 'questions';
const KINDS: readonly Kind[] = ['duties', 'manners', 'bars', 'permissions', 'notices', 'walls', 'questions'];

export type Followed = CaseStanding[Kind][number];

/** Whose it is · by when · to whom it goes · how strongly · what is told · what comes first · where it stands. */
export type Aspect = 'who' | 'date' | 'route' | 'force' | 'told' | 'steps' | 'state' | 'reading';

/** One thing that follows under only one of the two, or differently. */
export interface Change {
  readonly before?: Followed;
  readonly after?: Followed;
  /** Empty for what is only on one side. */
  readonly in: readonly Aspect[];
}

/** @returns what differs, in the order of the answers; the same item is known by its rule and what set it off, whatever its text. */
export function changesBetween(before: CaseStanding, after: CaseStanding): readonly Change[] {
  return KINDS.flatMap((kind) => changesOf(before[kind], after[kind]));
}

function changesOf(before: readonly Followed[], after: readonly Followed[]): readonly Change[] {
  const left = [...before];
  const right: Followed[] = [];
  const pairs: Change[] = [];
  const take = (key: (item: Followed) => string, item: Followed): boolean => {
    const at = left.findIndex((one) => key(one) === key(item));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found === undefined) return false;
    const differs = aspectsOf(found, item);
    if (differs.length > 0) pairs.push({ before: found, after: item, in: differs });
    return true;
  };
  for (const item of after) if (!take(ownKey, item)) right.push(item);
  const unmatched = right.filter((item) => !take(likeKey, item));
  return [
    ...left.map((item): Change => ({ before: item, in: [] })),
    ...unmatched.map((item): Change => ({ after: item, in: [] })),
    ...pairs,
  ];
}

/** The same rule, set off by the same act, for the same person told. */
function ownKey(item: Followed): string {
  return [item.kind, item.because.norm, item.because.trigger ?? '', toldTo(item)].join('|');
}

/** Another rule that asks the same of the same act. */
function likeKey(item: Followed): string {
  const acts = 'acts' in item ? item.acts.join(',') : item.kind === 'question' ? item.asks : '';
  const force = item.kind === 'bar' || item.kind === 'permission' ? item.force : '';
  return [item.kind, acts, force, item.because.trigger ?? '', toldTo(item)].join('|');
}

function toldTo(item: Followed): string {
  return item.kind === 'notice' ? item.to : '';
}

function aspectsOf(a: Followed, b: Followed): readonly Aspect[] {
  const differs: Aspect[] = [];
  const unless = (same: boolean, aspect: Aspect) => {
    if (!same) differs.push(aspect);
  };
  unless(sameHolders(bearersOf(a), bearersOf(b)), 'who');
  unless(dateOf(a) === dateOf(b), 'date');
  unless(sameHolders(routeOf(a), routeOf(b)), 'route');
  unless(forceOf(a) === forceOf(b), 'force');
  unless(toldIn(a) === toldIn(b), 'told');
  unless(stepsOf(a) === stepsOf(b), 'steps');
  unless(a.kind === 'question' || b.kind === 'question' || settledState(a) === settledState(b), 'state');
  unless(a.undecided === b.undecided, 'reading');
  return differs;
}

function bearersOf(item: Followed): Holders | undefined {
  return item.kind === 'notice' ? item.from : item.kind === 'wall' ? item.against : item.who;
}

function routeOf(item: Followed): Holders | undefined {
  return item.kind === 'notice' || item.kind === 'wall' || item.kind === 'question' ? undefined : item.to;
}

function sameHolders(a: Holders | undefined, b: Holders | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.mode === b.mode && a.people.toSorted().join() === b.people.toSorted().join();
}

function dateOf(item: Followed): string {
  const due = (item as Partial<Duty>).due;
  return due?.date ?? due?.words ?? '';
}

function forceOf(item: Followed): string {
  return item.kind === 'question' ? '' : item.force;
}

function toldIn(item: Followed): string {
  const { telling, with: carried } = item as Partial<Notice & Manner>;
  return JSON.stringify([telling, carried]);
}

function stepsOf(item: Followed): string {
  const steps = 'steps' in item ? item.steps : [];
  return JSON.stringify(steps.map(({ needs, of, act }) => [needs, of?.people.toSorted(), act]));
}

/** An open duty that is overdue only because its date is another is a change of date, and is counted once. */
function settledState({ state }: Exclude<Followed, { kind: 'question' }>): string {
  return state === 'overdue' ? 'open' : state;
}
