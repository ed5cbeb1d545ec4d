// What must agree within one version: numbers and ids are unique, and whatever a rule points at is there.

import type { Clause, Norm } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { kindOf, type ReadClause } from './clause.ts';
import type { ClauseSource } from './clauses.ts';
import type { DocumentSource } from './document.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { checkWaits, normWaitedFor } from './waits.ts';

export function checkVersion(source: DocumentSource, read: readonly ReadClause[], report: Report): void {
  checkNumbers(source.clauses, report);
  const ids = checkIds(source.clauses, report);
  const numbers = source.clauses.map((clause) => clause.number);
  for (const clause of source.clauses) {
    if (source.complete) checkPointers(clause, ids, report);
    checkCited(clause, numbers, report);
  }
  if (source.complete) checkWaits(source.clauses, report);
  checkTables(
    read.map((one) => one.clause),
    report,
  );
}

/** Kinds of rule that have a name: a clause, a slash and a short word. */
const NAMED = ['norm', 'question', 'open question'] as const;

function checkNumbers(clauses: readonly ClauseSource[], report: Report): void {
  const seen = new Map<string, number>();
  for (const { number, place } of clauses) {
    const first = seen.get(number);
    if (first === undefined) seen.set(number, place.line);
    else
      report.at(
        place,
        `there is already a clause ${number}, on line ${first}`,
        `if the number is printed twice, write ${number}#1 and ${number}#2`,
      );
  }
}

/** Ids of norms, questions and open questions, sound or not, so that a faulty norm is not also called missing. */
function checkIds(clauses: readonly ClauseSource[], report: Report): ReadonlySet<string> {
  const ids = new Map<string, number>();
  for (const { number, items } of clauses) {
    for (const item of items) {
      const kind = kindOf(item);
      const cell = NAMED.find((one) => one === kind) && item.get(kind ?? '');
      if (cell === undefined || cell.kind !== 'text') continue;
      checkId(cell, number, report);
      const first = ids.get(cell.text);
      if (first === undefined) ids.set(cell.text, cell.place.line);
      else
        report.at(
          cell.place,
          `there is already a rule ${quote(cell.text)}, on line ${first}`,
          'give it another name after the slash',
        );
    }
  }
  return new Set(ids.keys());
}

/** The id begins with the clause’s number; of a number printed twice, with or without its #1. */
function checkId(cell: Cell, number: string, report: Report): void {
  const [clause, slug, ...more] = cell.text.split('/');
  if (slug === undefined || slug === '' || more.length > 0 || /\s/.test(cell.text)) {
    report.at(
      cell.place,
      `${quote(cell.text)} is not the name of a rule`,
      `write ${number}, a slash and a short name, such as "${number}/answer"`,
    );
  } else if (clause !== number && clause !== number.replace(/#\d+$/, '')) {
    report.at(
      cell.place,
      `${quote(cell.text)} stands under clause ${number} and does not begin with its number`,
      `write "${number}/${slug}"`,
    );
  }
}

function checkPointers(clause: ClauseSource, ids: ReadonlySet<string>, report: Report): void {
  for (const item of clause.items) {
    const name = item.words('norm') ?? item.words('question') ?? `clause ${clause.number}`;
    const missing = (cell: Cell, id: string, says: string) => {
      if (ids.has(id)) return;
      const others = [...ids].filter((other) => other !== name);
      report.at(cell.place, `${says} ${id}, which is not in this document`, didYouMean(id, others));
    };
    const partOf = item.get('part of');
    if (partOf) missing(partOf, partOf.text, `clause ${clause.number} is part of`);
    for (const over of item.many('over')) missing(over, over.text, `${name} goes over`);
    for (const keys of [item, ...item.many('readings')]) {
      for (const when of keys.many('when')) {
        const waits = normWaitedFor(when);
        if (waits !== undefined) missing(when, waits, `${name} waits for`);
      }
      for (const step of keys.many('first')) {
        const norm = step.get('norm');
        if (norm) missing(norm, norm.text, `${name} waits for`);
      }
    }
  }
}

/** A step or presumption that cites a clause cites one that is there; 7.6 will do for 7.6-a and 7.6#2. */
function checkCited(clause: ClauseSource, numbers: readonly string[], report: Report): void {
  for (const item of clause.items) {
    for (const keys of [item, ...item.many('readings')]) {
      for (const cites of [...keys.many('first'), ...keys.many('presume')]) {
        const cited = cites.get('clause');
        const isThere = (number: string) =>
          number === cited?.text ||
          number.startsWith(`${cited?.text}-`) ||
          number.startsWith(`${cited?.text}#`);
        if (cited?.kind === 'text' && !numbers.some(isThere)) {
          report.at(
            cited.place,
            `clause: there is no clause ${cited.text} in this document`,
            didYouMean(cited.text, numbers),
          );
        }
      }
    }
  }
}

/** Two tables for one act would each claim to say where it goes. */
function checkTables(clauses: readonly Clause[], report: Report): void {
  const first = new Map<string, Norm>();
  for (const norm of clauses.flatMap((clause) => clause.norms)) {
    if (norm.to !== 'table') continue;
    for (const act of norm.acts) {
      const earlier = first.get(act);
      if (earlier === undefined) first.set(act, norm);
      else if (
        earlier.clause !== norm.clause &&
        norm.over.length === 0 &&
        norm.readings.length === 0 &&
        !earlier.over.includes(norm.id)
      ) {
        report.at(
          norm.place,
          `${norm.id} sends ${quote(act)} by a second table; ${earlier.id} has one already`,
          `write "over: ${earlier.id}" if this is an exception, or give readings if the text is double`,
        );
      }
    }
  }
}
