// All rules of a case, or all that speak of one act, held against each other: what is left, what is set aside, and what
// nobody can follow at once, which is for whoever rules.

import type { Entry } from './entries.ts';
import { keepBack } from './kept-back.ts';
import type { SetAsideWhy, Settled } from './opposition.ts';
import {
  covers,
  fieldsCovered,
  isExceptionTo,
  isTelling,
  meet,
  oppose,
  settle,
  sharedFields,
  sideOf,
  spokenTo,
} from './opposition.ts';
import type { Conflict } from './standing.ts';

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
  const lessened = new Set<Entry>();
  const opposed = new Set<Entry>();
  const conflicts = new Map<string, Conflict>();
  const note = (kind: Conflict['kind'], a: Entry, b: Entry) => {
    const conflict = conflictBetween(kind, [a, b], rules);
    conflicts.set(conflict.id, conflict);
  };
  for (const { a, b, settled } of pairsOf(entries, comparing.meet)) {
    if (out.has(a) || out.has(b)) continue;
    // What is left of a notice may no longer be what the other bars; a second wall that bars the same still does.
    const losesAgain = 'winner' in settled && settled.loser === a;
    if (lessened.has(a) && !losesAgain && !sharedFields(a, b)) continue;
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
    else if (winner.item.kind === 'wall' && loser.item.kind === 'notice') {
      keepBack(loser, winner);
      lessened.add(loser);
    } else if (why !== 'force') pierce(loser, winner);
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

/** A duty to tell of which every notice was set aside asks nothing any more. */
function isWalledOff(entry: Entry, out: ReadonlySet<Entry>): boolean {
  if (
    !entry.active ||
    entry.item.kind !== 'duty' ||
    !isTelling(entry) ||
    !entry.to ||
    entry.to.people.length === 0 ||
    entry.to.gaps.length > 0
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
