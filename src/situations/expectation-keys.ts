// The keys of an expectation, read one by one: who, by when, in which state, with what.

import type { Value } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Cell } from '#language/cell.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';
import { actNames, isAct } from '#language/scope.ts';
import { findFact, readFact, type ValueGround } from './act-values.ts';
import { readValues } from './entry-values.ts';
import { ANSWERS, type Kind, STATES } from './expectation-words.ts';
import { civilDateOf, instantOf } from './moments.ts';
import { sameClause } from './rule-names.ts';

/** People by name, or a role in words; `all` when written as a list: then these and nobody else. */
export interface Whom {
  readonly people: readonly string[];
  readonly words: string;
  readonly all: boolean;
}

export interface ListKey {
  readonly names: readonly string[];
  /** Written as a list. */
  readonly all: boolean;
}

/** What a key `answer: yes, with a reason` leaves behind when it is written without quotation marks. */
export const WITH_A_REASON = 'with a reason';

export function knownWord(cell: Cell, known: readonly string[], report: Report): void {
  if (!known.includes(cell.text))
    report.at(
      cell.place,
      `${quote(cell.text)} cannot stand here: write ${oneOf(known)}`,
      didYouMean(cell.text, known),
    );
}

/** The comma of “yes, with a reason”, written without quotation marks, makes a key of its second half. */
export function answersIn(cell: Cell): readonly Cell[] {
  return cell
    .many('answer')
    .map((one) => (cell.has(WITH_A_REASON) ? one.saying(`${one.text}, ${WITH_A_REASON}`) : one));
}

export function readState(cell: Cell, can: boolean, report: Report): string {
  const words = cell.text.toLowerCase().replaceAll('-', ' ');
  const state = can
    ? ({ true: 'yes', false: 'no', 'yes with a reason': 'yes, with a reason' }[words] ?? words)
    : words;
  knownWord(cell.saying(state), can ? ANSWERS : STATES, report);
  return state;
}

export function whomIn(cell: Cell, key: string, ground: ValueGround): Whom | undefined {
  const value = cell.get(key);
  if (value === undefined || value.kind === 'nothing') return undefined;
  const known = new Map(
    ground.directory.people.flatMap((one) => [
      [one.id.toLowerCase(), one.id],
      [one.name.toLowerCase(), one.id],
    ]),
  );
  const people = value.each().flatMap((item) => known.get(item.text.toLowerCase()) ?? []);
  const unknown = value.each().filter((item) => !known.has(item.text.toLowerCase()));
  if (value.kind === 'list' || key === 'by') {
    for (const item of unknown)
      ground.report.at(
        item.place,
        `${key}: there is nobody called ${quote(item.text)} here`,
        didYouMean(item.text, known.values()),
      );
  } else if (people.length === 0 && nearMiss(value.text, known)) {
    // One word that is almost somebody’s name, and no role: a slip rather than a role.
    ground.report.at(
      value.place,
      `${key}: there is nobody called ${quote(value.text)} here`,
      didYouMean(value.text, known.values()),
    );
  }
  return { people, words: people.length > 0 ? '' : value.text, all: value.kind === 'list' };
}

function nearMiss(words: string, known: ReadonlyMap<string, string>): boolean {
  return /^\p{Lu}\S*$/u.test(words) && didYouMean(words, known.values()) !== undefined;
}

export function checkClause(cell: Cell, rulebook: Rulebook, report: Report): void {
  const numbers = rulebook.versions.flatMap((version) => version.clauses.map((clause) => clause.number));
  const wanted = cell.text;
  if (!numbers.some((number) => sameClause(number, wanted)))
    report.at(
      cell.place,
      `there is no clause ${quote(wanted)} in the texts of ${rulebook.council.name}`,
      didYouMean(wanted, numbers),
    );
}

export function readDue(cell: Cell | undefined, ground: ValueGround): string | undefined {
  if (cell === undefined || cell.kind !== 'text') return undefined;
  const instant = instantOf(cell.text, ground.clock);
  if (instant === undefined) return /^(none|no|never)$/i.test(cell.text) ? 'none' : cell.text;
  return /\d:\d/.test(cell.text) ? String(instant) : civilDateOf(instant, ground.clock.zone);
}

export function readLists(
  cell: Cell,
  rulebook: Rulebook,
  report: Report,
): Readonly<Partial<Record<'acts' | 'with' | 'telling', ListKey>>> {
  const lists: Partial<Record<'acts' | 'with' | 'telling', { names: readonly string[]; all: boolean }>> = {};
  for (const key of ['acts', 'with', 'telling'] as const) {
    const value = cell.get(key) ?? (key === 'acts' ? cell.get('act') : undefined);
    if (value === undefined) continue;
    const names = value.each().map((item) => item.text);
    lists[key] = { names, all: value.kind === 'list' };
    if (key !== 'acts') continue;
    for (const item of value.each())
      if (item.text !== 'tell' && !isAct(rulebook.vocabulary, item.text))
        report.at(
          item.place,
          `${quote(item.text)} is not an act of the vocabulary`,
          didYouMean(item.text, actNames(rulebook.vocabulary)),
        );
  }
  return lists;
}

export function readAnswer(
  cell: Cell,
  kind: Kind,
  named: readonly string[],
  ground: ValueGround,
): Value | undefined {
  const value = kind === 'asks' ? (cell.get('presumed') ?? cell.get('answer')) : undefined;
  if (value === undefined || value.text === 'not presumed') return value?.text;
  const fact = findFact(ground.vocabulary, named[0] ?? '');
  return fact === undefined ? undefined : readFact(value, fact, ground);
}

export function valuesOf(
  cell: Cell,
  act: string,
  rulebook: Rulebook,
  ground: ValueGround,
): Readonly<Record<string, Value>> {
  const given = cell.get('with');
  if (given === undefined) return {};
  if (given.kind === 'map') return readValues(given, act, rulebook, ground, []);
  ground.report.at(given.place, 'with: write { name: value }');
  return {};
}

export function wordsOf(cell: Cell): string {
  return cell.entries.map(({ key, value }) => `${key}: ${written(value)}`).join(', ');
}

function written(cell: Cell): string {
  if (cell.kind === 'list') return `[${cell.items.map(written).join(', ')}]`;
  return cell.kind === 'map' ? `{ ${wordsOf(cell)} }` : cell.text;
}
