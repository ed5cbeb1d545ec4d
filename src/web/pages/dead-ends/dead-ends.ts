// What is said when there is nothing to show: no such page, or none for this person (the same words, the same way),
// a form that came from elsewhere, too much of something, and a fault of ours.

import type {
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  preHandlerHookHandler,
} from 'fastify';
import { withoutWords } from '#without-words.ts';
import { html } from '../../components/html.ts';
import { show } from '../../show.ts';
import type { Site } from '../../site.ts';

/** For no such case and for one that is not open to this person alike: nothing may tell the two apart. */
export function showNotFound(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return show(site, request, reply, {
    status: 404,
    title: 'Page not found',
    body: html`<h1 class="govuk-heading-l">Page not found</h1>
      <p class="govuk-body">Check the address, or contact democratic services.</p>
      <p class="govuk-body"><a class="govuk-link" href="/">Go to my work</a></p>`,
  });
}

/** For an address that has had too many wrong passwords, whether anybody signs in with it or not. */
export function showTooManyTries(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return show(site, request, reply, {
    status: 429,
    title: 'Too many tries',
    body: html`<h1 class="govuk-heading-l">Too many tries</h1>
      <p class="govuk-body">There have been too many wrong passwords for this email address. Wait 15 minutes and try again.</p>
      <p class="govuk-body">If you have forgotten your password, ask the person who looks after Comity in your council for a new one.</p>`,
  });
}

const NOTHING_HERE = { error: 'not found', says: 'There is nothing at this address.' } as const;

/** @param first what is asked before anything is answered: the limit of requests counts addresses only if it is told to. */
export function answerNotFound(
  app: FastifyInstance,
  site: Site,
  first: { readonly preHandler?: preHandlerHookHandler },
): void {
  app.setNotFoundHandler(first, (request, reply) => {
    if (asksForData(request)) return reply.status(404).send(NOTHING_HERE);
    return showNotFound(site, request, reply);
  });
}

/** For an address that is no address: percent signs that lead nowhere, parts that are too long. */
export function answerUnreadable(site: Site, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (asksForData(request)) return reply.status(404).send(NOTHING_HERE);
  return showNotFound(site, request, reply);
}

export function answerFaults(app: FastifyInstance, site: Site): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status =
      error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? error.statusCode
        : 500;
    // Neither the address nor what was sent nor words that quote it: all can hold what is confidential.
    if (status === 500) request.log.error(withoutWords(error), 'a fault');
    const { title, says } = wordsFor(status);
    if (asksForData(request))
      return reply
        .status(status)
        .send({ error: title.toLowerCase(), says: SAID_TO_PROGRAMS.get(error.code) ?? says });
    return show(site, request, reply, {
      status,
      title,
      body: html`<h1 class="govuk-heading-l">${title}</h1>
        <p class="govuk-body">${says}</p>
        <p class="govuk-body"><a class="govuk-link" href="/">Go to my work</a></p>`,
    });
  });
}

/** A program is told what was wrong with what it sent. */
const SAID_TO_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'The body is not JSON that can be read.'],
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'The body is empty. Send JSON, or leave the content type out.'],
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'Send the body as application/json.'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'The body is not as long as its Content-Length says.'],
]);

function wordsFor(status: number): { readonly title: string; readonly says: string } {
  switch (status) {
    case 403:
      return {
        title: 'This form is out of date',
        says: 'It was opened too long ago or in another window. Go back, load the page again and send it once more.',
      };
    case 413:
      return {
        title: 'That is too long',
        says: 'What was sent is larger than Comity takes. Shorten it and send it again.',
      };
    case 429:
      return { title: 'Too many tries', says: 'Wait a minute and try again.' };
    case 500:
      return {
        title: 'Sorry, there is a problem',
        says: 'Try again later. What was on the record before is still there.',
      };
    default:
      return {
        title: 'That could not be read',
        says: 'What was sent is not in the form Comity expects. Go back and try again.',
      };
  }
}

function asksForData(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/');
}
