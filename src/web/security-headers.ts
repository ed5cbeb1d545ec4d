// What every answer tells the browser to do and not to do, the answers to what is no request at all included. One list, so
// that no way of answering has fewer of them.

import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Seconds: two years, as browsers ask for before they know a name by heart. */
const ONLY_HTTPS_FOR = 2 * 365 * 24 * 60 * 60;

const POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'form-action': ["'self'"],
  'object-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

/** @param secure people reach Comity over https. */
export function headersOfPages(secure: boolean): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure && { maxAge: ONLY_HTTPS_FOR, includeSubDomains: true },
  };
}

/** For what is answered before anything else runs: an address that cannot be read, bytes that are no request. */
export function headersOfNothing(secure: boolean): Readonly<Record<string, string>> {
  const policy = Object.entries(POLICY).map(([name, sources]) => `${name} ${sources.join(' ')}`);
  return {
    'content-security-policy': policy.join(';'),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...(secure ? { 'strict-transport-security': `max-age=${ONLY_HTTPS_FOR}; includeSubDomains` } : {}),
  };
}

const NO_REQUEST = 'What was sent is not a request.\n';
const STATUS_OF: ReadonlyMap<string, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/** Answers bytes that are no request. */
export function answerNoRequest(secure: boolean) {
  return (fault: Error & { readonly code?: string }, socket: Socket): void => {
    if (fault.code === 'ECONNRESET' || socket.destroyed) return;
    const status = STATUS_OF.get(fault.code ?? '') ?? 400;
    const headers = {
      ...headersOfNothing(secure),
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(NO_REQUEST.length),
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    if (socket.writable)
      socket.write([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', NO_REQUEST].join('\r\n'));
    socket.destroy(fault);
  };
}
