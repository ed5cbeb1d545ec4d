// Reads the names a rule uses (roles, acts, fields, norms) from their cells, reporting what is not known.

import type { Role } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { readRole } from './role.ts';
import { actNames, belongsTo, isAct, isStanding, type Scope, type Words } from './scope.ts';

export function roleIn(cell: Cell | undefined, scope: Scope, report: Report): Role | undefined {
  if (cell === undefined || cell.kind !== 'text') return undefined;
  const read = readRole(cell.text, scope);
  if ('role' in read) return read.role;
  if ('says' in read) report.at(cell.place, read.says, read.instead);
  return undefined;
}

/** The name of an act, or undefined having said that there is none of that name. */
export function actIn(cell: Cell, words: Words, report: Report, name = cell.text): string | undefined {
  if (isAct(words.vocabulary, name)) return name;
  if (words.complete)
    report.at(
      cell.place,
      `${quote(name)} is not an act of the vocabulary`,
      didYouMean(name, actNames(words.vocabulary)),
    );
  return undefined;
}

export function standingActIn(
  cell: Cell,
  words: Words,
  report: Report,
  name = cell.text,
): string | undefined {
  const act = actIn(cell, words, report, name);
  if (act === undefined || isStanding(words.vocabulary, act)) return act;
  report.at(
    cell.place,
    `${quote(name)} does not stand: it happens and is over`,
    'name an act that has "stands:" in the vocabulary',
  );
  return undefined;
}

export function actsIn(cells: readonly Cell[], words: Words, report: Report): readonly string[] {
  return cells.flatMap((cell) => actIn(cell, words, report) ?? []);
}

/** Parties, facts and fields of the case, by name; a phrase beginning with “that” is told as it stands. */
export function namesIn(
  cells: readonly Cell[],
  scope: Scope,
  report: Report,
  phrases = false,
): readonly string[] {
  return cells.flatMap((cell) => {
    if (phrases && /^that /i.test(cell.text)) return [cell.text];
    return nameIn(cell, scope, report) ?? [];
  });
}

export function nameIn(cell: Cell, scope: Scope, report: Report, name = cell.text): string | undefined {
  if (scope.parties.has(name) || scope.facts.has(name) || scope.fields.has(name)) return name;
  sayUnknownName(cell, name, scope, report);
  return undefined;
}

export function sayUnknownName(cell: Cell, name: string, scope: Scope, report: Report): void {
  if (!scope.words.complete) return;
  const known = [...scope.parties.keys(), ...scope.facts.keys(), ...scope.fields.keys()];
  const near = didYouMean(name, known);
  const other = near === undefined ? belongsTo(scope.words.vocabulary, name) : undefined;
  const where = other === undefined ? '' : `: it is ${other}`;
  report.at(
    cell.place,
    `${quote(name)} is not a party, fact or field of the acts this is about${where}`,
    near,
  );
}
