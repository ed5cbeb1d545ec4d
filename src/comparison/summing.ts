// Sums what differs, record after record: only numbers and a few examples are kept, so that thousands of records need not
// lie in memory. It knows nothing of where they come from.

import type { Because } from '#engine/standing.ts';
import type { Change, Followed } from './changes.ts';
import {
  asInTheTexts,
  type Cited,
  type Consequences,
  type Effect,
  type Example,
  type FollowedKind,
  KINDS,
  ruleKey,
} from './consequences.ts';

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
