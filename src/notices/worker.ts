// Takes what is ready from the outbox and hands it to the mail server, one message after another. Every process may run one: what
// one has taken is given to no other for a while. It is marked as sent after the server took it, so that a crash in between
// sends the same message again with the same identity, and none is ever lost.

import type { Instant } from '#engine/history.ts';
import type { KeptNotice, Storage } from '#storage/storage.ts';
import type { Handed, MailServer } from './mail-server.ts';
import { nextTry } from './schedule.ts';
import type { Written } from './write.ts';

export interface WorkerParts {
  readonly storage: Storage;
  readonly server: MailServer;
  readonly write: (kept: KeptNotice) => Promise<Written>;
  readonly now: () => Instant;
  /** A fault of ours, without a word of what was being written. */
  readonly noted: (fault: unknown) => void;
}

const AT_ONCE = 10;
/** Milliseconds for which what was taken is ours: many times what handing one message over can take. */
export const CLAIMED_FOR = 15 * 60_000;
/** Milliseconds after which nothing more of what was taken is begun, so that none is handed over when it is no longer ours. */
const BEGUN_WITHIN = 5 * 60_000;

/**
 * Sends until nothing is ready, the server cannot be reached, or it is told to stop.
 * @returns how many messages the server took.
 */
export async function sendReady(parts: WorkerParts, stopped: AbortSignal): Promise<number> {
  try {
    return await sendRounds(parts, stopped);
  } finally {
    parts.server.rest();
  }
}

async function sendRounds(parts: WorkerParts, stopped: AbortSignal): Promise<number> {
  const { storage, now } = parts;
  let sent = 0;
  for (;;) {
    const begun = performance.now();
    const taken = await storage.outboxReady({ now: now(), limit: AT_ONCE, claimFor: CLAIMED_FOR });
    let away: NotTaken | undefined;
    for (const kept of taken) {
      if (stopped.aborted || performance.now() - begun > BEGUN_WITHIN) return sent;
      const handed = away ?? (await sendOne(parts, kept));
      if (handed === undefined) continue;
      if (handed.how === 'taken') {
        await storage.markSent(kept, now());
        sent += 1;
        continue;
      }
      await storage.markFailed(kept, {
        error: handed.says,
        retryAt: nextTry(handed, kept.attempts, now()),
      });
      if (handed.how === 'unreachable') away = handed;
    }
    if (taken.length < AT_ONCE || away !== undefined) return sent;
  }
}

type NotTaken = Exclude<Handed, { readonly how: 'taken' }>;

/** @returns undefined when it is not mailed after all. */
async function sendOne(
  { storage, server, write, noted }: WorkerParts,
  kept: KeptNotice,
): Promise<Handed | undefined> {
  let written: Written;
  try {
    written = await write(kept);
  } catch (fault) {
    noted(fault);
    return { how: 'later', says: 'The message could not be written. The log of Comity says more.' };
  }
  if (written === 'app') {
    await storage.keepInApp(kept);
    return undefined;
  }
  if (written === 'no address') return { how: 'later', says: 'No email address is known for this person.' };
  return server.send(written);
}
