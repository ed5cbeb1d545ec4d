// Who may see what of a case: decided once, here, from the record and from what follows from it.
// It knows no page, no list and no database; whatever shows a case asks this first.

import type { Calendar } from '#calendar/calendar.ts';
import { comesTo } from '#engine/comes-to.ts';
import type { Act, Directory, History } from '#engine/history.ts';
import { keptOut } from '#engine/kept-out.ts';
import { indexOfRulebook } from '#engine/rulebook-index.ts';
import type { Role, Rulebook } from '#engine/rules.ts';
import type { CaseStanding } from '#engine/standing.ts';
import { indexOf } from './vocabulary-index.ts';

/** What one person may see of one case. A person without a sight of it must not learn that it exists. */
export interface Sight {
  /** The whole case, or only the acts that were addressed to them (none: only notices to them). */
  readonly of: 'the case' | ReadonlySet<string>;
  /** Parties, facts and fields that a clause keeps from them. */
  readonly hidden: ReadonlySet<string>;
  /** Why they see it, for “who can see this”: “member asking”, “oversight”, “addressed”. */
  readonly as: readonly string[];
}

/** Everyone who has a sight of the case. Absent from the map: the case does not exist for them. */
export type Sights = ReadonlyMap<string, Sight>;

interface Growing {
  whole: boolean;
  told: boolean;
  readonly acts: Set<string>;
  readonly as: Set<string>;
}

/**
 * @returns each person who may see something of the case, and what. Walls of the protocol (`must not: tell`) and the
 * rule that nobody sees a case about themselves unless a clause gives them a part in it are applied last, to everyone,
 * oversight included. Whoever is kept out of the case sees nothing of it, whatever a clause has them told.
 */
export function sightsOf(
  rulebook: Rulebook,
  directory: Directory,
  calendars: ReadonlyMap<string, Calendar>,
  history: History,
  standing: CaseStanding,
): Sights {
  const growing = new Map<string, Growing>();
  const of = (person: string, as: string): Growing => {
    const entry = growing.get(person) ?? {
      whole: false,
      told: false,
      acts: new Set<string>(),
      as: new Set<string>(),
    };
    growing.set(person, entry);
    entry.as.add(as);
    return entry;
  };

  for (const act of history.acts) {
    if (act.by !== null) of(act.by, 'has acted').whole = true;
    for (const [name, people] of partiesNamedBy(rulebook, act))
      for (const person of people) of(person, name).whole = true;
    for (const person of askedBy(act)) of(person, 'consulted').whole = true;
    for (const person of addressedBy(rulebook, act)) of(person, 'addressed').acts.add(act.id);
  }
  const owed = standing.duties.filter((duty) => !duty.undecided && duty.state !== 'awaiting');
  for (const item of owed) {
    if (isForAClass(rulebook, item.because.version, item.because.norm)) continue;
    for (const person of item.who.people) of(person, item.who.words).whole = true;
  }
  for (const notice of standing.notices) if (notice.state === 'told') of(notice.to, 'told').told = true;
  for (const person of overseers(rulebook, directory, calendars, history, standing))
    of(person, 'oversight').whole = true;

  const subjects = subjectsOf(rulebook, history);
  const intended = reachedOnPurpose(standing);
  const out = keptOut(history.acts);
  const sights = new Map<string, Sight>();
  for (const [person, entry] of growing) {
    if (out.has(person)) continue;
    const isSubject = subjects.has(person) && !intended.has(person);
    if (isSubject && !entry.told) continue;
    const hidden = hiddenFrom(person, standing);
    if (hidden === 'everything') continue;
    const acts: Sight['of'] = isSubject ? new Set<string>() : entry.whole ? 'the case' : entry.acts;
    sights.set(person, { of: acts, hidden, as: isSubject ? ['told'] : [...entry.as].sort() });
  }
  return sights;
}

/** The persons whom the case is about, whoever named them and whenever. A field that has the same name names nobody. */
export function subjectsOf(rulebook: Rulebook, history: History): ReadonlySet<string> {
  const { acts, partiesOf } = indexOf(rulebook.vocabulary);
  return new Set(
    history.acts.flatMap((act) =>
      (partiesOf.get(acts.get(act.act)?.procedure ?? '') ?? [])
        .filter(({ about }) => about)
        .flatMap(({ name }) => peopleIn(act.values[name])),
    ),
  );
}

/** Only a clause that sends the case to its own subject on purpose gives that person a part in it. */
function reachedOnPurpose(standing: CaseStanding): ReadonlySet<string> {
  if (!standing.conflicts.some((conflict) => conflict.kind === 'route leads to its subject'))
    return new Set();
  return new Set([...standing.manners, ...standing.duties].flatMap((item) => item.to?.people ?? []));
}

function partiesNamedBy(rulebook: Rulebook, act: Act): readonly (readonly [string, readonly string[]])[] {
  const { acts, partiesOf } = indexOf(rulebook.vocabulary);
  const type = acts.get(act.act);
  if (type === undefined) return [];
  return (partiesOf.get(type.procedure) ?? [])
    .filter((party) => !party.about && act.values[party.name] !== undefined)
    .map((party) => [party.name, peopleIn(act.values[party.name])]);
}

/** Whoever has been asked for a view, or has given advice, was shown the case for that. */
function askedBy(act: Act): readonly string[] {
  return act.act === 'consulted' || act.act === 'advice.received' ? peopleIn(act.values['of']) : [];
}

/** Persons named in the fields of an act (a copy, a person approached) see that act alone. */
function addressedBy(rulebook: Rulebook, act: Act): readonly string[] {
  const fields = indexOf(rulebook.vocabulary).acts.get(act.act)?.fields ?? [];
  return fields
    .filter((field) => field.type === 'person' || field.type === 'people')
    .flatMap((field) => peopleIn(act.values[field.name]));
}

function peopleIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function overseers(
  rulebook: Rulebook,
  directory: Directory,
  calendars: ReadonlyMap<string, Calendar>,
  history: History,
  standing: CaseStanding,
): readonly string[] {
  const { oversight, referredBy } = rulebook.council;
  if (oversight === undefined) return [];
  if (oversight.sees === 'referred' && !history.acts.some((act) => referredBy.includes(act.act))) return [];
  return comesTo(oversight.role, rulebook, directory, calendars, standing.at);
}

/** What they themselves wrote is theirs to read all the same; that is told act by act, where acts are shown. */
function hiddenFrom(person: string, standing: CaseStanding): ReadonlySet<string> | 'everything' {
  const hidden = new Set<string>();
  for (const wall of standing.walls) {
    // A wall on which readings differ still stands: what is shown cannot be taken back, what is hidden can be shown later.
    if (wall.state !== 'in force' || !wall.against.people.includes(person)) continue;
    if (wall.telling === 'everything') return 'everything';
    for (const field of wall.telling) hidden.add(field);
  }
  return hidden;
}

/** A rule for “any officer” gives no one in particular a part in the case. */
function isForAClass(rulebook: Rulebook, version: string, id: string): boolean {
  const rule = indexOfRulebook(rulebook).rules.get(`${version}:${id}`);
  return rule !== undefined && namesAClass(rule.norm.who);
}

function namesAClass(role: Role): boolean {
  switch (role.is) {
    case 'joined':
      return role.parts.some(namesAClass);
    case 'except':
      return namesAClass(role.all);
    case 'meaning':
      return role.of === undefined && namesAClass(role.means);
    case 'named':
      return role.how === 'kind' || (role.how === 'members' && role.of === undefined);
  }
}
