// A situation as a case of other people at another time: each person stands for one of another directory who is the same
// kind of person in the same office, and every date moves by whole weeks. It knows no procedure and records nothing.

import { type Act, BUILT_IN_ACTS, type Directory, type Instant, type Value } from '#engine/history.ts';
import type { ActType, Procedure, Rulebook } from '#engine/rules.ts';
import type { Situation } from './situation.ts';

/** What cases are cast from. */
export interface Mould {
  readonly name: string;
  readonly procedure: Procedure;
  /** The one that opens it first; the others in the order in which they happened. */
  readonly acts: readonly Act[];
  readonly directory: Directory;
  readonly at: Instant;
}

const WEEK = 7 * 86_400_000;
const BUILT_IN = new Set<string>(BUILT_IN_ACTS);

/** Situations in which one case is opened and nothing bears on every case of the council. */
export function mouldsOf(situations: readonly Situation[], { vocabulary }: Rulebook): readonly Mould[] {
  const types = new Map(
    vocabulary.procedures.flatMap((procedure) =>
      procedure.acts.map((type) => [type.name, { type, procedure }] as const),
    ),
  );
  return situations.flatMap(({ name, history, directory, at }): readonly Mould[] => {
    // What is taken as settled is on the record twice, once for questions that open later.
    const acts = history.acts.filter((act) => act.happened <= at && !act.id.endsWith('-again'));
    const opening = acts.find((act) => types.get(act.act)?.type.opens);
    const procedure = opening && types.get(opening.act)?.procedure;
    if (opening === undefined || procedure === undefined) return [];
    const isOwn = ({ act }: Act) => {
      const type = types.get(act);
      return type === undefined
        ? BUILT_IN.has(act) && !/^(absence|ruling)\./.test(act)
        : type.procedure === procedure && !isOfAll(type.type);
    };
    if (!acts.every(isOwn)) return [];
    const later = acts.filter((act) => act !== opening).map((act) => afterOpening(act, opening));
    const inOrder = [opening, ...later.toSorted((one, other) => one.happened - other.happened)];
    return [{ name, procedure, acts: inOrder, directory, at }];
  });
}

function isOfAll({ stands }: ActType): boolean {
  return stands !== undefined && stands.between.length === 0;
}

function afterOpening(act: Act, { happened }: Act): Act {
  const { reasons: _, ...values } = act.values;
  const settled = act.by === null && act.act === 'question.answered';
  return { ...act, happened: Math.max(act.happened, happened), ...(settled ? { values } : {}) };
}

/**
 * @param number which of many: it decides who plays whom and how many weeks ago.
 * @returns the acts, in order; undefined where nobody in the directory could play one of the parts.
 */
export function recast(
  { acts, directory: from, at, procedure }: Mould,
  to: Directory,
  number: number,
  now: Instant,
): readonly Act[] | undefined {
  const named = new Set(
    acts.flatMap((act) => [act.by ?? [], ...Object.values(act.values)].flat().map(String)),
  );
  const parts = castingOf(named, from, to, number);
  if (parts === undefined) return undefined;
  const weeksAgo = 1 + ((number * 31) % 150);
  const shift = Math.floor((now - at) / WEEK) * WEEK - weeksAgo * WEEK;
  const moved = acts.map((act) => ({
    ...act,
    by: act.by === null ? null : (parts.get(act.by) ?? act.by),
    happened: act.happened + shift,
    recorded: act.happened + shift,
    values: Object.fromEntries(
      Object.entries(act.values).map(([name, value]) => [name, movedValue(value, parts, shift)]),
    ),
  }));
  return [...moved, ...endOf(moved, procedure, number, now)];
}

/** Most of what is long past came to an end: whoever began it ends it, where that is theirs to do. */
function endOf(
  acts: readonly Act[],
  { acts: types }: Procedure,
  number: number,
  now: Instant,
): readonly Act[] {
  const [opening] = acts;
  const latest = acts.at(-1);
  const closing = new Set(types.filter(({ closes }) => closes).map(({ name }) => name));
  if (opening === undefined || latest === undefined || acts.some(({ act }) => closing.has(act))) return [];
  const opened = types.find(({ name }) => name === opening.act);
  const ending = types.find(({ closes, by }) => closes && by !== undefined && by === opened?.by);
  const happened = latest.happened + (1 + (number % 5)) * WEEK;
  if (ending === undefined || number % 10 === 0 || happened > now) return [];
  const { id, case: ref, by } = opening;
  return [
    {
      id: `${id}-end`,
      case: ref,
      act: ending.name,
      by,
      done: 'here',
      happened,
      recorded: happened,
      values: {},
    },
  ];
}

function movedValue(value: Value, parts: ReadonlyMap<string, string>, shift: number): Value {
  if (typeof value === 'object') return value.map((one) => parts.get(one) ?? one);
  if (typeof value !== 'string') return value;
  if (!/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value)) return parts.get(value) ?? value;
  const [date = '', time] = value.split('T');
  const moved = new Date(Date.parse(date) + shift).toISOString().slice(0, 10);
  return time === undefined ? moved : `${moved}T${time}`;
}

/** Who of the one directory stands for whom of the other, for the ids that are named. */
function castingOf(
  named: ReadonlySet<string>,
  from: Directory,
  to: Directory,
  number: number,
): ReadonlyMap<string, string> | undefined {
  const parts = new Map<string, string>();
  const taken = new Set<string>();
  const choose = (id: string, among: readonly { readonly id: string; readonly fits: number }[]): boolean => {
    const free = among.filter((one) => !taken.has(one.id));
    const best = Math.max(...free.map(({ fits }) => fits));
    const equal = free.filter(({ fits }) => fits === best);
    const chosen = equal[number % Math.max(equal.length, 1)];
    if (chosen === undefined) return false;
    parts.set(id, chosen.id);
    taken.add(chosen.id);
    return true;
  };
  for (const { id, kind } of from.bodies) {
    const isNeeded = named.has(id);
    const among = to.bodies.filter((body) => body.kind === kind).map((body) => ({ id: body.id, fits: 0 }));
    if (!choose(id, among) && isNeeded) return undefined;
  }
  for (const { id, kind } of from.people.filter((person) => named.has(person.id))) {
    const [titles, bodies] = [titlesOf(id, from), bodiesOf(id, from).map((body) => parts.get(body))];
    const among = to.people
      .filter((person) => person.kind === kind)
      .map((person) => {
        const [held, joined] = [titlesOf(person.id, to), bodiesOf(person.id, to)];
        const inOffice = titles.filter((title) => held.includes(title)).length;
        const others = held.filter((title) => !titles.includes(title)).length;
        const together = bodies.filter((body) => body !== undefined && joined.includes(body)).length;
        return { id: person.id, fits: 10 * inOffice + 3 * together - 2 * others };
      });
    if (!choose(id, among)) return undefined;
  }
  return parts;
}

function titlesOf(person: string, { offices, holdings }: Directory): readonly string[] {
  const held = new Set(holdings.filter((one) => one.person === person).map(({ office }) => office));
  return offices.filter(({ id }) => held.has(id)).map(({ title }) => title);
}

function bodiesOf(person: string, { memberships }: Directory): readonly string[] {
  return memberships.filter((one) => one.person === person).map(({ body }) => body);
}
