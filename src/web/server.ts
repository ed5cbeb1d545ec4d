// The web server as a request meets it, from the outside in: security headers, cookies, forms, who is visiting, pages,
// and what is said when there is no such page or something went wrong. It holds no rule of any protocol.

import cookie from '@fastify/cookie';
import csrf from '@fastify/csrf-protection';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { serveApi } from '#api/serve-api.ts';
import { serveAssets } from './assets/assets.ts';
import { answerFaults, answerNotFound, answerUnreadable } from './pages/dead-ends/dead-ends.ts';
import { servePages } from './pages/pages.ts';
import { answerNoRequest, headersOfNothing, headersOfPages } from './security-headers.ts';
import { keepSecurityLog } from './security-log.ts';
import { NO_COUNCIL } from './show.ts';
import type { Site } from './site.ts';
import { recogniseVisitor } from './visiting.ts';

export interface ServerOptions {
  readonly secret: string;
  /** Where people reach it; decides whether cookies are Secure. */
  readonly address: string;
  readonly logger: FastifyBaseLogger;
  /** Addresses of the proxies in front, which say for whom they ask; absent: nobody is believed about that. */
  readonly proxies?: readonly string[];
  /** Of one person in a minute, or of one place where nobody is signed in; absent: as many as they like. */
  readonly mostRequests?: number;
}

/** Bytes. A long answer with generous room. */
const LARGEST_FORM = 256 * 1024;
/** Milliseconds for a whole request to arrive: a file over a slow line. */
const LONGEST_SENDING = 180_000;

export async function createServer(
  site: Site,
  { secret, address, logger, proxies = [], mostRequests }: ServerOptions,
): Promise<FastifyInstance> {
  const secure = address.startsWith('https://');
  const app = Fastify({
    loggerInstance: logger,
    bodyLimit: LARGEST_FORM,
    requestTimeout: LONGEST_SENDING,
    trustProxy: proxies.length === 0 ? false : [...proxies],
    clientErrorHandler: answerNoRequest(secure),
    // An address can say which case somebody opens and what they look for.
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is answered before anything else runs: there is no visitor yet.
    frameworkErrors: (_fault, request, reply) => {
      request.visitor = null;
      reply.headers(headersOfNothing(secure));
      return answerUnreadable(site, request, reply);
    },
  });
  await app.register(helmet, headersOfPages(secure));
  await app.register(cookie, { secret });
  await app.register(formbody, { bodyLimit: LARGEST_FORM });
  await app.register(csrf, {
    cookieKey: secure ? '__Host-comity.form' : 'comity.form',
    cookieOpts: { signed: true, httpOnly: true, sameSite: 'lax', path: '/', secure },
    getToken: (request) => (request.body as { readonly _csrf?: string } | undefined)?._csrf, // a form’s body is text by name
  });
  await app.register(rateLimit, {
    global: mostRequests !== undefined,
    ...(mostRequests === undefined ? {} : { max: mostRequests }),
    timeWindow: '1 minute',
    hook: 'preHandler',
    keyGenerator: whose,
  });
  app.decorateRequest('visitor', null);
  keepSecurityLog(app, logger, { secret, kept: site.personas === undefined });
  recogniseVisitor(app, site);
  keepNowhere(app);
  answerNotFound(app, site, mostRequests === undefined ? {} : { preHandler: app.rateLimit() });
  answerFaults(app, site);
  serveAssets(
    app,
    (council) => (council === NO_COUNCIL.id ? NO_COUNCIL : site.councils.get(council))?.colour,
  );
  servePages(app, site);
  serveApi(app, site);
  return app;
}

/** Whose tries and requests are counted together. */
function whose({ visitor, ip }: FastifyRequest): string {
  return visitor === null ? ip : `${visitor.council}/${visitor.self.id}`;
}

/** What says nothing of caches is kept by none: a redirect too can tell where somebody was. */
function keepNowhere(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
