// Norms held against each other for one person and one act: what stands, what is set aside and why, what conflicts.
// It knows nothing of how an answer is shown.

import type { Bar, Because, Duty, Notice, Permission, Wall } from '#engine/standing.ts';
import type { Rule } from './text.ts';

export type Weighed = Bar | Duty | Permission | Wall | Notice;

/** One item as it bears on one person and one act (for tell: one recipient and one field). */
export interface Claim {
  readonly item: Weighed;
  readonly rule: Rule;
}

export type SetAside = Because['setAside'][number];

export interface Outcome {
  readonly stands: readonly Claim[];
  readonly lost: readonly { readonly claim: Claim; readonly to: Claim; readonly why: SetAside['why'] | 'barred' }[];
  readonly conflicts: readonly {
    readonly kind: 'opposed' | 'opposed advice' | 'below the law';
    readonly claims: readonly Claim[];
  }[];
}

const bars = ({ item }: Claim) => item.kind === 'bar' || item.kind === 'wall';
const opposed = (a: Claim, b: Claim) => bars(a) !== bars(b);

export function weigh(claims: readonly Claim[]): Outcome {
  const lost: { claim: Claim; to: Claim; why: SetAside['why'] | 'barred' }[] = [];
  const conflicts: { kind: 'opposed' | 'opposed advice' | 'below the law'; claims: readonly Claim[] }[] = [];
  const lose = (claim: Claim, to: Claim, why: SetAside['why'] | 'barred') => lost.push({ claim, to, why });
  const left = () => claims.filter((claim) => !lost.some((one) => one.claim === claim));

  // A floor beats what is not a floor.
  for (const claim of claims.filter((one) => !one.rule.version.floor)) {
    for (const floor of claims.filter((one) => one.rule.version.floor && opposed(one, claim))) {
      lose(claim, floor, 'floor');
      conflicts.push({ kind: 'below the law', claims: [floor, claim] });
    }
  }
  // over: the exception sets aside the norm it names, unless it is itself set aside.
  const names = (a: Claim, b: Claim) =>
    a.rule.version.document === b.rule.version.document && a.rule.norm.over.includes(b.rule.norm.id);
  const excepted = (claim: Claim, among: readonly Claim[]): Claim | undefined =>
    among.find((one) => one !== claim && names(one, claim) && excepted(one, among.filter((other) => other !== claim)) === undefined);
  const afterFloors = left();
  for (const claim of afterFloors) {
    const exception = excepted(claim, afterFloors);
    if (exception !== undefined) lose(claim, exception, 'over');
  }
  // Higher rank, the highest first: what is itself set aside sets nothing aside.
  const rank = (claim: Claim) => (claim.rule.version.floor ? Number.POSITIVE_INFINITY : claim.rule.version.rank);
  for (const strong of left().toSorted((a, b) => rank(b) - rank(a))) {
    if (!left().includes(strong)) continue;
    for (const weak of left().filter((one) => opposed(one, strong) && rank(one) < rank(strong))) lose(weak, strong, 'rank');
  }
  // Equal rank.
  const equal = left();
  for (const bar of equal.filter(bars)) {
    for (const other of equal.filter((one) => !bars(one))) {
      const against = level(bar, other);
      if (against === 'barred') lose(other, bar, 'barred');
      else if (against === 'bar gives way') lose(bar, other, 'barred');
      else if (against !== 'with a reason') conflicts.push({ kind: against, claims: [bar, other] });
    }
  }
  return { stands: left(), lost, conflicts };
}

/** A bar against what requires or permits, neither of higher rank. */
function level(bar: Claim, other: Claim): 'opposed' | 'opposed advice' | 'barred' | 'bar gives way' | 'with a reason' {
  const { force } = bar.item;
  const wants = other.item.force;
  if (force === 'alone may') return 'barred';
  if (force === 'must not') return wants === 'must' || wants === 'has a right to' ? 'opposed' : 'barred';
  if (wants === 'must') return 'bar gives way';
  return wants === 'should' ? 'opposed advice' : 'with a reason';
}
