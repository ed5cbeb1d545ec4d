// `comity directory load`: a council’s people, bodies and offices from a file, before there is a page that keeps them.

import { readFile } from 'node:fs/promises';
import type { Directory } from '../engine/history.ts';
import { printProblem } from '../language/problems.ts';
import { storageFor } from '../main.ts';
import { readDemonstration } from '../situations/demonstration.ts';
import { openStorage } from '../storage/open.ts';
import { StorageRefused } from '../storage/refused.ts';
import { type Command, type ExitCode, type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, readTexts } from './ground.ts';
import { configFrom, WHICH_DATABASE } from './settings.ts';

export const command: Command = {
  usage: 'directory load <council> <file>',
  about:
    'Puts the people, bodies and offices of a YAML file in the place of the council’s directory. The file is written like protocols/<council>/demonstration.yaml, without cases. People keep the ids they have in the file; what is on the record stays as it is.',
  options: { ...WHICH_DATABASE },
  run: async (given, terminal) => {
    const [what, council, file] = given.words;
    if (what !== 'load' || council === undefined || file === undefined)
      throw new WronglyAsked('Say what to load: comity directory load <council> <file>');
    const directory = await directoryIn(council, file, given, terminal);
    if (directory === undefined) return 1;
    try {
      return await put(council, directory, file, given, terminal);
    } catch (fault) {
      if (!(fault instanceof StorageRefused)) throw fault;
      terminal.error(fault.message);
      return 1;
    }
  },
};

async function directoryIn(
  council: string,
  file: string,
  given: Given,
  terminal: Terminal,
): Promise<Directory | undefined> {
  const everything = await readTexts(given);
  councilsNamed([council], everything);
  const texts = everything.councils.get(council);
  const text = await readFile(file, 'utf8').catch(() => {
    throw new WronglyAsked(`${file} cannot be read.`);
  });
  if (texts === undefined) return undefined;
  const { value, problems } = readDemonstration(
    { path: file, text },
    texts,
    everything.calendars,
    Date.now(),
  );
  for (const problem of problems) terminal.error(printProblem(problem));
  return value?.directory;
}

async function put(
  council: string,
  directory: Directory,
  file: string,
  given: Given,
  terminal: Terminal,
): Promise<ExitCode> {
  const storage = await openStorage(storageFor(configFrom(given), terminal.error));
  try {
    const { version } = await storage.readDirectory(council);
    const change = { at: Date.now(), by: null, what: `loaded from ${file}` };
    const put = await storage.replaceDirectory(council, version, directory, change);
    if (!put.ok) {
      terminal.error('Somebody changed the directory meanwhile. Try again.');
      return 1;
    }
    const { people, bodies, offices } = directory;
    terminal.out(
      `${people.length} people, ${bodies.length} bodies and ${offices.length} offices are in the directory.`,
    );
    return 0;
  } finally {
    await storage.close();
  }
}
