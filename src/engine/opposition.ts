// Rules that oppose each other: what prevails, what is set aside, and what nobody can follow at once. In order: the
// floor of the law, a declared exception, rank, and then what the forces say of each other.

import type { Entry } from './entries.ts';
import { peopleOf } from './roles.ts';
import type { Force } from './rules.ts';
import type { Because, Conflict } from './standing.ts';

type SetAsideWhy = Because['setAside'][number]['why'];

/** Which of two prevails and by what, or that nobody can say. */
type Settled =
  | { readonly winner: Entry; readonly loser: Entry; readonly why: SetAsideWhy | 'force' }
  | { readonly conflict: 'opposed' | 'opposed advice' }
  | 'with a reason';

type Side = 'for' | 'against' | undefined;

/** Whether an entry asks for or allows what it speaks of, or bars it. How an act is done opposes nothing. */
function sideOf({ item }: Entry): Side {
  if (item.kind === 'bar' || item.kind === 'wall') return 'against';
  return item.kind === 'manner' ? undefined : 'for';
}

/** Notices and walls, the notices of steps included, oppose each other and nothing else. */
function isTelling({ item, run }: Entry): boolean {
  return item.kind === 'notice' || item.kind === 'wall' || run.body.acts[0] === 'tell';
}

function toldBy({ item, run }: Entry): readonly string[] | 'everything' {
  return (item.kind === 'notice' || item.kind === 'wall' ? item.telling : run.body.telling) ?? [];
}

/** Whether an entry speaks of this person: for a bar of “alone may”, everybody but those it names. */
export function binds(entry: Entry, person: string): boolean {
  if (entry.item.kind === 'notice') return entry.item.to === person;
  if (entry.item.kind === 'wall') return peopleOf(entry.item.against).has(person);
  const named = peopleOf(entry.who).has(person);
  return isAlone(entry) ? !named : named;
}

function isAlone({ item }: Entry): boolean {
  return item.kind === 'bar' && item.force === 'alone may';
}

/** Whether both speak of one act and one person; of telling: of one recipient and one field. */
function meet(a: Entry, b: Entry): boolean {
  if (isTelling(a) !== isTelling(b)) return false;
  if (isTelling(a)) return sharedFields(a, b) && sharePeople(a, b);
  return a.run.body.acts.some((act) => b.run.body.acts.includes(act)) && sharePeople(a, b);
}

function sharedFields(a: Entry, b: Entry): boolean {
  const [x, y] = [toldBy(a), toldBy(b)];
  return x === 'everything' || y === 'everything' || x.some((field) => y.includes(field));
}

function spokenTo(entry: Entry): readonly string[] {
  if (entry.item.kind === 'notice') return [entry.item.to];
  if (entry.item.kind === 'wall') return entry.item.against.people;
  return isTelling(entry) ? (entry.to?.people ?? []) : entry.who.people;
}

function sharePeople(a: Entry, b: Entry): boolean {
  if (isAlone(a) && isAlone(b)) return true;
  const [list, other] = isAlone(a) || spokenTo(a).length > spokenTo(b).length ? [b, a] : [a, b];
  return spokenTo(list).some((person) => binds(other, person));
}

/** Whether everybody of whom the loser speaks is spoken of by the winner, so that nothing of it is left. */
function covers(winner: Entry, loser: Entry): boolean {
  if (isTelling(loser) && !fieldsCovered(winner, loser)) return false;
  if (isAlone(loser))
    return isAlone(winner) && winner.who.people.every((person) => loser.who.people.includes(person));
  return spokenTo(loser).every((person) => binds(winner, person));
}

/** A rule that declares itself an exception to another sets it aside, opposed to it or not. */
function isExceptionTo(a: Entry, b: Entry): boolean {
  if (!a.rule.norm.over.includes(b.rule.id) || a.rule.version.id !== b.rule.version.id) return false;
  const [x, y] = [a.occurrence.trigger, b.occurrence.trigger];
  // Set off by the same act, each time is its own; set off by different things, the exception holds throughout.
  return !x || !y || x.act !== y.act || x.id === y.id;
}

/**
 * Whether one can stand against the other at all. What reserves an act allows it in the same breath; and a bar on what an
 * act carries (a copy to somebody, a sanction) leaves the act itself to be done without.
 */
function oppose(a: Entry, b: Entry): boolean {
  return a.rule !== b.rule && !(b.item.kind === 'bar' && b.run.barsContent);
}

/** @param a asks or allows, @param b bars. */
function settle(a: Entry, b: Entry): Settled {
  const [x, y] = [a.rule.version, b.rule.version];
  if (x.floor !== y.floor)
    return x.floor ? { winner: a, loser: b, why: 'floor' } : { winner: b, loser: a, why: 'floor' };
  if (isExceptionTo(a, b)) return { winner: a, loser: b, why: 'over' };
  if (isExceptionTo(b, a)) return { winner: b, loser: a, why: 'over' };
  if (!x.floor && x.rank !== y.rank)
    return x.rank > y.rank ? { winner: a, loser: b, why: 'rank' } : { winner: b, loser: a, why: 'rank' };
  return byForce(a, b);
}

function byForce(a: Entry, b: Entry): Settled {
  const asked = forceOf(a);
  const isStrict = forceOf(b) !== 'should not';
  const wins = (winner: Entry, loser: Entry): Settled => ({ winner, loser, why: 'force' });
  // Two clauses that each reserve an act for somebody else cannot both be followed either.
  const insists = asked === 'must' || asked === 'has a right to' || (asked === 'alone may' && isAlone(b));
  if (isStrict) return insists ? { conflict: 'opposed' } : wins(b, a);
  if (asked === 'must') return wins(a, b);
  return asked === 'should' ? { conflict: 'opposed advice' } : 'with a reason';
}

function forceOf({ item }: Entry): Force {
  return item.force;
}

export function conflictBetween(
  kind: Conflict['kind'],
  entries: readonly { readonly rule: Entry['rule']; readonly run: Entry['run'] }[],
  rules: Conflict['rules'],
): Conflict {
  const rulesOf = [...new Map(entries.map(({ rule }) => [rule.key, rule])).values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  const acts = entries.map(({ run }) => run.body.acts);
  const shared = (acts[0] ?? []).filter((act) => acts.every((list) => list.includes(act)));
  return {
    id: `${kind}: ${rulesOf.map((rule) => rule.key).join(', ')}`,
    kind,
    acts: shared,
    norms: rulesOf.map((rule) => ({ norm: rule.id, clause: rule.clause, version: rule.version.id })),
    rules,
  };
}

/** How entries are held against each other: all that follows in a case, or what one act of one person meets. */
export interface Comparing {
  readonly meet: (a: Entry, b: Entry) => boolean;
  readonly covers: (winner: Entry, loser: Entry) => boolean;
}

/** In a case: persons and acts in common; only what is set aside for everybody of whom it speaks is gone. */
export const IN_THE_CASE: Comparing = { meet, covers };

export interface Outcome {
  /** What is left when all that is set aside has been taken out. */
  readonly standing: readonly Entry[];
  /** Entries that another requires or bars the opposite of, with nothing to choose between them. */
  readonly opposed: ReadonlySet<Entry>;
  readonly conflicts: readonly Conflict[];
}

const STAGES = ['floor', 'over', 'rank', 'force', undefined];

interface Pair {
  readonly a: Entry;
  readonly b: Entry;
  readonly settled: Exclude<Settled, 'with a reason'>;
  readonly stage: number;
}

/** Holds every entry against every other, the strongest ground first: what is already set aside sets nothing aside. */
export function settleAll(
  entries: readonly Entry[],
  rules: Conflict['rules'],
  comparing: Comparing,
): Outcome {
  const out = new Set<Entry>();
  const opposed = new Set<Entry>();
  const conflicts = new Map<string, Conflict>();
  const note = (kind: Conflict['kind'], a: Entry, b: Entry) => {
    const conflict = conflictBetween(kind, [a, b], rules);
    conflicts.set(conflict.id, conflict);
  };
  for (const { a, b, settled } of pairsOf(entries, comparing.meet)) {
    if (out.has(a) || out.has(b)) continue;
    if ('conflict' in settled) {
      note(settled.conflict, a, b);
      if (settled.conflict === 'opposed') opposed.add(a).add(b);
      // What has been told cannot be taken back, so it waits for whoever rules.
      if (a.item.kind === 'notice' && a.item.state === 'ready') a.item = { ...a.item, state: 'waiting' };
      continue;
    }
    const { winner, loser, why } = settled;
    if (why === 'floor') note('below the law', a, b);
    if (why !== 'force') noteSetAside(winner, loser, why);
    if (comparing.covers(winner, loser)) out.add(loser);
    else if (why !== 'force') pierce(loser, winner);
  }
  const standing = entries.filter((entry) => !out.has(entry) && !isWalledOff(entry, out));
  return { standing, opposed, conflicts: [...conflicts.values()] };
}

function pairsOf(entries: readonly Entry[], meets: Comparing['meet']): readonly Pair[] {
  const active = entries.filter((entry) => entry.active);
  const pairs: Pair[] = [];
  const add = (a: Entry, b: Entry, settled: Pair['settled']) =>
    pairs.push({ a, b, settled, stage: STAGES.indexOf('why' in settled ? settled.why : undefined) });
  for (const a of active) {
    if (a.rule.norm.over.length === 0) continue;
    for (const b of active)
      if (a !== b && isExceptionTo(a, b) && meets(a, b)) add(a, b, { winner: a, loser: b, why: 'over' });
  }
  for (const b of active) {
    if (sideOf(b) !== 'against') continue;
    for (const a of active) {
      // A duty to tell is kept for the recipients who may be told; its notices are held against the wall one by one.
      if (sideOf(a) !== 'for' || !oppose(a, b) || (isTelling(a) && a.item.kind === 'duty') || !meets(a, b))
        continue;
      const settled = settle(a, b);
      if (settled !== 'with a reason') add(a, b, settled);
    }
  }
  return pairs.length < 2 ? pairs : pairs.sort(strongestFirst);
}

function strongestFirst(x: Pair, y: Pair): number {
  return x.stage - y.stage || rankOf(y) - rankOf(x) || (keyOf(x) < keyOf(y) ? -1 : 1);
}

function rankOf({ settled }: Pair): number {
  return 'winner' in settled ? settled.winner.rule.version.rank : 0;
}

function keyOf({ a, b }: Pair): string {
  return `${a.item.id} ${b.item.id}`;
}

/** A wall that gives way for one recipient still stands against the others. */
function pierce(wall: Entry, winner: Entry): void {
  if (wall.item.kind !== 'wall' || !fieldsCovered(winner, wall)) return;
  const through = new Set(spokenTo(winner));
  const people = wall.item.against.people.filter((person) => !through.has(person));
  wall.item = { ...wall.item, against: { ...wall.item.against, people } };
}

/** Whether one speaks of every field of which the other does. */
function fieldsCovered(entry: Entry, other: Entry): boolean {
  const [given, walled] = [toldBy(entry), toldBy(other)];
  return (
    given === 'everything' || (walled !== 'everything' && walled.every((field) => given.includes(field)))
  );
}

/** A duty to tell of which every notice was set aside asks nothing any more. */
function isWalledOff(entry: Entry, out: ReadonlySet<Entry>): boolean {
  if (
    !entry.active ||
    entry.item.kind !== 'duty' ||
    !isTelling(entry) ||
    !entry.to ||
    entry.to.people.length === 0
  )
    return false;
  const stopped = new Set<string>();
  for (const one of out)
    if (
      one.item.kind === 'notice' &&
      one.rule === entry.rule &&
      one.occurrence.trigger === entry.occurrence.trigger
    )
      stopped.add(one.item.to);
  return stopped.size > 0 && entry.to.people.every((person) => stopped.has(person));
}

function noteSetAside(winner: Entry, loser: Entry, why: SetAsideWhy): void {
  const { id, version } = loser.rule;
  if (winner.setAside.some((one) => one.norm === id && one.version === version.id)) return;
  winner.setAside.push({ norm: id, version: version.id, why });
  winner.setAside.sort((a, b) => (`${a.version}:${a.norm}` < `${b.version}:${b.norm}` ? -1 : 1));
}
