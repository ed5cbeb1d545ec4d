// How somebody wants to be reminded, signed in or by the address in a reminder. What the protocol has them told is no choice.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Mistake } from '../../components/question.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { CHOICE, choiceIn, howWeTellYouBody, inTheAppBody, stopBody, stoppedBody } from './view.ts';

const TITLE = 'How should we tell you?';

export function serveHowWeTellYou(app: FastifyInstance, site: Site): void {
  const { notices, administrators } = site;

  const showChoice = async (
    request: FastifyRequest,
    reply: FastifyReply,
    mistake?: Mistake,
  ): Promise<FastifyReply> => {
    const visitor = visitorOf(request);
    const { saved } = request.query as { readonly saved?: unknown };
    const keepsSystem = await administrators.has(visitor);
    return show(site, request, reply, {
      status: mistake === undefined ? 200 : 422,
      title: TITLE,
      breadcrumbs: [{ text: 'My work', href: '/' }],
      ...(mistake === undefined ? {} : { errorSummary: [mistake] }),
      body: notices.mails
        ? howWeTellYouBody({
            token: csrfToken(reply),
            chosen: await notices.choiceOf(visitor),
            mailbox: await notices.mailboxOf(visitor),
            saved: saved === 'yes',
            mistake,
            keepsSystem,
          })
        : inTheAppBody(keepsSystem),
    });
  };

  app.get('/how-we-tell-you', { preHandler: signedIn }, (request, reply) => showChoice(request, reply));

  app.post('/how-we-tell-you', { preHandler: [signedIn, app.csrfProtection] }, async (request, reply) => {
    const choice = choiceIn((request.body as Readonly<Record<string, unknown>> | undefined)?.[CHOICE]);
    if (choice === undefined)
      return showChoice(request, reply, { says: 'Choose how we should remind you', at: CHOICE });
    await notices.choose(visitorOf(request), choice);
    return reply.redirect('/how-we-tell-you?saved=yes', 303);
  });

  app.register(async (own) => serveStop(own, site));
}

/**
 * A mail program posts here by itself (RFC 8058), without cookies or a form of ours: the address is the proof. Looking stops
 * nothing, because programs that check links look at all of them.
 */
function serveStop(own: FastifyInstance, site: Site): void {
  const { notices } = site;
  // It may post in either of two ways, and what it posts says nothing.
  own.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: 4096 },
    (_request, _body, done) => done(null, undefined),
  );
  own.get<Stop>('/stop-reminders/:token', async (request, reply) => {
    const whose = await notices.whoseStop(request.params.token);
    if (whose === undefined) return showNotFound(site, request, reply);
    return show(site, request, reply, {
      title: 'Stop reminders by email?',
      body: stopBody(`/stop-reminders/${request.params.token}`),
    });
  });
  own.post<Stop>('/stop-reminders/:token', async (request, reply) => {
    const whose = await notices.whoseStop(request.params.token);
    if (whose === undefined) return showNotFound(site, request, reply);
    await notices.choose(whose, 'app only');
    return show(site, request, reply, {
      title: 'Reminders by email have stopped',
      body: stoppedBody(),
    });
  });
}

interface Stop {
  readonly Params: { readonly token: string };
}
