// `comity verify`: whether the record is as it was made.

import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { storageFor } from '../main.ts';
import { type Head, headOf, verify } from '../register/verify.ts';
import { openStorage } from '../storage/open.ts';
import { StorageRefused } from '../storage/refused.ts';
import type { Storage } from '../storage/storage.ts';
import { type Command, type ExitCode, type Given, type Terminal, WronglyAsked } from './command.ts';

export const command: Command = {
  usage: 'verify [council]',
  about:
    'Reads the whole record and says where it is not as it was made: acts altered, removed or put elsewhere. It alters nothing. Keep what --print-head prints somewhere else, and give it back with --heads later: then a record that was rewritten from end to end is found too.',
  options: {
    data: {
      type: 'string',
      short: 'd',
      value: 'folder',
      help: 'The folder that holds the embedded database (data, or COMITY_DATA)',
    },
    database: { type: 'string', value: 'postgres://…', help: 'A PostgreSQL database instead (DATABASE_URL)' },
    'print-head': { type: 'boolean', help: 'Print where the record ends now, as JSON, to be kept elsewhere' },
    heads: { type: 'string', value: 'file', help: 'Heads that were printed and kept earlier' },
    json: { type: 'boolean', help: 'Answer in JSON' },
  },
  run: async (given, terminal) => {
    const config = readConfig(
      Object.fromEntries([...given.values].filter(([name]) => name === 'data' || name === 'database')),
    );
    const where = storageFor(config);
    try {
      const storage = await openStorage(where.kind === 'sqlite' ? { ...where, readOnly: true } : where);
      try {
        return given.flags.has('print-head')
          ? await printHeads(storage, given, terminal)
          : await report(storage, given, terminal);
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

async function printHeads(storage: Storage, { words }: Given, terminal: Terminal): Promise<ExitCode> {
  const councils = words[0] === undefined ? await storage.recordedCouncils() : [words[0]];
  const heads: Head[] = [];
  for (const council of councils) heads.push(await headOf(storage, council));
  terminal.out(JSON.stringify(heads, null, 2));
  return 0;
}

async function report(
  storage: Storage,
  { words, flags, values }: Given,
  terminal: Terminal,
): Promise<ExitCode> {
  const [council] = words;
  const findings = [];
  const kept = await keptHeads(values.get('heads'));
  for await (const finding of verify(storage, { ...(council === undefined ? {} : { council }), kept })) {
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
    return JSON.parse(await readFile(file, 'utf8')) as readonly Head[]; // as --print-head printed it; a wrong one finds no place
  } catch {
    throw new WronglyAsked(`${file} cannot be read as what “comity verify --print-head” prints.`);
  }
}
