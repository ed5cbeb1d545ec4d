// What must agree within and between vocabulary files: every name used is one that is declared.

import { BUILT_IN_ACTS } from '#engine/history.ts';
import type { ActType, Procedure } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';

/** A procedure with the cells it came from, for checks across procedures. */
export interface ProcedureSource {
  readonly procedure: Procedure;
  readonly cell: Cell;
}

/** Words of the role grammar: a party so called could not be told from the kind. */
const KINDS = [
  'member',
  'councillor',
  'officer',
  'employee',
  'anyone',
  'everyone',
  'group',
  'committee',
  'ward',
  'unit',
  'system',
  'tell',
];

/**
 * Built-in acts that are done in a procedure of their own: a vocabulary says how they are asked for and by whom, and the
 * engine reads these fields of them.
 */
const LAID_OUT_BY_A_VOCABULARY: ReadonlyMap<string, readonly string[]> = new Map([
  ['absence.recorded', ['of']],
  ['absence.ended', ['of']],
  ['ruling.made', ['version', 'norm', 'reading']],
]);

/** Fields that an act which adopts a text must have. */
const READ_OF_AN_ADOPTION = ['draft version', 'in force from'] as const;

/** @param complete false when some file was broken: then no name is called unknown. */
export function checkVocabulary(
  sources: readonly ProcedureSource[],
  report: Report,
  complete: boolean,
): void {
  const acts = new Map<string, ActType>();
  const seen = {
    procedure: new Map<string, string>(),
    party: new Map<string, string>(),
    fact: new Map<string, string>(),
  };
  for (const { procedure, cell } of sources) {
    if (seen.procedure.has(procedure.name)) {
      report.at(
        cell.get('procedure')?.place ?? cell.place,
        `there is already a procedure called ${quote(procedure.name)}, in ${seen.procedure.get(procedure.name)}`,
      );
    }
    seen.procedure.set(procedure.name, cell.place.file);
    for (const act of procedure.acts) checkActName(act, cell, acts, report);
    for (const party of procedure.parties) checkParty(party.name, party.is, cell, seen.party, report);
    for (const fact of procedure.facts) {
      const other = seen.fact.get(fact.name);
      if (other !== undefined && other !== fact.type) {
        report.at(
          at(cell, 'facts', fact.name),
          `the fact ${quote(fact.name)} is a ${other} in another procedure and a ${fact.type} here`,
          'give one of them another name',
        );
      }
      seen.fact.set(fact.name, fact.type);
    }
  }
  if (!complete) return;
  const all = [...acts.keys(), ...BUILT_IN_ACTS];
  for (const { procedure, cell } of sources) {
    for (const act of procedure.acts)
      checkAct(act, procedure, cell.get('acts')?.get(act.name) ?? cell, all, report);
  }
}

function checkActName(act: ActType, cell: Cell, acts: Map<string, ActType>, report: Report): void {
  const place = at(cell, 'acts', act.name);
  if (!/^[^.\s][^.]*\.[^.\s][^.]*$/.test(act.name)) {
    report.at(
      place,
      `${quote(act.name)} is not the name of an act`,
      'write a thing, a full stop and what happened to it, such as "parcel.sent"',
    );
  } else if (acts.has(act.name) || isTaken(act.name)) {
    report.at(place, `there is already an act called ${quote(act.name)}`, 'give it another name');
  }
  const lacks = (LAID_OUT_BY_A_VOCABULARY.get(act.name) ?? []).filter(
    (field) => !act.fields.some(({ name }) => name === field),
  );
  if (lacks.length > 0)
    report.at(
      place,
      `${quote(act.name)} cannot be read without ${lacks.map(quote).join(', ')}`,
      `add the field ${lacks.map(quote).join(', ')}`,
    );
  const unread = (act.text === 'adopts' ? READ_OF_AN_ADOPTION : []).filter(
    (field) => !act.fields.some(({ name }) => name === field),
  );
  if (unread.length > 0)
    report.at(place, `${quote(act.name)} cannot adopt a text without ${unread.map(quote).join(', ')}`);
  acts.set(act.name, act);
}

function isTaken(act: string): boolean {
  return BUILT_IN_ACTS.some((name) => name === act) && !LAID_OUT_BY_A_VOCABULARY.has(act);
}

function checkParty(name: string, is: string, cell: Cell, seen: Map<string, string>, report: Report): void {
  const place = at(cell, 'parties', name);
  if (KINDS.includes(name))
    report.at(
      place,
      `a party cannot be called ${quote(name)}, which is a word for a kind of person or body`,
      `say which, such as "${name} concerned"`,
    );
  const other = seen.get(name);
  if (other !== undefined && other !== is) {
    report.at(
      place,
      `the party ${quote(name)} is ${quote(other)} in another procedure and ${quote(is)} here`,
      'give one of them another name',
    );
  }
  seen.set(name, is);
}

function checkAct(
  act: ActType,
  procedure: Procedure,
  cell: Cell,
  acts: readonly string[],
  report: Report,
): void {
  const parties = procedure.parties.map((party) => party.name);
  const facts = procedure.facts.map((fact) => fact.name);
  const fields = procedure.acts.flatMap((other) => other.fields.map((field) => field.name));
  const known = (names: readonly string[], allowed: readonly string[], key: string, what: string) => {
    for (const name of names) {
      if (!allowed.includes(name))
        report.at(
          placeOf(cell, key, name),
          `${key}: ${quote(name)} is not ${what}`,
          didYouMean(name, allowed),
        );
    }
  };
  if (act.by !== undefined) known([act.by], parties, 'by', 'a party of this procedure');
  if (act.to !== undefined) known([act.to], act.sets, 'to', 'one of the parties this act sets');
  known(act.sets, parties, 'sets', 'a party of this procedure');
  known(act.facts, facts, 'facts', 'a fact of this procedure');
  known(act.carries, [...fields, ...parties], 'carries', 'a field or party of this procedure');
  if (act.stands) {
    if (act.stands.until !== undefined) known([act.stands.until], acts, 'stands', 'an act of the vocabulary');
    known(
      act.stands.between,
      [...parties, ...act.fields.map((field) => field.name)],
      'between',
      'a party, or a field of this act',
    );
  }
  const own = act.fields.map((field) => field.name);
  for (const name of own) {
    if (parties.includes(name))
      report.at(
        at(cell, 'fields', name),
        `the field ${quote(name)} has the name of a party`,
        'put it under "sets", or give it another name',
      );
    if (facts.includes(name))
      report.at(
        at(cell, 'fields', name),
        `the field ${quote(name)} has the name of a fact`,
        'put it under "facts", or give it another name',
      );
  }
  const words = ['by', ...parties, ...facts, ...fields];
  const gaps = [...act.plain.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  known(gaps, words, 'plain', 'a party, fact or field of this procedure, nor "by"');
}

function placeOf(cell: Cell, key: string, name: string) {
  const value = cell.get(key);
  return value?.items.find((item) => item.text === name)?.place ?? value?.place ?? cell.place;
}

function at(cell: Cell, key: string, name: string) {
  return cell.get(key)?.keyPlace(name) ?? cell.place;
}
