// Whom a role comes to on a day: parties, offices, bodies and their joinings, gaps included. It is given a moment of a
// case and the directory, and knows no duty, bar or clause.

import type { DirectoryIndex } from './directory-index.ts';
import {
  bodiesOf,
  holdersOf,
  isOfWholeCouncil,
  managersOf,
  membersOf,
  officeOfBody,
} from './directory-index.ts';
import { keptOut } from './kept-out.ts';
import type { Frame, Moment } from './moment.ts';
import { idsIn } from './moment.ts';
import { namedBy, partiesOf, subjectsOf } from './parties.ts';
import { asksTheCase, dependsOnAct } from './rulebook-index.ts';
import type { Role } from './rules.ts';
import type { Gap, Holders } from './standing.ts';

/** A role on a day. `ids` are persons and bodies as named; `people` the persons they come to. */
export interface Resolved extends Holders {
  readonly ids: readonly string[];
  /** Of “and” and “or”: what each part came to, all of them or any of them being needed. */
  readonly parts?: { readonly all: boolean; readonly of: readonly Resolved[] };
  /** “(intended)” let it come to somebody the case is about. */
  readonly reachesSubject: boolean;
}

/**
 * @param handling whoever the case is about may not be reached through an office, a line manager or a meaning, nor
 * through a part of an `else`: for deciding, advising, hearing and doing.
 */
export function resolve(role: Role, frame: Frame, handling: boolean): Resolved {
  const { moment, trigger } = frame;
  // Whom this case does not name, an act of another case that set the rule off may.
  const isSetOffElsewhere = trigger !== undefined && trigger.case !== moment.scene.case;
  if (isSetOffElsewhere || dependsOnAct(role)) return resolveAfresh(role, frame, handling);
  const memo = handling ? moment.handling : moment.roles;
  let resolved = memo.get(role);
  if (!resolved) {
    resolved = resolveAfresh(role, frame, handling);
    memo.set(role, resolved);
  }
  return resolved;
}

function resolveAfresh(role: Role, frame: Frame, handling: boolean, given?: Role): Resolved {
  const of = (role.is === 'named' || role.is === 'meaning' ? role.of : undefined) ?? given;
  if (asksTheCase(role) || (handling && isAboutSomebody(frame.moment)))
    return resolveParts(role, frame, handling, of);
  const things = of && resolve(of, frame, false);
  if (things?.gaps.some((gap) => gap.why === 'party not named'))
    return resolveParts(role, frame, handling, of);
  // Of the same things it is then the same for every case, until somebody joins or leaves.
  const known = rememberedAt(frame.moment, role);
  const key = things ? `of ${things.ids.join('\n')}` : '';
  let resolved = known.get(key);
  if (!resolved) {
    resolved = resolveParts(role, frame, handling, of);
    known.set(key, resolved);
  }
  return resolved;
}

/** Whether the case is about a person of the directory, who would have to be passed over. */
function isAboutSomebody(moment: Moment): boolean {
  for (const id of subjectsOf(moment)) if (moment.scene.directory.people.has(id)) return true;
  return false;
}

type Remembered = Map<Role, Map<string, Resolved>>;
const remembered = new WeakMap<DirectoryIndex, Map<number, Remembered>>();
/** Times between two changes of a directory that are remembered: those of today’s cases, not of its whole history. */
const TIMES = 8;

function rememberedAt({ scene, directoryPeriod }: Moment, role: Role): Map<string, Resolved> {
  const periods = remembered.get(scene.directory) ?? new Map<number, Remembered>();
  remembered.set(scene.directory, periods);
  let roles = periods.get(directoryPeriod);
  if (!roles) {
    if (periods.size >= TIMES) periods.clear();
    roles = new Map();
    periods.set(directoryPeriod, roles);
  }
  let known = roles.get(role);
  if (!known) {
    known = new Map();
    roles.set(role, known);
  }
  return known;
}

function resolveParts(role: Role, frame: Frame, handling: boolean, of: Role | undefined): Resolved {
  switch (role.is) {
    case 'joined':
      return role.by === 'else' ? firstOf(role, frame, handling, of) : joined(role, frame, handling, of);
    case 'except':
      return allBut(role, frame, handling, of);
    case 'meaning': {
      const meant = resolveAfresh(role.means, frame, handling && !role.intended, of);
      return withoutSubjects(
        { ...meant, words: role.words, mode: role.every ? 'each' : meant.mode },
        role,
        frame,
        handling,
      );
    }
    case 'named':
      return named(role, frame, handling, of);
  }
}

type Joined = Extract<Role, { is: 'joined' }>;
type Named = Extract<Role, { is: 'named' }>;

function joined(role: Joined, frame: Frame, handling: boolean, of: Role | undefined): Resolved {
  const parts = role.parts.map((part) => resolveAfresh(part, frame, handling, of));
  const all = role.by === 'and';
  const people = distinct(parts.flatMap((part) => part.people));
  const gaps = parts.flatMap((part) => part.gaps);
  const empty = people.length === 0;
  return {
    words: role.words,
    ids: distinct(parts.flatMap((part) => part.ids)),
    people,
    mode: all ? 'each' : 'any',
    // Any one suffices, so a part that comes to nobody is missed only when all do.
    gaps: all || empty ? (gaps.length === 0 && role.parts.length === 0 ? [nobody(role.words)] : gaps) : [],
    parts: { all, of: parts },
    reachesSubject: parts.some((part) => part.reachesSubject),
  };
}

/** The first part that comes to somebody who is not absent (and, for handling, not whom the case is about). */
function firstOf(role: Joined, frame: Frame, handling: boolean, of: Role | undefined): Resolved {
  let why: Gap['why'] = 'nobody holds it';
  for (const part of role.parts) {
    const resolved = resolveAfresh(part, frame, handling, of);
    if (resolved.people.length === 0) {
      why = resolved.gaps[0]?.why ?? why;
      continue;
    }
    const subjects = subjectsOf(frame.moment);
    if (handling && !resolved.reachesSubject && resolved.people.every((person) => subjects.has(person))) {
      why = 'is the subject';
      continue;
    }
    const absent = absentAt(frame.moment);
    if (absent.size === 0 || !resolved.people.every((person) => absent.has(person)))
      return { ...resolved, words: role.words };
    why = 'absent';
  }
  return empty(role.words, [{ role: role.words, why }]);
}

function allBut(
  role: Extract<Role, { is: 'except' }>,
  frame: Frame,
  handling: boolean,
  of: Role | undefined,
): Resolved {
  const all = resolveAfresh(role.all, frame, handling, of);
  const but = resolveAfresh(role.but, frame, false, of);
  const out = new Set([...but.people, ...but.ids]);
  const people = all.people.filter((person) => !out.has(person));
  const isEmptied = people.length === 0 && all.people.length > 0 && !isSet(role.all);
  return {
    words: role.words,
    ids: all.ids.filter((id) => !out.has(id)),
    people,
    mode: all.mode,
    gaps: isEmptied ? [...all.gaps, nobody(role.words)] : all.gaps,
    reachesSubject: all.reachesSubject,
  };
}

/** Everybody of a kind, a body or an `every`: such a set may be empty without anybody being missed. */
function isSet(role: Role): boolean {
  switch (role.is) {
    case 'joined':
      return role.by !== 'else' && role.parts.every(isSet);
    case 'except':
      return isSet(role.all);
    case 'meaning':
      return role.every || isSet(role.means);
    case 'named':
      return isSetByName(role);
  }
}

function isSetByName({ how, every }: Named): boolean {
  return how !== 'party' && how !== 'field' && (every || how === 'kind' || how === 'members');
}

function named(role: Named, frame: Frame, handling: boolean, of: Role | undefined): Resolved {
  const { moment } = frame;
  const { directory } = moment.scene;
  const things = of && resolve(of, frame, false);
  const unnamed = things?.gaps.find((gap) => gap.why === 'party not named');
  if (unnamed && role.how !== 'party' && role.how !== 'field' && role.how !== 'kind')
    return empty(role.words, [unnamed]);
  const ids = distinct(idsOf(role, frame, things));
  const people = distinct(
    ids.flatMap((id) => (directory.bodies.has(id) ? membersOf(directory, id, moment.day) : [id])),
  );
  const isParty = role.how === 'party' || role.how === 'field';
  const gaps: Gap[] =
    people.length > 0 || isSetByName(role)
      ? []
      : [isParty && ids.length === 0 ? { role: role.words, why: 'party not named' } : nobody(role.words)];
  const resolved: Resolved = {
    words: role.words,
    ids,
    people,
    mode: role.every ? 'each' : 'any',
    gaps,
    reachesSubject: false,
  };
  return withoutSubjects(
    resolved,
    role,
    frame,
    handling && (role.how === 'office' || role.how === 'line manager'),
  );
}

/** Persons and bodies that the words name, before bodies become those who belong to them. */
function idsOf(role: Named, frame: Frame, things: Resolved | undefined): readonly string[] {
  const { moment } = frame;
  const { directory } = moment.scene;
  const ofThings = things?.ids ?? [];
  switch (role.how) {
    case 'party':
      return partiesOf(moment).get(role.name)?.ids ?? [];
    case 'field':
      return namedBy(frame, role.name)?.ids ?? [];
    case 'kind':
      if (role.name === 'member') return directory.members;
      if (role.name === 'officer') return directory.officers;
      return role.name === 'system' ? [] : directory.everyone;
    case 'line manager':
      return ofThings.flatMap((id) => managersOf(directory, id, moment.day));
    case 'office':
      // Only what its meaning is of is passed on to it; what is written of the office itself stays.
      return role.of === undefined && isOfWholeCouncil(directory, role.name)
        ? officesOf(role.name, undefined, moment)
        : officesOf(role.name, things && bodiesOfAll(moment, ofThings), moment);
    case 'body':
      return things
        ? bodiesOfAll(moment, ofThings).filter((body) => directory.bodies.get(body)?.kind === role.name)
        : [...directory.bodies.values()]
            .filter((body) => body.kind === role.name || body.name === role.name)
            .map((b) => b.id);
    case 'members': {
      const wards = role.name === 'ward members';
      if (!things) return [];
      return bodiesOfAll(moment, ofThings)
        .filter((body) => !wards || directory.bodies.get(body)?.kind === 'ward')
        .flatMap((body) => membersOf(directory, body, moment.day))
        .filter((id) => !wards || directory.people.get(id)?.kind === 'member');
    }
  }
}

/** The bodies among these, and those the persons among them belong to. */
function bodiesOfAll(moment: Moment, ids: readonly string[]): readonly string[] {
  const { directory } = moment.scene;
  return distinct(
    ids.flatMap((id) => (directory.bodies.has(id) ? [id] : bodiesOf(directory, id, moment.day))),
  );
}

function officesOf(title: string, bodies: readonly string[] | undefined, moment: Moment): readonly string[] {
  const { directory } = moment.scene;
  const offices = bodies
    ? bodies.flatMap((body) => officeOfBody(directory, title, body) ?? [])
    : (directory.offices.get(title) ?? []);
  return offices.flatMap((office) => holdersOf(directory, office.id, moment.day));
}

function withoutSubjects(resolved: Resolved, role: Role, frame: Frame, handling: boolean): Resolved {
  const subjects = handling ? subjectsOf(frame.moment) : undefined;
  if (!subjects || subjects.size === 0 || !resolved.people.some((person) => subjects.has(person)))
    return resolved;
  if ((role.is === 'named' || role.is === 'meaning') && role.intended)
    return { ...resolved, reachesSubject: true };
  const people = resolved.people.filter((person) => !subjects.has(person));
  const ids = resolved.ids.filter((id) => !subjects.has(id));
  return {
    ...resolved,
    people,
    ids,
    gaps: people.length > 0 ? resolved.gaps : [{ role: role.words, why: 'is the subject' }],
  };
}

/** Persons recorded absent and not yet back, and those who are kept out of this case. */
function absentAt(moment: Moment): ReadonlySet<string> {
  if (moment.absent) return moment.absent;
  const absences = [...moment.elsewhere, ...moment.acts].filter(
    (a) => a.act === 'absence.recorded' || a.act === 'absence.ended',
  );
  const absent = new Set<string>();
  for (const act of absences.sort((a, b) => a.happened - b.happened))
    for (const person of idsIn(act.values['of']))
      if (act.act === 'absence.recorded') absent.add(person);
      else absent.delete(person);
  for (const person of keptOut(moment.acts).keys()) absent.add(person);
  moment.absent = absent;
  return absent;
}

/** Whether these persons are enough: one of “any”, all of “each”, and as each part needs. */
export function reaches(resolved: Resolved, people: ReadonlySet<string>): boolean {
  if (resolved.parts) {
    const some = resolved.parts.of.filter((part) => part.people.length > 0);
    const enough = (part: Resolved) => reaches(part, people);
    return resolved.parts.all ? some.every(enough) : some.some(enough);
  }
  const has = (person: string) => people.has(person);
  return resolved.mode === 'each' ? resolved.people.every(has) : resolved.people.some(has);
}

/** As it is shown. */
export function holders({ words, people, mode, gaps }: Resolved): Holders {
  return { words, people, mode, gaps };
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function setOf(ids: readonly string[]): ReadonlySet<string> {
  let set = sets.get(ids);
  if (!set) {
    set = new Set(ids);
    sets.set(ids, set);
  }
  return set;
}

export function peopleOf(resolved: { readonly people: readonly string[] }): ReadonlySet<string> {
  return setOf(resolved.people);
}

/** Whether this person or body is among those the role comes to, as named or as the persons they come to. */
export function includes(resolved: Resolved, id: string): boolean {
  return setOf(resolved.people).has(id) || setOf(resolved.ids).has(id);
}

/** Gaps that are the text’s, not the case’s: a party not named yet is no gap in what was written. */
export function gapsInText(resolved: Resolved | undefined): readonly Gap[] {
  return (resolved?.gaps ?? []).filter((gap) => gap.why !== 'party not named');
}

function empty(words: string, gaps: readonly Gap[]): Resolved {
  return { words, ids: [], people: [], mode: 'any', gaps, reachesSubject: false };
}

function nobody(role: string): Gap {
  return { role, why: 'nobody holds it' };
}

function distinct(ids: readonly string[]): readonly string[] {
  return ids.length < 2 ? ids : [...new Set(ids)].sort();
}
