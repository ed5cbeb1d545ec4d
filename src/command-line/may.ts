// comity may: may somebody do this, must they, by when, and whom must they tell? Asked of a case that is only supposed.
// Each run says which facts still matter; the people are those of the council’s demonstration, called by what they are.

import { type AskingGround, type Guidance, guide } from '#asking/guidance.ts';
import { type Asked, findAct } from '#asking/supposition.ts';
import type { Vocabulary } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { becauseLines, clauseCited } from '#wording/clauses.ts';
import { dateInWords } from '#wording/dates.ts';
import { answerInWords, guidanceSections } from '#wording/guidance.ts';
import { type Names, namesOf } from '#wording/names.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import { type Command, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, IN_FOLDER, readTexts, rootOf } from './ground.ts';
import { askedBy, groundOf } from './may-asked.ts';
import { paint } from './paint.ts';

export const command: Command = {
  usage: 'may <council> [act] [name=answer…]',
  about:
    'Says whether somebody may do something, whether they must, by when, and who has to be told, and which facts would\n' +
    'still change the answer; give those as name=answer. Without an act it lists what can be asked about.\n' +
    'It looks at no case and at no ruling. README.md has an example.',
  options: {
    as: {
      type: 'string',
      value: 'who',
      help: 'Who would do it (otherwise a councillor): “the chief executive”',
    },
    on: { type: 'string', value: 'date', help: 'The day on which it would be done (otherwise today)' },
    json: { type: 'boolean', help: 'Print it as JSON (schemas/may.schema.json)' },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const everything = await readTexts(given);
    const [id, act, ...pairs] = given.words;
    if (id === undefined) throw new WronglyAsked('Name a council: comity may <council>');
    councilsNamed([id], everything);
    const council = everything.councils.get(id);
    if (council === undefined) return 1;
    const { vocabulary } = council.rulebook;
    if (act === undefined) {
      listActs(vocabulary, terminal);
      return 0;
    }
    const found = findAct(vocabulary, act);
    if (found === undefined)
      throw new WronglyAsked(`There is no act ${quote(act)}; ${nearestAct(act, vocabulary)}`);
    const ground = await groundOf(rootOf(given), council, everything);
    const asked = askedBy(act, found.procedure, pairs, given, ground);
    const guidance = guide(ground, asked);
    if (guidance === undefined) throw new WronglyAsked('Nobody is meant by that word for who.');
    if (given.flags.has('json')) terminal.out(JSON.stringify(toJson(id, asked, guidance, ground), null, 2));
    else print(asked, guidance, ground, terminal);
    return 0;
  },
};

function listActs({ procedures }: Vocabulary, terminal: Terminal): void {
  for (const { title, acts } of procedures) {
    terminal.out(paint(title, 'bold', terminal));
    for (const { name, toDo } of acts) terminal.out(`  ${name.padEnd(40)} ${toDo}`);
  }
}

function nearestAct(act: string, { procedures }: Vocabulary): string {
  const names = procedures.flatMap(({ acts }) => acts.map(({ name }) => name));
  return didYouMean(act, names) ?? 'leave it out to see all there are';
}

function namesIn(guidance: Guidance, { rulebook }: AskingGround): Names {
  return namesOf(rulebook, guidance.directory, guidance.acts);
}

function print(asked: Asked, guidance: Guidance, ground: AskingGround, terminal: Terminal): void {
  const names = namesIn(guidance, ground);
  const { verdict, person, type, matter } = guidance;
  terminal.out(paint(answerInWords(guidance), 'bold', terminal));
  terminal.out(verdictSentence(verdict, person, type.name, names));
  for (const because of verdict.because) {
    terminal.out(`  ${capital(clauseCited(because, names))}`);
    for (const line of becauseLines(because, names)) terminal.out(`    ${paint(line, 'dim', terminal)}`);
  }
  for (const { title, lines } of guidanceSections(guidance, names, false)) {
    terminal.out(`\n${paint(title, 'bold', terminal)}`);
    for (const { says, working } of lines) {
      terminal.out(`  ${says}`);
      if (working !== undefined) terminal.out(`    ${paint(working.join(' · '), 'dim', terminal)}`);
    }
  }
  if (matter.length > 0) {
    terminal.out(`\n${paint('What would still change this', 'bold', terminal)}`);
    for (const line of wanted(guidance)) terminal.out(`  ${line}`);
  }
  terminal.out(`\nFrom the text in force on ${dateInWords(asked.on)}. Not a ruling.`);
}

/** “need to know=yes|no: Does the councillor need to see it?” */
function wanted({ matter, procedure }: Guidance): readonly string[] {
  const fields = procedure.acts.flatMap((one) => one.fields);
  return matter.map((name) => {
    const fact = procedure.facts.find((one) => one.name === name);
    const asked =
      fact ?? procedure.parties.find((one) => one.name === name) ?? fields.find((one) => one.name === name);
    const choices = fact?.type === 'yes/no' ? 'yes|no' : fact?.choices.join('|');
    return `${name}=${choices ?? '…'}: ${asked?.label ?? name}`;
  });
}

function toJson(council: string, asked: Asked, guidance: Guidance, ground: AskingGround): unknown {
  const names = namesIn(guidance, ground);
  const { verdict, person, type, matter } = guidance;
  return {
    council,
    act: asked.act,
    on: asked.on,
    answer: verdict.answer,
    says: verdictSentence(verdict, person, type.name, names),
    clauses: verdict.because.map(({ version, clause, norm }) => ({ version, clause, norm })),
    sections: guidanceSections(guidance, names, false).map(({ title, lines }) => ({
      title,
      lines: lines.map(({ says, because }) => ({
        says,
        ...(because === undefined ? {} : { version: because.version, clause: because.clause }),
      })),
    })),
    matter,
  };
}
