// `comity texts`: a council’s folder as it now stands, its files and what was adopted or circulated in the browser together.

import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { openTexts } from '../drafting/texts.ts';
import { counted } from '../language/english.ts';
import type { Overlay } from '../language/overlay.ts';
import { storageFor } from '../main.ts';
import { openStorage } from '../storage/open.ts';
import { StorageRefused } from '../storage/refused.ts';
import { type Command, type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, IN_FOLDER, readTexts, rootOf } from './ground.ts';
import { configFrom, WHICH_DATABASE } from './settings.ts';

export const command: Command = {
  usage: 'texts <council> --out <folder>',
  about:
    'Writes the council’s folder as it now stands: its files, and over them the texts that were adopted or circulated in the browser. “comity check” reads what it writes, and version control can hold it. Texts that are only being written are left out. The database is only read, and the server may go on running.',
  options: {
    out: { type: 'string', value: 'folder', help: 'Where to write: the council’s own folder, or a new one' },
    ...WHICH_DATABASE,
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const [council, more] = given.words;
    const out = given.values.get('out');
    if (council === undefined || more !== undefined || out === undefined)
      throw new WronglyAsked('Say which council and where to: comity texts <council> --out <folder>');
    try {
      const overlay = await overlayOf(council, given, terminal);
      const from = resolve(rootOf(given), 'protocols', council);
      if (resolve(out) !== from) await cp(from, out, { recursive: true });
      for (const [path, content] of overlay) {
        const file = join(out, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content);
      }
      terminal.out(
        `${out} holds the texts of ${council}, ${counted(overlay.size, 'texts')} of them from the browser.`,
      );
      return 0;
    } catch (fault) {
      if (!(fault instanceof StorageRefused)) throw fault;
      terminal.error(fault.message);
      return 1;
    }
  },
};

async function overlayOf(council: string, given: Given, terminal: Terminal): Promise<Overlay> {
  const everything = await readTexts(given);
  councilsNamed([council], everything);
  const where = storageFor(configFrom(given), terminal.error);
  const storage = await openStorage(where.kind === 'sqlite' ? { ...where, readOnly: true } : where);
  try {
    return (await openTexts(storage, everything)).overlay(council);
  } finally {
    await storage.close();
  }
}
