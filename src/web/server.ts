// The web server as a request meets it, from the outside in: security headers, cookies, forms, who is visiting, pages,
// and what is said when there is no such page or something went wrong. It holds no rule of any protocol.

import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serveApi } from '#api/serve-api.ts';
import { serveAssets } from './assets/assets.ts';
import { answerFaults, answerNotFound, answerUnreadable } from './pages/dead-ends/dead-ends.ts';
import { servePages } from './pages/pages.ts';
import { NO_COUNCIL } from './show.ts';
import type { Site } from './site.ts';
import { recogniseVisitor } from './visiting.ts';

export interface ServerOptions {
  readonly secret: string;
  /** Where people reach it; decides whether cookies are Secure. */
  readonly address: string;
  readonly logger: FastifyBaseLogger | false;
}

/** Bytes. A long answer with generous room. */
const LARGEST_FORM = 256 * 1024;

export async function createServer(
  site: Site,
  { secret, address, logger }: ServerOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    ...(logger === false ? { logger: false } : { loggerInstance: logger }),
    bodyLimit: LARGEST_FORM,
    // An address can say which case somebody opens and what they look for.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is answered before anything else runs: there is no visitor yet.
    frameworkErrors: (_fault, request, reply) => {
      request.visitor = null;
      return answerUnreadable(site, request, reply);
    },
  });
  const secure = address.startsWith('https://');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure,
  });
  await app.register(cookie, { secret });
  await app.register(formbody, { bodyLimit: LARGEST_FORM });
  await app.register(csrf, {
    cookieOpts: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure },
    getToken: (request) => (request.body as { readonly _csrf?: string } | undefined)?._csrf, // a form’s body is text by name
  });
  await app.register(rateLimit, { global: false });
  app.decorateRequest('visitor', null);
  recogniseVisitor(app, site);
  answerNotFound(app, site);
  answerFaults(app, site);
  serveAssets(
    app,
    (council) => (council === NO_COUNCIL.id ? NO_COUNCIL : site.councils.get(council))?.colour,
  );
  servePages(app, site);
  serveApi(app, site);
  return app;
}
