// The notices room as the rest of the program knows it: mail goes out of it, people say how they want to be reminded, and
// whoever looks after the mail sees what could not be sent. Of a case it knows nothing but what casework lets it mail.

import type { Calendar } from '#calendar/calendar.ts';
import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Instant } from '#engine/history.ts';
import type { KeptPerson, MailChoice, MailTrouble, Storage } from '#storage/storage.ts';
import type { MailServer } from './mail-server.ts';
import { peopleOf } from './people.ts';
import { stopPath, whoseStop } from './stop-address.ts';
import { addSummaries } from './summaries.ts';
import { CLAIMED_FOR, sendReady } from './worker.ts';
import { write } from './write.ts';

export type { MailChoice, MailTrouble };

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
  /** The email address that somebody is written to; undefined: none is known. */
  mailboxOf(viewer: Viewer): Promise<string | undefined>;
  /** Whose reminders the address in a reminder stops; undefined: it is none of ours. */
  whoseStop(token: string): Promise<Viewer | undefined>;
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
  const personIn = peopleOf(storage);
  const mailboxOf = (council: string, person: KeptPerson): string | undefined => {
    const mailbox = parts.addressOf(council, person);
    return mailbox !== undefined && /^[^\s@<>]+@[^\s@<>]+$/.test(mailbox) ? mailbox : undefined;
  };
  let sending: Promise<number> | undefined;
  const sendAll = async ({ server, sender }: NonNullable<NoticesParts['mail']>): Promise<number> => {
    await addSummaries(parts);
    const stopAddress = (whose: Viewer) => `${base}${stopPath(whose, secret)}`;
    const writing = { ...parts, sender, stopAddress, personIn, mailboxOf };
    return sendReady({ ...parts, server, write: (kept) => write(writing, kept) }, stopping.signal);
  };
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
    mailboxOf: async ({ council, person }) => {
      const found = await personIn(council, person);
      return found && mailboxOf(council, found);
    },
    whoseStop: async (token) => {
      const whose = whoseStop(token, secret);
      const isOurs = whose !== undefined && casework.councils.includes(whose.council);
      return isOurs && (await personIn(whose.council, whose.person)) !== undefined ? whose : undefined;
    },
    trouble: (council) => storage.mailTrouble(council),
    tryAgain: (council, person) => storage.tryAgain(council, person, { now: now(), claimFor: CLAIMED_FOR }),
    close: async () => {
      stopping.abort();
      await sending?.catch(() => undefined);
    },
  };
}
