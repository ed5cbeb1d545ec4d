// A busy writer to be killed: keeps acts with their standing and notices, and sends notices, as fast as it can. It says on its
// output what has been acknowledged to it, one line each, and never stops by itself.

import { newActId } from '#register/identifiers.ts';
import { openCase, record } from '#register/record.ts';
import { openStorage } from '#storage/open.ts';
import type { KeptStanding, Storage } from '#storage/storage.ts';

const COUNCIL = 'york';
const ACTS_OF_A_CASE = 8;

const [kind = '', where = ''] = process.argv.slice(2);
const storage = await openStorage(
  kind === 'postgres' ? { kind, address: where, connections: 6 } : { kind: 'sqlite', folder: where },
);
say('ready');
await Promise.all([...Array.from({ length: 4 }, () => write(storage)), send(storage)]);

function say(...words: readonly string[]): void {
  process.stdout.write(`${words.join(' ')}\n`);
}

/** The record, the work list and the outbox each name every act of the case: checking holds them against each other. */
function standingOf(ref: string, ids: readonly string[]): KeptStanding {
  const person = `bearer-of-${ref}`;
  return {
    at: Date.now(),
    nextChange: Date.now() + ids.length,
    closed: ids.length === ACTS_OF_A_CASE,
    subject: `${ids.length} acts`,
    work: ids.map((item) => ({
      person,
      item,
      role: 'owes',
      due: null,
      overdueFrom: null,
      clause: '1',
      detail: '{}',
    })),
    grants: [{ person, whole: true }],
    notices: ids.map((trigger) => ({ norm: 'tell', trigger, recipient: person, payload: '{}' })),
    searchText: ids.join(' '),
    cites: [],
    standingActs: ids.map((_, at) => ({ act: 'stands', key: ref, number: at + 1 })),
  };
}

async function write(to: Storage): Promise<never> {
  for (;;) {
    let ids = [newActId(Date.now())];
    const opened = await openCase(to, {
      council: COUNCIL,
      procedure: 'anything',
      opened: Date.now(),
      private: false,
      first: (ref) => ({ acts: [actOf(ref, ids[0] ?? '')], standing: standingOf(ref, ids) }),
    });
    say('kept', opened.case, '1', ...ids);
    for (let version = 1; version < ACTS_OF_A_CASE; version += 1) {
      const id = newActId(Date.now());
      ids = [...ids, id];
      const added = await record(to, {
        council: COUNCIL,
        case: opened.case,
        expectedVersion: version,
        acts: [actOf(opened.case, id)],
        standing: standingOf(opened.case, ids),
      });
      if (!added.ok) throw new Error(`Nobody else writes to ${opened.case}, and it was refused.`);
      say('kept', opened.case, String(added.version), id);
      await new Promise(setImmediate);
    }
  }
}

function actOf(ref: string, id: string) {
  const now = Date.now();
  return {
    id,
    case: ref,
    act: 'done',
    by: 'amina',
    done: 'here',
    happened: now,
    recorded: now,
    values: { text: 'x'.repeat(300) },
  } as const;
}

async function send(from: Storage): Promise<never> {
  for (;;) {
    for (const notice of await from.outboxReady({ now: Date.now(), limit: 3, claimFor: 60_000 })) {
      if (await from.markSent(notice, Date.now())) say('sent', notice.case, notice.trigger);
    }
    await new Promise(setImmediate);
  }
}
