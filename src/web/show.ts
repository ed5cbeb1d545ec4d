// Sends a page: puts the frame of this visitor and this council around a body. Knows nothing of what the body says.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Council, NavigationLink, SignedIn } from './layout/frame.ts';
import { type Page, page } from './layout/page.ts';
import type { Site } from './site.ts';

/** What a page says of itself; the frame is filled in from the request. */
export type Shown = Pick<Page, 'title' | 'body'> &
  Partial<
    Pick<Page, 'private' | 'reference' | 'errorSummary' | 'exit' | 'scripts' | 'backLink' | 'breadcrumbs'>
  > & {
    readonly status?: number;
    /** For a page that belongs to a council though nobody is signed in. */
    readonly council?: Council;
  };

/** Before anybody has said which council they are of. */
export const NO_COUNCIL: Council = { id: 'comity', name: 'Comity', colour: '#0b4f6c' };

const SECTIONS: readonly (readonly [string, string])[] = [
  ['My work', '/'],
  ['Start', '/start'],
  ['May I?', '/ask'],
  ['Find', '/find'],
  ['People', '/people'],
];

export function show(site: Site, request: FastifyRequest, reply: FastifyReply, shown: Shown): FastifyReply {
  const { status = 200, council, backLink, breadcrumbs, ...rest } = shown;
  const { visitor } = request;
  const above = backLink ? { backLink } : breadcrumbs ? { breadcrumbs } : {};
  const secret = visitor !== null || (rest.private ?? false);
  const markup = page({
    ...rest,
    ...above,
    council: council ?? visitor?.councilNamed ?? NO_COUNCIL,
    person: signedInAs(request, reply),
    navigation: navigationFor(request),
    demonstration: site.personas !== undefined,
    mails: site.notices.mails,
    private: rest.private ?? false,
    printed: visitor === null ? undefined : printedLine(visitor.self.name, site.now(), rest.reference),
  });
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', secret ? 'no-store' : 'no-cache')
    .send(String(markup));
}

const tokens = new WeakMap<FastifyReply, string>();

/** One for all the forms of a page. */
export function csrfToken(reply: FastifyReply): string {
  const token = tokens.get(reply) ?? reply.generateCsrf();
  tokens.set(reply, token);
  return token;
}

function signedInAs(request: FastifyRequest, reply: FastifyReply): SignedIn | undefined {
  const { visitor } = request;
  if (visitor === null) return undefined;
  return { name: visitor.self.title ?? visitor.self.name, csrfToken: csrfToken(reply) };
}

function navigationFor({ visitor, url }: FastifyRequest): readonly NavigationLink[] {
  if (visitor === null) return [];
  const path = url.split('?')[0] ?? '/';
  const sections = [...SECTIONS, ['Protocol', `/protocols/${visitor.council}`] as const];
  return sections.map(([text, href]) => ({
    text,
    href,
    current: path === href,
    active: href !== '/' && path.startsWith(`${href}/`),
  }));
}

/** Made once: making one takes longer than a page. */
const PRINTED_AT = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});

function printedLine(name: string, now: number, reference: string | undefined): string {
  const when = PRINTED_AT.format(now);
  return `${reference === undefined ? '' : `Case ${reference} · `}printed by ${name}, ${when}`;
}
