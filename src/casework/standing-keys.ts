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
  const standing = [...types.values()].filter((type) => type.stands !== undefined);
  const names = [
    ...standing.map((type) => type.name),
    ...standing.flatMap((type) => type.stands?.until ?? []),
  ];
  const keys = new Set([EVERY_CASE, ...acts.flatMap((act) => Object.values(act.values).flatMap(namesIn))]);
  const own = names.flatMap((act) => [...keys].map((key) => ({ act, key })));
  return [...[...BUILT_IN_STANDING].map((act) => ({ act, key: EVERY_CASE })), ...own];
}

function endedBy(types: ReadonlyMap<string, ActType>, ending: string): ActType['stands'] {
  return [...types.values()].find((type) => type.stands?.until === ending)?.stands;
}

/** Ids are short; a long text is nobody’s name. */
function namesIn(value: unknown): readonly string[] {
  const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
  return texts.filter((one): one is string => typeof one === 'string' && one.length <= 64);
}
