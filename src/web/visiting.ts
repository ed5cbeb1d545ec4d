// Who is visiting: a session turned into a person of the directory, before any page runs.

import type { FastifyInstance } from 'fastify';
import type { Directory, Person } from '#engine/history.ts';
import type { Site } from './site.ts';

export function recogniseVisitor(app: FastifyInstance, site: Site): void {
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith('/assets/')) return;
    const who = await site.accounts.whoIs(request.headers.cookie);
    const councilNamed = who && site.councils.get(who.council);
    if (who === undefined || councilNamed === undefined) return;
    const directory = await site.casework.directory(who.council);
    const self = personIn(directory, who.person);
    // Somebody who has left the directory is signed in no longer.
    if (self !== undefined) request.visitor = { ...who, self, directory, councilNamed };
  });
}

const people = new WeakMap<Directory, ReadonlyMap<string, Person>>();

/** Looked up for every request, in a directory that may be long. */
function personIn(directory: Directory, id: string): Person | undefined {
  let known = people.get(directory);
  if (!known) {
    known = new Map(directory.people.map((person) => [person.id, person]));
    people.set(directory, known);
  }
  return known.get(id);
}
