// What would be otherwise under another text: the same records worked out under two rulebooks, and the differences summed
// rule by rule. It takes one record at a time and keeps only numbers and a few examples; it judges nothing.

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

/** The sentence of one thing that follows; asked only for what is kept as an example. undefined: it is not to be told. */
export type Tell = (item: Followed) => string | undefined;

export interface Summing<Of> {
  add(of: Of, changes: readonly Change[], tell: Tell): void;
  sum(): Consequences<Of>;
}

const EFFECTS: readonly Effect[] = [
  'appears',
  'goes',
  'who',
  'date',
  'route',
  'told',
  'force',
  'steps',
  'state',
  'reading',
];
const KINDS: readonly FollowedKind[] = ['duty', 'notice', 'question', 'manner', 'bar', 'permission', 'wall'];

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

interface Growing<Of> {
  readonly kind: FollowedKind;
  readonly before?: Cited;
  readonly after?: Cited;
  readonly lines: readonly [number, number];
  readonly counts: Map<Effect, { records: number; times: number; latest: number }>;
  readonly examples: Example<Of>[];
  latest: number;
}

/** @param most examples kept of each rule. */
export function summing<Of>(most = 3): Summing<Of> {
  const growing = new Map<string, Growing<Of>>();
  const totals = new Map<string, { records: number; latest: number }>();
  let looked = 0;
  let changed = 0;
  return {
    add: (of, changes, tell) => {
      looked += 1;
      if (changes.length > 0) changed += 1;
      for (const change of changes) {
        const rule = ruleIn(growing, change);
        for (const effect of effectsOf(change)) {
          const count = rule.counts.get(effect) ?? { records: 0, times: 0, latest: 0 };
          rule.counts.set(effect, count);
          count.times += 1;
          if (count.latest !== looked) count.records += 1;
          count.latest = looked;
          const total = totals.get(`${rule.kind} ${effect}`) ?? { records: 0, latest: 0 };
          totals.set(`${rule.kind} ${effect}`, total);
          if (total.latest !== looked) total.records += 1;
          total.latest = looked;
        }
        if (rule.latest !== looked && rule.examples.length < most)
          rule.examples.push(exampleOf(of, change, tell));
        rule.latest = looked;
      }
    },
    sum: () => ({
      looked,
      changed,
      rules: [...growing.values()]
        .toSorted(asInTheTexts)
        .map(({ kind, before, after, lines, counts, examples }) => ({
          kind,
          lines,
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
          counts: EFFECTS.flatMap((effect) => {
            const count = counts.get(effect);
            return count === undefined ? [] : { effect, records: count.records, times: count.times };
          }),
          examples,
        })),
      totals: KINDS.flatMap((kind) =>
        EFFECTS.flatMap((effect) => {
          const total = totals.get(`${kind} ${effect}`);
          return total === undefined ? [] : { kind, effect, records: total.records };
        }),
      ),
    }),
  };
}

function effectsOf({ before, after, in: aspects }: Change): readonly Effect[] {
  if (before === undefined) return ['appears'];
  return after === undefined ? ['goes'] : aspects;
}

function ruleIn<Of>(growing: Map<string, Growing<Of>>, { before, after }: Change): Growing<Of> {
  const kind = (before ?? after)?.kind ?? 'duty';
  const named = {
    kind,
    ...(before === undefined ? {} : { before: cited(before.because) }),
    ...(after === undefined ? {} : { after: cited(after.because) }),
  };
  const known = growing.get(ruleKey(named));
  if (known !== undefined) return known;
  const rule: Growing<Of> = {
    ...named,
    lines: [lineOf(before ?? after), lineOf(after ?? before)],
    counts: new Map(),
    examples: [],
    latest: 0,
  };
  growing.set(ruleKey(named), rule);
  return rule;
}

function cited({ norm, clause, version }: Because): Cited {
  return { norm, clause, version };
}

function lineOf(item: Followed | undefined): number {
  return item?.because.place.line ?? 0;
}

function exampleOf<Of>(of: Of, change: Change, tell: Tell): Example<Of> {
  const before = change.before && tell(change.before);
  const after = change.after && tell(change.after);
  return { of, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
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

type Ordered = Pick<Growing<unknown>, 'kind' | 'before' | 'after' | 'lines'>;
