// A process of its own for a big council, so that what loads it and what serves it do not share a thread or a memory.
// “fill <folder> <cases>” makes it; “serve <folder>” serves it, real pages and a bare route beside them, until told to stop.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Fastify from 'fastify';
import { pino } from 'pino';
import { openAccounts } from '#accounts/accounts.ts';
import { administratorsIn } from '#accounts/administrators.ts';
import { createCasework } from '#casework/create.ts';
import { openDraftingRoom } from '#drafting/room.ts';
import { openTexts } from '#drafting/texts.ts';
import { loadEverything } from '#language/files.ts';
import { openNotices } from '#notices/room.ts';
import { replaySituations } from '#situations/replay.ts';
import { openStorage } from '#storage/open.ts';
import { createServer } from '#web/server.ts';
import type { Site } from '#web/site.ts';
import { BUSY, bigDirectory, COUNCIL, fill, LADEN, longCase, QUIET } from './big-council.ts';
import { ROOT } from './enquiries.ts';

export interface Served {
  readonly pages: string;
  readonly bare: string;
  /** Cookies by person. */
  readonly cookies: Readonly<Record<string, string>>;
  /** References of cases that the busy member can see: the late ones and some answered long ago. */
  readonly refs: readonly string[];
  /** The reference of a case with two hundred acts, which the laden member can see. */
  readonly long: string;
  readonly memory: number;
}

const [mode = '', folder = '', cases = '0'] = process.argv.slice(2);
const everything = await loadEverything(ROOT);
const storage = await openStorage({ kind: 'sqlite', folder });
const rulebooks = new Map([...everything.councils].map(([id, council]) => [id, council.rulebook]));
const rulebook = rulebooks.get(COUNCIL);
if (rulebook === undefined) throw new Error(`There is no council ${COUNCIL}.`);
const { calendars } = everything;
if (mode === 'fill') await makeIt();
else await serveIt();

function tell(what: object): void {
  if (process.send === undefined) throw new Error('This is started by pages.ts, not by hand.');
  process.send(what);
}

async function makeIt(): Promise<void> {
  if (rulebook === undefined) return;
  const ground = { rulebook, directory: bigDirectory(), calendars };
  const seconds = await fill(storage, ground, Number(cases), Date.now(), (so) => tell({ cases: so }));
  await storage.close();
  tell({ seconds });
  process.disconnect?.();
}

async function serveIt(): Promise<void> {
  const address = 'http://127.0.0.1';
  const secret = 'only for measuring, and only on this machine';
  const casework = createCasework({ storage, rulebooks, calendars, now: () => Date.now() });
  const accounts = await openAccounts({ database: storage.authDatabase(), secret, address });
  const councils = new Map(
    [...rulebooks].map(([id, { council }]) => [id, { id, name: council.name, colour: '#0b4f6c' }]),
  );
  const replay: Site['replay'] = async (_council, texts) => replaySituations([], texts, calendars);
  const examples: Site['examples'] = async () => [];
  const now = () => Date.now();
  const drafting = openDraftingRoom({
    storage,
    casework,
    texts: await openTexts(storage, everything),
    files: everything,
    situations: async () => [],
    calendars,
    now,
    changed: () => undefined,
  });
  const notices = openNotices({
    storage,
    casework,
    calendars,
    now,
    address,
    secret,
    addressOf: () => undefined,
    noted: () => undefined,
  });
  const site: Site = {
    casework,
    accounts,
    administrators: administratorsIn(storage),
    notices,
    drafting,
    councils,
    personas: undefined,
    replay,
    examples,
    now,
  };
  const app = await createServer(site, { secret, address, logger: pino({ level: 'silent' }) });
  /** All that a browser sends once it has seen a page. */
  const cookieOf = async (person: string): Promise<string> => {
    const session = await accounts.signInForDemonstration({ council: COUNCIL, person }, person);
    const bare = session.map((one) => one.split(';')[0]);
    const { headers } = await app.inject({ url: '/', headers: { cookie: bare.join('; ') } });
    const more = [headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]);
    return [...bare, ...more].join('; ');
  };
  const bare = bareRoute(join(folder, 'councils', `${COUNCIL}.sqlite`));
  const served: Served = {
    pages: await app.listen({ port: 0, host: '127.0.0.1' }),
    bare: await bare.listen({ port: 0, host: '127.0.0.1' }),
    cookies: {
      [BUSY]: await cookieOf(BUSY),
      [LADEN]: await cookieOf(LADEN),
      [QUIET]: await cookieOf(QUIET),
    },
    refs: await someCases(),
    long: longCase(),
    memory: process.memoryUsage.rss(),
  };
  process.on('message', (asked) => {
    if (asked === 'memory') tell({ memory: process.memoryUsage.rss() });
    else
      void Promise.all([app.close(), bare.close()])
        .then(() => storage.close())
        .then(() => process.disconnect?.());
  });
  tell(served);
}

async function someCases(): Promise<readonly string[]> {
  const late = await storage.workOf(COUNCIL, BUSY, 'owes', { limit: 40 });
  const answered = await storage.casesOf(COUNCIL, BUSY, { limit: 40, closed: true });
  return [...late.rows.map((row) => row.case.case), ...answered.rows.map((row) => row.case)];
}

/** The least a server does: one read along an index, given back as it is. */
function bareRoute(path: string) {
  const read = new DatabaseSync(path, { readOnly: true }).prepare(
    'SELECT * FROM cases WHERE council = ? AND "case" = ?',
  );
  const app = Fastify({ logger: false });
  app.get<{ Params: { ref: string } }>('/:ref', async (request) => read.get(COUNCIL, request.params.ref));
  return app;
}
