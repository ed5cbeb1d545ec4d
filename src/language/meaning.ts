// The meanings a document gives to words: names for roles, valid in all of its clauses.

import type { Role } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import type { DocumentSource } from './document.ts';
import { quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { readRole } from './role.ts';
import { type Meaning, scopeOf, type Words } from './scope.ts';

export function readMeanings(
  source: DocumentSource,
  words: Omit<Words, 'meanings'>,
  report: Report,
): ReadonlyMap<string, Meaning> {
  const meanings = new Map<string, Meaning>();
  const cells = new Map<string, Cell>();
  for (const item of source.clauses.flatMap((clause) => clause.items)) {
    const name = item.words('meaning');
    if (name === undefined) continue;
    if (meanings.has(name))
      report.at(
        item.get('meaning')?.place ?? item.place,
        `${quote(name)} is given a meaning twice`,
        'keep one, or give one of them another name',
      );
    // A meaning without a sound “is” keeps its name known, so that its users are not blamed.
    meanings.set(name, { name, is: item.words('is') ?? 'unset' });
    const is = item.get('is');
    if (is) cells.set(name, is);
  }
  const scope = scopeOf({ ...words, meanings }, []);
  const uses = new Map<string, readonly string[]>();
  for (const [name, is] of cells) {
    if (is.text === 'unset') continue;
    const read = readRole(is.text, scope);
    if ('says' in read) report.at(is.place, read.says, read.instead);
    if ('role' in read) uses.set(name, meaningsIn(read.role));
  }
  for (const [name, is] of cells) {
    if (leadsTo(name, name, uses, new Set()))
      report.at(
        is.place,
        `${quote(name)} is given a meaning that leads back to itself`,
        'say who is meant without it',
      );
  }
  return meanings;
}

/** Meanings named in a role directly. */
function meaningsIn(role: Role): readonly string[] {
  if (role.is === 'joined') return role.parts.flatMap(meaningsIn);
  if (role.is === 'except') return [...meaningsIn(role.all), ...meaningsIn(role.but)];
  const of = role.of === undefined ? [] : meaningsIn(role.of);
  return role.is === 'meaning' ? [role.name, ...of] : of;
}

function leadsTo(
  from: string,
  to: string,
  uses: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): boolean {
  return (uses.get(from) ?? []).some((next) => {
    if (next === to) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return leadsTo(next, to, uses, seen);
  });
}
