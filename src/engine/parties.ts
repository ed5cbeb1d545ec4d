// Who and what the record names: parties, the persons a case is about, and the values of fields.
// It knows no rule: what a value means for anybody is decided elsewhere.

import type { Act, Value } from './history.ts';
import type { Frame, Moment, Party } from './moment.ts';
import { idsIn } from './moment.ts';

/** The parties of the case: the latest acts that name them; whoever does a party’s act first is that party. */
export function partiesOf(moment: Moment): ReadonlyMap<string, Party> {
  if (moment.parties) return moment.parties;
  const parties = new Map<string, Party>();
  for (const act of moment.acts) {
    const type = moment.typeOf(act);
    if (!type) continue;
    const names = moment.scene.rules.parties.get(type.procedure);
    for (const name in act.values) {
      const ids = names?.has(name) ? idsIn(act.values[name]) : [];
      if (ids.length > 0) parties.set(name, { ids, act });
    }
    if (type.by !== undefined && act.by !== null && !parties.has(type.by))
      parties.set(type.by, { ids: [act.by], act });
  }
  moment.parties = parties;
  return parties;
}

/** The persons whom the case is about, whoever named them and whenever. */
export function subjectsOf(moment: Moment): ReadonlySet<string> {
  if (moment.subjects) return moment.subjects;
  const subjects = new Set<string>();
  const { about, parties } = moment.scene.rules;
  if (about.size > 0)
    for (const act of moment.acts) {
      // A field of another procedure may have the same name: it names nobody.
      const own = parties.get(moment.typeOf(act)?.procedure ?? '');
      for (const name of about)
        if (own?.has(name)) for (const id of idsIn(act.values[name])) subjects.add(id);
    }
  moment.subjects = subjects;
  return subjects;
}

function carriersOf(moment: Moment): ReadonlyMap<string, Act> {
  if (moment.carriers) return moment.carriers;
  const carriers = new Map<string, Act>();
  for (const act of moment.acts) for (const name in act.values) carriers.set(name, act);
  moment.carriers = carriers;
  return carriers;
}

/** A field’s value: of the act being judged, else of the act that set the rule off, else the latest on the record. */
export function valueIn(
  frame: Frame,
  name: string,
): { readonly value: Value; readonly act: Act } | undefined {
  for (const act of [frame.moment.judged, frame.trigger]) {
    const value = act?.values[name];
    if (act && value !== undefined) return { value, act };
  }
  const act = carriersOf(frame.moment).get(name);
  const value = act?.values[name];
  if (act && value !== undefined) return { value, act };
  const party = partiesOf(frame.moment).get(name);
  return party && { value: party.ids, act: party.act };
}

/** Parties and fields alike: the ids of whom or what is named; undefined when nobody is. */
export function namedBy(
  frame: Frame,
  name: string,
): { readonly ids: readonly string[]; readonly act: Act } | undefined {
  const party = partiesOf(frame.moment).get(name);
  if (party) return party;
  const found = valueIn(frame, name);
  const ids = idsIn(found?.value);
  return found && ids.length > 0 ? { ids, act: found.act } : undefined;
}
