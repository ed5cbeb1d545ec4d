// comity ask: what follows from a situation, in plain English, with the reason for each thing.

import { readFile } from 'node:fs/promises';
import type { Because, Duty, StepState } from '#engine/standing.ts';
import { counted } from '#language/english.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { printProblem } from '#language/problems.ts';
import { type Ran, runSituation } from '#situations/run.ts';
import { readSituations, type Situation } from '#situations/situation.ts';
import { becauseLines } from '#wording/clauses.ts';
import { momentInWords } from '#wording/dates.ts';
import { dutySentence, mannerSentence, overdueSentence, stepSentence } from '#wording/duties.ts';
import { noticeSentence, wallSentence } from '#wording/notices.ts';
import { barSentence, permissionSentence } from '#wording/permissions.ts';
import { conflictSentence, markSentence, notCoveredSentence, questionSentence } from '#wording/questions.ts';
import { workingInWords } from '#wording/workings.ts';
import { answerOf } from './answer-of.ts';
import { type Command, type Given, type Terminal, WronglyAsked } from './command.ts';
import { IN_FOLDER, readTexts } from './ground.ts';
import { paint } from './paint.ts';
import { resultLines } from './results.ts';

export const command: Command = {
  usage: 'ask <situation.yaml> [name]',
  about:
    'Runs the situations of a file (or the one whose name is given, or begins so) and says what follows from each,\n' +
    'with clauses and reasons, and whether what it expects holds. protocols/README.md says how one is written.\n' +
    'Ends with 0 when everything expected holds, 1 when not, 2 when asked wrongly.',
  options: {
    text: { type: 'string', value: 'document/version', help: 'Run this version as if it were in force' },
    json: { type: 'boolean', help: 'Print the answers as JSON (schemas/answer.schema.json)' },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const [path, ...name] = given.words;
    if (path === undefined) throw new WronglyAsked('Name a file of situations: comity ask <situation.yaml>');
    const everything = await readTexts(given);
    const text = await readFile(path, 'utf8').catch((fault: unknown) => {
      if (fault instanceof Error && 'code' in fault)
        throw new WronglyAsked(`${path} cannot be read (${fault.code}).`);
      throw fault;
    });
    const read = readSituations({ path, text }, everything.councils, textWanted(given));
    if (read.value?.length === 0 && read.problems.length === 0)
      throw new WronglyAsked(`${path} holds no situation. protocols/README.md says how one is written.`);
    const situations = named(read.value ?? [], name.join(' '), read.problems.length > 0);
    const ran = situations.map((situation) =>
      runSituation(
        situation,
        everything.councils.get(situation.council)?.settings.offices ?? new Map(),
        everything.calendars,
      ),
    );
    for (const problem of read.problems) terminal.error(printProblem(problem));
    for (const problem of everything.problems) terminal.error(printProblem(problem));
    if (given.flags.has('json')) terminal.out(JSON.stringify(ran.map(answerOf), null, 2));
    else for (const one of ran) print(one, terminal);
    const asExpected = ran.every(({ results }) => results.every(({ holds }) => holds));
    return asExpected && read.problems.length === 0 ? 0 : 1;
  },
};

function textWanted(given: Given): string | undefined {
  return given.values.get('text');
}

function named(situations: readonly Situation[], name: string, faulty: boolean): readonly Situation[] {
  if (name === '') return situations;
  const lower = name.toLowerCase();
  const exact = situations.filter((situation) => situation.name.toLowerCase() === lower);
  const found =
    exact.length > 0 ? exact : situations.filter((one) => one.name.toLowerCase().startsWith(lower));
  if (found.length > 0 || faulty) return found;
  const near = didYouMean(
    name,
    situations.map((situation) => situation.name),
  );
  throw new WronglyAsked(
    `There is no situation ${quote(name)} in this file${near === undefined ? '.' : `; ${near}`}`,
  );
}

function print(ran: Ran, terminal: Terminal): void {
  const { situation, standing, names, results } = ran;
  const say = (line: string) => terminal.out(line);
  const because = (reasons: Because) => {
    for (const line of becauseLines(reasons, names)) say(`    ${paint(line, 'dim', terminal)}`);
  };
  const list = <T extends { readonly because: Because; readonly steps?: readonly StepState[] }>(
    heading: string,
    items: readonly T[],
    sentence: (one: T) => string,
    more: (one: T) => readonly string[] = () => [],
  ) => {
    if (items.length > 0) say(paint(heading, 'bold', terminal));
    for (const one of items) {
      say(`  ${sentence(one)}`);
      for (const line of [...more(one), ...(one.steps ?? []).map((step) => stepSentence(step, names))])
        say(`    ${line}`);
      because(one.because);
    }
  };
  say(paint(situation.name, 'bold', terminal));
  say(
    `As it stands on ${momentInWords(situation.at, names.zone)}${situation.text ? `, under ${situation.text}` : ''}.`,
  );
  list(
    'Who owes what',
    standing.duties,
    (duty) => dutySentence(duty, names),
    (duty) => dutyMore(duty, ran),
  );
  list('How it is to be done', standing.manners, (one) => mannerSentence(one, names));
  list('What may be done', standing.permissions, (one) => permissionSentence(one, names));
  list('What may not be done', standing.bars, (one) => barSentence(one, names));
  list('Who is to be told', standing.notices, (one) => noticeSentence(one, names));
  list('Who is not to know', standing.walls, (one) => wallSentence(one, names));
  list('What is for somebody to decide', standing.questions, (one) => questionSentence(one, names));
  list('What is on the record otherwise than a clause says', standing.marks, (one) =>
    markSentence(one, names),
  );
  if (standing.conflicts.length > 0)
    say(paint('Where the text disagrees or can be read in several ways', 'bold', terminal));
  for (const conflict of standing.conflicts) say(`  ${conflictSentence(conflict, names)}`);
  if (standing.notCovered.length > 0) say(paint('What the text leaves out', 'bold', terminal));
  // One gap under several readings is told once.
  for (const says of new Set(standing.notCovered.map((gap) => notCoveredSentence(gap, names))))
    say(`  ${says}`);
  if (isSilent(ran)) say('The protocol says nothing about this.');
  if (standing.nextChange !== null)
    say(`This changes by itself on ${momentInWords(standing.nextChange, names.zone)}.`);
  for (const result of results)
    for (const line of resultLines(result)) say(paint(line, result.holds ? 'green' : 'red', terminal));
  if (results.length > 0) say(outcome(results.filter(({ holds }) => holds).length, results.length));
  say('');
}

function outcome(held: number, all: number): string {
  if (held < all) return `Not as expected: ${all - held} of ${counted(all, 'expectations')}.`;
  return all === 1 ? 'The one expectation holds.' : `All ${all} expectations hold.`;
}

function dutyMore(duty: Duty, { names }: Ran): readonly string[] {
  const overdue = overdueSentence(duty, names);
  const working = duty.due?.working;
  return [
    ...(overdue === undefined ? [] : [overdue]),
    ...(working === undefined
      ? []
      : [`How this date was worked out: ${workingInWords(working, names, duty.due?.date).join(' · ')}.`]),
  ];
}

function isSilent({ standing }: Ran): boolean {
  const { duties, manners, permissions, bars, notices, walls, questions, marks, conflicts, notCovered } =
    standing;
  return [duties, manners, permissions, bars, notices, walls, questions, marks, conflicts, notCovered].every(
    (items) => items.length === 0,
  );
}
