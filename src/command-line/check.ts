// comity check: everything that can be wrong with the texts, the demonstrations and what the situations expect of them.

import { counted } from '#language/english.ts';
import type { Everything } from '#language/files.ts';
import { type Problem, printProblem } from '#language/problems.ts';
import { type Checked, checkCouncil, checkLaw } from './check-council.ts';
import type { Command, Terminal } from './command.ts';
import { councilsNamed, IN_FOLDER, readTexts, rootOf } from './ground.ts';
import { paint } from './paint.ts';
import { resultLines } from './results.ts';

export const command: Command = {
  usage: 'check [council…]',
  about:
    'Reads the vocabulary, the law, every protocol and demonstration; runs every situation; and says which rules no\n' +
    'situation has tried (one in which the rule bites, and one in which it could and does not).\n' +
    'Ends with 0 when nothing is wrong, 1 when something is, 2 when asked wrongly.',
  options: {
    json: { type: 'boolean', help: 'Print the outcome as JSON' },
    'without-coverage': { type: 'boolean', help: 'Do not ask whether every rule is tried by a situation' },
    verbose: { type: 'boolean', short: 'v', help: 'Also list the situations that hold' },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const everything = await readTexts(given);
    const councils = councilsNamed(given.words, everything);
    const checked: Checked[] = [];
    const coverage = !given.flags.has('without-coverage');
    for (const council of councils) {
      terminal.progress(`Checking ${council} (${checked.length + 1} of ${councils.length})…`);
      checked.push(await checkCouncil(council, everything, rootOf(given), coverage));
    }
    const some = given.words.length > 0;
    const law = some ? [] : [await checkLaw(everything, rootOf(given), checked, coverage)];
    terminal.progress('');
    const problems = problemsOf(everything, councils, some);
    const all = [...checked, ...law];
    const wrong = problems.length > 0 || all.some(isWrong);
    const said = summary(checked.length, all, problems);
    if (given.flags.has('json'))
      terminal.out(JSON.stringify(toJson(everything, checked, law, problems, said), null, 2));
    else print(all, problems, said, wrong, given.flags.has('verbose'), terminal);
    return wrong ? 1 : 0;
  },
};

/** Problems of other councils are left out when some are named. */
function problemsOf(everything: Everything, councils: readonly string[], some: boolean): readonly Problem[] {
  return everything.problems.filter(({ file }) => {
    const council = /^protocols\/([^/]+)\//.exec(file)?.[1];
    return !some || council === undefined || councils.includes(council);
  });
}

function isWrong(checked: Checked): boolean {
  return (
    checked.problems.length > 0 ||
    checked.untried.length > 0 ||
    checked.ran.some(({ results }) => results.some((one) => !one.holds))
  );
}

function print(
  checked: readonly Checked[],
  problems: readonly Problem[],
  said: string,
  wrong: boolean,
  verbose: boolean,
  terminal: Terminal,
): void {
  for (const problem of [...problems, ...checked.flatMap((one) => one.problems)])
    terminal.out(printProblem(problem));
  for (const { ran, untried, council } of checked) {
    for (const one of ran) {
      const failed = one.results.filter(({ holds }) => !holds);
      const { name, place } = one.situation;
      if (failed.length > 0) {
        terminal.out(`${place.file}:${place.line}: ${paint(name, 'bold', terminal)}`);
        for (const result of failed) for (const line of resultLines(result)) terminal.out(`  ${line}`);
      } else if (verbose) terminal.out(`${paint('✓', 'green', terminal)} ${name}`);
    }
    for (const { norm, version, lacks } of untried) {
      const lack = lacks.map((one) => (one === 'bites' ? 'in which it bites' : 'in which it does not'));
      terminal.out(
        `${norm.place.file}:${norm.place.line}: ${norm.id} (${version.slice(council.length + 1)}) has no situation ${lack.join(', and none ')}`,
      );
    }
  }
  terminal.out(paint(said, wrong ? 'red' : 'green', terminal));
}

function summary(councils: number, checked: readonly Checked[], problems: readonly Problem[]): string {
  const sum = (count: (one: Checked) => number) => checked.reduce((all, one) => all + count(one), 0);
  const situations = sum((one) => one.ran.length);
  const failed = sum(
    (one) => one.ran.filter(({ results }) => results.some((result) => !result.holds)).length,
  );
  const found = problems.length + sum((one) => one.problems.length);
  const untried = sum((one) => one.untried.length);
  const looked = [
    counted(councils, 'councils'),
    counted(
      sum((one) => one.documents),
      'documents',
    ),
    counted(
      sum((one) => one.clauses),
      'clauses',
    ),
    counted(situations, 'situations'),
  ].join(', ');
  const wrong = [
    ...(found > 0 ? [counted(found, 'problems')] : []),
    ...(failed > 0 ? [`${counted(failed, 'situations')} not as expected`] : []),
    ...(untried > 0 ? [`${counted(untried, 'rules')} not fully tried`] : []),
  ];
  return `${looked}: ${wrong.length === 0 ? 'nothing wrong' : wrong.join(', ')}.`;
}

function toJson(
  everything: Everything,
  checked: readonly Checked[],
  law: readonly Checked[],
  problems: readonly Problem[],
  said: string,
): unknown {
  const all = [...checked, ...law];
  return {
    summary: said,
    vocabulary: everything.vocabulary.procedures.map((procedure) => procedure.name),
    problems: [...problems, ...all.flatMap((one) => one.problems)],
    councils: checked.map((one) => ({
      council: one.council,
      documents: one.documents,
      clauses: one.clauses,
      ...tried(one),
    })),
    ...Object.fromEntries(law.map((one) => ['law', tried(one)])),
  };
}

function tried({ ran, untried }: Checked): object {
  return {
    situations: ran.map(({ situation, results }) => ({
      name: situation.name,
      file: situation.place.file,
      line: situation.place.line,
      holds: results.every(({ holds }) => holds),
      notAsExpected: results
        .filter(({ holds }) => !holds)
        .map(({ expected, instead }) => ({
          expected: expected.words,
          none: expected.none,
          line: expected.place.line,
          instead,
        })),
    })),
    untried: untried.map(({ norm, version, lacks }) => ({
      version,
      norm: norm.id,
      place: norm.place,
      lacks,
    })),
  };
}
