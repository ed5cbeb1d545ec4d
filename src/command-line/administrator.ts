// `comity administrator add`: somebody who can sign in, before there is anybody who could add them on a page.

import { text } from 'node:stream/consumers';
import { openAccounts } from '../accounts/accounts.ts';
import { storageFor } from '../main.ts';
import { openStorage } from '../storage/open.ts';
import { StorageRefused } from '../storage/refused.ts';
import type { KeptDirectory, Storage } from '../storage/storage.ts';
import { type Command, type ExitCode, type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, readTexts } from './ground.ts';
import { configFrom, WHICH_DATABASE } from './settings.ts';

export const command: Command = {
  usage: 'administrator add',
  about:
    'Lets a person sign in with an e-mail address and a password, which is read from standard input. With --person, somebody who is in the council’s directory; with --name, an officer who is added to it. Keeping the system gives nobody a sight of any case.',
  options: {
    council: { type: 'string', value: 'council', help: 'The council, by its folder in protocols' },
    email: { type: 'string', value: 'address', help: 'The address they sign in with' },
    person: { type: 'string', value: 'id', help: 'Somebody of the directory, by id' },
    name: { type: 'string', value: 'name', help: 'Somebody new: an officer of this name' },
    ...WHICH_DATABASE,
  },
  run: async (given, terminal) => {
    if (given.words[0] !== 'add') throw new WronglyAsked('Say what to do: comity administrator add');
    const [council, email] = [needed(given, 'council'), needed(given, 'email')];
    councilsNamed([council], await readTexts(given));
    if (!given.values.has('person') && !given.values.has('name'))
      throw new WronglyAsked('Say who: --person for somebody of the directory, or --name for somebody new.');
    const config = configFrom(given);
    terminal.error('Type the password (12 characters or more), then Enter and Ctrl+D:');
    const password = (await text(process.stdin)).trim();
    try {
      const storage = await openStorage(storageFor(config));
      try {
        return await add(storage, config, { council, email, password }, given, terminal);
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
