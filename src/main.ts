// Puts the running program together: texts, database, casework, accounts, pages, and the background work that keeps
// cases up to date. Wiring only; every decision is made elsewhere.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { pino, stdTimeFunctions } from 'pino';
import { openAccounts } from './accounts/accounts.ts';
import { administratorsIn } from './accounts/administrators.ts';
import type { Casework } from './casework/casework.ts';
import { createCasework } from './casework/create.ts';
import type { Config } from './config.ts';
import { loadHistories } from './demonstration/history.ts';
import { loadDemonstrations } from './demonstration/load.ts';
import { openDraftingRoom } from './drafting/room.ts';
import { openTexts } from './drafting/texts.ts';
import { openFileFolder } from './files/folder.ts';
import { type Everything, loadEverything } from './language/files.ts';
import { openMailServer } from './notices/mail-server.ts';
import { type NoticesRoom, openNotices } from './notices/room.ts';
import { situationLibrary } from './situations/library.ts';
import { replaySituations } from './situations/replay.ts';
import { workedExamples } from './situations/worked-examples.ts';
import { openStorage, type StorageConfig } from './storage/open.ts';
import type { Storage } from './storage/storage.ts';
import { createServer } from './web/server.ts';
import type { Site } from './web/site.ts';
import { withoutWords } from './without-words.ts';

/** The folder that holds vocabulary, law, calendars and protocols. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds between two looks for cases that time has changed. */
const LOOK_EVERY = 30_000;
/** Of one person in a minute: far more than reading and writing take, far fewer than copying a council’s whole record. */
const MOST_REQUESTS = 600;
/** Milliseconds between two looks for files that nobody has used. */
const SWEEP_EVERY = 60 * 60 * 1000;
const PLAIN_COLOUR = '#0b4f6c';

export interface Running {
  readonly app: FastifyInstance;
  readonly address: string;
  readonly casework: Casework;
  readonly storage: Storage;
  readonly notices: NoticesRoom;
  readonly site: Site;
  close(): Promise<void>;
}

/**
 * @param say one line for the person who started it.
 * @throws Refusal of one sentence when the texts, the database or the port cannot be used.
 */
export async function serve(config: Config, say: (line: string) => void): Promise<Running> {
  const everything = await loadEverything(ROOT);
  refuseProblems(everything);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const storage = await openStorage(storageFor(config, say));
  const now = (): number => Date.now();
  const texts = await openTexts(storage, everything);
  const rulebooks = {
    get: (id: string) => texts.councils.get(id)?.rulebook,
    keys: () => texts.councils.keys(),
  };
  const { calendars } = everything;
  const personas = config.demonstration
    ? await loadDemonstrations({ root: ROOT, everything, storage, now: now(), say })
    : undefined;
  if (config.demonstration && config.history !== undefined)
    await loadHistories({ root: ROOT, everything, storage, now: now(), say }, config.history);
  const files = { folder: openFileFolder(fileFolderOf(config)), largest: config.largestFile };
  const mails = config.mail !== undefined;
  const casework = createCasework({ storage, rulebooks, calendars, now, files, mails });
  const accounts = await openAccounts({ database: storage.authDatabase(), ...config });
  const situations = situationLibrary(ROOT, texts);
  const logger = pino({ level: 'warn', timestamp: stdTimeFunctions.isoTime });
  const noted = (fault: unknown) => logger.error(withoutWords(fault), 'bringing cases up to date');
  const notices = openNotices({
    storage,
    casework,
    calendars,
    now,
    address: config.address,
    secret: config.secret,
    ...(config.mail === undefined
      ? {}
      : { mail: { server: openMailServer(config.mail), sender: config.mail.sender } }),
    // Nobody of a demonstration has an address; “.invalid” reaches nobody, whatever server it is handed to.
    addressOf: (council, { id, email }) =>
      email ?? (config.demonstration ? `${id}@${council}.demonstration.invalid` : undefined),
    noted: (fault) => logger.error(withoutWords(fault), 'writing a message'),
  });
  const changed = () => void casework.catchUp().catch(noted);
  const site: Site = {
    casework,
    accounts,
    administrators: administratorsIn(storage),
    notices,
    drafting: openDraftingRoom({
      storage,
      casework,
      texts,
      files: everything,
      situations,
      calendars,
      now,
      changed,
    }),
    councils: councilsOf(everything),
    personas,
    examples: workedExamples(situations, calendars),
    replay: async (council, texts) => replaySituations(await situations(council), texts, calendars),
    now,
  };
  const { secret, proxies = [] } = config;
  const app = await createServer(site, {
    secret,
    address: config.address,
    logger,
    proxies,
    ...(config.demonstration ? {} : { mostRequests: MOST_REQUESTS }),
  });
  const address = await app.listen({ port: config.port, host: config.host });

  const timer = setInterval(() => {
    const follow = async () => {
      await texts
        .refresh()
        .finally(() => casework.catchUp())
        .finally(() => notices.send());
    };
    follow().catch(noted);
  }, LOOK_EVERY);
  const sweeping = setInterval(() => void casework.sweepFiles().catch(noted), SWEEP_EVERY);
  return {
    app,
    address,
    casework,
    storage,
    notices,
    site,
    close: async () => {
      clearInterval(timer);
      clearInterval(sweeping);
      await notices.close();
      await app.close();
      await storage.close();
    },
  };
}

/** Shared, like the database, by all processes of one. */
export function fileFolderOf({ dataFolder }: Config): string {
  return join(dataFolder, 'files');
}

/** @param warn told in a sentence what weakens the database, for the person who started it. */
export function storageFor(config: Config, warn: (sentence: string) => void): StorageConfig {
  const { databaseAddress: address, ownerDatabaseAddress: ownerAddress, dataFolder, demonstration } = config;
  if (address === undefined) return { kind: 'sqlite', folder: dataFolder };
  const owner = ownerAddress === undefined ? {} : { ownerAddress };
  return { kind: 'postgres', address, ...owner, strict: !demonstration, warn };
}

function refuseProblems({ problems }: Everything): void {
  const [first] = problems;
  if (first === undefined) return;
  const where = `${first.file}:${first.line}:${first.column}`;
  throw new Error(
    `The texts have ${problems.length} problem${problems.length === 1 ? '' : 's'}, the first at ${where}: ${first.says}. “npm run comity -- check” shows them all.`,
  );
}

function councilsOf(everything: Everything): Site['councils'] {
  return new Map(
    [...everything.councils].map(([id, { rulebook, settings }]) => [
      id,
      { id, name: rulebook.council.name, colour: settings.colour ?? PLAIN_COLOUR },
    ]),
  );
}
