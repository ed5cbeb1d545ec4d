// People of a directory as a page lists them on one day.

import type { CivilDate, Directory } from '#engine/history.ts';

export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  /** “executive director of Place” */
  readonly offices: readonly string[];
  readonly belongsTo: readonly string[];
}

interface Dated {
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}

/** @returns those in whose entry every word sought occurs, office-holders first, then by name. */
export function entriesIn(directory: Directory, today: CivilDate, sought: string): readonly PersonEntry[] {
  const bodies = new Map(directory.bodies.map((body) => [body.id, body.name]));
  const offices = new Map(
    directory.offices.map(({ id, title, of }) => [
      id,
      of === undefined ? title : `${title} of ${bodies.get(of) ?? of}`,
    ]),
  );
  const holdings = Map.groupBy(directory.holdings.filter(inForce), (holding) => holding.person);
  const memberships = Map.groupBy(directory.memberships.filter(inForce), (membership) => membership.person);
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);

  return directory.people
    .map((person) => ({
      id: person.id,
      name: person.title ?? person.name,
      offices: (holdings.get(person.id) ?? []).flatMap(({ office }) => offices.get(office) ?? []),
      belongsTo: (memberships.get(person.id) ?? []).flatMap(({ body }) => bodies.get(body) ?? []),
    }))
    .filter(({ name, offices: held, belongsTo }) => {
      const text = [name, ...held, ...belongsTo].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(
      (one, other) =>
        Number(other.offices.length > 0) - Number(one.offices.length > 0) ||
        one.name.localeCompare(other.name),
    );

  function inForce({ from, until }: Dated): boolean {
    return (from === undefined || from <= today) && (until === undefined || today <= until);
  }
}
