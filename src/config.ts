// The only reader of the environment. Flags of the command line win over it; everything else is told what it needs.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { refusePlainAddress, refusePlainDatabase } from './encryption.ts';

export interface Config {
  readonly port: number;
  /** Address listened on; the machine itself alone unless said otherwise. */
  readonly host: string;
  /** Where people reach it: “https://comity.example.gov.uk”. */
  readonly address: string;
  readonly dataFolder: string;
  /** postgres://…; absent: the embedded database in the data folder. */
  readonly databaseAddress?: string;
  /** Of the owner of its tables, who makes them; absent: whoever serves owns them too, or finds them made. */
  readonly ownerDatabaseAddress?: string;
  readonly demonstration: boolean;
  /** Invented past cases of each council of the demonstration; absent: none. */
  readonly history?: number;
  /** Absent: nothing is mailed, and people are told in the app only. */
  readonly mail?: MailConfig;
  /** Addresses of the proxies in front, whose word on who asks is believed; absent: nobody’s. */
  readonly proxies?: readonly string[];
  /** Bytes of one file that is given with an act. */
  readonly largestFile: number;
  /** Signs sessions and forms. */
  readonly secret: string;
}

export interface MailConfig {
  /** smtp://user:password@host:587, or smtps:// for encryption from the start. */
  readonly server: URL;
  /** The e-mail address that messages come from. */
  readonly sender: string;
}

export interface Flags {
  readonly port?: string;
  readonly host?: string;
  readonly address?: string;
  readonly data?: string;
  readonly database?: string;
  readonly demonstration?: boolean;
  readonly history?: string;
  readonly smtp?: string;
  readonly sender?: string;
  readonly proxy?: string;
  readonly 'largest-file'?: string;
}

/** Characters: as many as chance gives the one that is made here. */
const SHORTEST_SECRET = 32;
const MOST_HISTORY = 100_000;
/** Megabytes. It is held in memory while it is opened. */
const MOST_LARGEST_FILE = 100;

/** @throws RangeError of one sentence when a setting cannot be used. */
export function readConfig(flags: Flags, environment: NodeJS.ProcessEnv = process.env): Config {
  const port = Number(flags.port ?? environment['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(
      `The port must be a number from 0 to 65535, not “${flags.port ?? environment['PORT']}”.`,
    );
  const dataFolder = resolve(flags.data ?? environment['COMITY_DATA'] ?? 'data');
  const { databaseAddress, ownerDatabaseAddress } = readDatabase(flags, environment);
  const history = Number(flags.history ?? 0);
  if (!Number.isInteger(history) || history < 0 || history > MOST_HISTORY)
    throw new RangeError(
      `The invented history is a number of cases from 0 to ${MOST_HISTORY}, not “${flags.history}”.`,
    );
  const said = environment['COMITY_DEMONSTRATION'];
  const demonstration = flags.demonstration ?? (said === undefined ? true : said === 'yes');
  const mail = readMail(flags, environment, demonstration);
  const address = flags.address ?? environment['COMITY_ADDRESS'] ?? `http://localhost:${port}`;
  if (!demonstration) {
    refusePlainAddress(address);
    for (const one of [databaseAddress, ownerDatabaseAddress])
      if (one !== undefined) refusePlainDatabase(one);
  }
  const largest = flags['largest-file'] ?? environment['COMITY_LARGEST_FILE'] ?? '10';
  if (!/^\d{1,3}$/.test(largest) || Number(largest) < 1 || Number(largest) > MOST_LARGEST_FILE)
    throw new RangeError(
      `The largest file is a number of megabytes from 1 to ${MOST_LARGEST_FILE}, not “${largest}”.`,
    );
  const proxies = readProxies(flags.proxy ?? environment['COMITY_PROXY'] ?? '');
  const secret = environment['COMITY_SECRET'];
  if (secret !== undefined && secret.length < SHORTEST_SECRET)
    throw new RangeError(
      `COMITY_SECRET must have ${SHORTEST_SECRET} characters or more, made by chance: openssl rand -base64 32`,
    );
  return {
    port,
    host: flags.host ?? environment['HOST'] ?? '127.0.0.1',
    address,
    dataFolder,
    ...(databaseAddress === undefined ? {} : { databaseAddress }),
    ...(ownerDatabaseAddress === undefined ? {} : { ownerDatabaseAddress }),
    demonstration,
    ...(history === 0 ? {} : { history }),
    ...(mail === undefined ? {} : { mail }),
    ...(proxies.length === 0 ? {} : { proxies }),
    largestFile: Number(largest) * 1_000_000,
    // Made when first asked for: whoever only looks at a record leaves nothing behind.
    get secret() {
      return secret ?? keptSecret(dataFolder);
    },
  };
}

/** An owner is of the database that the environment names: one that is typed may be another. @throws RangeError of one sentence */
function readDatabase(
  { database }: Flags,
  { DATABASE_URL: named, DATABASE_OWNER_URL: owner }: NodeJS.ProcessEnv,
): { readonly databaseAddress: string | undefined; readonly ownerDatabaseAddress: string | undefined } {
  const databaseAddress = database ?? named;
  const ownerDatabaseAddress = database === undefined && owner !== '' ? owner : undefined;
  for (const one of [databaseAddress, ownerDatabaseAddress])
    if (one !== undefined && !/^postgres(ql)?:\/\//.test(one))
      throw new RangeError('The database address must begin with postgres://');
  if (ownerDatabaseAddress !== undefined && databaseAddress === undefined)
    throw new RangeError(
      'DATABASE_OWNER_URL is the address of who makes the tables; say as DATABASE_URL who uses them.',
    );
  return { databaseAddress, ownerDatabaseAddress };
}

/**
 * A demonstration mails only when its own command line says so: what the environment says may be meant for the council’s
 * real one.
 * @throws RangeError of one sentence; the address may hold a password and is not repeated.
 */
function readMail(
  flags: Flags,
  environment: NodeJS.ProcessEnv,
  demonstration: boolean,
): MailConfig | undefined {
  const address = flags.smtp ?? (demonstration ? undefined : environment['COMITY_SMTP']);
  if (address === undefined || address === '') return undefined;
  const server = URL.parse(address);
  if (server === null || !/^smtps?:$/.test(server.protocol) || server.hostname === '')
    throw new RangeError(
      'The mail server must be written like smtp://user:password@mail.example.gov.uk:587.',
    );
  const sender = flags.sender ?? environment['COMITY_SENDER'] ?? '';
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(sender))
    throw new RangeError(
      'Say which address e-mails come from: --sender comity@example.gov.uk, or COMITY_SENDER.',
    );
  return { server, sender };
}

/** @throws RangeError of one sentence */
function readProxies(said: string): readonly string[] {
  const proxies = said.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]));
  for (const proxy of proxies)
    if (isIP(proxy.replace(/\/\d{1,3}$/, '')) === 0)
      throw new RangeError(
        `The proxy in front must be an IP address such as 10.0.0.2 or 10.0.0.0/24, not “${proxy}”.`,
      );
  return proxies;
}

/** Made once and kept, readable by its owner alone, so that a restart signs nobody out. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
  return secret;
}
