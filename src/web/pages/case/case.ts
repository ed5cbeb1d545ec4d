// A case: what happens next, who owes what, who can see it and what happened; and the beginning of whatever is done
// to it. What may be done comes from casework.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CaseView, NoticeLine } from '#casework/view.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { typedIn } from '../drafts/typed-in.ts';
import { caseBody, headingOf, limitedBody } from './case-body.ts';
import { referenceInWords } from './case-links.ts';
import { serveFile } from './file.ts';
import { readerOf } from './reader.ts';
import { sentBody, stoodAsideBody } from './sent-body.ts';

interface At {
  Params: { ref: string };
}

export function serveCase(app: FastifyInstance, site: Site): void {
  app.get<At>('/cases/:ref', { preHandler: signedIn }, async (request, reply) => {
    const view = await seen(site, request);
    if (view === undefined) return showNotFound(site, request, reply);
    const reader = readerOf(
      site,
      visitorOf(request),
      view.entries.map(({ act }) => act),
    );
    const body = view.whole
      ? caseBody(view, reader, csrfToken(reply))
      : limitedBody(view, await toldOn(site, request, view.ref), reader);
    return showCase(site, request, reply, view, headingOf(view), body);
  });

  serveFile(app, site);

  app.get('/stood-aside', { preHandler: signedIn }, async (request, reply) =>
    show(site, request, reply, { title: 'You have stood aside', body: stoodAsideBody() }),
  );

  app.get<At>('/cases/:ref/sent', { preHandler: signedIn }, async (request, reply) => {
    const view = await seen(site, request);
    if (view === undefined) return showNotFound(site, request, reply);
    const reader = readerOf(
      site,
      visitorOf(request),
      view.entries.map(({ act }) => act),
    );
    return showCase(site, request, reply, view, 'Sent', sentBody(view, reader));
  });

  app.post<At>(
    '/cases/:ref/drafts',
    { preHandler: [signedIn, app.csrfProtection] },
    async (request, reply) => {
      const view = await seen(site, request);
      const { act, ...given } = typedIn(request.body);
      if (view === undefined || !view.whole || typeof act !== 'string')
        return showNotFound(site, request, reply);
      const draft = { case: view.ref, version: view.version, act, typed: given };
      const ref = await site.casework.saveDraft(visitorOf(request), draft);
      return reply.redirect(`/drafts/${ref}`, 303);
    },
  );
}

/** undefined alike for no such case and for one that is not open to this person. */
async function seen(site: Site, request: FastifyRequest<At>): Promise<CaseView | undefined> {
  return site.casework.look(visitorOf(request), request.params.ref.toLowerCase());
}

function showCase(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  view: CaseView,
  title: string,
  body: ReturnType<typeof caseBody>,
): FastifyReply {
  return show(site, request, reply, {
    title,
    private: view.private,
    reference: referenceInWords(view.ref),
    ...(view.private ? { exit: '/leave' } : {}),
    breadcrumbs: [
      { text: 'My work', href: '/' },
      { text: `Case ${referenceInWords(view.ref)}`, href: `/cases/${view.ref}` },
    ],
    body,
  });
}

/** What a clause has had this person told about this case. */
async function toldOn(site: Site, request: FastifyRequest, ref: string): Promise<readonly NoticeLine[]> {
  const told: NoticeLine[] = [];
  let after: string | undefined;
  do {
    const page = await site.casework.notices(visitorOf(request), after);
    told.push(...page.lines.filter((line) => line.ref === ref));
    after = page.next;
  } while (after !== undefined);
  return told;
}
