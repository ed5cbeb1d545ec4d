// Norms held against each other: what stands, what is set aside and why, what nobody can follow at once.
// It knows nothing of when a norm was set off or of how an answer is shown.

import type { Act } from '#engine/history.ts';
import type { Bar, Because, Conflict, Duty, Manner, Notice, Permission, Wall } from '#engine/standing.ts';
import { keyOf } from './items.ts';
import type { Moment } from './moment.ts';
import type { Rule } from './text.ts';

export type Opposable = Bar | Duty | Permission | Manner | Wall | Notice;

/** One item that is in force, owed or open, and decided. */
export interface Claim {
  readonly item: Opposable;
  readonly rule: Rule;
}

type SetAside = Because['setAside'][number];
type Ground = SetAside['why'] | 'force';

export interface Outcome {
  readonly stands: readonly Claim[];
  readonly setAside: ReadonlyMap<string, readonly SetAside[]>;
  readonly conflicts: readonly { readonly kind: Conflict['kind']; readonly claims: readonly Claim[] }[];
  /** Items that another requires or bars the opposite of, with nothing to choose between them. */
  readonly opposed: readonly Claim[];
  /** Of a wall that gives way to some: to whom. */
  readonly pierced: ReadonlyMap<string, readonly string[]>;
  /** Of a notice that a wall keeps something out of: what is left to tell. */
  readonly left: ReadonlyMap<string, readonly string[]>;
}

/** `about`: both speak of one act and one person. `wholly`: everything of which the loser speaks, the winner does. */
export interface Comparing {
  readonly about: (a: Claim, b: Claim) => boolean;
  readonly wholly: (winner: Claim, loser: Claim) => boolean;
}

type Settled =
  | { readonly winner: Claim; readonly loser: Claim; readonly why: Ground }
  | { readonly clash: 'opposed' | 'opposed advice'; readonly bar: Claim; readonly other: Claim };

/** In order: floors, exceptions, rank, force. What is already set aside sets nothing aside. */
export function weigh(world: Moment, claims: readonly Claim[], { about, wholly }: Comparing): Outcome {
  const out: Claim[] = [];
  const setAside = new Map<string, SetAside[]>();
  const conflicts: { kind: Conflict['kind']; claims: readonly Claim[] }[] = [];
  const opposed: Claim[] = [];
  const pierced = new Map<string, string[]>();
  const left = new Map<string, readonly string[]>();
  const settled = pairs(world, claims, about);
  const stages = [
    ...(['floor', 'over', 'rank', 'force'] as const).map((why) => strongestFirst(settled, why)),
    settled.filter((one) => 'clash' in one),
  ];
  for (const one of stages.flat()) {
    if ('clash' in one) {
      if (out.includes(one.bar) || out.includes(one.other) || nothingShared(left, one.other, one.bar))
        continue;
      conflicts.push({ kind: one.clash, claims: [one.other, one.bar] });
      if (one.clash === 'opposed') opposed.push(one.bar, one.other);
      continue;
    }
    const { winner, loser, why } = one;
    if (out.includes(winner) || out.includes(loser)) continue;
    // A second wall that bars the same still does.
    if (loser.item.kind !== 'notice' && nothingShared(left, winner, loser)) continue;
    if (why === 'floor') conflicts.push({ kind: 'below the law', claims: [winner, loser] });
    if (why !== 'force') note(setAside, winner, loser, why);
    if (covers(winner, remaining(pierced, loser), left, wholly)) out.push(loser);
    else if (winner.item.kind === 'wall' && loser.item.kind === 'notice')
      left.set(
        loser.item.id,
        fieldsLeft(left, loser.item).filter((field) => !walls(winner, field)),
      );
    else if (why !== 'force') pierce(pierced, winner, loser);
  }
  const stands = claims.filter((claim) => !out.includes(claim));
  return { stands, setAside, conflicts, opposed, pierced, left };
}

function fieldsLeft(left: ReadonlyMap<string, readonly string[]>, notice: Notice): readonly string[] {
  return left.get(notice.id) ?? notice.telling;
}

const walls = ({ item }: Claim, field: string) =>
  item.kind === 'wall' && (item.telling === 'everything' || item.telling.includes(field));

/** A wall has nothing to say of what is left of a notice. */
function nothingShared(left: ReadonlyMap<string, readonly string[]>, a: Claim, b: Claim): boolean {
  const [notice, wall] = a.item.kind === 'notice' ? [a, b] : [b, a];
  if (notice.item.kind !== 'notice' || !left.has(notice.item.id)) return false;
  return !fieldsLeft(left, notice.item).some((field) => walls(wall, field));
}

/** A wall that has given way to everybody of whom it speaks is gone. */
function remaining(pierced: ReadonlyMap<string, readonly string[]>, claim: Claim): Claim {
  const { item } = claim;
  if (item.kind !== 'wall') return claim;
  const gone = pierced.get(item.id) ?? [];
  const people = item.against.people.filter((person) => !gone.includes(person));
  return { ...claim, item: { ...item, against: { ...item.against, people } } };
}

function covers(
  winner: Claim,
  loser: Claim,
  left: ReadonlyMap<string, readonly string[]>,
  wholly: Comparing['wholly'],
): boolean {
  const { item } = loser;
  if (item.kind !== 'notice' || !left.has(item.id)) return wholly(winner, loser);
  return wholly(winner, { ...loser, item: { ...item, telling: fieldsLeft(left, item) } });
}

function pairs(world: Moment, claims: readonly Claim[], about: Comparing['about']): readonly Settled[] {
  const found: Settled[] = [];
  for (const a of claims)
    for (const b of claims)
      if (a !== b && isException(world, a, b) && about(a, b))
        found.push({ winner: a, loser: b, why: 'over' });
  for (const bar of claims.filter(bars))
    for (const other of claims.filter((claim) => !bars(claim) && isOpposable(claim))) {
      if (bar.rule.norm === other.rule.norm || barsContent(world, bar) || !about(other, bar)) continue;
      const one = settle(world, other, bar);
      if (one !== undefined) found.push(one);
    }
  return found;
}

/** How an act is done opposes nothing; a duty to tell is held against walls notice by notice. */
const isOpposable = ({ item }: Claim) =>
  item.kind !== 'manner' && !(item.kind === 'duty' && item.acts.includes('tell'));

const bars = ({ item }: Claim) => item.kind === 'bar' || item.kind === 'wall';

/** `over` names a norm of the same version; set off by the same kind of act, each time is its own. */
function isException(world: Moment, a: Claim, b: Claim): boolean {
  return isExceptionOf(world, a, b.rule, b.item.because.trigger);
}

function isExceptionOf(
  world: Moment,
  { rule, item }: Claim,
  other: Rule,
  trigger: string | undefined,
): boolean {
  if (rule.version.id !== other.version.id || !rule.norm.over.includes(other.norm.id)) return false;
  return isSameTime(world, item.because.trigger, trigger);
}

function isSameTime(world: Moment, x: string | undefined, y: string | undefined): boolean {
  const acts = [...world.acts, ...world.history.acts, ...world.history.elsewhere];
  const kind = (id: string) => acts.find((act) => act.id === id)?.act;
  return x === undefined || y === undefined || x === y || kind(x) !== kind(y);
}

/** A bar with a condition on what the act itself carries bars not the act but what is in it. */
function barsContent(world: Moment, { rule, item }: Claim): boolean {
  const types = world.rulebook.vocabulary.procedures
    .flatMap(({ acts }) => acts)
    .filter(({ name }) => rule.body.acts.includes(name));
  const carried = types.flatMap(({ facts, fields }) => [...facts, ...fields.map(({ name }) => name)]);
  return (
    item.kind === 'bar' &&
    rule.body.if.some(
      (one) =>
        (one.is === 'fact' && carried.includes(one.fact)) ||
        (one.is === 'role' && carried.includes(one.subject)),
    )
  );
}

/** A bar that is only awaited yields to what would prevail over it by floor, over or rank, whatever the fact. */
export function wouldYield(world: Moment, bar: Claim, stands: readonly Claim[]): boolean {
  if (barsContent(world, bar)) return false;
  return stands.some((other) => {
    if (bars(other) || other.item.kind === 'manner') return false;
    const settled = settle(world, other, bar);
    return settled !== undefined && 'why' in settled && settled.winner === other && settled.why !== 'force';
  });
}

function settle(world: Moment, other: Claim, bar: Claim): Settled | undefined {
  const [x, y] = [other.rule.version, bar.rule.version];
  const wins = (winner: Claim, why: Ground): Settled => ({
    winner,
    loser: winner === bar ? other : bar,
    why,
  });
  if (x.floor !== y.floor) return wins(x.floor ? other : bar, 'floor');
  if (isException(world, other, bar)) return wins(other, 'over');
  if (isException(world, bar, other)) return wins(bar, 'over');
  if (!x.floor && x.rank !== y.rank) return wins(x.rank > y.rank ? other : bar, 'rank');
  const asked = other.item.force;
  const isAlone = bar.item.force === 'alone may';
  if (isAlone || bar.item.force === 'must not') {
    const insists = asked === 'must' || asked === 'has a right to' || (isAlone && asked === 'alone may');
    return insists ? { clash: 'opposed', bar, other } : wins(bar, 'force');
  }
  if (asked === 'must') return wins(other, 'force');
  return asked === 'should' ? { clash: 'opposed advice', bar, other } : undefined;
}

/** Whether this wall prevails over telling by this rule. */
export function isWalled(world: Moment, rule: Rule, trigger: Act | undefined, wall: Claim): boolean {
  if (isExceptionOf(world, wall, rule, trigger?.id)) return true;
  const [x, y] = [rule.version, wall.rule.version];
  if (x.floor !== y.floor) return y.floor;
  const isException = x.id === y.id && rule.norm.over.includes(wall.rule.norm.id);
  if (isException && isSameTime(world, trigger?.id, wall.item.because.trigger)) return false;
  if (!x.floor && x.rank !== y.rank) return y.rank > x.rank;
  return rule.force === 'should' && wall.item.force === 'must not';
}

/** Within one ground the higher rank first, and an exception to an exception before it. */
function strongestFirst(settled: readonly Settled[], why: Ground): readonly Settled[] {
  const here = settled.flatMap((one) => ('why' in one && one.why === why ? [one] : []));
  const depth = (claim: Claim, seen: readonly Claim[]): number => {
    const above = here.filter(({ loser, winner }) => loser === claim && !seen.includes(winner));
    return above.length === 0
      ? 0
      : 1 + Math.max(...above.map(({ winner }) => depth(winner, [...seen, winner])));
  };
  return here.toSorted(
    (a, b) =>
      b.winner.rule.version.rank - a.winner.rule.version.rank ||
      (why === 'over' ? depth(a.winner, [a.winner]) - depth(b.winner, [b.winner]) : 0) ||
      (order(a) < order(b) ? -1 : 1),
  );
}

const order = ({ winner, loser }: { winner: Claim; loser: Claim }) =>
  [winner, loser].map(({ item }) => keyOf(item)).join(' ');

function note(map: Map<string, SetAside[]>, winner: Claim, loser: Claim, why: SetAside['why']): void {
  const { norm, version } = loser.item.because;
  const list = map.get(keyOf(winner.item)) ?? [];
  if (list.some((one) => one.norm === norm && one.version === version)) return;
  const key = (one: SetAside) => `${one.version}:${one.norm}`;
  map.set(
    keyOf(winner.item),
    [...list, { norm, version, why }].toSorted((a, b) => (key(a) < key(b) ? -1 : 1)),
  );
}

const isAlone = ({ item }: Claim) => item.kind === 'bar' && item.force === 'alone may';

/** An item with what it set aside. */
export function withSetAside<T extends { kind: string; id: string; because: Because }>(
  item: T,
  { setAside }: Outcome,
): T {
  const list = setAside.get(keyOf(item));
  return list === undefined ? item : { ...item, because: { ...item.because, setAside: list } };
}

// ── In a case: who and what items speak of ──────────────────────────────────────────────────────

const tells = ({ item, rule }: Claim) =>
  item.kind === 'notice' || item.kind === 'wall' || rule.body.acts.includes('tell');

/** Those of whom an item speaks: of telling, those told; of alone may’s bar, everybody it does not name. */
function spokenOf(world: Moment, { item, rule }: Claim): readonly string[] {
  if (item.kind === 'notice') return [item.to];
  if (item.kind === 'wall') return item.against.people;
  if (rule.body.acts.includes('tell')) return item.to?.people ?? [];
  if (item.kind !== 'bar' || item.force !== 'alone may') return item.who.people;
  return world.directory.people.map(({ id }) => id).filter((id) => !item.who.people.includes(id));
}

function fieldsOf({ item, rule }: Claim): readonly string[] | 'everything' {
  return (item.kind === 'notice' || item.kind === 'wall' ? item.telling : rule.body.telling) ?? [];
}

function actsOf({ item }: Claim): readonly string[] {
  return item.kind === 'notice' || item.kind === 'wall' ? ['tell'] : item.acts;
}

function fieldsCovered(winner: Claim, loser: Claim): boolean {
  const [all, some] = [fieldsOf(winner), fieldsOf(loser)];
  return all === 'everything' || (some !== 'everything' && some.every((field) => all.includes(field)));
}

/** Of everything that follows in a case: what one item sets aside for everybody, and every act, of whom it speaks. */
export function inTheCase(world: Moment): Comparing {
  return {
    about: (a, b) => {
      if (tells(a) !== tells(b)) return false;
      const [x, y] = [fieldsOf(a), fieldsOf(b)];
      const shared = x === 'everything' || y === 'everything' || x.some((field) => y.includes(field));
      if (tells(a) && !shared) return false;
      return (
        actsOf(a).some((act) => actsOf(b).includes(act)) &&
        // Each of two that reserve an act speaks of everybody else there is or will be.
        ((isAlone(a) && isAlone(b)) ||
          spokenOf(world, a).some((person) => spokenOf(world, b).includes(person)))
      );
    },
    // Alone may’s bar speaks of everybody else there is or will be: only another covers it.
    wholly: (winner, loser) =>
      (!isAlone(loser) || isAlone(winner)) &&
      (!tells(loser) || fieldsCovered(winner, loser)) &&
      actsOf(loser).every((act) => actsOf(winner).includes(act)) &&
      spokenOf(world, loser).every((person) => spokenOf(world, winner).includes(person)),
  };
}

/** For one person’s act nothing is partly set aside. */
export const FOR_ONE_ACT: Comparing = { about: () => true, wholly: () => true };

function pierce(map: Map<string, string[]>, winner: Claim, loser: Claim): void {
  if (loser.item.kind !== 'wall' || !fieldsCovered(winner, loser)) return;
  const { item } = winner;
  const people =
    item.kind === 'notice' ? [item.to] : item.kind === 'wall' ? item.against.people : (item.to?.people ?? []);
  map.set(loser.item.id, [...(map.get(loser.item.id) ?? []), ...people]);
}
