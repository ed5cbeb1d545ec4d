// My work: what I owe and what I am owed, soonest first, and what I have been told.

import type { FastifyInstance } from 'fastify';
import { show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { allCasesBody, myWorkBody } from './view.ts';

export function serveMyWork(app: FastifyInstance, site: Site): void {
  app.get('/', { preHandler: signedIn }, async (request, reply) => {
    const visitor = visitorOf(request);
    const {
      mine: afterMine,
      waiting: afterWaiting,
      news: afterNews,
    } = request.query as Readonly<Record<string, unknown>>;
    const [mine, waiting, news, drafts] = await Promise.all([
      site.casework.work(visitor, 'mine', text(afterMine)),
      site.casework.work(visitor, 'waiting', text(afterWaiting)),
      site.casework.notices(visitor, text(afterNews)),
      site.casework.drafts(visitor),
    ]);
    const rulebook = site.casework.rulebook(visitor.council);
    return show(site, request, reply, {
      title: 'My work',
      body: myWorkBody({ visitor, rulebook, mine, waiting, news, drafts }),
    });
  });

  app.get('/cases', { preHandler: signedIn }, async (request, reply) => {
    const visitor = visitorOf(request);
    const { after } = request.query as Readonly<Record<string, unknown>>;
    const cases = await site.casework.cases(visitor, text(after));
    return show(site, request, reply, { title: 'All my cases', body: allCasesBody(cases) });
  });
}

function text(said: unknown): string | undefined {
  return typeof said === 'string' && said !== '' ? said : undefined;
}
