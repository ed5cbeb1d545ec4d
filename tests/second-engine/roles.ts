// Whom a role comes to at one moment. It knows nothing of what they are then asked to do.

import type { Act, Body } from '#engine/history.ts';
import type { Role } from '#engine/rules.ts';
import type { Gap, Holders } from '#engine/standing.ts';
import { idsIn, latestCarrying, type Moment, subjectsOf, whoNamed } from './moment.ts';

/** `handles`: the role is to deal with the case, so that nobody whom it is about is reached by office. */
export interface Asking {
  readonly moment: Moment;
  readonly handles: boolean;
  /** The act that set the rule off, for fields. */
  readonly trigger?: Act;
}

/** What a role comes to: the ids of persons and bodies named, and the persons they come to. */
export interface Reached {
  readonly ids: readonly string[];
  readonly people: readonly string[];
  readonly mode: 'each' | 'any';
  readonly gaps: readonly Gap[];
  readonly parts?: { readonly all: boolean; readonly of: readonly Reached[] };
  /** It comes to a person whom the case is about, because it says “(intended)”. */
  readonly toSubject: boolean;
}

/** `fromMeaning`: what it is of was not written of it, but of the meaning that it stands in. */
type Named = Extract<Role, { is: 'named' }> & { readonly fromMeaning?: boolean };

const NONE: Reached = { ids: [], people: [], mode: 'any', gaps: [], toSubject: false };

export function holdersOf(role: Role, asking: Asking): Holders {
  const { people, mode, gaps } = reach(role, asking);
  return { words: role.words, people: [...new Set(people)].toSorted(), mode, gaps };
}

/** Whether these persons are enough: one of any, all of each, and as each part of “and” and “or” needs. */
export function suffice(reached: Reached, persons: readonly string[]): boolean {
  if (reached.parts !== undefined) {
    const parts = reached.parts.of.filter(({ people }) => people.length > 0);
    return reached.parts.all
      ? parts.every((part) => suffice(part, persons))
      : parts.some((part) => suffice(part, persons));
  }
  return reached.mode === 'each'
    ? reached.people.every((person) => persons.includes(person))
    : reached.people.some((person) => persons.includes(person));
}

export function reach(role: Role, asking: Asking): Reached {
  switch (role.is) {
    case 'joined':
      return role.by === 'else' ? firstThatCan(role, asking) : joined(role, asking);
    case 'except':
      return allBut(role, asking);
    case 'meaning': {
      const means = role.of === undefined ? role.means : applied(role.means, role.of);
      const meant = reach(means, { ...asking, handles: asking.handles && !role.intended });
      return withoutSubjects({ ...meant, mode: role.every ? 'each' : meant.mode }, role, asking);
    }
    case 'named':
      return named(role, asking);
  }
}

/** A meaning of something: what its own words leave open is of that thing. */
function applied(means: Role, of: Role): Role | Named {
  if (means.is === 'joined') return { ...means, parts: means.parts.map((part) => applied(part, of)) };
  if (means.is === 'except') return { ...means, all: applied(means.all, of), but: applied(means.but, of) };
  if (means.of !== undefined) return means;
  if (means.is === 'meaning') return { ...means, of };
  return ['office', 'body', 'members', 'line manager'].includes(means.how)
    ? { ...means, of, fromMeaning: true }
    : means;
}

/** `and`: each of them; `or`: any one suffices, so that a part that comes to nobody is missed only when all do. */
function joined(role: Extract<Role, { is: 'joined' }>, asking: Asking): Reached {
  const parts = role.parts.map((part) => reach(part, asking));
  const people = parts.flatMap((part) => part.people);
  const gaps: readonly Gap[] =
    parts.length === 0 ? [{ role: role.words, why: 'nobody holds it' }] : parts.flatMap((part) => part.gaps);
  return {
    ids: parts.flatMap((part) => part.ids),
    people,
    mode: role.by === 'and' ? 'each' : 'any',
    gaps: role.by === 'and' || people.length === 0 ? gaps : [],
    parts: { all: role.by === 'and', of: parts },
    toSubject: parts.some((part) => part.toSubject),
  };
}

/** `else` goes on when a part comes to nobody, everybody it comes to is absent, or all are barred as subjects. */
function firstThatCan(role: Extract<Role, { is: 'joined' }>, asking: Asking): Reached {
  let why: Gap['why'] = 'nobody holds it';
  for (const part of role.parts) {
    const reached = reach(part, asking);
    const subjects = asking.handles && !reached.toSubject ? subjectsOf(asking.moment) : [];
    if (reached.people.length === 0) why = reached.gaps[0]?.why ?? why;
    else if (reached.people.every((person) => subjects.includes(person))) why = 'is the subject';
    else if (reached.people.every((person) => isAbsent(asking.moment, person))) why = 'absent';
    else return reached;
  }
  return { ...NONE, gaps: [{ role: role.words, why }] };
}

function isAbsent(moment: Moment, person: string): boolean {
  if (isKeptOut(moment, person)) return true;
  const last = [...moment.elsewhere, ...moment.acts]
    .filter((act) => act.act === 'absence.recorded' || act.act === 'absence.ended')
    .filter((act) => idsIn(act.values['of']).includes(person))
    .toSorted((a, b) => a.happened - b.happened)
    .at(-1);
  return last?.act === 'absence.recorded';
}

/** Of this case alone: the latest act of it that puts them out or lets them in. */
function isKeptOut(moment: Moment, person: string): boolean {
  const last = moment.acts.findLast(
    ({ act, by, values }) =>
      (act === 'recused' && by === person) ||
      ((act === 'excluded' || act === 'readmitted') && idsIn(values['of']).includes(person)),
  );
  return last !== undefined && last.act !== 'readmitted';
}

function allBut(role: Extract<Role, { is: 'except' }>, asking: Asking): Reached {
  const { parts: _, ...from } = reach(role.all, asking);
  const but = reach(role.but, { ...asking, handles: false });
  const out = [...but.people, ...but.ids];
  const people = from.people.filter((person) => !out.includes(person));
  const isEmptied = people.length === 0 && from.people.length > 0 && !isSet(role.all);
  return {
    ...from,
    ids: from.ids.filter((id) => !out.includes(id)),
    people,
    gaps: isEmptied ? [...from.gaps, { role: role.words, why: 'nobody holds it' }] : from.gaps,
  };
}

/** Everybody of a kind, a body or an `every`: such a set may be empty without anybody being missed. */
function isSet(role: Role): boolean {
  if (role.is === 'joined') return role.by !== 'else' && role.parts.every(isSet);
  if (role.is === 'except') return isSet(role.all);
  if (role.is === 'meaning') return role.every || isSet(role.means);
  const isParty = role.how === 'party' || role.how === 'field';
  return !isParty && (role.every || role.how === 'kind' || role.how === 'members');
}

function named(role: Named, asking: Asking): Reached {
  const { moment } = asking;
  const isParty = role.how === 'party' || role.how === 'field';
  const of = role.of === undefined || isParty ? undefined : reach(role.of, { ...asking, handles: false });
  const unnamed = of?.gaps.find(({ why }) => why === 'party not named');
  if (unnamed !== undefined) return { ...NONE, gaps: [unnamed] };
  const ids = [...new Set(idsNamed(role, asking, of))];
  const people = [...new Set(peopleIn(moment, ids))];
  const why: Gap['why'] = isParty && ids.length === 0 ? 'party not named' : 'nobody holds it';
  const reached: Reached = {
    ids,
    people,
    mode: role.every ? 'each' : 'any',
    gaps: people.length > 0 || isSet(role) ? [] : [{ role: role.words, why }],
    toSubject: false,
  };
  return role.how === 'office' || role.how === 'line manager'
    ? withoutSubjects(reached, role, asking)
    : reached;
}

function idsNamed(role: Named, asking: Asking, of: Reached | undefined): readonly string[] {
  const { moment } = asking;
  switch (role.how) {
    case 'party':
      return whoNamed(moment, role.name)?.ids ?? [];
    case 'field':
      return whoNamed(moment, role.name)?.ids ?? fieldIds(role.name, asking);
    case 'kind':
      return moment.directory.people
        .filter(({ kind }) => role.name === 'everyone' || kind === role.name)
        .map(({ id }) => id);
    case 'body': {
      const things = of === undefined ? moment.directory.bodies.map(({ id }) => id) : bodiesOf(moment, of);
      return things.filter((id) => bodyById(moment, id)?.kind === role.name);
    }
    case 'members':
      return of === undefined ? [] : membersOf(moment, role, bodiesOf(moment, of));
    case 'line manager':
      return moment.directory.lines
        .filter((line) => of?.ids.includes(line.person) && onDate(line, moment.date))
        .map((line) => line.manager);
    case 'office': {
      // An office that only the whole council has is of no body, whatever its meaning is of.
      const ofBodies = moment.directory.offices.some(
        (one) => one.title === role.name && one.of !== undefined,
      );
      const bodies = role.fromMeaning && !ofBodies ? undefined : of && bodiesOf(moment, of);
      const offices = officesOf(moment, role.name, bodies);
      return moment.directory.holdings
        .filter((holding) => offices.includes(holding.office) && onDate(holding, moment.date))
        .map((holding) => holding.person);
    }
  }
}

/** Nobody handles a matter about themselves: compared by person, whatever the title. */
function withoutSubjects(
  reached: Reached,
  role: { readonly words: string; readonly intended: boolean },
  { moment, handles }: Asking,
): Reached {
  const subjects = handles ? subjectsOf(moment) : [];
  if (!reached.people.some((person) => subjects.includes(person))) return reached;
  if (role.intended) return { ...reached, toSubject: true };
  const people = reached.people.filter((person) => !subjects.includes(person));
  return {
    ...reached,
    ids: reached.ids.filter((id) => !subjects.includes(id)),
    people,
    gaps: people.length > 0 ? reached.gaps : [{ role: role.words, why: 'is the subject' }],
  };
}

/** A field is read from the act judged, else from the act that set the rule off, else from the latest that carries it. */
function fieldIds(name: string, { moment, trigger }: Asking): readonly string[] {
  const acts = [moment.judged, trigger, latestCarrying(moment.acts, name)];
  return idsIn(acts.find((act) => act?.values[name] !== undefined)?.values[name]);
}

function onDate(dated: { from?: string; until?: string }, date: string): boolean {
  return (dated.from ?? date) <= date && date <= (dated.until ?? date);
}

function bodyById(moment: Moment, id: string | undefined): Body | undefined {
  return moment.directory.bodies.find((body) => body.id === id);
}

/** The persons named, and those who belong to the bodies named; a unit’s are those of the units inside it too. */
function peopleIn(moment: Moment, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => {
    const body = bodyById(moment, id);
    if (body === undefined) return [id];
    const inside = moment.directory.bodies.filter(({ within }) => within === id).map((one) => one.id);
    const own = moment.directory.memberships.filter((one) => one.body === id && onDate(one, moment.date));
    return [...own.map(({ person }) => person), ...(body.kind === 'unit' ? peopleIn(moment, inside) : [])];
  });
}

/** The bodies meant by “of”: those named, and those to which the persons named belong. */
function bodiesOf(moment: Moment, of: Reached): readonly string[] {
  const belonging = (person: string) =>
    moment.directory.memberships
      .filter((one) => one.person === person && onDate(one, moment.date))
      .map(({ body }) => body);
  return [...new Set(of.ids.flatMap((id) => (bodyById(moment, id) ? [id] : belonging(id))))];
}

function membersOf(moment: Moment, role: Named, bodies: readonly string[]): readonly string[] {
  if (role.name !== 'ward members') return peopleIn(moment, bodies);
  const wards = bodies.filter((id) => bodyById(moment, id)?.kind === 'ward');
  const isMember = (id: string) =>
    moment.directory.people.some((one) => one.id === id && one.kind === 'member');
  return peopleIn(moment, wards).filter(isMember);
}

/** The office of that title in each body meant; in units, the nearest one upwards that has such an office. */
function officesOf(moment: Moment, title: string, bodies: readonly string[] | undefined): readonly string[] {
  const titled = moment.directory.offices.filter((office) => office.title === title);
  if (bodies === undefined) return titled.map(({ id }) => id);
  return bodies.flatMap((start) => {
    let body = bodyById(moment, start);
    while (body !== undefined) {
      const here = titled.filter((office) => office.of === body?.id);
      if (here.length > 0) return here.map(({ id }) => id);
      body = body.kind === 'unit' ? bodyById(moment, body.within) : undefined;
    }
    return [];
  });
}
