// One clause: the items of its blocks by kind, its table, and how it is treated.

import type { Clause, Norm, OpenQuestion, Treatment } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { BLOCK_SHAPES, meaningShape, openQuestionShape, TREATMENTS } from './clause-shapes.ts';
import type { ClauseSource } from './clauses.ts';
import { readDates } from './dates.ts';
import { actsIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import { readNorm } from './norm.ts';
import type { Report } from './problems.ts';
import { readQuestion } from './question.ts';
import { scopeOf, type Words } from './scope.ts';
import { fits } from './shape.ts';
import { readTable } from './table.ts';
import { topicsIn } from './topics.ts';

type Kind = keyof typeof BLOCK_SHAPES;
type TreatmentKind = keyof typeof TREATMENTS;
const KINDS = Object.keys(BLOCK_SHAPES);
/** What a clause needs at least one of. */
const TREATS = ['norm', 'question', 'meaning', 'inform', 'prompt', 'record', 'part of'];

/** What makes a clause enforced: it runs, or rules that run are read by it. */
const RUNS = ['norm', 'question', 'meaning', 'part of'];

/** A clause, with the cells that later checks point at. */
export interface ReadClause {
  readonly clause: Clause;
  readonly partOf?: Cell;
}

/** What kind of item this is; reports nothing. */
export function kindOf(item: Cell): Kind | undefined {
  const word =
    item.kind === 'text'
      ? item.text === 'inform'
        ? 'inform'
        : ''
      : (item.entries.find((entry) => isKind(entry.key))?.key ?? '');
  return isKind(word) ? word : undefined;
}

export function readClause(
  source: ClauseSource,
  words: Words,
  normActs: (norm: string) => readonly string[],
  report: Report,
): ReadClause {
  const of = (kind: Kind) => source.items.filter((item) => kindOf(item) === kind);
  for (const item of source.items) checkItem(item, report);
  checkTreated(source, report);
  const norms = of('norm').flatMap((item) => readNorm(item, source.number, words, normActs, report) ?? []);
  const questions = of('question').flatMap((item) => readQuestion(item, source.number, words, report) ?? []);
  const prompts = of('prompt').flatMap((item) => actsIn(item.many('prompt'), words, report));
  const records = of('record').flatMap((item) => actsIn(item.many('record'), words, report));
  const partOf = of('part of')[0]?.get('part of');
  const topics = of('topic').flatMap((item) => topicsIn(item.many('topic'), words, report));
  const replaces = of('replaces').flatMap((item) => item.many('replaces').map(({ text }) => text));
  const [cannot] = of('cannot').flatMap((item) => item.words('cannot') ?? []);
  const [verified] = of('verified').flatMap((item) => item.words('verified') ?? []);
  const [unverified] = of('unverified').flatMap((item) => item.words('unverified') ?? []);
  const dated = of('in force')[0]?.get('in force');
  const inForce = dated && readDates(dated, report);
  const table = readRoute(source, norms, words, report);
  const clause: Clause = {
    number: source.number,
    ...(source.title === undefined ? {} : { title: source.title }),
    statement: source.statement,
    place: source.place,
    treatment: treatmentOf(source),
    ...(cannot === undefined ? {} : { cannot }),
    ...(verified === undefined ? {} : { verified }),
    ...(unverified === undefined ? {} : { unverified }),
    doubts: of('doubt').flatMap((item) => item.words('doubt') ?? []),
    norms,
    questions,
    openQuestions: of('open question').flatMap((item) => readOpenQuestion(item, source.number, report) ?? []),
    ...(table === undefined ? {} : { table }),
    prompts,
    records,
    ...(partOf === undefined ? {} : { partOf: partOf.text }),
    ...(topics.length === 0 ? {} : { topics }),
    ...(replaces.length === 0 ? {} : { replaces }),
    ...(inForce === undefined ? {} : { inForce }),
  };
  return { clause, ...(partOf === undefined ? {} : { partOf }) };
}

function treatmentOf(source: ClauseSource): Treatment {
  const kinds = source.items.map(kindOf);
  if (source.table || kinds.some((kind) => RUNS.includes(kind ?? ''))) return 'enforced';
  if (kinds.includes('record')) return 'recorded';
  return kinds.includes('prompt') ? 'prompted' : 'informed';
}

function checkItem(item: Cell, report: Report): void {
  if (item.faulty) return;
  const kind = kindOf(item);
  if (kind === undefined) {
    const word = item.kind === 'text' ? item.text : (item.entries[0]?.key ?? '');
    const place = item.kind === 'map' ? item.keyPlace(word) : item.place;
    report.at(
      place,
      `${quote(word)} does not begin any rule`,
      didYouMean(word, KINDS) ??
        'begin with norm, question, meaning, open question, inform, prompt, record, part of, topic, replaces, cannot, doubt, verified, unverified or in force',
    );
  } else if (kind === 'meaning') {
    fits(item, meaningShape, report);
  } else if (item.kind === 'map' && isTreatment(kind)) {
    fits(item, TREATMENTS[kind], report);
  }
}

function checkTreated(source: ClauseSource, report: Report): void {
  const treated =
    source.table !== undefined || source.items.some((item) => TREATS.includes(kindOf(item) ?? ''));
  // An item that could not be read may have been the treatment.
  const doubtful = source.items.some((item) => item.faulty || kindOf(item) === undefined);
  if (!treated && !doubtful && !source.broken) {
    report.at(
      source.place,
      `clause ${source.number} does not say how it is treated`,
      'give it a norm, or "- inform" if it is only to be read',
    );
  }
  if (source.statement === '')
    report.at(
      source.place,
      `clause ${source.number} has no statement`,
      'say in your own words what it means',
    );
}

function readOpenQuestion(cell: Cell, clause: string, report: Report): OpenQuestion | undefined {
  if (!fits(cell, openQuestionShape, report)) return undefined;
  const asks = cell.get('asks');
  const readings = cell.many('readings').map((reading) => reading.text);
  if (asks === undefined) return undefined;
  if (!asks.text.endsWith('?')) report.at(asks.place, 'asks: write it as a question, with a question mark');
  const twice = cell.many('readings').find((reading, at) => readings.indexOf(reading.text) !== at);
  if (twice)
    report.at(twice.place, `there is already a reading ${quote(twice.text)}`, 'leave one of them out');
  return { id: cell.words('open question') ?? '', clause, place: cell.place, asks: asks.text, readings };
}

function readRoute(source: ClauseSource, norms: readonly Norm[], words: Words, report: Report) {
  const routed = source.items.filter((item) => kindOf(item) === 'norm').flatMap(routesOf);
  if (source.table === undefined) {
    for (const cell of routed)
      report.at(
        cell.place,
        `to: clause ${source.number} has no table`,
        'put a table under the clause whose last heading is "to", or write a role',
      );
    return undefined;
  }
  if (routed.length === 0) {
    if (!source.broken)
      report.at(source.table.place, 'this table sends nothing: no norm of its clause says "to: table"');
    return undefined;
  }
  const using = norms.filter(
    (norm) => norm.to === 'table' || norm.readings.some((reading) => reading.body.to === 'table'),
  );
  if (using.length === 0) return undefined;
  const acts = using.flatMap((norm) => [
    ...norm.acts,
    ...norm.when.flatMap((when) => (when.is === 'act' ? [when.act] : [])),
  ]);
  return readTable(source.table, source.number, scopeOf(words, acts), report);
}

/** Cells that say `to: table`, in the norm or a reading of it. */
function routesOf(norm: Cell): readonly Cell[] {
  return [norm, ...norm.many('readings')].flatMap((cell) => {
    const to = cell.get('to');
    return to?.text === 'table' ? [to] : [];
  });
}

function isKind(word: string): word is Kind {
  return KINDS.includes(word);
}

function isTreatment(word: string): word is TreatmentKind {
  return Object.hasOwn(TREATMENTS, word);
}
