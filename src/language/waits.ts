// A norm that waits for another to be overdue or gone against must not, in the end, wait for itself, nor for what is
// owed while in office.

import type { Cell } from './cell.ts';
import type { ClauseSource } from './clauses.ts';
import type { Report } from './problems.ts';

interface Wait {
  readonly for: string;
  readonly at: Cell;
}

/** The norm that `when` waits for, when it waits for one. */
export function normWaitedFor(when: Cell): string | undefined {
  return /^(\S+) is (?:overdue|gone against)$/.exec(when.text)?.[1];
}

/** Each circle is told once, where it is first met. */
export function checkWaits(clauses: readonly ClauseSource[], report: Report): void {
  checkOffices(clauses, report);
  const waits = waitsOf(clauses);
  const told = new Set<string>();
  for (const [norm, first] of waits)
    for (const wait of first) {
      const way = wayBack(norm, wait.for, waits);
      if (!way || told.has(norm) || way.some((name) => told.has(name))) continue;
      for (const name of [norm, ...way]) told.add(name);
      const through = way.length === 0 ? '' : `, by way of ${way.join(' and ')}`;
      report.at(
        wait.at.place,
        `${norm} waits for itself to be overdue or gone against${through}`,
        'let the first of them wait for an act',
      );
    }
}

/** What is owed while in office is set off by no act, so that nothing could say what its being late is about. */
function checkOffices(clauses: readonly ClauseSource[], report: Report): void {
  const items = clauses.flatMap((clause) => clause.items);
  const inOffice = new Set(
    items.flatMap((item) =>
      item.many('when').some(({ text }) => text === 'while in office') ? (item.words('norm') ?? []) : [],
    ),
  );
  for (const item of items)
    for (const when of [item, ...item.many('readings')].flatMap((keys) => keys.many('when'))) {
      const norm = normWaitedFor(when);
      if (norm !== undefined && inOffice.has(norm) && when.text.endsWith(' is overdue'))
        report.at(
          when.place,
          `${norm} is owed while in office, and sets nothing off by being overdue`,
          'let this wait for an act',
        );
    }
}

function waitsOf(clauses: readonly ClauseSource[]): ReadonlyMap<string, readonly Wait[]> {
  const waits = new Map<string, Wait[]>();
  for (const item of clauses.flatMap((clause) => clause.items)) {
    const norm = item.words('norm');
    if (norm === undefined) continue;
    for (const keys of [item, ...item.many('readings')])
      for (const when of keys.many('when')) {
        const waited = normWaitedFor(when);
        if (waited !== undefined) waits.set(norm, [...(waits.get(norm) ?? []), { for: waited, at: when }]);
      }
  }
  return waits;
}

/** The norms between, from the first waited for until the norm is met again; undefined when it never is. */
function wayBack(
  norm: string,
  from: string,
  waits: ReadonlyMap<string, readonly Wait[]>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const open: { readonly at: string; readonly way: readonly string[] }[] = [{ at: from, way: [] }];
  for (const { at, way } of open) {
    if (at === norm) return way;
    if (seen.has(at)) continue;
    seen.add(at);
    for (const next of waits.get(at) ?? []) open.push({ at: next.for, way: [...way, at] });
  }
  return undefined;
}
