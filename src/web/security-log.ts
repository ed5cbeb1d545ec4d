// What happened to the doors: who signed in, who was refused, what was sent that could not be right. No name, no address, no
// case and nothing that was typed is in it: people and places are marks, the same for the same one, which only somebody with
// the secret can make again. A demonstration keeps none, because everybody in it is invented.

import { createHmac } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';

export type SecurityEvent =
  | 'signed in'
  | 'sign-in refused'
  | 'sign-in put off'
  | 'signed out'
  | 'password changed'
  | 'password not changed'
  | 'signed out elsewhere'
  | 'not signed out elsewhere';

declare module 'fastify' {
  interface FastifyRequest {
    /** @param email that was typed; only its mark is kept. */
    note(event: SecurityEvent, email?: string): void;
  }
}

/** Answers that say no, and those to what could not be read. Whoever tries many things leaves many of them. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 413, 414, 415, 422, 429, 431]);

/** Sixteen characters: enough to tell people of a council apart, and nothing to guess from without the secret. */
export function markOf(secret: string, what: string): string {
  return createHmac('sha256', secret).update(`mark\0${what}`).digest('base64url').slice(0, 16);
}

export function keepSecurityLog(
  app: FastifyInstance,
  logger: FastifyBaseLogger,
  { secret, kept }: { readonly secret: string; readonly kept: boolean },
): void {
  const log = logger.child({ log: 'security' }, { level: kept ? 'info' : 'silent' });
  const about = ({ visitor, method, ip, routeOptions }: FastifyRequest) => ({
    method,
    // The pattern of the address, never the address: “/cases/:ref”.
    route: routeOptions.url ?? 'none',
    from: markOf(secret, ip),
    ...(visitor === null ? {} : { who: markOf(secret, `${visitor.council}/${visitor.self.id}`) }),
  });
  app.decorateRequest('note', function note(this: FastifyRequest, event: SecurityEvent, email?: string) {
    if (!kept) return;
    const account = email === undefined ? {} : { account: markOf(secret, email.toLowerCase()) };
    log.info({ event, ...about(this), ...account });
  });
  app.addHook('onResponse', async (request, reply) => {
    if (kept && REFUSALS.has(reply.statusCode))
      log.warn({ event: 'refused', status: reply.statusCode, ...about(request) });
  });
}
