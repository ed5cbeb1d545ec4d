// Whether the people an answer names are those somebody expected: by name, by the role as the text has it, or by the
// role with people’s names put in for the parties. A wrong person never matches.

import type { Directory } from '#engine/history.ts';
import type { Holders } from '#engine/standing.ts';
import type { OfficeOf } from '#language/scope.ts';
import type { Whom } from './expectation-keys.ts';
import { officeIn } from './offices.ts';

export interface Company {
  readonly directory: Directory;
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly offices: ReadonlyMap<string, OfficeOf>;
}

/** @param some a list need not be complete: of people whom something binds, those named suffice. */
export function isWhom(
  wanted: Whom,
  holders: Holders | null | undefined,
  company: Company,
  some = false,
): boolean {
  if (holders === undefined) return false;
  if (wanted.people.length === 0 && /^(nobody|no one|none)$/i.test(wanted.words))
    return holders === null || holders.people.length === 0;
  if (holders === null) return false;
  if (wanted.people.length > 0) {
    const has = wanted.people.every((person) => holders.people.includes(person));
    return has && (!wanted.all || some || new Set(wanted.people).size === holders.people.length);
  }
  const words = plain(wanted.words);
  if (sayings(holders, company).some((said) => plain(said) === words)) return true;
  const held = holdersOf(wanted.words, company);
  return (
    held.size > 0 && held.size === holders.people.length && holders.people.every((person) => held.has(person))
  );
}

/** The role as written, and with the names of people for the parties it speaks of. */
function sayings({ words }: Holders, { parties, directory }: Company): readonly string[] {
  const name = (id: string) => directory.people.find((person) => person.id === id)?.name ?? id;
  const longestFirst = Object.entries(parties).sort(([a], [b]) => b.length - a.length);
  const put = (of: (id: string) => string) =>
    longestFirst.reduce(
      (said, [party, ids]) => (ids.length === 1 ? said.replaceAll(party, of(ids[0] ?? '')) : said),
      words,
    );
  return [words, put((id) => id), put(name)];
}

/** Who holds “monitoring officer”, “leader of A” or “director of Answerer”, or belongs to the body of that name. */
function holdersOf(words: string, { directory, offices }: Company): ReadonlySet<string> {
  const body = directory.bodies.find((one) => plain(one.id) === plain(words.replace(/^members of /, '')));
  if (body !== undefined)
    return new Set(directory.memberships.flatMap((one) => (one.body === body.id ? one.person : [])));
  const named = officeIn(words, offices);
  if (named === undefined) return new Set();
  const person = directory.people.find((one) => one.id === named.of || one.name === named.of);
  const bodies =
    named.of === undefined ? undefined : person ? bodiesOf(person.id, named.title, directory) : [named.of];
  const wanted = directory.offices.filter(
    (office) =>
      office.title === named.title &&
      (bodies === undefined || bodies.some((body) => body.toLowerCase() === office.of?.toLowerCase())),
  );
  const ids = new Set(wanted.map((office) => office.id));
  return new Set(directory.holdings.flatMap((holding) => (ids.has(holding.office) ? holding.person : [])));
}

/** Of each body the person belongs to: the nearest, going upwards, that has the office. */
function bodiesOf(person: string, title: string, directory: Directory): readonly string[] {
  return directory.memberships.flatMap((membership) => {
    if (membership.person !== person) return [];
    let body = directory.bodies.find((one) => one.id === membership.body);
    while (body && !directory.offices.some((office) => office.title === title && office.of === body?.id)) {
      const { within } = body;
      body = directory.bodies.find((one) => one.id === within);
    }
    return body?.id ?? [];
  });
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/\(intended\)|\bthe\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
