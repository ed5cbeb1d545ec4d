// Writing the council’s next text: drafts, their text, circulating and adopting them. For those who may draft; for everybody
// else there is nothing at these addresses.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DraftText } from '#drafting/draft.ts';
import { namesOf } from '#wording/names.ts';
import type { Mistake } from '../../components/question.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, todayIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { type AtDraft, draftAddress, typedIn } from './address.ts';
import { serveArranging } from './arrange.ts';
import { serveClause } from './clause.ts';
import { draftBody } from './draft-view.ts';
import { draftsBody } from './list-view.ts';
import { serveRecording } from './record.ts';
import { textBody } from './text-view.ts';

/** Bytes: a whole text, each character perhaps three in a form. */
const LARGEST_TEXT = 3 * 1024 * 1024;

export function serveDrafting(app: FastifyInstance, site: Site): void {
  const room = site.drafting;
  const sending = { preHandler: [signedIn, app.csrfProtection] };

  app.get('/drafting', { preHandler: signedIn }, async (request, reply) => {
    if (!(await room.mayDraft(visitorOf(request)))) return showNotFound(site, request, reply);
    return showDrafts(site, request, reply, { from: '', name: '' });
  });

  app.post('/drafting', sending, async (request, reply) => {
    const visitor = visitorOf(request);
    if (!(await room.mayDraft(visitor))) return showNotFound(site, request, reply);
    const [from, name] = [typedIn(request.body, 'from'), typedIn(request.body, 'name').trim()];
    const started = await room.start(visitor, from, name);
    if (started.ok) return reply.redirect(draftAddress(started.draft), 303);
    const isKnown = site.casework.rulebook(visitor.council).versions.some(({ id }) => id === from);
    const mistake = { says: started.says, at: isKnown ? 'name' : 'from' };
    return showDrafts(site, request, reply, { from, name, mistake });
  });

  app.get<AtDraft>('/drafting/:draft', { preHandler: signedIn }, async (request, reply) => {
    const visitor = visitorOf(request);
    const text = await room.read(visitor, request.params.draft);
    const checked = text && (await room.check(visitor, text.draft));
    if (text === undefined || checked === undefined) return showNotFound(site, request, reply);
    const page = { council: visitor.council, text, checked, token: csrfToken(reply) };
    return show(site, request, reply, {
      title: `Draft ${text.draft}`,
      breadcrumbs: [{ text: 'Drafts', href: '/drafting' }],
      body: draftBody(page),
    });
  });

  app.get<AtDraft>('/drafting/:draft/text', { preHandler: signedIn }, async (request, reply) => {
    const text = await room.read(visitorOf(request), request.params.draft);
    if (text === undefined) return showNotFound(site, request, reply);
    return showText(site, request, reply, { text, content: text.content, token: csrfToken(reply) });
  });

  app.post<AtDraft>(
    '/drafting/:draft/text',
    { ...sending, bodyLimit: LARGEST_TEXT },
    async (request, reply) => {
      const visitor = visitorOf(request);
      const { draft } = request.params;
      const content = typedIn(request.body, 'content').replaceAll(/\r\n?/g, '\n');
      const text = await room.read(visitor, draft);
      if (text === undefined) return showNotFound(site, request, reply);
      const revision = Number(typedIn(request.body, 'revision'));
      const token = csrfToken(reply);
      if (typedIn(request.body, 'do') === 'check') {
        const checked = await room.check(visitor, draft, content);
        const asTyped = { ...text, revision };
        return showText(site, request, reply, { text: asTyped, content, token, ...(checked && { checked }) });
      }
      const saved = await room.save(visitor, draft, content, Number.isSafeInteger(revision) ? revision : -1);
      if (saved.ok) return reply.redirect(draftAddress(draft), 303);
      if (saved.theirs === undefined) return showNotFound(site, request, reply);
      return showText(site, request, reply, { text: saved.theirs, content, token, clash: true });
    },
  );

  app.post<AtDraft>('/drafting/:draft/discard', sending, async (request, reply) => {
    const visitor = visitorOf(request);
    const text = await room.read(visitor, request.params.draft);
    if (text === undefined) return showNotFound(site, request, reply);
    await room.discard(visitor, text.draft);
    return reply.redirect('/drafting', 303);
  });

  serveArranging(app, site);
  serveClause(app, site);
  serveRecording(app, site);
}

async function showDrafts(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  typed: { readonly from: string; readonly name: string; readonly mistake?: Mistake },
): Promise<FastifyReply> {
  const visitor = visitorOf(request);
  const rulebook = site.casework.rulebook(visitor.council);
  const names = namesOf(rulebook, visitor.directory, []);
  const body = draftsBody({
    rulebook,
    today: todayIn(site, rulebook),
    drafts: await site.drafting.list(visitor),
    nameOf: (person) => names.person(person),
    token: csrfToken(reply),
    ...typed,
  });
  const wrong = typed.mistake === undefined ? {} : { status: 422, errorSummary: [typed.mistake] };
  return show(site, request, reply, { title: 'Drafts of the next text', body, ...wrong });
}

function showText(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  page: Parameters<typeof textBody>[0] & { readonly text: DraftText },
): FastifyReply {
  return show(site, request, reply, {
    title: page.clash ? 'Somebody saved while you were writing' : 'Edit the text',
    backLink: { href: draftAddress(page.text.draft) },
    body: textBody(page),
    ...(page.clash ? { status: 409 } : {}),
  });
}
