// The items of every rule held against each other, person by person and act by act; what loses everywhere is not listed.
// It knows nothing of any one act on the record.

import type { Bar, Duty, Permission } from '#engine/standing.ts';
import type { Moment } from './moment.ts';
import type { Run } from './readings.ts';
import type { Rule } from './text.ts';
import { type Claim, type Outcome, type SetAside, weigh } from './weigh.ts';

type Opposable = Bar | Duty | Permission;

export interface Listed<T> {
  readonly item: T;
  readonly rule: Rule;
}

export interface Weighing {
  /** Ids with kinds of what is set aside for everybody it is for. */
  readonly gone: ReadonlySet<string>;
  readonly setAside: ReadonlyMap<string, readonly SetAside[]>;
  readonly conflicts: readonly Outcome['conflicts'][number][];
}

export const keyOf = (item: { kind: string; id: string }) => `${item.kind} ${item.id}`;

/** Only what is in force is weighed, and only what is decided. */
function weighable(runs: readonly Run[]): readonly Claim[] {
  return runs
    .filter(({ place }) => place === undefined)
    .flatMap(({ rule, items }) =>
      [...items.bars, ...items.permissions, ...items.duties.filter((duty) => !duty.acts.includes('tell'))]
        .filter((item: Opposable) => ['in force', 'open', 'overdue', 'waiting for steps'].includes(item.state))
        .map((item): Claim => ({ item, rule })),
    );
}

function concerns(item: Claim['item'], person: string): boolean {
  if (item.kind === 'wall' || item.kind === 'notice') return false;
  const named = item.who.people.includes(person);
  return item.kind === 'bar' && item.force === 'alone may' ? !named : named;
}

const actsOf = (item: Claim['item']) => (item.kind === 'wall' || item.kind === 'notice' ? [] : item.acts);

export function weighEverybody(moment: Moment, runs: readonly Run[]): Weighing {
  const claims = weighable(runs);
  const won = new Set<string>();
  const lost = new Set<string>();
  const setAside = new Map<string, SetAside[]>();
  const conflicts: Outcome['conflicts'][number][] = [];
  for (const person of moment.directory.people) {
    for (const act of new Set(claims.flatMap(({ item }) => actsOf(item)))) {
      const here = claims.filter(({ item }) => concerns(item, person.id) && actsOf(item).includes(act));
      const outcome = weigh(here);
      conflicts.push(...outcome.conflicts);
      for (const { item } of outcome.stands) won.add(keyOf(item));
      for (const { claim, to, why } of outcome.lost) {
        lost.add(keyOf(claim.item));
        if (why === 'barred') continue;
        const list = setAside.get(keyOf(to.item)) ?? [];
        if (!list.some((one) => one.norm === claim.rule.norm.id && one.version === claim.rule.version.id))
          setAside.set(keyOf(to.item), [...list, { norm: claim.rule.norm.id, version: claim.rule.version.id, why }]);
      }
    }
  }
  return { gone: new Set([...lost].filter((key) => !won.has(key))), setAside, conflicts };
}
