// What would be otherwise under another text: one record worked out under two rulebooks, and what many come to, rule by
// rule and in the order of the texts. It judges nothing.

import type { Because, CaseStanding, Duty } from '#engine/standing.ts';
import { type Aspect, type Change, changesBetween, type Followed } from './changes.ts';

/** What becomes of it: there only afterwards, only before, or on both sides and otherwise in one respect. */
export type Effect = 'appears' | 'goes' | Aspect;
export type FollowedKind = Followed['kind'];

export type Cited = Pick<Because, 'norm' | 'clause' | 'version'>;

export interface Example<Of> {
  readonly of: Of;
  /** Absent where there was nothing before, or it is not to be told. */
  readonly before?: string;
  readonly after?: string;
}

export interface Count {
  readonly effect: Effect;
  /** Records in which it comes about. */
  readonly records: number;
  /** How often in all: one record may have several notices. */
  readonly times: number;
}

/** What changes by one rule, by the rule that takes its place, or by one that is new. */
export interface RuleConsequence<Of> {
  readonly kind: FollowedKind;
  readonly before?: Cited;
  readonly after?: Cited;
  /** Of both rules in their files; one that is on one side only has the same twice. For the order of the texts. */
  readonly lines: readonly [number, number];
  readonly counts: readonly Count[];
  /** The first records met, one example of each. */
  readonly examples: readonly Example<Of>[];
}

export interface Consequences<Of> {
  readonly looked: number;
  readonly changed: number;
  /** In the order of the texts. */
  readonly rules: readonly RuleConsequence<Of>[];
  /** For each kind of thing, and what becomes of it, in how many records. */
  readonly totals: readonly {
    readonly kind: FollowedKind;
    readonly effect: Effect;
    readonly records: number;
  }[];
}

/** In the order in which they are told of. */
export const KINDS: readonly FollowedKind[] = [
  'duty',
  'notice',
  'question',
  'manner',
  'bar',
  'permission',
  'wall',
];

/**
 * What differs between two answers to one record. Whether somebody has been told is of the record, which was made under
 * one text only: it is no consequence of the other.
 */
export function consequencesIn(before: CaseStanding, after: CaseStanding): readonly Change[] {
  return changesBetween(before, after).flatMap((change): readonly Change[] => {
    const { before: was, after: is } = change;
    if (was === undefined || is === undefined || !isTelling(was)) return [change];
    const rest = change.in.filter((aspect) => aspect !== 'state');
    return rest.length === 0 ? [] : [{ ...change, in: rest }];
  });
}

function isTelling(item: Followed): boolean {
  return item.kind === 'notice' || (item as Partial<Duty>).acts?.includes('tell') === true;
}

/** What rules are known by in two sums of the same texts. */
export function ruleKey({
  kind,
  before,
  after,
}: Pick<RuleConsequence<unknown>, 'kind' | 'before' | 'after'>): string {
  return [kind, before?.version, before?.norm, after?.version, after?.norm].join('|');
}

const NUMBERED = new Intl.Collator('en', { numeric: true });

/** By the first number of the clause, then as the rules stand in their files. */
export function asInTheTexts(one: Ordered, other: Ordered): number {
  const clause = (rule: Ordered) => (rule.before ?? rule.after)?.clause ?? '';
  const chapter = (rule: Ordered) => Number.parseInt(clause(rule), 10) || 0;
  return (
    chapter(one) - chapter(other) ||
    one.lines[0] - other.lines[0] ||
    one.lines[1] - other.lines[1] ||
    NUMBERED.compare(clause(one), clause(other)) ||
    KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind)
  );
}

type Ordered = Pick<RuleConsequence<unknown>, 'kind' | 'before' | 'after' | 'lines'>;
