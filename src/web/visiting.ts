// Who is visiting: a session turned into a person of the directory, before any page runs.

import type { FastifyInstance } from 'fastify';
import type { Site } from './site.ts';

export function recogniseVisitor(app: FastifyInstance, site: Site): void {
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith('/assets/')) return;
    const who = await site.accounts.whoIs(request.headers.cookie);
    const councilNamed = who && site.councils.get(who.council);
    if (who === undefined || councilNamed === undefined) return;
    const directory = await site.casework.directory(who.council);
    const self = directory.people.find((person) => person.id === who.person);
    // Somebody who has left the directory is signed in no longer.
    if (self !== undefined) request.visitor = { ...who, self, directory, councilNamed };
  });
}
