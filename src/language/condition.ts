// Conditions of a rule: what must be so (`if`) or must not be shown to be so (`unless`).

import type { Condition, Fact, FactValue, Role } from '#engine/rules.ts';
import { Cell, type Entry, isYes } from './cell.ts';
import { isOrAre, withThe } from './english.ts';
import { eventWords } from './event-words.ts';
import { actIn, nameIn, roleIn, sayUnknownName, standingActIn } from './named-in.ts';
import { didYouMean, oneOf, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { asWhat, roleWords } from './role-words.ts';
import type { Scope } from './scope.ts';

/** A map or a list of maps; every entry is one condition. */
export function readConditions(cell: Cell | undefined, scope: Scope, report: Report): readonly Condition[] {
  if (cell === undefined) return [];
  return cell
    .each()
    .flatMap((item) => item.pairs().flatMap((entry) => readCondition(entry, scope, report) ?? []));
}

function readCondition(entry: Entry, scope: Scope, report: Report): Condition | undefined {
  const { key, value } = entry;
  if (value.kind === 'nothing') {
    report.at(
      entry.keyPlace,
      `nothing is written after "${key}:"`,
      'write yes, no, a value, or "is" and a role',
    );
    return undefined;
  }
  // A problem with the key is told at the key.
  const keyCell = new Cell(entry.keyPlace, key);
  if (key.startsWith('consent of ')) return consent(entry, keyCell, scope, report);
  if (value.text === 'has happened') {
    const act = actIn(keyCell, scope.words, report, key);
    return act === undefined
      ? undefined
      : { is: 'happened', act, words: eventWords(act, scope.words.vocabulary) };
  }
  if (/^stands\b/.test(value.text)) return stands(entry, keyCell, scope, report);
  const is = /^is (not )?(.+)$/.exec(value.text);
  if (is && !isChoice(key, scope))
    return roleCondition(entry, keyCell, is[1] !== undefined, is[2] ?? '', scope, report);
  return factCondition(key, value, keyCell, scope, report);
}

function consent({ key, value }: Entry, keyCell: Cell, scope: Scope, report: Report): Condition | undefined {
  const role = roleIn(keyCell.saying(key.slice('consent of '.length)), scope, report);
  if (value.text !== 'given') report.at(value.place, `${key}: write "given"`);
  return role && { is: 'consent', role, words: `${roleWords(role)} agreed` };
}

function stands({ key, value }: Entry, keyCell: Cell, scope: Scope, report: Report): Condition | undefined {
  const act = standingActIn(keyCell, scope.words, report, key);
  const names = (/^stands for (.+)$/.exec(value.text)?.[1] ?? '')
    .split(/, | and /)
    .map((name) => name.trim());
  if (names[0] === '') {
    report.at(
      value.place,
      `${key}: write "stands for" and the parties, such as "stands for <party>, <party>"`,
    );
    return undefined;
  }
  const parties = names.flatMap((name) => nameIn(value, scope, report, name) ?? []);
  if (act === undefined || parties.length < names.length) return undefined;
  return {
    is: 'stands',
    act,
    parties,
    words: `${eventWords(act, scope.words.vocabulary)}, and that still stands, for ${oneOf(parties.map(withThe), 'and')}`,
  };
}

function roleCondition(
  entry: Entry,
  keyCell: Cell,
  not: boolean,
  words: string,
  scope: Scope,
  report: Report,
): Condition | undefined {
  const { key } = entry;
  if (!scope.parties.has(key) && !scope.fields.has(key)) {
    sayUnknownName(keyCell, key, scope, report);
    return undefined;
  }
  const role = roleIn(entry.value.saying(words), scope, report);
  return role && onRole(key, not, role, scope);
}

/** That somebody or something is, or is not, in a role. */
export function onRole(subject: string, not: boolean, role: Role, scope: Scope): Condition {
  const called = scope.parties.has(subject) ? withThe(subject) : `“${subject}”`;
  return {
    is: 'role',
    subject,
    not,
    role,
    words: `${called} ${isOrAre(subject)} ${not ? 'not ' : ''}${asWhat(role)}`,
  };
}

/** `fact: yes`, `fact: value`, `fact: [one, of, these]`, `fact: at least 50`; a yes/no, choice or number field likewise. */
export function factCondition(
  name: string,
  value: Cell,
  keyCell: Cell,
  scope: Scope,
  report: Report,
): Condition | undefined {
  const fact = scope.facts.get(name) ?? fieldAsFact(name, scope);
  if (fact === undefined) {
    sayUnknownName(keyCell, name, scope, report);
    return undefined;
  }
  const least = /^at least (\d+)$/.exec(value.text)?.[1];
  if (least !== undefined && fact.type === 'number') {
    return {
      is: 'fact',
      fact: name,
      oneOf: [],
      atLeast: Number(least),
      words: `${fact.phrase} is at least ${least}`,
    };
  }
  const not = fact.type === 'choice' && /^is not /.test(value.text);
  const values = value.each().flatMap((item) => factValue(fact, item, report) ?? []);
  if (values.length < value.each().length || values.length === 0) return undefined;
  const allowed = not ? fact.choices.filter((other) => !values.includes(other)) : values;
  return { is: 'fact', fact: name, oneOf: allowed, words: factWords(fact, values, not) };
}

/** The value meant, or undefined having said what can be written. */
export function factValue(fact: Fact, cell: Cell, report: Report): FactValue | undefined {
  const words = cell.text;
  if (fact.type === 'yes/no') {
    const yes = isYes(words);
    if (yes === undefined) report.at(cell.place, `${fact.name}: write yes or no, not ${quote(words)}`);
    return yes;
  }
  if (fact.type === 'number') {
    if (/^-?\d+(\.\d+)?$/.test(words)) return Number(words);
    report.at(cell.place, `${fact.name}: write a number, or "at least 50"`);
    return undefined;
  }
  const bare = words.replace(/^is (not )?/, '');
  const choice = fact.choices.find((known) => known === words || known === bare);
  if (choice === undefined) {
    report.at(
      cell.place,
      `${fact.name}: ${quote(bare)} is not one of its answers, which are ${oneOf(fact.choices, 'and')}`,
      didYouMean(bare, fact.choices),
    );
  }
  return choice;
}

function factWords(fact: Fact, values: readonly FactValue[], not: boolean): string {
  if (fact.type === 'yes/no') return values.includes(true) ? fact.phrase : `it is not so that ${fact.phrase}`;
  const subject = fact.phrase.replace(/ (is|are)$/, '');
  return `${subject} is ${not ? 'not ' : ''}${oneOf(values.map(String))}`;
}

function fieldAsFact(name: string, scope: Scope): Fact | undefined {
  const field = scope.fields
    .get(name)
    ?.find(({ type }) => type === 'yes/no' || type === 'choice' || type === 'number');
  if (field === undefined) return undefined;
  const phrase = field.type === 'yes/no' ? `“${name}” is answered yes` : `“${name}”`;
  // The find above leaves only these three types, which are those of facts.
  return { name, phrase, label: name, type: field.type as Fact['type'], choices: field.choices };
}

function isChoice(name: string, scope: Scope): boolean {
  return (scope.facts.get(name) ?? fieldAsFact(name, scope))?.type === 'choice';
}
