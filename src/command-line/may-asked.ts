// What is asked of `comity may`, read from the command line: who, when, and the facts that are given. It answers nothing.

import type { AskingGround } from '#asking/guidance.ts';
import { whoWords } from '#asking/supposed-people.ts';
import type { Asked } from '#asking/supposition.ts';
import type { Directory, Value } from '#engine/history.ts';
import type { Procedure } from '#engine/rules.ts';
import { Cell } from '#language/cell.ts';
import type { Council } from '#language/council.ts';
import { isCivilDate } from '#language/duration.ts';
import type { Everything } from '#language/files.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import { startReport } from '#language/problems.ts';
import { kindsOf, readValue } from '#situations/act-values.ts';
import { readDemonstration } from '#situations/demonstration.ts';
import { demonstrationFile } from '#situations/files.ts';
import { type Given, WronglyAsked } from './command.ts';

/** The people are those of the demonstration; a council without one has nobody but whoever is supposed. */
export async function groundOf(
  root: string,
  council: Council,
  everything: Everything,
): Promise<AskingGround> {
  const { calendars } = everything;
  const { rulebook } = council;
  const file = await demonstrationFile(root, rulebook.council.council);
  const read = file && readDemonstration(file, council, calendars, Date.now());
  return { rulebook, calendars, rulings: [], directory: read?.value?.directory ?? NOBODY };
}

const NOBODY: Directory = { people: [], bodies: [], memberships: [], offices: [], holdings: [], lines: [] };

/** @throws WronglyAsked for a name, a word for who, a value or a date that is none, with the near miss. */
export function askedBy(
  act: string,
  procedure: Procedure,
  pairs: readonly string[],
  given: Given,
  { rulebook, directory }: AskingGround,
): Asked {
  const { vocabulary, council } = rulebook;
  const on = given.values.get('on') ?? new Date().toLocaleDateString('en-CA', { timeZone: council.zone });
  if (!isCivilDate(on)) throw new WronglyAsked(`${quote(on)} is not a date; write it as 2026-12-17`);
  const word = (says: string): string => {
    const words = whoWords(directory, 'anyone', on);
    const known = words.map((one) => one.says);
    const meant = words.find((one) => one.says.toLowerCase() === says.toLowerCase());
    if (meant !== undefined) return meant.word;
    throw new WronglyAsked(
      `Nobody here is called ${quote(says)}; ${didYouMean(says, known) ?? oneOf(known)}`,
    );
  };
  const kinds = new Map(procedure.acts.flatMap(({ name }) => [...kindsOf(name, vocabulary)]));
  const values: Record<string, Value> = {};
  const people: Record<string, string> = {};
  const report = startReport();
  const ground = { vocabulary, directory, clock: { zone: council.zone }, report };
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=');
    const kind = kinds.get(name);
    if (kind === undefined)
      throw new WronglyAsked(
        `There is no ${quote(name)} here; ${didYouMean(name, [...kinds.keys()]) ?? `there are ${oneOf([...kinds.keys()], 'and')}`}`,
      );
    const text = rest.join('=');
    if (['person', 'people'].includes(kind.type)) people[name] = word(text);
    else {
      const value = readValue(new Cell({ file: '', line: 1, column: 1 }, text), kind, name, ground);
      if (value !== undefined) values[name] = value;
    }
  }
  const [problem] = report.list();
  if (problem !== undefined) throw new WronglyAsked(problem.says);
  return { act, as: word(given.values.get('as') ?? 'a councillor'), on, values, people };
}
