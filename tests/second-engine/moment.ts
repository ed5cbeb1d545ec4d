// What is looked at: everything given to the engine, and the record as it stood at one instant.
// The second engine is slow on purpose and remembers nothing but where a vocabulary names what; it knows only what
// src/engine/README.md says.

import type { Calendar } from '#calendar/calendar.ts';
import type { Act, Directory, History, Instant, Value } from '#engine/history.ts';
import type { ActType, Field, Party, Rulebook, Vocabulary } from '#engine/rules.ts';
import { dateOf } from './dates.ts';

export interface World {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly history: History;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly now: Instant;
}

export interface Moment extends World {
  readonly at: Instant;
  readonly date: string;
  /** Acts of this case up to this moment, in the order they happened. */
  readonly acts: readonly Act[];
  readonly elsewhere: readonly Act[];
  /** The act being judged, which is then the last of `acts`. */
  readonly judged?: Act;
  /** Names of facts whose presumptions are being worked out: none rests on itself. */
  readonly presuming: readonly string[];
}

/** An act is known from `recorded`; it counts from `happened`. */
function known(world: World, acts: readonly Act[]): readonly Act[] {
  return acts.filter((act) => act.recorded <= world.now).toSorted((a, b) => a.happened - b.happened);
}

export function momentOf(world: World, at: Instant): Moment {
  const acts = known(world, world.history.acts).filter((act) => act.happened <= at);
  const elsewhere = known(world, world.history.elsewhere).filter((act) => act.happened <= at);
  const date = dateOf(at, world.rulebook.council.zone);
  return { ...world, at, date, acts, elsewhere, presuming: [] };
}

/** The moment at which the act is done: it is the last thing that has happened. */
export function momentOfAct(world: World, act: Act): Moment {
  const moment = momentOf(world, act.happened);
  const place = moment.acts.findIndex((other) => other.id === act.id);
  return { ...moment, acts: place < 0 ? moment.acts : moment.acts.slice(0, place + 1), judged: act };
}

/** The acts that come after this one, which may be an act of another case. */
export function actsAfter(moment: Moment, trigger: Act | undefined, since: Instant): readonly Act[] {
  const place = trigger === undefined ? -1 : moment.acts.findIndex((act) => act.id === trigger.id);
  return moment.acts.slice(place + 1).filter((act) => act.happened >= since);
}

export function actType({ rulebook }: World, name: string): ActType | undefined {
  return namesIn(rulebook.vocabulary).acts.get(name);
}

function partyNamed({ rulebook }: World, name: string): Party | undefined {
  return namesIn(rulebook.vocabulary).parties.get(name);
}

export function fieldNamed({ rulebook }: World, name: string): Field | undefined {
  return namesIn(rulebook.vocabulary).fields.get(name);
}

interface Names {
  readonly acts: ReadonlyMap<string, ActType>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly fields: ReadonlyMap<string, Field>;
}

const named = new WeakMap<Vocabulary, Names>();

/** Looking through the whole vocabulary for each name took most of the time of a test run. */
function namesIn(vocabulary: Vocabulary): Names {
  const known = named.get(vocabulary);
  if (known !== undefined) return known;
  const acts = vocabulary.procedures.flatMap((one) => one.acts);
  const names = {
    acts: byName(acts),
    parties: byName(vocabulary.procedures.flatMap((one) => one.parties)),
    fields: byName(acts.flatMap(({ fields }) => fields)),
  };
  named.set(vocabulary, names);
  return names;
}

/** Of several of one name, the first. */
function byName<T extends { readonly name: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.toReversed().map((one) => [one.name, one]));
}

export function idsIn(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The latest act that carries the name. */
export function latestCarrying(acts: readonly Act[], name: string): Act | undefined {
  return acts.findLast((act) => has(act, name));
}

export function has(act: Act, name: string): boolean {
  const value = act.values[name];
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Whoever an act names as the party that does it, unless it sets that party anew; else who did it. */
export function doerOf(world: World, act: Act): string | undefined {
  const type = actType(world, act.act);
  const party = type?.by;
  if (party !== undefined && !type?.sets.includes(party) && has(act, party))
    return idsIn(act.values[party])[0];
  return act.by ?? idsIn(act.values['of'])[0];
}

/** An act sets the parties that it carries; whoever does what a party does is that party if nobody is named yet. */
export function whoNamed(moment: Moment, party: string): { ids: readonly string[]; act: Act } | undefined {
  let named: { ids: readonly string[]; act: Act } | undefined;
  if (partyNamed(moment, party) === undefined) return undefined;
  for (const act of moment.acts) {
    if (has(act, party) && knowsParty(moment, act, party)) named = { ids: idsIn(act.values[party]), act };
    else if (named === undefined && actType(moment, act.act)?.by === party && act.by !== null)
      named = { ids: [act.by], act };
  }
  return named;
}

/** A field of another procedure may have the same name as a party of this one: it names nobody. */
function knowsParty(world: World, act: Act, party: string): boolean {
  const own = actType(world, act.act)?.procedure;
  return world.rulebook.vocabulary.procedures.some(
    ({ name, parties }) => name === own && parties.some((one) => one.name === party),
  );
}

/** The persons the case is about, whoever named them and whenever. */
export function subjectsOf(moment: Moment): readonly string[] {
  const abouts = new Set(
    moment.rulebook.vocabulary.procedures.flatMap((p) =>
      p.parties.filter((party) => party.about).map((party) => party.name),
    ),
  );
  return moment.rulebook.vocabulary.procedures.flatMap((p) =>
    p.parties
      .filter((party) => abouts.has(party.name))
      .flatMap((party) =>
        moment.acts
          .filter((act) => actType(moment, act.act)?.procedure === p.name)
          .flatMap((act) => idsIn(act.values[party.name])),
      ),
  );
}

/** The moment without the act that is judged: what it does itself sets nothing off before it is done. */
export function before(moment: Moment): Moment {
  const { judged, ...rest } = moment;
  return { ...rest, acts: moment.acts.filter((act) => act !== judged) };
}

/** The case as it stood at an earlier instant. */
export function earlier(moment: Moment, instant: Instant): Moment {
  const { judged: _, ...rest } = before(moment);
  const happened = (act: Act) => act.happened <= instant;
  const date = dateOf(instant, moment.rulebook.council.zone);
  return {
    ...rest,
    at: instant,
    date,
    acts: rest.acts.filter(happened),
    elsewhere: moment.elsewhere.filter(happened),
  };
}
