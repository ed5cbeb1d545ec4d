// Whom a role comes to at one moment. It knows nothing of what they are then asked to do.

import type { Body } from '#engine/history.ts';
import type { BodyKind, Role } from '#engine/rules.ts';
import type { Gap, Holders } from '#engine/standing.ts';
import { idsIn, latestCarrying, type Moment, subjectsOf, whoNamed } from './moment.ts';

/** `handles`: the role is to deal with the case, so that nobody whom it is about is reached by office. */
export interface Asking {
  readonly moment: Moment;
  readonly handles: boolean;
  /** Values of the act that set the rule off, for fields. */
  readonly trigger?: { readonly values: Readonly<Record<string, unknown>> };
}

/** What a role comes to: persons, or bodies where a body is meant. */
interface Reached {
  readonly people: readonly string[];
  readonly bodies: readonly string[];
  readonly mode: 'each' | 'any';
  readonly gaps: readonly Gap[];
}

const NONE: Reached = { people: [], bodies: [], mode: 'any', gaps: [] };

export function holdersOf(role: Role, asking: Asking): Holders {
  const { people, mode, gaps } = reach(role, asking, false);
  return { words: role.words, people: [...new Set(people)].toSorted(), mode, gaps };
}

/** Ids of persons and bodies alike, for “is” conditions. */
export function idsOf(role: Role, asking: Asking): readonly string[] {
  const { people, bodies } = reach(role, asking, false);
  return [...people, ...bodies];
}

function reach(role: Role, asking: Asking, intended: boolean): Reached {
  switch (role.is) {
    case 'joined':
      return role.by === 'else'
        ? firstThatCan(role.parts, role.words, asking, intended)
        : all(role, asking, intended);
    case 'except': {
      const from = reach(role.all, asking, intended);
      const but = reach(role.but, { ...asking, handles: false }, intended);
      return {
        ...from,
        people: from.people.filter((person) => !but.people.includes(person)),
        bodies: from.bodies.filter((body) => !but.bodies.includes(body)),
      };
    }
    case 'meaning': {
      const means = role.of === undefined ? role.means : applied(role.means, role.of);
      const meant = reach(means, asking, intended || role.intended);
      const every = role.every ? ('each' as const) : meant.mode;
      return withoutSubjects({ ...meant, mode: every }, role, asking, intended || role.intended);
    }
    case 'named':
      return named(role, asking, intended || role.intended);
  }
}

/** A meaning of something: what its own words leave open is of that thing. */
function applied(means: Role, of: Role): Role {
  if (means.is === 'joined') return { ...means, parts: means.parts.map((part) => applied(part, of)) };
  if (means.is === 'except') return { ...means, all: applied(means.all, of) };
  if (means.is === 'meaning') return means.of === undefined ? { ...means, of } : means;
  const open = ['office', 'body', 'members', 'line manager'].includes(means.how) && means.of === undefined;
  return open ? { ...means, of } : means;
}

function all(role: Extract<Role, { is: 'joined' }>, asking: Asking, intended: boolean): Reached {
  const parts = role.parts.map((part) => reach(part, asking, intended));
  const people = parts.flatMap((part) => part.people);
  const gaps = parts.flatMap((part) => part.gaps);
  if (role.parts.length === 0) return { ...NONE, gaps: [{ role: role.words, why: 'nobody holds it' }] };
  return {
    people,
    bodies: parts.flatMap((part) => part.bodies),
    mode: role.by === 'and' ? 'each' : 'any',
    gaps: role.by === 'or' && people.length > 0 ? [] : gaps,
  };
}

/** `else` goes on when the part comes to nobody, all of them are absent, or all are barred as subjects. */
function firstThatCan(parts: readonly Role[], words: string, asking: Asking, intended: boolean): Reached {
  const gaps: Gap[] = [];
  for (const part of parts) {
    const reached = reach(part, asking, intended);
    const there = reached.people.filter((person) => !isAbsent(asking.moment, person));
    if (there.length > 0) return reached;
    if (reached.people.length > 0) gaps.push({ role: part.words, why: 'absent' });
    else if (reached.gaps.length > 0) gaps.push(...reached.gaps);
    else gaps.push({ role: part.words, why: 'nobody holds it' });
  }
  return { ...NONE, gaps: gaps.length > 0 ? gaps : [{ role: words, why: 'nobody holds it' }] };
}

export function isAbsent(moment: Moment, person: string): boolean {
  const last = [...moment.elsewhere, ...moment.acts]
    .filter((act) => act.act === 'absence.recorded' || act.act === 'absence.ended')
    .filter((act) => idsIn(act.values['of']).includes(person))
    .toSorted((a, b) => a.happened - b.happened)
    .at(-1);
  return last?.act === 'absence.recorded';
}

function named(role: Extract<Role, { is: 'named' }>, asking: Asking, intended: boolean): Reached {
  const { moment } = asking;
  const mode = role.every ? 'each' : 'any';
  const gap = (why: Gap['why']): readonly Gap[] => (role.every ? [] : [{ role: role.words, why }]);
  switch (role.how) {
    case 'party': {
      const party = whoNamed(moment, role.name);
      if (party === undefined) return { ...NONE, mode, gaps: [{ role: role.words, why: 'party not named' }] };
      return { ...split(moment, party.ids), mode, gaps: [] };
    }
    case 'field': {
      const ids = fieldIds(role.name, asking);
      if (ids.length === 0) return { ...NONE, mode, gaps: [{ role: role.words, why: 'party not named' }] };
      return { ...split(moment, ids), mode, gaps: [] };
    }
    case 'kind': {
      const people = moment.directory.people
        .filter(({ kind }) => role.name === 'everyone' || kind === role.name)
        .map(({ id }) => id);
      return { ...NONE, people, mode };
    }
    case 'body':
      return { ...NONE, bodies: bodiesOf(role.name, role.of, asking), mode };
    case 'members': {
      const people = membersOf(role, asking);
      return { ...NONE, people, mode };
    }
    case 'line manager': {
      const of = role.of === undefined ? [] : reach(role.of, { ...asking, handles: false }, false).people;
      const people = moment.directory.lines
        .filter((line) => of.includes(line.person) && onDate(line, moment.date))
        .map((line) => line.manager);
      const reached = {
        ...NONE,
        people,
        mode,
        gaps: people.length === 0 ? gap('nobody holds it') : [],
      } as const;
      return withoutSubjects(reached, role, asking, intended);
    }
    case 'office': {
      const offices = officesOf(role, asking);
      const people = moment.directory.holdings
        .filter((holding) => offices.includes(holding.office) && onDate(holding, moment.date))
        .map((holding) => holding.person);
      const reached = {
        ...NONE,
        people,
        mode,
        gaps: people.length === 0 ? gap('nobody holds it') : [],
      } as const;
      return withoutSubjects(reached, role, asking, intended);
    }
  }
}

/** Nobody handles a matter about themselves: compared by person, whatever the title. */
function withoutSubjects(
  reached: Reached,
  role: { words: string; every: boolean },
  asking: Asking,
  intended: boolean,
): Reached {
  if (!asking.handles || intended) return reached;
  const subjects = subjectsOf(asking.moment);
  const people = reached.people.filter((person) => !subjects.includes(person));
  if (people.length > 0 || reached.people.length === 0) return { ...reached, people };
  return { ...reached, people, gaps: role.every ? [] : [{ role: role.words, why: 'is the subject' }] };
}

function fieldIds(name: string, { moment, trigger }: Asking): readonly string[] {
  const source =
    latestCarrying(moment.judged === undefined ? [] : [moment.judged], name)?.values[name] ??
    (trigger?.values[name] as string | readonly string[] | undefined) ??
    latestCarrying(moment.acts, name)?.values[name];
  return idsIn(source);
}

function split(
  moment: Moment,
  ids: readonly string[],
): { people: readonly string[]; bodies: readonly string[] } {
  const isBody = (id: string) => moment.directory.bodies.some((body) => body.id === id);
  return { people: ids.filter((id) => !isBody(id)), bodies: ids.filter(isBody) };
}

function onDate(dated: { from?: string; until?: string }, date: string): boolean {
  return (dated.from ?? date) <= date && date <= (dated.until ?? date);
}

/** The bodies of a kind: of a person, those to which they belong; of a body, itself; of nothing, every one. */
function bodiesOf(kind: string, of: Role | undefined, asking: Asking): readonly string[] {
  const { moment } = asking;
  const ofKind = moment.directory.bodies.filter((body) => body.kind === kind);
  if (of === undefined) return ofKind.map(({ id }) => id);
  const { people, bodies } = reach(of, { ...asking, handles: false }, false);
  return ofKind
    .filter((body) => bodies.includes(body.id) || belonging(moment, people).includes(body.id))
    .map(({ id }) => id);
}

function belonging(moment: Moment, people: readonly string[]): readonly string[] {
  return moment.directory.memberships
    .filter((membership) => people.includes(membership.person) && onDate(membership, moment.date))
    .map((membership) => membership.body);
}

function membersOf(role: Extract<Role, { is: 'named' }>, asking: Asking): readonly string[] {
  const { moment } = asking;
  if (role.of === undefined) return [];
  const of = reach(role.of, { ...asking, handles: false }, false);
  const theirs = role.name === 'ward members' ? wardsAmong(moment, belonging(moment, of.people)) : [];
  const bodies = [...of.bodies, ...theirs];
  const people = moment.directory.memberships
    .filter((membership) => bodies.includes(membership.body) && onDate(membership, moment.date))
    .map((membership) => membership.person);
  if (role.name !== 'ward members') return people;
  return people.filter((id) => moment.directory.people.some((one) => one.id === id && one.kind === 'member'));
}

function wardsAmong(moment: Moment, ids: readonly string[]): readonly string[] {
  return moment.directory.bodies.filter((b) => b.kind === 'ward' && ids.includes(b.id)).map(({ id }) => id);
}

/** The office of that title in each body meant; in units, the nearest one upwards that has such an office. */
function officesOf(role: Extract<Role, { is: 'named' }>, asking: Asking): readonly string[] {
  const { moment } = asking;
  const titled = moment.directory.offices.filter((office) => office.title === role.name);
  if (role.of === undefined) return titled.map(({ id }) => id);
  const { people, bodies } = reach(role.of, { ...asking, handles: false }, false);
  const starts = [...bodies, ...belonging(moment, people)];
  return starts.flatMap((start) => {
    for (let body = bodyById(moment, start); body !== undefined; body = above(moment, body)) {
      const here = titled.filter((office) => office.of === body?.id);
      if (here.length > 0) return here.map(({ id }) => id);
    }
    return [];
  });
}

function bodyById(moment: Moment, id: string | undefined): Body | undefined {
  return moment.directory.bodies.find((body) => body.id === id);
}

function above(moment: Moment, body: Body): Body | undefined {
  return body.kind === ('unit' satisfies BodyKind) ? bodyById(moment, body.within) : undefined;
}
