// `comity verify`: whether the record is as it was made.

import { readFile } from 'node:fs/promises';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import { openFileFolder } from '../files/folder.ts';
import { fileFolderOf, storageFor } from '../main.ts';
import { type Asked, type Finding, type Head, headOf, verify } from '../register/verify.ts';
import { openStorage } from '../storage/open.ts';
import { StorageRefused } from '../storage/refused.ts';
import type { Storage } from '../storage/storage.ts';
import { type Command, type ExitCode, type Given, type Terminal, WronglyAsked } from './command.ts';
import { headsShape } from './printed.ts';
import { configFrom, WHICH_DATABASE } from './settings.ts';

export const command: Command = {
  usage: 'verify [council]',
  about:
    'Reads the whole record and says where it is not as it was made: acts altered, removed or put elsewhere, and files of acts that were changed or are gone. It alters nothing, and the server may go on running. Keep what --print-head prints somewhere else, and give it back with --heads later: then a record that was rewritten from end to end is found too.',
  options: {
    ...WHICH_DATABASE,
    'print-head': { type: 'boolean', help: 'Print where the record ends now, as JSON, to be kept elsewhere' },
    heads: { type: 'string', value: 'file', help: 'Heads that were printed and kept earlier' },
    json: { type: 'boolean', help: 'Answer in JSON' },
  },
  run: async (given, terminal) => {
    if (given.words.length > 1)
      throw new WronglyAsked('Name one council, or none for all: comity verify [council]');
    const kept = await keptHeads(given.values.get('heads'));
    const config = configFrom(given);
    const where = storageFor(config, terminal.error);
    try {
      const storage = await openStorage(where.kind === 'sqlite' ? { ...where, readOnly: true } : where);
      try {
        const councils = await councilsMeant(storage, given.words[0], kept);
        return given.flags.has('print-head')
          ? await printHeads(storage, councils, terminal)
          : await report(
              storage,
              given,
              { kept, checkFile: openFileFolder(fileFolderOf(config)).check },
              terminal,
            );
      } finally {
        await storage.close();
      }
    } catch (fault) {
      if (!(fault instanceof StorageRefused)) throw fault;
      terminal.error(fault.message);
      return 1;
    }
  },
};

/** A council nothing is known of is not one whose record is unaltered. @throws WronglyAsked */
async function councilsMeant(
  storage: Storage,
  named: string | undefined,
  kept: readonly Head[],
): Promise<readonly string[]> {
  const recorded = await storage.recordedCouncils();
  if (named === undefined) return recorded;
  const known = [...new Set([...recorded, ...kept.map((head) => head.council)])];
  if (known.includes(named)) return [named];
  const instead =
    didYouMean(named, known) ??
    (known.length === 0 ? 'there is none of any.' : `there are ${oneOf(known, 'and')}.`);
  throw new WronglyAsked(`There is no record of a council ${quote(named)} here; ${instead}`);
}

async function printHeads(
  storage: Storage,
  councils: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const heads: Head[] = [];
  for (const council of councils) heads.push(await headOf(storage, council));
  terminal.out(JSON.stringify(heads, null, 2));
  return 0;
}

async function report(
  storage: Storage,
  { words: [council], flags }: Given,
  asked: Pick<Asked, 'kept' | 'checkFile'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const findings: Finding[] = [];
  for await (const finding of verify(storage, { ...(council === undefined ? {} : { council }), ...asked })) {
    findings.push(finding);
    if (!flags.has('json'))
      terminal.out(`${finding.council}${finding.case === null ? '' : ` ${finding.case}`}: ${finding.says}`);
  }
  if (flags.has('json'))
    terminal.out(JSON.stringify({ unaltered: findings.length === 0, findings }, null, 2));
  else if (findings.length === 0) terminal.out('The record is unaltered.');
  return findings.length === 0 ? 0 : 1;
}

async function keptHeads(file: string | undefined): Promise<readonly Head[]> {
  if (file === undefined) return [];
  try {
    return headsShape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    throw new WronglyAsked(`${file} cannot be read as what “comity verify --print-head” prints.`);
  }
}
