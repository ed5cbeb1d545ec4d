// One question of a clause: which office settles a fact, and what is presumed until it does.

import type { Presumption, Question } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { questionShape } from './clause-shapes.ts';
import { factValue, readConditions } from './condition.ts';
import { namesIn, roleIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { type Scope, scopeOf, type Words } from './scope.ts';
import { fits } from './shape.ts';
import { readSteps } from './step.ts';
import { actsOfWhen, readWhen } from './when.ts';

export function readQuestion(cell: Cell, clause: string, words: Words, report: Report): Question | undefined {
  fits(cell, questionShape, report);
  const id = cell.words('question') ?? '';
  const asks = cell.get('asks');
  const scope = scopeFor(cell, words);
  const isFact = asks !== undefined && scope.facts.has(asks.text);
  if (asks && !isFact && words.complete)
    report.at(
      asks.place,
      `asks: ${quote(asks.text)} is not a fact of the vocabulary`,
      didYouMean(asks.text, scope.facts.keys()),
    );
  if (cell.words('decided by') === 'table')
    report.at(
      cell.get('decided by')?.place ?? cell.place,
      'a question cannot be decided by table',
      'write a role',
    );
  const decidedBy =
    cell.words('decided by') === 'table' ? undefined : roleIn(cell.get('decided by'), scope, report);
  const first = readSteps(cell.get('first'), scope, report);
  const when = readWhen(cell.many('when'), words, report);
  const presume = cell
    .many('presume')
    .flatMap((item) => readPresumption(item, asks?.text ?? '', scope, report) ?? []);
  if (asks === undefined || !isFact || decidedBy === undefined) return undefined;
  return { id, clause, place: cell.place, asks: asks.text, when, decidedBy, first, presume };
}

function readPresumption(cell: Cell, asks: string, scope: Scope, report: Report): Presumption | undefined {
  const written = cell.get('answer');
  const fact = scope.facts.get(asks);
  const withNames = namesIn(cell.many('with'), scope, report);
  const conditions = readConditions(cell.get('if'), scope, report);
  const clause = cell.words('clause');
  if (written === undefined || fact === undefined || clause === undefined) return undefined;
  const answer = written.text === 'not presumed' ? 'not presumed' : factValue(fact, written, report);
  return answer === undefined ? undefined : { answer, clause, if: conditions, with: withNames };
}

/** The procedures of its `when`, or else those that have the fact. */
function scopeFor(cell: Cell, words: Words): Scope {
  const acts = actsOfWhen(cell.many('when'), words);
  if (acts.length > 0) return scopeOf(words, acts);
  const asks = cell.words('asks');
  const owners = words.vocabulary.procedures.filter((procedure) =>
    procedure.facts.some((fact) => fact.name === asks),
  );
  return scopeOf(
    words,
    owners.flatMap((procedure) => procedure.acts.slice(0, 1).map((act) => act.name)),
  );
}
