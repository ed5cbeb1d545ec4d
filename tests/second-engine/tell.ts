// Notices held against walls, recipient by recipient: what is told to whom, and what is kept from whom.
// It knows nothing of acts other than telling.

import type { Notice, Permission, Wall } from '#engine/standing.ts';
import type { Run } from './readings.ts';
import type { Rule } from './text.ts';
import { type Claim, type Outcome, type SetAside, weigh } from './weigh.ts';
import { keyOf } from './oppose.ts';

export interface Told {
  readonly walls: readonly Wall[];
  readonly noticesGone: ReadonlySet<string>;
  readonly setAside: ReadonlyMap<string, readonly SetAside[]>;
  readonly conflicts: readonly Outcome['conflicts'][number][];
}

const fieldsOf = (item: { telling?: readonly string[] | 'everything' }) => item.telling ?? 'everything';

function share(a: readonly string[] | 'everything', b: readonly string[] | 'everything'): boolean {
  if (a === 'everything' || b === 'everything') return true;
  return a.some((field) => b.includes(field));
}

interface Telling {
  readonly item: Notice | Wall | Permission;
  readonly rule: Rule;
  readonly to: readonly string[];
  readonly fields: readonly string[] | 'everything';
}

export function weighTelling(runs: readonly Run[]): Told {
  const decided = runs.filter(({ place }) => place === undefined);
  const all = decided.flatMap(({ rule, items }): Telling[] => [
    ...items.notices
      .filter(({ state }) => state !== 'told' && state !== 'ended')
      .map((item) => ({ item, rule, to: [item.to], fields: item.telling })),
    ...items.permissions
      .filter(({ state, acts }) => acts.includes('tell') && (state === 'open' || state === 'waiting for steps'))
      .map((item) => ({ item, rule, to: item.to?.people ?? [], fields: fieldsOf(rule.body) })),
    ...items.walls
      .filter(({ state }) => state === 'in force')
      .map((item) => ({ item, rule, to: item.against.people, fields: item.telling })),
  ]);
  const noticesGone = new Set<string>();
  const pierced = new Map<string, string[]>();
  const setAside = new Map<string, SetAside[]>();
  const conflicts: Outcome['conflicts'][number][] = [];
  for (const person of new Set(all.flatMap(({ to }) => to))) {
    const here = all.filter(({ to }) => to.includes(person));
    for (const one of here) {
      const near = here.filter((other) => other === one || share(one.fields, other.fields));
      const outcome = weigh(near.map(({ item, rule }): Claim => ({ item, rule })));
      conflicts.push(...outcome.conflicts);
      const loss = outcome.lost.find(({ claim }) => claim.item === one.item);
      if (loss === undefined) continue;
      if (one.item.kind === 'notice') noticesGone.add(one.item.id);
      if (one.item.kind === 'wall') pierced.set(one.item.id, [...(pierced.get(one.item.id) ?? []), person]);
      if (loss.why === 'barred') continue;
      const list = setAside.get(keyOf(loss.to.item)) ?? [];
      if (!list.some(({ norm, version }) => norm === one.rule.norm.id && version === one.rule.version.id))
        setAside.set(keyOf(loss.to.item), [...list, { norm: one.rule.norm.id, version: one.rule.version.id, why: loss.why }]);
    }
  }
  const walls = runs
    .flatMap(({ items }) => items.walls)
    .flatMap((wall): Wall[] => {
      const gone = pierced.get(wall.id) ?? [];
      const people = wall.against.people.filter((person) => !gone.includes(person));
      if (gone.length > 0 && people.length === 0) return [];
      return [gone.length === 0 ? wall : { ...wall, against: { ...wall.against, people } }];
    });
  return { walls, noticesGone, setAside, conflicts };
}
