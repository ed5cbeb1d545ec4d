// Who keeps the system of a council. It gives nobody a sight of any case: it opens pages about the system itself.

import type { Storage } from '#storage/storage.ts';
import type { SignedInAs } from './sessions.ts';

export interface Administrators {
  has(who: SignedInAs): Promise<boolean>;
  add(who: SignedInAs): Promise<void>;
}

export function administratorsIn(storage: Pick<Storage, 'readMeta' | 'saveMeta'>): Administrators {
  const name = (person: string) => `administrator ${person}`;
  return {
    has: async ({ council, person }) => (await storage.readMeta(council, name(person))) === 'yes',
    add: ({ council, person }) => storage.saveMeta(council, name(person), 'yes'),
  };
}
