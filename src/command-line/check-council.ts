// One council checked, or the law: situations read and run, the demonstration read, untried rules found.

import type { Everything } from '#language/files.ts';
import type { Problem } from '#language/problems.ts';
import { type Untried, untriedLaw, untriedRules } from '#situations/coverage.ts';
import { readDemonstration } from '#situations/demonstration.ts';
import {
  councilsTryingLaw,
  demonstrationFile,
  lawSituationFiles,
  situationFiles,
} from '#situations/files.ts';
import { type Ran, runSituation } from '#situations/run.ts';
import { readSituations } from '#situations/situation.ts';

export interface Checked {
  readonly council: string;
  readonly documents: number;
  readonly clauses: number;
  readonly problems: readonly Problem[];
  readonly ran: readonly Ran[];
  readonly untried: readonly Untried[];
}

export async function checkCouncil(
  id: string,
  everything: Everything,
  root: string,
  coverage: boolean,
): Promise<Checked> {
  const council = everything.councils.get(id);
  if (council === undefined) throw new Error(`no council ${id}`);
  const { rulebook, settings } = council;
  const own = rulebook.versions.filter((version) => !version.floor);
  const read = (await situationFiles(root, id)).map((file) => readSituations(file, everything.councils));
  const problems = read.flatMap((one) => one.problems);
  const demonstration = await demonstrationFile(root, id);
  if (demonstration)
    problems.push(...readDemonstration(demonstration, council, everything.calendars, Date.now()).problems);
  const ran = read
    .flatMap((one) => one.value ?? [])
    .map((situation) => runSituation(situation, settings.offices, everything.calendars));
  return {
    council: id,
    documents: new Set(own.map((version) => version.document)).size,
    clauses: own.reduce((count, version) => count + version.clauses.length, 0),
    problems,
    ran,
    untried: coverage ? untriedRules(rulebook, ran) : [],
  };
}

/**
 * @param checked the councils here, whose own situations try the law too. Where a council is missing in which the law is
 * tried, nothing is said of what nobody has tried.
 */
export async function checkLaw(
  everything: Everything,
  root: string,
  checked: readonly Checked[],
  coverage: boolean,
): Promise<Checked> {
  const problems: Problem[] = [];
  const ran: Ran[] = [];
  for (const [id, { settings }] of everything.councils) {
    const read = (await lawSituationFiles(root, id)).map((file) => readSituations(file, everything.councils));
    problems.push(...read.flatMap((one) => one.problems));
    for (const situation of read.flatMap((one) => one.value ?? []))
      ran.push(runSituation(situation, settings.offices, everything.calendars));
  }
  const isWhole = (await councilsTryingLaw(root)).every((id) => everything.councils.has(id));
  const rulebooks = [...everything.councils.values()].map(({ rulebook }) => rulebook);
  const tried = [...ran, ...checked.flatMap((one) => one.ran)];
  const untried = coverage && isWhole ? untriedLaw(rulebooks, tried) : [];
  return { council: 'law', documents: 0, clauses: 0, problems, ran, untried };
}
