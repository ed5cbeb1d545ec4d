// `comity administrator`: who can sign in, before there is anybody who could see to that on a page.

import { text } from 'node:stream/consumers';
import { openAccounts } from '../accounts/accounts.ts';
import { administratorsIn } from '../accounts/administrators.ts';
import { storageFor } from '../main.ts';
import { openStorage } from '../storage/open.ts';
import { StorageRefused } from '../storage/refused.ts';
import type { KeptDirectory, Storage } from '../storage/storage.ts';
import { markOf } from '../web/security-log.ts';
import { type Command, type ExitCode, type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, readTexts } from './ground.ts';
import { configFrom, WHICH_DATABASE } from './settings.ts';

const KINDS = ['add', 'password', 'sign-out', 'remove', 'mark'] as const;
type Kind = (typeof KINDS)[number];

export const command: Command = {
  usage: 'administrator add|password|sign-out|remove|mark',
  about:
    '“add” lets a person sign in with an e-mail address and a password, which is read from standard input: with --person, somebody who is in the council’s directory; with --name, an officer who is added to it. “password” gives somebody who has forgotten theirs a new one and signs them out everywhere; “sign-out” only does that; “remove” ends it for good. “mark” prints what stands for an e-mail address in the security log. Keeping the system gives nobody a sight of any case.',
  options: {
    council: {
      type: 'string',
      value: 'council',
      help: 'The council, by its folder in protocols (for “add”)',
    },
    email: { type: 'string', value: 'address', help: 'The address they sign in with' },
    person: { type: 'string', value: 'id', help: 'Somebody of the directory, by id (for “add”)' },
    name: { type: 'string', value: 'name', help: 'Somebody new: an officer of this name (for “add”)' },
    ...WHICH_DATABASE,
  },
  run: async (given, terminal) => {
    const kind = KINDS.find((one) => one === given.words[0]);
    if (kind === undefined)
      throw new WronglyAsked('Say what to do: comity administrator add, password, sign-out, remove or mark');
    if (kind === 'add') await mustSayWhom(given);
    const email = needed(given, 'email');
    const config = configFrom(given);
    if (kind === 'mark') {
      terminal.out(markOf(config.secret, email.toLowerCase()));
      return 0;
    }
    const password = kind === 'add' || kind === 'password' ? await typedPassword(terminal) : '';
    try {
      const storage = await openStorage(storageFor(config, terminal.error));
      try {
        return kind === 'add'
          ? await add(
              storage,
              config,
              { council: needed(given, 'council'), email, password },
              given,
              terminal,
            )
          : await change(kind, storage, config, { email, password }, terminal);
      } finally {
        await storage.close();
      }
    } catch (fault) {
      if (!(fault instanceof StorageRefused || fault instanceof RangeError)) throw fault;
      terminal.error(fault.message);
      return 1;
    }
  },
};

/** @throws WronglyAsked before anything is asked. */
async function mustSayWhom(given: Given): Promise<void> {
  const council = needed(given, 'council');
  needed(given, 'email');
  councilsNamed([council], await readTexts(given));
  if (!given.values.has('person') && !given.values.has('name'))
    throw new WronglyAsked('Say who: --person for somebody of the directory, or --name for somebody new.');
}

/** All that was typed but the end of its line: a space may be part of a password. */
async function typedPassword(terminal: Terminal): Promise<string> {
  terminal.error('Type the password (12 characters or more), then Enter and Ctrl+D:');
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

async function change(
  kind: Exclude<Kind, 'add' | 'mark'>,
  storage: Storage,
  config: { readonly secret: string; readonly address: string },
  { email, password }: Pick<Signing, 'email' | 'password'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const accounts = await openAccounts({ database: storage.authDatabase(), ...config });
  if (kind === 'password') await accounts.setPassword(email, password);
  else if (kind === 'sign-out') await accounts.endSessions(email);
  else await accounts.remove(email);
  const done = { password: 'has a new password and', 'sign-out': '', remove: 'signs in no longer and' }[kind];
  terminal.out(`${[email, done, 'is signed out everywhere'].filter((words) => words !== '').join(' ')}.`);
  return 0;
}

interface Signing {
  readonly council: string;
  readonly email: string;
  readonly password: string;
}

async function add(
  storage: Storage,
  config: { readonly secret: string; readonly address: string },
  { council, email, password }: Signing,
  { values }: Given,
  terminal: Terminal,
): Promise<ExitCode> {
  const { version, directory } = await storage.readDirectory(council);
  const person = personIn(directory, values.get('person'), values.get('name') ?? '');
  const accounts = await openAccounts({ database: storage.authDatabase(), ...config });
  await accounts.add({ council, person: person.id }, person.name, email, password);
  await administratorsIn(storage).add({ council, person: person.id });
  if (!directory.people.includes(person)) {
    const change = { at: Date.now(), by: null, what: `${person.name} was added from the command line` };
    await storage.replaceDirectory(
      council,
      version,
      { ...directory, people: [...directory.people, person] },
      change,
    );
  }
  terminal.out(`${person.name} can now sign in as ${email}.`);
  return 0;
}

function personIn(
  directory: KeptDirectory,
  id: string | undefined,
  name: string,
): KeptDirectory['people'][number] {
  if (id !== undefined) {
    const known = directory.people.find((person) => person.id === id);
    if (known === undefined)
      throw new RangeError(`There is nobody “${id}” in the directory of this council.`);
    return known;
  }
  const free = name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  if (directory.people.some((person) => person.id === free))
    throw new RangeError(`There is already somebody “${free}” in the directory: use --person ${free}.`);
  return { id: free, name: name.trim(), kind: 'officer' };
}

function needed({ values }: Given, name: string): string {
  const value = values.get(name);
  if (value === undefined || value === '') throw new WronglyAsked(`Say --${name}.`);
  return value;
}
