// Vocabulary files into checked procedures: parties, facts, acts and the fields of each act; and the topics beside them.
// Knows nothing of councils and protocols.

import {
  type ActType,
  type Fact,
  type Field,
  type Party,
  type Procedure,
  type Stands,
  TEXT_DEEDS,
  type Vocabulary,
} from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { readDuration } from './duration.ts';
import { quote } from './nearest.ts';
import { type Read, type Report, startReport } from './problems.ts';
import { fits } from './shape.ts';
import { vocabularyShape } from './shapes.ts';
import { readTopics } from './topics.ts';
import { checkVocabulary, type ProcedureSource } from './vocabulary-check.ts';
import { readYaml } from './yaml-source.ts';

export interface SourceFile {
  /** As it is to be named in messages. */
  readonly path: string;
  readonly text: string;
}

export interface ReadVocabulary extends Read<Vocabulary> {
  readonly value: Vocabulary;
  /** False when part of a file could not be read, so that a word may be missing for that reason alone. */
  readonly complete: boolean;
}

export function readVocabulary(files: readonly SourceFile[]): ReadVocabulary {
  const report = startReport();
  const sources: ProcedureSource[] = [];
  let complete = true;
  const topicFiles = files.filter(({ path }) => /(^|\/)topics\.yaml$/.test(path));
  for (const file of files) {
    if (topicFiles.includes(file)) continue;
    const cell = readYaml(file.text, { file: file.path, line: 1, column: 1 }, report);
    if (cell === undefined || cell.kind !== 'map') {
      if (cell) report.at(cell.place, 'a vocabulary file begins with "procedure: <its name>"');
      complete = false;
      continue;
    }
    if (!fits(cell, vocabularyShape, report)) complete = false;
    sources.push({ procedure: readProcedure(cell, report), cell });
  }
  checkVocabulary(sources, report, complete);
  const procedures = sources.toSorted(byPlace).map((source) => source.procedure);
  const topics = readTopics(topicFiles, { procedures }, complete, report);
  return {
    value: { procedures, ...(topics === undefined ? {} : { topics }) },
    problems: report.list(),
    complete,
  };
}

/** As they are offered to people; files without a place come after, in the order of their names. */
function byPlace(one: ProcedureSource, other: ProcedureSource): number {
  const place = ({ cell }: ProcedureSource) => Number(cell.words('place') ?? Number.POSITIVE_INFINITY);
  const [first, second] = [place(one), place(other)];
  return first === second ? 0 : first - second;
}

function readProcedure(cell: Cell, report: Report): Procedure {
  const name = cell.words('procedure') ?? '';
  const pairs = (key: string) => cell.get(key)?.pairs() ?? [];
  return {
    name,
    title: cell.words('title') ?? name,
    noun: cell.words('noun') ?? name,
    plain: cell.words('plain') ?? '',
    youWantTo: cell.words('you want to') ?? '',
    everydayWords: list(cell, 'everyday words'),
    private: cell.yes('private'),
    anythingElse: cell.yes('anything else'),
    parties: pairs('parties').map(({ key, value }) => readParty(key, value)),
    facts: pairs('facts').map(({ key, value }) => readFact(key, value, report)),
    acts: pairs('acts').map(({ key, value }) => readAct(key, value, name, report)),
  };
}

function readParty(name: string, cell: Cell): Party {
  const is = cell.kind === 'text' ? cell.text : (cell.words('is') ?? 'anyone');
  return {
    name,
    // The shape admits no other word.
    is: is as Party['is'],
    label: cell.words('label') ?? capital(name),
    ...hintOf(cell),
    about: cell.yes('about'),
  };
}

function readFact(name: string, cell: Cell, report: Report): Fact {
  const phrase = cell.kind === 'text' ? cell.text : (cell.words('phrase') ?? name);
  const choices = list(cell, 'choices');
  // The shape admits no other word.
  const type = (cell.words('type') ?? (choices.length > 0 ? 'choice' : 'yes/no')) as Fact['type'];
  checkChoices(name, cell, type, choices, report);
  return {
    name,
    phrase,
    label: cell.words('label') ?? `Is it true that ${phrase}?`,
    ...hintOf(cell),
    type,
    choices,
  };
}

function readField(name: string, cell: Cell, report: Report): Field {
  const choices = list(cell, 'choices');
  // The shape admits no other word.
  const type = (cell.kind === 'text' ? cell.text : (cell.words('type') ?? 'text')) as Field['type'];
  checkChoices(name, cell, type, choices, report);
  const confidential = cell.yes('confidential');
  if (confidential && type !== 'file')
    report.at(
      cell.keyPlace('confidential'),
      `${quote(name)} is confidential but its type is ${quote(type)}: only who opens a file can be noted`,
      'write "type: file", or keep it from somebody with a clause',
    );
  return {
    name,
    type,
    label: cell.words('label') ?? capital(name),
    ...hintOf(cell),
    choices,
    required: cell.yes('required'),
    subject: cell.yes('subject'),
    ...(confidential ? { confidential } : {}),
  };
}

function checkChoices(
  name: string,
  cell: Cell,
  type: string,
  choices: readonly string[],
  report: Report,
): void {
  if (type === 'choice' && choices.length === 0 && !cell.has('choices')) {
    report.at(cell.place, `${quote(name)} is a choice but offers none`, 'add "choices: [first, second]"');
  }
  if (type !== 'choice' && choices.length > 0) {
    report.at(
      cell.keyPlace('choices'),
      `${quote(name)} offers choices but its type is ${quote(type)}`,
      'write "type: choice"',
    );
  }
}

function readAct(name: string, cell: Cell, procedure: string, report: Report): ActType {
  const by = cell.words('by');
  const to = cell.words('to');
  const stands = readStands(cell, report);
  const text = TEXT_DEEDS.find((deed) => deed === cell.words('text'));
  return {
    name,
    procedure,
    opens: cell.has('opens'),
    closes: cell.has('closes'),
    // The shape admits no other word.
    done: (cell.words('done') ?? 'either') as ActType['done'],
    ...(by === undefined ? {} : { by }),
    ...(to === undefined ? {} : { to }),
    sets: list(cell, 'sets'),
    facts: list(cell, 'facts'),
    fields: (cell.get('fields')?.pairs() ?? []).map(({ key, value }) => readField(key, value, report)),
    plain: cell.words('plain') ?? '',
    toDo: cell.words('to do') ?? name,
    noun: cell.words('noun') ?? name,
    carries: list(cell, 'carries'),
    ...(stands === undefined ? {} : { stands }),
    ...(text === undefined ? {} : { text }),
    private: cell.yes('private'),
  };
}

/** `stands: always`, `stands: 12 months`, `stands: until <act>`, or those as a map; with `between:` beside or inside. */
function readStands(act: Cell, report: Report): Stands | undefined {
  const cell = act.get('stands');
  if (cell === undefined || cell.kind === 'nothing') return undefined;
  const between = [...list(act, 'between'), ...list(cell, 'between')];
  const until = cell.kind === 'text' ? /^until (.+)$/.exec(cell.text)?.[1] : cell.words('until');
  if (until !== undefined) return { until, between };
  if (cell.kind === 'text' && cell.text === 'always') return { between };
  const length = cell.get('months') ?? cell;
  if (length.kind !== 'text') return { between };
  const months = /^\d{1,4}$/.test(length.text) ? Number(length.text) : undefined;
  const duration = months === undefined ? readDuration(length.text) : undefined;
  if (months !== undefined && cell.kind === 'map') return { months, between };
  if (duration?.unit === 'months') return { months: duration.count, between };
  report.at(length.place, 'stands: write "always", "12 months" or "until <act>"');
  return { between };
}

function list(cell: Cell, key: string): readonly string[] {
  return cell.many(key).flatMap((item) => (item.kind === 'text' ? [item.text] : []));
}

function hintOf(cell: Cell): { hint?: string } {
  const hint = cell.words('hint');
  return hint === undefined ? {} : { hint };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
