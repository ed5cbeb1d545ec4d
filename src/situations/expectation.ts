// What a situation expects to follow, read and checked word by word: which kind of thing, which rule or act, and on
// which keys it must agree. Comparing with an answer is done elsewhere.

import type { Value } from '#engine/history.ts';
import type { Place, Rulebook } from '#engine/rules.ts';
import type { Cell } from '#language/cell.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';
import { actNames, isAct } from '#language/scope.ts';
import { findFact, sayUnknownFact, type ValueGround } from './act-values.ts';
import {
  answersIn,
  checkClause,
  knownWord,
  type ListKey,
  readAnswer,
  readDue,
  readLists,
  readState,
  valuesOf,
  type Whom,
  WITH_A_REASON,
  whomIn,
  wordsOf,
} from './expectation-keys.ts';
import { CONFLICTS, isKind, KINDS, type Kind, MARKS } from './expectation-words.ts';
import { normIn } from './rule-names.ts';

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
  readonly lists: Readonly<Partial<Record<'acts' | 'with' | 'telling', ListKey>>>;
  readonly value?: Value;
  /** For `can`: what would be given with the act. */
  readonly values: Readonly<Record<string, Value>>;
  readonly done: 'here' | 'elsewhere';
  readonly reasons?: string;
}

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
  const keys: readonly string[] = [kind, ...KINDS[kind].keys];
  const also = kind === 'can' && cell.words('answer') === 'yes' ? [WITH_A_REASON] : [];
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
