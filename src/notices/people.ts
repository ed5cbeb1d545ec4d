// People of a council with what mail needs, read anew when the directory has changed: an address that was put right is used at once.

import type { KeptPerson, Storage } from '#storage/storage.ts';

interface KnownPeople {
  readonly version: number;
  readonly people: ReadonlyMap<string, KeptPerson>;
}

/** @returns how somebody is found by id; undefined: they are not, or no longer, of that council. */
export function peopleOf(storage: Storage): (council: string, id: string) => Promise<KeptPerson | undefined> {
  const directories = new Map<string, KnownPeople>();
  return async (council, id) => {
    let known = directories.get(council);
    if (known?.version !== (await storage.directoryVersion(council))) {
      const { version, directory } = await storage.readDirectory(council);
      known = { version, people: new Map(directory.people.map((person) => [person.id, person])) };
      directories.set(council, known);
    }
    return known?.people.get(id);
  };
}
