// A case that is only supposed: the act somebody asks about, and before it, where it needs a case, the act that would
// have opened one. Nothing here is recorded, and no real case is looked at.

import type { Act, CivilDate, Instant, Value } from '#engine/history.ts';
import type { ActType, Procedure, Vocabulary } from '#engine/rules.ts';
import type { SupposedPeople } from './supposed-people.ts';

/** What somebody asks. */
export interface Asked {
  readonly act: string;
  /** Who would do it: a word of `whoWords`, or “me”. */
  readonly as: string;
  /** The civil date on which it would be done. */
  readonly on: CivilDate;
  /** For an act that needs a case: when that case began, and by which act; else the first that opens one. */
  readonly began?: CivilDate;
  readonly opening?: string;
  /** Facts and fields as taken to be true. */
  readonly values: Readonly<Record<string, Value>>;
  /** Parties, and fields that name people: words of `whoWords`. */
  readonly people: Readonly<Record<string, string>>;
}

export interface Supposition {
  readonly procedure: Procedure;
  readonly type: ActType;
  /** The act that opened the case, where the act asked about does not. */
  readonly opening?: ActType;
  /** Who would do it. */
  readonly person: string;
  readonly before: readonly Act[];
  readonly proposed: Act;
}

const CASE = 'supposed';

/** Where an act stands in the vocabulary; undefined: there is no such act. */
export function findAct(
  vocabulary: Vocabulary,
  name: string,
): { readonly procedure: Procedure; readonly type: ActType } | undefined {
  for (const procedure of vocabulary.procedures) {
    const type = procedure.acts.find((act) => act.name === name);
    if (type !== undefined) return { procedure, type };
  }
  return undefined;
}

/**
 * @param me the person who asks. @param instantOf an instant of a civil date in the council’s zone.
 * @returns undefined when there is no such act or nobody is meant by `as`.
 */
export function suppose(
  asked: Asked,
  vocabulary: Vocabulary,
  people: SupposedPeople,
  me: string | undefined,
  instantOf: (day: CivilDate) => Instant,
): Supposition | undefined {
  const found = findAct(vocabulary, asked.act);
  const person = asked.as === 'me' ? me && people.keep(me) : people.meant(asked.as, 'asker');
  if (found === undefined || person === undefined) return undefined;
  const { procedure, type } = found;
  const named = Object.entries(asked.people).flatMap(([part, word]) => {
    const id = people.meant(word, part);
    return id === undefined ? [] : [[part, id] as const];
  });
  const given: Readonly<Record<string, Value>> = { ...asked.values, ...Object.fromEntries(named) };
  const opening = type.opens ? undefined : openingOf(procedure, asked.opening);
  const before =
    opening === undefined
      ? []
      : [openingAct(opening, type, procedure, person, given, people, instantOf(asked.began ?? asked.on))];
  return {
    procedure,
    type,
    ...(opening === undefined ? {} : { opening }),
    person,
    before,
    proposed: actOf('supposed act', type, person, ownValues(type, given, person), instantOf(asked.on)),
  };
}

function openingOf({ acts }: Procedure, wanted: string | undefined): ActType | undefined {
  const opening = acts.filter(({ opens }) => opens);
  return opening.find(({ name }) => name === wanted) ?? opening[0];
}

/** Whoever does the act asked about has the part that does it, from the beginning where the case gives it then. */
function openingAct(
  opening: ActType,
  type: ActType,
  procedure: Procedure,
  person: string,
  given: Readonly<Record<string, Value>>,
  people: SupposedPeople,
  at: Instant,
): Act {
  const parts: Record<string, Value> = {};
  for (const party of procedure.parties) {
    const isSet = opening.sets.includes(party.name) || opening.by === party.name;
    if (!isSet) continue;
    const chosen = given[party.name];
    if (party.name === type.by) parts[party.name] = person;
    else if (chosen !== undefined) parts[party.name] = chosen;
    else if (party.name === opening.by) parts[party.name] = anybody(party.is, party.name, people);
  }
  const by = String(parts[opening.by ?? ''] ?? people.meant('kind:officer', 'whoever recorded it'));
  return actOf('supposed beginning', opening, by, { ...ownValues(opening, given, by), ...parts }, at);
}

function anybody(is: Procedure['parties'][number]['is'], part: string, people: SupposedPeople): string {
  const kind = is === 'member' || is === 'officer' ? is : 'officer';
  return people.meant(`kind:${kind}`, part) ?? '';
}

/** Of what is taken to be true, what this act can carry; its doer has the part that does it. */
function ownValues(
  type: ActType,
  given: Readonly<Record<string, Value>>,
  doer: string,
): Readonly<Record<string, Value>> {
  const carried = [...type.sets, ...type.facts, ...type.fields.map(({ name }) => name)];
  const own = carried.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]] as const]));
  const isHandedOn = type.by !== undefined && type.sets.includes(type.by);
  return { ...(type.by === undefined || isHandedOn ? {} : { [type.by]: doer }), ...Object.fromEntries(own) };
}

function actOf(
  id: string,
  type: ActType,
  by: string,
  values: Readonly<Record<string, Value>>,
  at: Instant,
): Act {
  const done = type.done === 'elsewhere' ? 'elsewhere' : 'here';
  return { id, case: CASE, act: type.name, by, done, happened: at, recorded: at, values };
}

/**
 * Facts that are settled by somebody’s answer rather than carried by an act, put on the record as taken to be true.
 * @param by nobody in particular: whoever asks takes it so.
 */
export function takenAsTrue(
  given: Readonly<Record<string, Value>>,
  facts: ReadonlySet<string>,
  at: Instant,
): readonly Act[] {
  return Object.entries(given)
    .filter(([name]) => facts.has(name))
    .map(([name, value]) => ({
      id: `taken ${name}`,
      case: CASE,
      act: 'question.answered',
      by: null,
      done: 'elsewhere' as const,
      happened: at,
      recorded: at,
      values: { asks: name, answer: value, [name]: value },
    }));
}
