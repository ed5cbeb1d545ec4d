// Who may see what of a case: decided once, here, from the record and from what follows from it.
// It knows no page, no list and no database; whatever shows a case asks this first.

import type { Act, Directory, History } from '#engine/history.ts';
import type { ActType, Role, Rulebook } from '#engine/rules.ts';
import type { CaseStanding, Holders } from '#engine/standing.ts';
import { holdersOn } from './holders-on.ts';
import { typeOfAct, typesByName } from './vocabulary-index.ts';

/** What one person may see of one case. A person without a sight of it must not learn that it exists. */
export interface Sight {
  /** The whole case, or only the acts that were addressed to them. */
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
  acts: Set<string>;
  as: Set<string>;
}

/**
 * @returns each person who may see something of the case, and what. Walls of the protocol (`must not: tell`) and the
 * rule that nobody sees a case about themselves unless a clause gives them a part in it are applied last, to everyone,
 * oversight included.
 */
export function sightsOf(rulebook: Rulebook, directory: Directory, history: History, standing: CaseStanding): Sights {
  const growing = new Map<string, Growing>();
  const grant = (person: string, as: string, act?: string): void => {
    const entry = growing.get(person) ?? { whole: false, acts: new Set<string>(), as: new Set<string>() };
    if (act === undefined) entry.whole = true;
    else entry.acts.add(act);
    entry.as.add(as);
    growing.set(person, entry);
  };
  const subjects = subjectsOf(rulebook, history);

  for (const act of history.acts) {
    if (act.by !== null) grant(act.by, 'has acted');
    for (const [name, people] of partiesSetBy(rulebook, act)) for (const person of people) grant(person, name);
    for (const person of addressedBy(rulebook, act)) grant(person, 'addressed', act.id);
  }
  for (const item of [...standing.duties, ...standing.questions]) {
    if (item.undecided || ('state' in item && item.state === 'awaiting')) continue;
    if (isAClass(rulebook, item.because.version, item.because.norm)) continue;
    for (const person of item.who.people) grant(person, item.who.words);
  }
  for (const person of overseers(rulebook, directory, history, standing)) grant(person, 'oversight');

  const intended = new Set(
    standing.conflicts.some((c) => c.kind === 'route leads to its subject') ? recipientsOf(standing) : [],
  );
  const sights = new Map<string, Sight>();
  for (const [person, entry] of growing) {
    if (subjects.has(person) && !intended.has(person)) continue;
    const hidden = hiddenFrom(person, standing);
    if (hidden === 'everything') continue;
    sights.set(person, { of: entry.whole ? 'the case' : entry.acts, hidden, as: [...entry.as].sort() });
  }
  return sights;
}

/** The persons whom the case is about, whoever named them and whenever. */
export function subjectsOf(rulebook: Rulebook, history: History): ReadonlySet<string> {
  const names = new Set<string>();
  for (const procedure of rulebook.vocabulary.procedures)
    for (const party of procedure.parties) if (party.about) names.add(party.name);
  const subjects = new Set<string>();
  for (const act of history.acts)
    for (const [name, value] of Object.entries(act.values))
      if (names.has(name)) for (const person of peopleIn(value)) subjects.add(person);
  return subjects;
}

function partiesSetBy(rulebook: Rulebook, act: Act): [string, readonly string[]][] {
  const type = typeOfAct(rulebook.vocabulary, act.act);
  if (type === undefined) return [];
  const parties = rulebook.vocabulary.procedures.find((p) => p.name === type.procedure)?.parties ?? [];
  return parties
    .filter((party) => !party.about && act.values[party.name] !== undefined)
    .map((party) => [party.name, peopleIn(act.values[party.name])]);
}

/** Persons named in the fields of an act (a copy, a person approached) and those a built-in act is with: they see that act alone. */
function addressedBy(rulebook: Rulebook, act: Act): readonly string[] {
  const type: ActType | undefined = typesByName(rulebook.vocabulary).get(act.act);
  if (type === undefined) return act.act === 'consulted' ? peopleIn(act.values['of']) : [];
  return type.fields
    .filter((field) => field.type === 'person' || field.type === 'people')
    .flatMap((field) => peopleIn(act.values[field.name]));
}

function peopleIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}

function recipientsOf(standing: CaseStanding): readonly string[] {
  return [...standing.manners, ...standing.duties].flatMap((item) => item.to?.people ?? []);
}

function overseers(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  standing: CaseStanding,
): readonly string[] {
  const { oversight, referredBy, zone } = rulebook.council;
  if (oversight === undefined) return [];
  if (oversight.sees === 'referred' && !history.acts.some((act) => referredBy.includes(act.act))) return [];
  return holdersOn(oversight.role, directory, standing.at, zone);
}

function hiddenFrom(person: string, standing: CaseStanding): ReadonlySet<string> | 'everything' {
  const hidden = new Set<string>();
  for (const wall of standing.walls) {
    // An undecided wall still stands: what is shown cannot be taken back, what is hidden can be shown later.
    if (wall.state === 'ended' || !bars(wall.against, person)) continue;
    if (wall.telling === 'everything') return 'everything';
    for (const field of wall.telling) hidden.add(field);
  }
  return hidden;
}

function bars(against: Holders, person: string): boolean {
  return against.people.includes(person);
}

/** A rule for “any officer” gives no one in particular a part in the case. */
function isAClass(rulebook: Rulebook, version: string, id: string): boolean {
  for (const text of rulebook.versions) {
    if (text.id !== version) continue;
    for (const clause of text.clauses) {
      for (const norm of clause.norms) if (norm.id === id) return namesAClass(norm.who);
      for (const question of clause.questions) if (question.id === id) return namesAClass(question.decidedBy);
    }
  }
  return false;
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
