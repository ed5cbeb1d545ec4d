// Millbrook on a database that is there already or is made, for tests that open it again and again, in several processes.

import type { Casework } from '#casework/casework.ts';
import { createCasework } from '#casework/create.ts';
import { type Millbrook, millbrook } from '#casework/testing/millbrook.ts';
import type { NoticesRoom } from '#notices/room.ts';
import { CLAUSES, noticesFor } from '#notices/testing/mailed-millbrook.ts';
import { openStorage, type StorageConfig } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';

export const COUNCIL = 'millbrook';

export interface OpenCouncil {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly notices: NoticesRoom;
  /** @returns the references of so many petitions, each answered, so that three people are told something of each. */
  answered(count: number): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openCouncil(
  where: StorageConfig,
  server: URL,
  now: () => number,
): Promise<OpenCouncil> {
  const ground: Millbrook['ground'] = millbrook(undefined, CLAUSES);
  const { rulebook, directory, calendars } = ground;
  const storage = await openStorage(where);
  if ((await storage.directoryVersion(COUNCIL)) === 0)
    await storage.replaceDirectory(COUNCIL, 0, directory, { at: now(), by: null, what: 'everybody' });
  const rulebooks = new Map([[COUNCIL, rulebook]]);
  const casework = createCasework({ storage, rulebooks, calendars, now, mails: true });
  const notices = noticesFor({ storage, casework, now }, calendars, server);
  const act = async (
    person: string,
    ref: string | undefined,
    name: string,
    values: Record<string, string>,
  ) => {
    const done = await casework.act({ council: COUNCIL, person }, ref, { act: name, values, done: 'here' });
    if (!done.ok) throw new Error(JSON.stringify(done.refusal));
    return done.value.ref;
  };
  return {
    storage,
    casework,
    notices,
    answered: async (count) => {
      const refs: string[] = [];
      for (let made = 0; made < count; made += 1) {
        const ref = await act('ada', undefined, 'petition.made', {
          answerer: 'dot',
          subject: `Lantern ${made}`,
        });
        await act('dot', ref, 'petition.answered', { reply: `Mended ${made}` });
        refs.push(ref);
      }
      return refs;
    },
    close: async () => {
      await notices.close();
      await storage.close();
    },
  };
}
