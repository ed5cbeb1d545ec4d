// Under which keys an act that outlives its case is filed, so that other cases find it and only it.

import type { Act } from '#engine/history.ts';
import type { ActType } from '#engine/rules.ts';

/** Filed here: what bears on every case of the council (absences, rulings). */
const EVERY_CASE = '*';
const BUILT_IN_STANDING = new Set(['absence.recorded', 'absence.ended', 'ruling.made']);

/** @returns the keys of an act that stands or ends what stood; none for an act of its own case alone. */
export function standingKeysOf(types: ReadonlyMap<string, ActType>, act: Act): readonly string[] {
  if (BUILT_IN_STANDING.has(act.act)) return [EVERY_CASE];
  const type = types.get(act.act);
  const stands = type?.stands ?? endedBy(types, act.act);
  if (stands === undefined) return [];
  const keys = stands.between.flatMap((name) => namesIn(act.values[name]));
  return keys.length === 0 ? [EVERY_CASE] : keys;
}

/** The pairs under which everything that could bear on a case of these acts is filed. */
export function standingKeysFor(
  types: ReadonlyMap<string, ActType>,
  acts: readonly Act[],
): readonly { readonly act: string; readonly key: string }[] {
  const keys = keysIn(acts);
  const own = namesOfStanding(types).flatMap((act) => [...keys].map((key) => ({ act, key })));
  return [...[...BUILT_IN_STANDING].map((act) => ({ act, key: EVERY_CASE })), ...own];
}

/** The same for many cases of one council: every act that is filed for others is read once, and then found by its keys. */
export async function elsewhereForMany(
  types: ReadonlyMap<string, ActType>,
  read: (names: readonly string[]) => Promise<readonly Act[]>,
): Promise<(ref: string, acts: readonly Act[]) => readonly Act[]> {
  const filed = await read([...BUILT_IN_STANDING, ...namesOfStanding(types)]);
  const byKey = new Map<string, number[]>();
  for (const [place, act] of filed.entries())
    for (const key of new Set(standingKeysOf(types, act))) {
      const places = byKey.get(key) ?? [];
      byKey.set(key, places);
      places.push(place);
    }
  return (ref, acts) => {
    const places = new Set([...keysIn(acts)].flatMap((key) => byKey.get(key) ?? []));
    const found = [...places].sort((one, other) => one - other).flatMap((place) => filed[place] ?? []);
    return found.filter((act) => act.case !== ref);
  };
}

function namesOfStanding(types: ReadonlyMap<string, ActType>): readonly string[] {
  const standing = [...types.values()].filter((type) => type.stands !== undefined);
  return [...standing.map((type) => type.name), ...standing.flatMap((type) => type.stands?.until ?? [])];
}

function keysIn(acts: readonly Act[]): ReadonlySet<string> {
  return new Set([EVERY_CASE, ...acts.flatMap((act) => Object.values(act.values).flatMap(namesIn))]);
}

function endedBy(types: ReadonlyMap<string, ActType>, ending: string): ActType['stands'] {
  return [...types.values()].find((type) => type.stands?.until === ending)?.stands;
}

/** Ids are short; a long text is nobody’s name. */
function namesIn(value: unknown): readonly string[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.filter((one): one is string => typeof one === 'string' && one.length <= 64);
}
