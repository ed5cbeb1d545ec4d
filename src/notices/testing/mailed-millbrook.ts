// Millbrook with mail: more clauses about telling, a real mail server that catches what it is sent, and the notices room
// between the two.

import type { Casework } from '#casework/casework.ts';
import { block, type Millbrook, type MillbrookParts, startMillbrook } from '#casework/testing/millbrook.ts';
import type { Storage } from '#storage/storage.ts';
import { openMailServer } from '../mail-server.ts';
import { type NoticesRoom, openNotices } from '../room.ts';
import { type CatchingServer, startCatchingServer } from './catching-server.ts';

export const SENDER = 'comity@millbrook.example';
export const ADDRESS = 'https://comity.millbrook.example';
export const SECRET = 'only for tests, thirty-two characters';

/** An answer is told to two people at once; from the first chaser on it is kept from one of them. */
export const CLAUSES = [
  block(
    '9.1',
    '- { norm: 9.1/tell, who: answerer, must: tell, when: petition.answered, to: asker and clerk, telling: [reply, subject] }',
  ),
  block(
    '9.2',
    '- { norm: 9.2/wall, who: answerer, must not: tell, when: petition.shelved, to: clerk, telling: [reply] }',
  ),
].join('');

export interface MailedMillbrook extends Millbrook {
  readonly server: CatchingServer;
  readonly notices: NoticesRoom;
  /** Ada petitions, Dot answers. @returns the reference. */
  answered(reply?: string): Promise<string>;
}

export async function startMailedMillbrook(
  parts: Omit<MillbrookParts, 'mails'> = {},
): Promise<MailedMillbrook> {
  const council = await startMillbrook({ clauses: CLAUSES, ...parts, mails: true });
  const server = await startCatchingServer();
  const { storage, casework, now } = council;
  const notices = noticesFor({ storage, casework, now }, council.ground.calendars, server.url);
  return {
    ...council,
    server,
    notices,
    answered: async (reply = 'It is mended') => {
      const ref = await council.petition();
      const values = { reply };
      const done = await casework.act(council.as('dot'), ref, {
        act: 'petition.answered',
        values,
        done: 'here',
      });
      if (!done.ok) throw new Error(JSON.stringify(done.refusal));
      return ref;
    },
    close: async () => {
      await notices.close();
      await server.close();
      await council.close();
    },
  };
}

/** @param faults where a fault of ours ends; absent: it ends the test. */
export function noticesFor(
  over: { readonly storage: Storage; readonly casework: Casework; readonly now: () => number },
  calendars: Millbrook['ground']['calendars'],
  server: URL,
  faults: (fault: unknown) => void = (fault) => {
    throw fault;
  },
): NoticesRoom {
  return openNotices({
    ...over,
    calendars,
    address: ADDRESS,
    secret: SECRET,
    mail: { server: openMailServer({ server }), sender: SENDER },
    addressOf: (_council, { id }) => (id === 'hal' ? undefined : `${id}@millbrook.example`),
    noted: faults,
  });
}
