// What the commands look at: every text of one folder, and the situations of its councils.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Everything, loadEverything } from '#language/files.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import { type Given, type Option, WronglyAsked } from './command.ts';

const OWN_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** Shared by every command that reads texts. */
export const IN_FOLDER: Option = {
  type: 'string',
  value: 'folder',
  help: 'The folder that holds vocabulary, law, calendars and protocols (otherwise Comity’s own)',
};

export function rootOf(given: Given): string {
  const folder = given.values.get('in');
  if (folder === undefined) return OWN_FOLDER;
  if (!existsSync(resolve(folder, 'protocols')))
    throw new WronglyAsked(`There is no folder “protocols” in ${folder}.`);
  return resolve(folder);
}

export function readTexts(given: Given): Promise<Everything> {
  return loadEverything(rootOf(given));
}

/** The councils named, or all of them. @throws WronglyAsked with the near miss. */
export function councilsNamed(names: readonly string[], everything: Everything): readonly string[] {
  const known = [...everything.councils.keys()];
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new WronglyAsked(
      `There is no council ${quote(name)}; ${didYouMean(name, known) ?? `there are ${oneOf(known, 'and')}`}`,
    );
  }
  return names.length === 0 ? known : names;
}
