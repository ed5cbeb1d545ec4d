// What a situation expects to follow, read and checked word by word: which kind of thing, which rule or act, and on
// which keys it must agree. Comparing with an answer is done elsewhere.

import type { Value } from '#engine/history.ts';
import type { Place, Rulebook } from '#engine/rules.ts';
import type { Cell } from '#language/cell.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';
import { actNames, isAct } from '#language/scope.ts';
import { findFact, readFact, sayUnknownFact, type ValueGround } from './act-values.ts';
import { ANSWERS, CONFLICTS, isKind, KINDS, type Kind, MARKS, STATES } from './expectation-words.ts';
import { readValues } from './happened.ts';
import { civilDateOf, instantOf } from './moments.ts';
import { normIn, sameClause } from './rule-names.ts';

/** People by name, or a role in words; `all` when written as a list: then these and nobody else. */
export interface Whom {
  readonly people: readonly string[];
  readonly words: string;
  readonly all: boolean;
}

export interface Expectation {
  readonly place: Place;
  readonly kind: Kind;
  /** The rule, act, fact or kind of conflict that is named first. */
  readonly named: readonly string[];
  readonly none: boolean;
  /** As written, for messages: “duty: 7.iii/answer, of: Answerer, state: overdue”. */
  readonly words: string;
  readonly whom: Readonly<Partial<Record<'of' | 'to' | 'against' | 'ask' | 'by', Whom>>>;
  /** Civil date, or words of a due date; 'none' for no date. */
  readonly due?: string;
  /** Any of these will do. */
  readonly states: readonly string[];
  readonly clause?: string;
  readonly lists: Readonly<
    Partial<Record<'acts' | 'with' | 'telling', { readonly names: readonly string[]; readonly all: boolean }>>
  >;
  readonly value?: Value;
  /** For `can`: what would be given with the act. */
  readonly values: Readonly<Record<string, Value>>;
  readonly done: 'here' | 'elsewhere';
  readonly reasons?: string;
}

const WITH_A_REASON = 'with a reason';

export function readExpectations(
  entries: readonly Cell[],
  rulebook: Rulebook,
  ground: ValueGround,
): readonly Expectation[] {
  return entries.flatMap((entry) => {
    const none = entry.get('none');
    if (none === undefined) return readOne(entry, false, rulebook, ground) ?? [];
    for (const { key, keyPlace } of entry.pairs())
      if (key !== 'none')
        ground.report.at(keyPlace, `${quote(key)} stands outside "none"`, 'put it inside its { }');
    return none.each().flatMap((one) => readOne(one, true, rulebook, ground) ?? []);
  });
}

function readOne(
  cell: Cell,
  none: boolean,
  rulebook: Rulebook,
  ground: ValueGround,
): Expectation | undefined {
  const { report } = ground;
  const kinds = Object.keys(KINDS).filter(isKind);
  const found = kinds.filter((kind) => cell.has(kind));
  // “act” beside “mark”, and “norm” in a conflict, are keys and not kinds of their own.
  const [kind] = found;
  if (kind === undefined || found.length > 1) {
    if (kind !== undefined)
      report.at(cell.place, `this expects two things at once: ${oneOf(found, 'and')}`, 'write two entries');
    else sayNoKind(cell, kinds, report);
    return undefined;
  }
  const subject = cell.get(kind);
  if (subject === undefined || subject.kind === 'nothing') {
    report.at(cell.keyPlace(kind), `nothing is written after "${kind}:"`);
    return undefined;
  }
  checkKeys(cell, kind, report);
  const named = readNamed(subject, kind, rulebook, ground);
  const by = whomIn(cell, 'by', ground);
  const whom = Object.fromEntries(
    (['of', 'to', 'against', 'ask'] as const).flatMap((key) => {
      const read = whomIn(cell, key, ground);
      return read ? [[key, read]] : [];
    }),
  );
  if ((kind === 'can' || kind === 'cannot') && by === undefined)
    report.at(cell.place, `say who: add "by: …"`);
  const clause = cell.get('clause');
  if (clause) checkClause(clause, rulebook, report);
  const can = kind === 'can' || kind === 'cannot';
  const value = readAnswer(cell, kind, named, ground);
  const due = readDue(cell.get('due'), ground);
  const reasons = cell.words('reasons');
  return {
    place: cell.place,
    kind,
    named,
    none,
    words: wordsOf(cell),
    whom: by ? { ...whom, by } : whom,
    ...(due === undefined ? {} : { due }),
    states: (can ? answersIn(cell) : cell.many('state')).map((state) => readState(state, can, report)),
    ...(clause === undefined ? {} : { clause: clause.text }),
    lists: can ? {} : readLists(cell, rulebook, report),
    ...(value === undefined ? {} : { value }),
    values: can ? valuesOf(cell, named[0] ?? '', rulebook, ground) : {},
    done: cell.words('here') === 'no' || cell.words('done') === 'elsewhere' ? 'elsewhere' : 'here',
    ...(reasons === undefined ? {} : { reasons }),
  };
}

function sayNoKind(cell: Cell, kinds: readonly string[], report: Report): void {
  const first = cell.entries[0];
  if (first === undefined) report.at(cell.place, 'this expects nothing', `begin it with ${oneOf(kinds)}`);
  else
    report.at(
      first.keyPlace,
      `${quote(first.key)} is not a thing that can be expected`,
      didYouMean(first.key, [...kinds, 'none']) ?? `write ${oneOf([...kinds, 'none'])}`,
    );
}

function checkKeys(cell: Cell, kind: Kind, report: Report): void {
  const keys: readonly string[] = [
    kind,
    ...KINDS[kind].keys,
    ...(kind === 'mark' ? ['act', 'of', 'by'] : []),
  ];
  for (const { key, keyPlace } of cell.pairs()) {
    if (!keys.includes(key) && !also.includes(key))
      report.at(
        keyPlace,
        `${quote(key)} cannot stand beside "${kind}"`,
        didYouMean(key, keys) ?? `write ${oneOf(keys.slice(1))}`,
      );
  }
}

function readNamed(cell: Cell, kind: Kind, rulebook: Rulebook, ground: ValueGround): readonly string[] {
  const { report, vocabulary } = ground;
  const sort = KINDS[kind].names;
  return cell
    .each()
    .flatMap((item) => item.text.split(sort === 'act' ? / or / : /$^/).map((part) => item.saying(part)))
    .map((item) => {
      if (sort === 'norm') normIn(item, rulebook, report);
      if (sort === 'act' && item.text !== 'tell' && !isAct(vocabulary, item.text))
        report.at(
          item.place,
          `${quote(item.text)} is not an act of the vocabulary`,
          didYouMean(item.text, actNames(vocabulary)),
        );
      if (sort === 'fact' && findFact(vocabulary, item.text) === undefined) sayUnknownFact(item, ground);
      if (sort === 'mark') knownWord(item, MARKS, report);
      if (sort === 'conflict' && !CONFLICTS.some((known) => known === item.text)) {
        if (item.text.includes('/')) normIn(item, rulebook, report);
        else knownWord(item, CONFLICTS, report);
      }
      return item.text;
    });
}

function knownWord(cell: Cell, known: readonly string[], report: Report): void {
  if (!known.includes(cell.text))
    report.at(
      cell.place,
      `${quote(cell.text)} cannot stand here: write ${oneOf(known)}`,
      didYouMean(cell.text, known),
    );
}

/** The comma of “yes, with a reason”, written without quotation marks, makes a key of its second half. */
function answersIn(cell: Cell): readonly Cell[] {
  return cell
    .many('answer')
    .map((one) => (cell.has(WITH_A_REASON) ? one.saying(`${one.text}, ${WITH_A_REASON}`) : one));
}

function readState(cell: Cell, can: boolean, report: Report): string {
  const words = cell.text.toLowerCase().replaceAll('-', ' ');
  const state = can
    ? ({ true: 'yes', false: 'no', 'yes with a reason': 'yes, with a reason' }[words] ?? words)
    : words;
  knownWord(cell.saying(state), can ? ANSWERS : STATES, report);
  return state;
}

function whomIn(cell: Cell, key: string, ground: ValueGround): Whom | undefined {
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

function checkClause(cell: Cell, rulebook: Rulebook, report: Report): void {
  const numbers = rulebook.versions.flatMap((version) => version.clauses.map((clause) => clause.number));
  const wanted = cell.text;
  if (!numbers.some((number) => sameClause(number, wanted)))
    report.at(
      cell.place,
      `there is no clause ${quote(wanted)} in the texts of ${rulebook.council.name}`,
      didYouMean(wanted, numbers),
    );
}

function readDue(cell: Cell | undefined, ground: ValueGround): string | undefined {
  if (cell === undefined || cell.kind !== 'text') return undefined;
  const instant = instantOf(cell.text, ground.clock);
  if (instant === undefined) return /^(none|no|never)$/i.test(cell.text) ? 'none' : cell.text;
  return /\d:\d/.test(cell.text) ? String(instant) : civilDateOf(instant, ground.clock.zone);
}

function readLists(cell: Cell, rulebook: Rulebook, report: Report): Expectation['lists'] {
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

function readAnswer(
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

function valuesOf(
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

function wordsOf(cell: Cell): string {
  return cell.entries.map(({ key, value }) => `${key}: ${written(value)}`).join(', ');
}

function written(cell: Cell): string {
  if (cell.kind === 'list') return `[${cell.items.map(written).join(', ')}]`;
  return cell.kind === 'map' ? `{ ${wordsOf(cell)} }` : cell.text;
}
