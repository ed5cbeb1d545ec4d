// What an entry says beside its act, read as the vocabulary has it: parties and fields as ids, facts as yes, no or a
// value, dates as dates. Reports names and values that nobody knows.

import { BUILT_IN_ACTS, type Directory, type Value } from '#engine/history.ts';
import type { ActType, Fact, FactValue, FieldType, Party, Vocabulary } from '#engine/rules.ts';
import { type Cell, isYes } from '#language/cell.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';
import { type Clock, dateOfWords, instantOf, isoOf } from './moments.ts';

export interface ValueGround {
  readonly vocabulary: Vocabulary;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly report: Report;
}

interface Kind {
  readonly type: FieldType | 'person or body';
  readonly choices: readonly string[];
}

const BUILT_IN_FIELDS: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  'consent.given': { of: 'person' },
  'consent.refused': { of: 'person' },
  'advice.received': { of: 'person', advice: 'long text' },
  consulted: { of: 'person', view: 'long text' },
  recused: { reasons: 'long text' },
  excluded: { of: 'person', reasons: 'long text' },
  readmitted: { of: 'person', reasons: 'long text' },
  told: { of: 'person', norm: 'text', telling: 'text' },
  'question.answered': { asks: 'text', answer: 'text', reasons: 'long text' },
  'ruling.made': { version: 'text', norm: 'text', reading: 'text' },
  'absence.recorded': { of: 'person' },
  'absence.ended': { of: 'person' },
};

/** Everything that may be said with an act, by name: its own fields, then its procedure’s parties and facts. */
export function kindsOf(act: string, vocabulary: Vocabulary): ReadonlyMap<string, Kind> {
  const built = BUILT_IN_FIELDS[act] ?? {};
  const kinds = new Map<string, Kind>(
    Object.entries(built).map(([name, type]) => [name, { type, choices: [] }]),
  );
  const procedure = vocabulary.procedures.find((one) => one.acts.some((type) => type.name === act));
  for (const fact of procedure?.facts ?? []) kinds.set(fact.name, factKind(fact));
  for (const party of procedure?.parties ?? []) kinds.set(party.name, partyKind(party));
  for (const field of procedure?.acts.find((type) => type.name === act)?.fields ?? [])
    kinds.set(field.name, field);
  return kinds;
}

export function findActType(vocabulary: Vocabulary, act: string): ActType | undefined {
  return vocabulary.procedures.flatMap((procedure) => procedure.acts).find((type) => type.name === act);
}

export function isBuiltIn(act: string): boolean {
  return BUILT_IN_ACTS.some((built) => built === act);
}

/** @returns undefined when it was reported, or nothing is written. */
export function readValue(cell: Cell, kind: Kind, name: string, ground: ValueGround): Value | undefined {
  const { report, clock } = ground;
  if (cell.kind === 'nothing') {
    report.at(cell.place, `nothing is written after "${name}:"`);
    return undefined;
  }
  switch (kind.type) {
    case 'person':
    case 'people':
    case 'group':
    case 'committee':
    case 'ward':
    case 'unit':
    case 'person or body':
      return readIds(cell, kind.type, name, ground);
    case 'yes/no': {
      const answer = isYes(cell.text);
      if (answer === undefined) report.at(cell.place, `${name}: write yes or no`);
      return answer;
    }
    case 'number': {
      const number = Number(cell.text);
      if (cell.text !== '' && Number.isFinite(number)) return number;
      report.at(cell.place, `${name}: ${quote(cell.text)} is not a number`);
      return undefined;
    }
    case 'choice':
      return readChoice(cell, kind.choices, name, report);
    case 'date': {
      const date = dateOfWords(cell.text, clock);
      if (date === undefined)
        report.at(cell.place, `${name}: ${quote(cell.text)} is not a date`, 'write it as 2026-12-17');
      return date;
    }
    case 'date and time': {
      const instant = instantOf(cell.text, clock);
      if (instant !== undefined) return isoOf(instant, clock.zone);
      report.at(
        cell.place,
        `${name}: ${quote(cell.text)} is not a date and time`,
        'write it as 2026-12-17 09:30',
      );
      return undefined;
    }
    default:
      return cell.kind === 'list' ? cell.each().map((item) => item.text) : cell.text;
  }
}

/** A fact’s value wherever it is given: with an act, under `facts`, or as the answer to a question. */
export function readFact(cell: Cell, fact: Fact, ground: ValueGround): FactValue | undefined {
  const value = readValue(cell, factKind(fact), fact.name, ground);
  return typeof value === 'object' ? undefined : value;
}

export function findFact(vocabulary: Vocabulary, name: string): Fact | undefined {
  return vocabulary.procedures.flatMap((procedure) => procedure.facts).find((fact) => fact.name === name);
}

export function sayUnknownFact(cell: Cell, ground: ValueGround): void {
  const facts = ground.vocabulary.procedures.flatMap((procedure) => procedure.facts.map((fact) => fact.name));
  ground.report.at(
    cell.place,
    `${quote(cell.text)} is not a fact of the vocabulary`,
    didYouMean(cell.text, facts),
  );
}

function factKind(fact: Fact): Kind {
  return { type: fact.type, choices: fact.choices };
}

function partyKind(party: Party): Kind {
  const { is } = party;
  return {
    type: is === 'member' || is === 'officer' ? 'person' : is === 'anyone' ? 'person or body' : is,
    choices: [],
  };
}

function readChoice(
  cell: Cell,
  choices: readonly string[],
  name: string,
  report: Report,
): string | undefined {
  const found = choices.find((choice) => choice.toLowerCase() === cell.text.toLowerCase());
  if (found === undefined)
    report.at(
      cell.place,
      `${name}: ${quote(cell.text)} is not one of its answers: ${oneOf(choices)}`,
      didYouMean(cell.text, choices),
    );
  return found;
}

function readIds(cell: Cell, type: Kind['type'], name: string, ground: ValueGround): Value | undefined {
  const { directory, report } = ground;
  const people = directory.people.map((person) => person.id);
  const bodies = directory.bodies.filter((body) => body.kind === type).map((body) => body.id);
  const known =
    type === 'person' || type === 'people'
      ? people
      : type === 'person or body'
        ? [...people, ...directory.bodies.map((body) => body.id)]
        : bodies;
  const ids = cell.each().flatMap((item) => {
    const id =
      known.find((one) => one === item.text) ??
      known.find((one) => one.toLowerCase() === item.text.toLowerCase());
    if (id === undefined)
      report.at(
        item.place,
        `${name}: there is ${type === 'person' || type === 'people' || type === 'person or body' ? 'nobody' : `no ${type}`} called ${quote(item.text)} here`,
        didYouMean(item.text, known) ??
          (type === 'person' || type === 'people' ? 'add them to people' : 'add it to people or bodies'),
      );
    return id ?? [];
  });
  const [only] = ids;
  if (only === undefined) return cell.kind === 'list' && cell.items.length === 0 ? [] : undefined;
  return cell.kind === 'list' || type === 'people' ? ids : only;
}
