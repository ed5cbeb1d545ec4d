// Acts put on the record through casework, judged, sealed and kept with all that follows, against bare inserts of the same
// rows, one transaction each and just as durable, into the same file.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createCasework } from '#casework/create.ts';
import type { Outcome, Proposal } from '#casework/view.ts';
import { openStorage } from '#storage/open.ts';
import { BUSY, bigDirectory, COUNCIL } from './big-council.ts';
import { readGround } from './enquiries.ts';
import { rates } from './rate.ts';
import { type Plan, type Section, times, whole } from './results.ts';

const ASKED: Proposal = {
  act: 'enquiry.received',
  values: {
    'member asking': BUSY,
    'officer asked': 'officer-0007',
    subject: 'Street lights on Ash Lane',
    details: 'Four lamps by the school have been out for a week. When will they be mended?',
    'directors copied': ['director-07'],
  },
  done: 'here',
};
const ASKED_AGAIN: Proposal = {
  act: 'enquiry.followed up',
  values: { details: 'They are still out. When will they be mended?' },
  done: 'here',
};

/** @param folder of a council made by big-council.ts. */
export async function measureWrites({ quick, say }: Plan, folder: string, cases: number): Promise<Section> {
  const { everything, calendars } = await readGround();
  const storage = await openStorage({ kind: 'sqlite', folder });
  const rulebooks = new Map([...everything.councils].map(([id, council]) => [id, council.rulebook]));
  const casework = createCasework({ storage, rulebooks, calendars, now: () => Date.now() });
  const viewer = { council: COUNCIL, person: BUSY };
  if (bigDirectory().people.length !== (await casework.directory(COUNCIL)).people.length)
    throw new Error(`${folder} is not a council made for measuring.`);
  const bare = bareInserts(join(folder, 'councils', `${COUNCIL}.sqlite`));
  const opened: string[] = [];
  say('writes a second');
  const found = await rates(
    [
      {
        name: 'open',
        once: async () => opened.push(mustBeDone(await casework.act(viewer, undefined, ASKED)).ref),
      },
      {
        name: 'act',
        once: async (n) => mustBeDone(await casework.act(viewer, opened[n % opened.length], ASKED_AGAIN)),
      },
      { name: 'bare', once: (n) => bare.insert(n) },
    ],
    quick ? 300 : 1000,
    quick ? 2 : 4,
  );
  bare.close();
  await storage.close();
  const rate = (name: string) => found.get(name) ?? Number.NaN;
  const row = (what: string, name: string) => ({
    what,
    comity: `${whole(rate(name))} a second`,
    against: `bare inserts: ${whole(rate('bare'))} a second`,
    ratio: times(rate(name) / rate('bare')),
  });
  return {
    title: 'Writes',
    how: `One after another, each durable before the next, into the file of the council with ${whole(cases)} cases. A bare insert writes one row; an act is judged by every clause, sealed, and kept with whose work it is, who may see it, what it cites and its search words.`,
    rows: [row('A case opened', 'open'), row('An act in a case that is there', 'act')],
  };
}

/** @throws Error when it was refused: then nothing was written. */
function mustBeDone<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`An act of the measurement was refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

function bareInserts(path: string): { insert(n: number): void; close(): void } {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec('PRAGMA synchronous = FULL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS bare (council TEXT, "case" TEXT, number INTEGER, at INTEGER, "values" TEXT, hash TEXT, PRIMARY KEY (council, "case", number))',
  );
  const insert = database.prepare('INSERT INTO bare VALUES (?, ?, 1, ?, ?, ?)');
  const values = JSON.stringify(ASKED.values);
  const start = Date.now();
  return {
    insert: (n) => {
      insert.run(COUNCIL, `${start}-${n}-${performance.now()}`, start, values, 'f'.repeat(64));
    },
    close: () => database.close(),
  };
}
