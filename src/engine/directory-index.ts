// People, bodies and offices, made ready for the question “who, on that day?”. It knows no rule and no case.

import type { Day } from '#calendar/civil-date.ts';
import { countUpTo, dayOfDate } from '#calendar/civil-date.ts';
import type { Body, Directory, Office, Person } from './history.ts';

interface Dated {
  readonly id: string;
  readonly from: Day;
  readonly until: Day;
}

export interface DirectoryIndex {
  readonly people: ReadonlyMap<string, Person>;
  readonly bodies: ReadonlyMap<string, Body>;
  readonly everyone: readonly string[];
  readonly members: readonly string[];
  readonly officers: readonly string[];
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly bodiesOf: ReadonlyMap<string, readonly Dated[]>;
  readonly belonging: ReadonlyMap<string, readonly Dated[]>;
  readonly offices: ReadonlyMap<string, readonly Office[]>;
  readonly holdings: ReadonlyMap<string, readonly Dated[]>;
  readonly heldBy: ReadonlyMap<string, readonly Dated[]>;
  readonly managers: ReadonlyMap<string, readonly Dated[]>;
  /** Days on which somebody joins, leaves, takes up or gives up something, in order. */
  readonly boundaries: readonly Day[];
}

const indexes = new WeakMap<Directory, DirectoryIndex>();

export function indexOfDirectory(directory: Directory): DirectoryIndex {
  let index = indexes.get(directory);
  if (!index) {
    index = makeIndex(directory);
    indexes.set(directory, index);
  }
  return index;
}

function makeIndex(directory: Directory): DirectoryIndex {
  const kind = (is: Person['kind']) =>
    directory.people
      .filter((p) => p.kind === is)
      .map((p) => p.id)
      .sort();
  const dated = [...directory.memberships, ...directory.holdings, ...directory.lines];
  const boundaries = new Set<Day>();
  for (const one of dated) {
    const { from, until } = daysOf(one);
    if (Number.isFinite(from)) boundaries.add(from);
    if (Number.isFinite(until)) boundaries.add(until + 1);
  }
  return {
    people: new Map(directory.people.map((p) => [p.id, p])),
    bodies: new Map(directory.bodies.map((b) => [b.id, b])),
    everyone: directory.people.map((p) => p.id).sort(),
    members: kind('member'),
    officers: kind('officer'),
    parts: grouped(
      directory.bodies.filter((b) => b.within !== undefined),
      (b) => b.within ?? '',
      (b) => b.id,
    ),
    bodiesOf: grouped(
      directory.memberships,
      (m) => m.person,
      (m) => ({ id: m.body, ...daysOf(m) }),
    ),
    belonging: grouped(
      directory.memberships,
      (m) => m.body,
      (m) => ({ id: m.person, ...daysOf(m) }),
    ),
    offices: grouped(
      directory.offices,
      (o) => o.title,
      (o) => o,
    ),
    holdings: grouped(
      directory.holdings,
      (h) => h.office,
      (h) => ({ id: h.person, ...daysOf(h) }),
    ),
    heldBy: grouped(
      directory.holdings,
      (h) => h.person,
      (h) => ({ id: h.office, ...daysOf(h) }),
    ),
    managers: grouped(
      directory.lines,
      (l) => l.person,
      (l) => ({ id: l.manager, ...daysOf(l) }),
    ),
    boundaries: [...boundaries].sort((a, b) => a - b),
  };
}

function daysOf(one: { readonly from?: string; readonly until?: string }): { from: Day; until: Day } {
  return {
    from: (one.from === undefined ? undefined : dayOfDate(one.from)) ?? Number.NEGATIVE_INFINITY,
    until: (one.until === undefined ? undefined : dayOfDate(one.until)) ?? Number.POSITIVE_INFINITY,
  };
}

function grouped<T, V>(list: readonly T[], key: (one: T) => string, value: (one: T) => V): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group) group.push(value(one));
    else groups.set(key(one), [value(one)]);
  }
  return groups;
}

function on(list: readonly Dated[] | undefined, day: Day): string[] {
  return (list ?? []).filter((one) => day >= one.from && day <= one.until).map((one) => one.id);
}

/** Which of the times between two boundaries the day is in, from 0: within one, everybody is what they are. */
export function periodOf({ boundaries }: DirectoryIndex, day: Day): number {
  return countUpTo(boundaries, day);
}

/** Bodies the person belongs to on the day. */
export function bodiesOf(index: DirectoryIndex, person: string, day: Day): string[] {
  return on(index.bodiesOf.get(person), day);
}

/** Those who belong to the body on the day, or to a unit inside it. */
export function membersOf(index: DirectoryIndex, body: string, day: Day): string[] {
  const inside = (index.parts.get(body) ?? []).flatMap((part) => membersOf(index, part, day));
  return [...on(index.belonging.get(body), day), ...inside];
}

export function holdersOf(index: DirectoryIndex, office: string, day: Day): string[] {
  return on(index.holdings.get(office), day);
}

export function managersOf(index: DirectoryIndex, person: string, day: Day): string[] {
  return on(index.managers.get(person), day);
}

/** The office of that title that belongs to the body; a unit without one has that of the nearest unit around it. */
export function officeOfBody(index: DirectoryIndex, title: string, body: string): Office | undefined {
  const offices = index.offices.get(title) ?? [];
  const seen = new Set<string>();
  for (
    let at: string | undefined = body;
    at !== undefined && !seen.has(at);
    at = index.bodies.get(at)?.within
  ) {
    seen.add(at);
    const office = offices.find((one) => one.of === at);
    if (office) return office;
  }
  return undefined;
}

/** Whether an office of that title is of the whole council, and none is of a body. */
export function isOfWholeCouncil(index: DirectoryIndex, title: string): boolean {
  return (index.offices.get(title) ?? []).every((office) => office.of === undefined);
}

/** Since when the person has been somebody: the earliest beginning of what they hold or belong to on the day. */
export function inOfficeSince(index: DirectoryIndex, person: string, day: Day): Day | undefined {
  const since = [...(index.heldBy.get(person) ?? []), ...(index.bodiesOf.get(person) ?? [])]
    .filter((one) => day >= one.from && day <= one.until && Number.isFinite(one.from))
    .map((one) => one.from);
  return since.length === 0 ? undefined : Math.min(...since);
}
