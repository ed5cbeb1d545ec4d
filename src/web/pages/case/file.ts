// Gives out a file of a case: always to be saved, never to be shown by the browser in our name.

import { create as contentDisposition } from 'content-disposition';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentTypeOf } from '#files/types.ts';
import { html } from '../../components/html.ts';
import { show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';

interface At {
  Params: { ref: string; file: string };
}

/** Gone, as HTTP has it: it was here. */
const GONE = 410;

export function serveFile(app: FastifyInstance, site: Site): void {
  app.get<At>(
    '/cases/:ref/files/:file',
    { preHandler: signedIn, exposeHeadRoute: false },
    async (request, reply) => {
      const { ref, file: id } = request.params;
      const opened = await site.casework.openFile(visitorOf(request), ref.toLowerCase(), id);
      if (opened === undefined) return showNotFound(site, request, reply);
      const { file, content } = opened;
      if (content === undefined) return showGone(site, request, reply);
      return reply
        .header('content-disposition', contentDisposition(file.name))
        .header('content-type', contentTypeOf(file.type))
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'no-store')
        .send(content);
    },
  );
}

function showGone(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return show(site, request, reply, {
    status: GONE,
    title: 'This file cannot be given out',
    body: html`<h1 class="govuk-heading-l">This file cannot be given out</h1>
      <p class="govuk-body">It is no longer as it was when it was put on the record. Tell whoever looks after Comity in your council: they can put it back from a backup.</p>
      <p class="govuk-body"><a class="govuk-link" href="/cases/${(request.params as At['Params']).ref}">Go back to the case</a></p>`,
  });
}
