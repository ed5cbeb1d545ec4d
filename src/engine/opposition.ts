// Two rules held against each other: whether they oppose, and which prevails. In order: the floor of the law, a declared
// exception, rank, and then what the forces say of each other.

import type { Entry } from './entries.ts';
import { peopleOf } from './roles.ts';
import type { Force } from './rules.ts';
import type { Because } from './standing.ts';

export type SetAsideWhy = Because['setAside'][number]['why'];

/** Which of two prevails and by what, or that nobody can say. */
export type Settled =
  | { readonly winner: Entry; readonly loser: Entry; readonly why: SetAsideWhy | 'force' }
  | { readonly conflict: 'opposed' | 'opposed advice' }
  | 'with a reason';

type Side = 'for' | 'against' | undefined;

/** Whether an entry asks for or allows what it speaks of, or bars it. How an act is done opposes nothing. */
export function sideOf({ item }: Entry): Side {
  if (item.kind === 'bar' || item.kind === 'wall') return 'against';
  return item.kind === 'manner' ? undefined : 'for';
}

/** Notices and walls, the notices of steps included, oppose each other and nothing else. */
export function isTelling({ item, run }: Entry): boolean {
  return item.kind === 'notice' || item.kind === 'wall' || run.body.acts[0] === 'tell';
}

function toldBy({ item, run }: Entry): readonly string[] | 'everything' {
  return (item.kind === 'notice' || item.kind === 'wall' ? item.telling : run.body.telling) ?? [];
}

/** Whether an entry speaks of this person: for a bar of “alone may”, everybody but those it names. */
export function binds(entry: Entry, person: string): boolean {
  if (entry.item.kind === 'notice') return entry.item.to === person;
  if (entry.item.kind === 'wall') return peopleOf(entry.item.against).has(person);
  if (isTelling(entry)) return spokenTo(entry).includes(person);
  const named = peopleOf(entry.who).has(person);
  return isAlone(entry) ? !named : named;
}

function isAlone({ item }: Entry): boolean {
  return item.kind === 'bar' && item.force === 'alone may';
}

/** Whether both speak of one act and one person; of telling: of one recipient and one field. */
export function meet(a: Entry, b: Entry): boolean {
  if (isTelling(a) !== isTelling(b)) return false;
  if (isTelling(a)) return sharedFields(a, b) && sharePeople(a, b);
  return a.run.body.acts.some((act) => b.run.body.acts.includes(act)) && sharePeople(a, b);
}

export function sharedFields(a: Entry, b: Entry): boolean {
  const [x, y] = [toldBy(a), toldBy(b)];
  return x === 'everything' || y === 'everything' || x.some((field) => y.includes(field));
}

export function spokenTo(entry: Entry): readonly string[] {
  if (entry.item.kind === 'notice') return [entry.item.to];
  if (entry.item.kind === 'wall') return entry.item.against.people;
  return isTelling(entry) ? (entry.to?.people ?? []) : entry.who.people;
}

function sharePeople(a: Entry, b: Entry): boolean {
  if (isAlone(a) && isAlone(b)) return true;
  // What only some may do speaks of everybody else, so that it is the other’s people who are gone through.
  const other = isAlone(b) || (!isAlone(a) && spokenTo(a).length <= spokenTo(b).length) ? a : b;
  return spokenTo(other).some((person) => binds(other === a ? b : a, person));
}

/** Whether everybody and every act of which the loser speaks is spoken of by the winner, so that nothing of it is left. */
export function covers(winner: Entry, loser: Entry): boolean {
  if (isTelling(loser) && !fieldsCovered(winner, loser)) return false;
  if (!isTelling(loser) && !loser.run.body.acts.every((act) => winner.run.body.acts.includes(act)))
    return false;
  if (isAlone(loser))
    return isAlone(winner) && winner.who.people.every((person) => loser.who.people.includes(person));
  return spokenTo(loser).every((person) => binds(winner, person));
}

/** A rule that declares itself an exception to another sets it aside, opposed to it or not. */
export function isExceptionTo(a: Spoken, b: Spoken): boolean {
  if (!a.rule.norm.over.includes(b.rule.id) || a.rule.version.id !== b.rule.version.id) return false;
  const [x, y] = [a.occurrence.trigger, b.occurrence.trigger];
  // Set off by the same act, each time is its own; set off by different things, the exception holds throughout.
  return !x || !y || x.act !== y.act || x.id === y.id;
}

/**
 * Whether one can stand against the other at all. What reserves an act allows it in the same breath; and a bar on what an
 * act carries (a copy to somebody, a sanction) leaves the act itself to be done without.
 */
export function oppose(a: Entry, b: Entry): boolean {
  return a.rule !== b.rule && !(b.item.kind === 'bar' && b.run.barsContent);
}

/** @param a asks or allows, @param b bars. */
export function settle(a: Entry, b: Entry): Settled {
  return byGround(a, b) ?? byForce(a, b);
}

type Spoken = Pick<Entry, 'rule' | 'occurrence'>;

/** The floor of the law, a declared exception or rank; undefined where only their forces can say. */
export function byGround<A extends Spoken, B extends Spoken>(
  a: A,
  b: B,
): { readonly winner: A | B; readonly loser: A | B; readonly why: SetAsideWhy } | undefined {
  const [x, y] = [a.rule.version, b.rule.version];
  if (x.floor !== y.floor)
    return x.floor ? { winner: a, loser: b, why: 'floor' } : { winner: b, loser: a, why: 'floor' };
  if (isExceptionTo(a, b)) return { winner: a, loser: b, why: 'over' };
  if (isExceptionTo(b, a)) return { winner: b, loser: a, why: 'over' };
  if (!x.floor && x.rank !== y.rank)
    return x.rank > y.rank ? { winner: a, loser: b, why: 'rank' } : { winner: b, loser: a, why: 'rank' };
  return undefined;
}

/** Whether a wall prevails over what is to be told by this rule; where nobody can say, it does not. */
export function isWalledBy(telling: Spoken & Pick<Entry, 'run'>, wall: Entry): boolean {
  if (isExceptionTo(wall, telling)) return true;
  const ground = byGround(telling, wall);
  if (ground) return ground.winner === wall;
  return telling.run.body.force === 'should' && wall.item.force === 'must not';
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

/** Whether one speaks of every field of which the other does. */
export function fieldsCovered(entry: Entry, other: Entry): boolean {
  const [given, walled] = [toldBy(entry), toldBy(other)];
  return (
    given === 'everything' || (walled !== 'everything' && walled.every((field) => given.includes(field)))
  );
}
