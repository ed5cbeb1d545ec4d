// The notices room as the rest of the program knows it: mail goes out of it, people say how they want to be reminded, and
// whoever looks after the mail sees what could not be sent. Of a case it knows nothing but what casework lets it mail.

import type { Calendar } from '#calendar/calendar.ts';
import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Instant } from '#engine/history.ts';
import type { KeptPerson, MailChoice, MailTrouble, Storage } from '#storage/storage.ts';
import type { MailServer } from './mail-server.ts';
import { isProof, stopPath } from './stop-address.ts';
import { addSummaries } from './summaries.ts';
import { CLAIMED_FOR, sendReady } from './worker.ts';
import { write } from './write.ts';

export interface NoticesParts {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly now: () => Instant;
  /** Where people reach Comity. */
  readonly address: string;
  readonly secret: string;
  /** Absent: nothing is mailed. */
  readonly mail?: { readonly server: MailServer; readonly sender: string };
  readonly addressOf: (council: string, person: KeptPerson) => string | undefined;
  readonly noted: (fault: unknown) => void;
}

export interface NoticesRoom {
  /** Whether anything is mailed at all. */
  readonly mails: boolean;
  /** Sends what is ready. One at a time in a process: whoever asks meanwhile gets the same answer. @returns how many messages were taken. */
  send(): Promise<number>;
  choiceOf(viewer: Viewer): Promise<MailChoice>;
  choose(viewer: Viewer, choice: MailChoice): Promise<void>;
  /** By the address in a reminder, signed in or not. @returns false when the address is none. */
  stopReminders(council: string, person: string, proof: string): Promise<boolean>;
  isStopAddress(council: string, person: string, proof: string): boolean;
  /** What could not be sent, and nothing of what it is about. For those who keep the system. */
  trouble(council: string): Promise<readonly MailTrouble[]>;
  /** @returns how many messages are tried again. */
  tryAgain(council: string, person: string): Promise<number>;
  /** Begins no further message, and waits for the one in hand. */
  close(): Promise<void>;
}

export function openNotices(parts: NoticesParts): NoticesRoom {
  const { storage, casework, mail, now, secret } = parts;
  const stopping = new AbortController();
  const base = parts.address.replace(/\/$/, '');
  const stopAddress = (council: string, person: string) => `${base}${stopPath(council, person, secret)}`;
  let sending: Promise<number> | undefined;
  const sendAll = async ({ server, sender }: NonNullable<NoticesParts['mail']>): Promise<number> => {
    await addSummaries(parts);
    const writing = { ...parts, sender, stopAddress };
    return sendReady({ ...parts, server, write: (kept) => write(writing, kept) }, stopping.signal);
  };
  const isStopAddress: NoticesRoom['isStopAddress'] = (council, person, proof) =>
    isProof(council, person, proof, secret);
  return {
    mails: mail !== undefined,
    send: async () => {
      if (mail === undefined || stopping.signal.aborted) return 0;
      sending ??= sendAll(mail).finally(() => {
        sending = undefined;
      });
      return sending;
    },
    choiceOf: async ({ council, person }) => (await storage.mailChoice(council, person)) ?? 'at once',
    choose: ({ council, person }, choice) => storage.saveMailChoice(council, person, choice),
    isStopAddress,
    stopReminders: async (council, person, proof) => {
      if (!isStopAddress(council, person, proof) || !casework.councils.includes(council)) return false;
      await storage.saveMailChoice(council, person, 'app only');
      return true;
    },
    trouble: (council) => storage.mailTrouble(council),
    tryAgain: (council, person) => storage.tryAgain(council, person, { now: now(), claimFor: CLAIMED_FOR }),
    close: async () => {
      stopping.abort();
      await sending?.catch(() => undefined);
    },
  };
}
