// The table of a clause: rows that say to whom an act goes, the first that fits winning.

import type { Condition, Table } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import type { TableSource } from './clauses.ts';
import { factCondition, onRole } from './condition.ts';
import { roleIn, sayUnknownName } from './named-in.ts';
import { quote } from './nearest.ts';
import type { Report } from './problems.ts';
import type { Scope } from './scope.ts';

/** One row as it is being read; a column that takes anyone has no condition. */
interface Row {
  readonly conditions: readonly (Condition | null)[];
  readonly row: Table['rows'][number];
}

export function readTable(
  source: TableSource,
  clause: string,
  scope: Scope,
  report: Report,
): Table | undefined {
  const [heads, ...rows] = source.rows;
  if (heads === undefined || heads.length < 2) {
    report.at(
      source.place,
      'this table has nothing to the left of "to"',
      'add a column headed "<party> is" or with a fact',
    );
    return undefined;
  }
  if (rows.length === 0) report.at(source.place, 'this table has no rows');
  const left = heads.slice(0, -1);
  const known = left.filter((head) => isKnown(head, scope, report));
  if (known.length < left.length) return undefined;
  const read = rows.flatMap((cells) => readRow(cells, left, scope, report) ?? []);
  checkReach(read, report);
  return { clause, place: source.place, rows: read.map(({ row }) => row) };
}

function isKnown(head: Cell, scope: Scope, report: Report): boolean {
  const subject = subjectOf(head);
  if (
    subject === undefined
      ? scope.facts.has(head.text) || scope.fields.has(head.text)
      : scope.parties.has(subject) || scope.fields.has(subject)
  )
    return true;
  sayUnknownName(head, subject ?? head.text, scope, report);
  return false;
}

function readRow(
  cells: readonly Cell[],
  left: readonly Cell[],
  scope: Scope,
  report: Report,
): Row | undefined {
  const last = cells[left.length];
  const [first] = cells;
  if (last === undefined || last.text === '' || first === undefined) {
    if (first) report.at(first.place, 'this row does not say to whom', 'write a role in its last column');
    return undefined;
  }
  const to = roleIn(last, scope, report);
  const conditions = left.map((head, index) => condition(head, cells[index], scope, report));
  if (to === undefined || conditions.includes(undefined)) return undefined;
  const sound = conditions.filter((one) => one !== undefined);
  const fitting = sound.filter((one) => one !== null);
  const words = fitting.length === 0 ? 'in every other case' : fitting.map((one) => one.words).join(' and ');
  return { conditions: sound, row: { cells: fitting, to, words, place: first.place } };
}

/** null: whatever it is. undefined: not readable, and reported. */
function condition(
  head: Cell,
  cell: Cell | undefined,
  scope: Scope,
  report: Report,
): Condition | null | undefined {
  if (cell === undefined || cell.text === '') {
    report.at(
      cell?.place ?? head.place,
      `nothing is written under ${quote(head.text)}`,
      'write "anyone" for whoever it is',
    );
    return undefined;
  }
  if (/^(any|anyone|anything|everyone|-)$/.test(cell.text)) return null;
  const subject = subjectOf(head);
  if (subject === undefined) return factCondition(head.text, cell, head, scope, report);
  const not = /^not /.test(cell.text);
  const role = roleIn(cell.saying(cell.text.replace(/^not /, '')), scope, report);
  return role && onRole(subject, not, role, scope);
}

function subjectOf(head: Cell): string | undefined {
  return /^(.+) is$/.exec(head.text)?.[1];
}

/** A row that an earlier one always takes away is a slip. */
function checkReach(rows: readonly Row[], report: Report): void {
  rows.forEach((later, index) => {
    const taker = rows
      .slice(0, index)
      .find((earlier) => later.conditions.every((one, column) => covers(earlier.conditions[column], one)));
    if (taker)
      report.at(
        later.row.place,
        'this row is never reached: an earlier row takes every case of it',
        'put it higher, or take it out',
      );
  });
}

function covers(earlier: Condition | null | undefined, later: Condition | null): boolean {
  if (earlier === null) return true;
  if (earlier === undefined || later === null) return false;
  if (earlier.is === 'fact' && later.is === 'fact') {
    return later.oneOf.length > 0
      ? later.oneOf.every((value) => earlier.oneOf.includes(value))
      : later.atLeast !== undefined && earlier.atLeast !== undefined && earlier.atLeast <= later.atLeast;
  }
  return earlier.words === later.words;
}
