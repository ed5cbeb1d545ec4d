// comity clauses: each clause of a council’s texts, how it is treated, and its rules read back in English.

import type { Clause, Treatment, Version } from '#engine/rules.ts';
import { counted } from '#language/english.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { readBack } from '#language/read-back.ts';
import { type Command, type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, IN_FOLDER, readTexts } from './ground.ts';
import { paint } from './paint.ts';

const TREATMENTS: readonly Treatment[] = ['enforced', 'recorded', 'prompted', 'informed'];

export const command: Command = {
  usage: 'clauses <council>',
  about:
    'Lists every clause with its treatment: enforced (a rule is run), recorded (people can record it), prompted (shown\n' +
    'beside an act) or informed (readable); then the totals.',
  options: {
    version: { type: 'string', value: 'document/version', help: 'Only this version of a text' },
    rules: { type: 'boolean', help: 'Read each rule back in plain English' },
    json: { type: 'boolean', help: 'Print the clauses as JSON' },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const everything = await readTexts(given);
    if (given.words.length !== 1) throw new WronglyAsked('Name one council: comity clauses <council>');
    const [id = ''] = councilsNamed(given.words, everything);
    const council = everything.councils.get(id);
    const own = council?.rulebook.versions.filter((version) => !version.floor) ?? [];
    const versions = chosen(own, id, given);
    if (given.flags.has('json')) {
      terminal.out(JSON.stringify(versions.map(toJson), null, 2));
      return 0;
    }
    for (const version of versions) {
      terminal.out(
        paint(`${version.title}, ${version.cited} (${version.status}): ${version.id}`, 'bold', terminal),
      );
      for (const clause of version.clauses) {
        terminal.out(line(clause, terminal));
        if (!given.flags.has('rules') || council === undefined) continue;
        for (const norm of clause.norms)
          terminal.out(`      ${norm.id}: ${readBack(norm, council.rulebook.vocabulary)}`);
      }
      terminal.out(`${totalsInWords(version)}\n`);
    }
    return 0;
  },
};

function chosen(own: readonly Version[], council: string, given: Given): readonly Version[] {
  const wanted = given.values.get('version');
  if (wanted === undefined) return own;
  const found = own.filter((version) => version.id === wanted || version.id === `${council}/${wanted}`);
  if (found.length > 0) return found;
  const known = own.map((version) => version.id.slice(council.length + 1));
  throw new WronglyAsked(
    `There is no version ${quote(wanted)}; ${didYouMean(wanted, known) ?? `there are ${known.join(', ')}`}`,
  );
}

function line(clause: Clause, terminal: Terminal): string {
  const rules = [
    ...clause.norms.map((norm) => norm.id),
    ...clause.questions.map((question) => `${question.id} (question)`),
    ...clause.openQuestions.map(({ id }) => `${id} (open)`),
  ];
  const part = clause.partOf === undefined ? [] : [`part of ${clause.partOf}`];
  const notes = [...rules, ...part, ...(clause.cannot === undefined ? [] : ['in part beyond software'])];
  return `  ${clause.number.padEnd(14)}${paint(clause.treatment.padEnd(10), 'dim', terminal)}${firstWords(clause)}${
    notes.length === 0 ? '' : ` [${notes.join(', ')}]`
  }`;
}

function firstWords(clause: Clause): string {
  if (clause.title !== undefined) return clause.title;
  const words = clause.statement.replace(/\s+/g, ' ');
  return words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(' ', 59))} …`;
}

function totals(version: Version): Readonly<Record<Treatment, number>> {
  const count = (treatment: Treatment) =>
    version.clauses.filter((clause) => clause.treatment === treatment).length;
  return {
    enforced: count('enforced'),
    recorded: count('recorded'),
    prompted: count('prompted'),
    informed: count('informed'),
  };
}

function totalsInWords(version: Version): string {
  const by = totals(version);
  const told = `${counted(version.clauses.length, 'clauses')}: ${TREATMENTS.map((treatment) => `${by[treatment]} ${treatment}`).join(', ')}.`;
  if (version.printed === undefined) return told;
  const without = missing(version);
  const headings = version.clauses.length - (version.printed.length - without.length);
  const lacking = without.length === 0 ? 'none is missing' : `missing: ${without.join(', ')}`;
  return `${told}\n${counted(version.printed.length, 'numbers')} printed: ${lacking}; ${counted(headings, 'headings')} above them.`;
}

/** Numbers that the document prints and our text does not have. */
function missing({ clauses, printed = [] }: Version): readonly string[] {
  const here = new Set(clauses.map((clause) => clause.number));
  return printed.filter((number) => !here.has(number));
}

function toJson(version: Version): unknown {
  const { id, title, cited, status, clauses, printed } = version;
  return {
    version: id,
    title,
    cited,
    status,
    totals: { clauses: clauses.length, ...totals(version) },
    ...(printed === undefined ? {} : { printed: { numbers: printed.length, missing: missing(version) } }),
    clauses: clauses.map((clause) => ({
      number: clause.number,
      title: clause.title,
      treatment: clause.treatment,
      statement: clause.statement,
      norms: clause.norms.map((norm) => norm.id),
      questions: clause.questions.map((question) => question.id),
      partOf: clause.partOf,
      cannot: clause.cannot,
      openQuestions: clause.openQuestions.map(({ id, asks, readings }) => ({ id, asks, readings })),
      doubts: clause.doubts,
      place: clause.place,
    })),
  };
}
