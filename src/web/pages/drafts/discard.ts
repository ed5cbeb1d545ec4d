// Discarding what was begun and not sent: asked once more, because it cannot be brought back.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { button } from '../../components/govuk/index.ts';
import { html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, visitorOf } from '../../site.ts';
import type { OpenedDraft } from './opened-draft.ts';

export function showDiscard(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
): FastifyReply {
  const { ref } = opened;
  return show(site, request, reply, {
    title: 'Discard what you have written?',
    private: opened.private,
    ...(opened.private ? { exit: '/leave' } : {}),
    backLink: { href: '/' },
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Discard what you have written?</h1>
      <p class="govuk-body">It has not been sent to anybody. It cannot be brought back.</p>
      ${form(`/drafts/${ref}/discard`, csrfToken(reply), button({ text: 'Discard it', classes: 'govuk-button--warning' }))}
      <p class="govuk-body"><a class="govuk-link" href="/drafts/${ref}">Keep it and go on writing</a></p>
    </div></div>`,
  });
}

export async function discard(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { ref }: OpenedDraft,
): Promise<FastifyReply> {
  await site.casework.discardDraft(visitorOf(request), ref);
  return reply.redirect('/', 303);
}
