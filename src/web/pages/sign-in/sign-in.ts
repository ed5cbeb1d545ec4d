// Signing in and out. In a demonstration, also the page of invented people who sign in by one click; that page does
// not exist otherwise.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { csrfToken, show } from '../../show.ts';
import type { Site } from '../../site.ts';
import { showNotFound, showTooManyTries } from '../dead-ends/dead-ends.ts';
import { demonstrationBody, signInBody, WRONG } from './view.ts';

/** Tries in a minute from one address on the network. */
const TRIES = { max: 10, timeWindow: '1 minute' } as const;
/** In a demonstration nothing is guarded; a class of thirty may share one address. */
const CLICKS = { max: 300, timeWindow: '1 minute' } as const;

/** What a browser says of a request that no other site has made. */
const OUR_OWN: ReadonlySet<string> = new Set(['same-origin', 'none']);

interface SignInForm {
  readonly email?: unknown;
  readonly password?: unknown;
  readonly after?: unknown;
}

export function serveSignIn(app: FastifyInstance, site: Site): void {
  const showForm = (
    request: FastifyRequest,
    reply: FastifyReply,
    after: string,
    tried?: string,
  ): FastifyReply =>
    show(site, request, reply, {
      status: tried === undefined ? 200 : 401,
      title: 'Sign in',
      ...(tried === undefined ? {} : { errorSummary: [WRONG] }),
      body: signInBody(csrfToken(reply), after, tried, site.personas !== undefined),
    });

  app.get('/sign-in', (request, reply) => {
    const { after } = request.query as { readonly after?: unknown };
    return showForm(request, reply, pathWithin(after));
  });

  app.post(
    '/sign-in',
    { config: { rateLimit: TRIES }, preHandler: app.csrfProtection },
    async (request, reply) => {
      const { email, password, after } = (request.body ?? {}) as SignInForm;
      const address = typeof email === 'string' ? email.trim() : '';
      const { cookie } = request.headers;
      const outcome =
        typeof password === 'string' ? await site.accounts.signIn(address, password, cookie) : 'not right';
      if (outcome === 'wait') {
        request.note('sign-in put off', address);
        return showTooManyTries(site, request, reply);
      }
      if (outcome === 'not right') {
        request.note('sign-in refused', address);
        return showForm(request, reply, pathWithin(after), address);
      }
      request.note('signed in', address);
      return reply.header('set-cookie', [...outcome.cookies]).redirect(pathWithin(after), 303);
    },
  );

  app.post('/sign-out', { preHandler: app.csrfProtection }, async (request, reply) => {
    const cookies = await site.accounts.signOut(request.headers.cookie ?? '');
    request.note('signed out');
    return reply
      .header('set-cookie', [...cookies])
      .header('clear-site-data', '"cache"')
      .redirect('/sign-in', 303);
  });

  // “Exit this page”: ends the session and shows something harmless, so that Back leads to the sign-in page.
  // A link of another site to it ends nothing.
  app.get('/leave', async (request, reply) => {
    const ours = OUR_OWN.has(request.headers['sec-fetch-site'] ?? 'none');
    const cookies = ours ? await site.accounts.signOut(request.headers.cookie ?? '') : [];
    if (ours) request.note('signed out');
    return reply
      .header('set-cookie', [...cookies])
      .header('clear-site-data', '"cache"')
      .header('cache-control', 'no-store')
      .redirect('https://www.bbc.co.uk/weather', 303);
  });

  const { personas } = site;
  if (personas === undefined) return;

  app.get('/demonstration', (request, reply) =>
    show(site, request, reply, {
      title: 'Choose who to be',
      body: demonstrationBody(csrfToken(reply), [...site.councils.values()], personas),
    }),
  );

  app.post<{ Params: { council: string; person: string } }>(
    '/demonstration/:council/:person',
    { config: { rateLimit: CLICKS }, preHandler: app.csrfProtection },
    async (request, reply) => {
      const { council, person } = request.params;
      const persona = personas.get(council)?.find((one) => one.person === person);
      if (persona === undefined) return showNotFound(site, request, reply);
      const cookies = await site.accounts.signInForDemonstration({ council, person }, persona.name);
      return reply.header('set-cookie', [...cookies]).redirect('/', 303);
    },
  );
}

/** Only a path of our own: an address elsewhere would make the sign-in page a way to lead people astray. */
function pathWithin(after: unknown): string {
  return typeof after === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(after) ? after : '/';
}
