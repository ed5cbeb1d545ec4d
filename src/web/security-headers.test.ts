// Every answer there is, over http and over https, tells the browser the same of what it may do; and none says what the
// server is made of.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { type Application, startApplication } from '../../tests/application/application.ts';
import { addressOf, routesOf } from '../../tests/application/routes.ts';
import { createServer } from './server.ts';

let application: Application;
let https: Application['app'];
before(async () => {
  application = await startApplication();
  const { app, site } = application;
  https = await createServer(site, {
    secret: 'only for tests, thirty-two characters',
    address: 'https://comity.example.gov.uk',
    logger: app.log,
  });
});
after(async () => {
  await https.close();
  await application.close();
});

type Headers = Readonly<Record<string, unknown>>;

function mustBeGuarded(headers: Headers, at: string, secure: boolean): void {
  const policy = String(headers['content-security-policy']).split(/;\s*/);
  for (const directive of [
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "script-src 'self'",
    "style-src 'self'",
  ])
    assert.ok(policy.includes(directive), `${at}: ${policy}`);
  assert.doesNotMatch(policy.join(), /unsafe|\*/, at);
  assert.equal(headers['x-content-type-options'], 'nosniff', at);
  assert.equal(headers['referrer-policy'], 'no-referrer', at);
  assert.ok(headers['cache-control'] !== undefined, at);
  const only = String(headers['strict-transport-security'] ?? '');
  if (secure) assert.match(only, /^max-age=(\d{8,}); includeSubDomains$/, at);
  else assert.equal(only, '', at);
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin'])
    assert.equal(headers[name], undefined, at);
}

const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^\/api\//, /^application\/json; charset=utf-8$/],
  [/\.css$/, /^text\/css; charset=utf-8$/],
  [/\.js$/, /^text\/javascript; charset=utf-8$/],
  [/./, /^text\/html; charset=utf-8$/],
];

for (const secure of [false, true])
  describe(`over ${secure ? 'https' : 'http'}, every answer`, () => {
    const server = () => (secure ? https : application.app);

    it('of every address, whoever asks, says what a browser may load, run and keep, and what it is', async () => {
      const { cookie } = await application.session('york', 'priya-raman');
      const addresses = [
        ...routesOf(server()).map((route) => ({
          method: route.method,
          url: addressOf(route, (name) => (name === 'council' ? 'york' : 'bcd-fgh')),
        })),
        ...['/nowhere', '/api/nowhere', '/cases/%zz', '/api/cases/%zz', `/cases/${'x'.repeat(500)}`].map(
          (url) => ({ method: 'GET' as const, url }),
        ),
        { method: 'DELETE' as const, url: '/cases' },
        { method: 'OPTIONS' as const, url: '/' },
      ];
      for (const { method, url } of addresses)
        for (const headers of [{}, secure ? {} : { cookie }]) {
          const { headers: answered, body } = await server().inject({ method, url, headers });
          const at = `${method} ${url}`;
          mustBeGuarded(answered, at, secure);
          if (body === '') continue;
          const kind = KINDS.find(([of]) => of.test(url))?.[1] ?? /./;
          const plain = answered['content-type'] === 'text/html; charset=utf-8' && /\.(css|js)$/.test(url);
          if (!plain) assert.match(String(answered['content-type']), kind, at);
        }
    });

    it('sets cookies that no script can read and no other site makes the browser send', async () => {
      const { headers } = await server().inject('/sign-in');
      const cookies = [headers['set-cookie'] ?? []].flat();
      assert.equal(cookies.length, 1);
      for (const cookie of cookies) {
        assert.match(cookie, secure ? /^__Host-comity\.form=/ : /^comity\.form=/);
        for (const flag of ['HttpOnly', 'SameSite=Lax', 'Path=/', ...(secure ? ['Secure'] : [])])
          assert.ok(cookie.split('; ').includes(flag), cookie);
        assert.doesNotMatch(cookie, /Domain/i);
      }
    });
  });

describe('what is no request, or one that is not taken', () => {
  const said = async (bytes: string): Promise<string> => {
    const listening = application.app.server.address();
    assert.ok(listening !== null && typeof listening === 'object');
    const socket = connect(listening.port, '127.0.0.1').setEncoding('utf8');
    let answer = '';
    socket.on('data', (part: string) => {
      answer += part;
    });
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  };
  const headersIn = (answer: string): Headers =>
    Object.fromEntries(
      (answer.split('\r\n\r\n')[0] ?? '')
        .split('\r\n')
        .slice(1)
        .map((line) => [line.split(': ')[0]?.toLowerCase(), line.split(': ').slice(1).join(': ')]),
    );

  for (const [what, bytes, status] of [
    ['bytes that are no request', 'Dear Comity,\r\n\r\n', 400],
    ['a header that has no end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'two lengths, by which a second request could be smuggled in',
      'POST /sign-in HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
      400,
    ],
    ['a header with a line break in its name', 'GET / HTTP/1.1\r\nhost: x\r\nx y: z\r\n\r\n', 400],
  ] as const)
    it(`is refused and guarded alike: ${what}`, async () => {
      const answer = await said(bytes);
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `));
      mustBeGuarded(headersIn(answer), what, false);
      assert.match(answer, /content-type: text\/plain; charset=utf-8/);
      assert.doesNotMatch(answer, /node|fastify|\bat .*:\d+/i);
    });

  it('is not sent back for TRACE', async () => {
    const answer = await said(
      'TRACE / HTTP/1.1\r\nhost: x\r\nx-secret: qtracex\r\nconnection: close\r\n\r\n',
    );
    assert.match(answer, /^HTTP\/1\.1 4\d\d /);
    assert.doesNotMatch(answer, /qtracex/);
  });

  it('is refused when it is larger than any form, before it has been read', async () => {
    const { cookie, csrf } = await application.session();
    for (const [type, payload] of [
      ['application/x-www-form-urlencoded', `_csrf=${csrf}&email=${'x'.repeat(300_000)}`],
      ['application/json', JSON.stringify({ act: 'x'.repeat(300_000) })],
    ] as const) {
      const url = type === 'application/json' ? '/api/cases' : '/sign-in';
      const headers = { cookie, 'content-type': type };
      const { statusCode, body } = await application.app.inject({ method: 'POST', url, headers, payload });
      assert.equal(statusCode, 413, url);
      assert.match(body, /larger than Comity takes/);
    }
  });
});

describe('whoever asks too often', () => {
  it('is told to wait at every address, also at one where nothing is', async () => {
    const { app, site } = application;
    const few = await createServer(site, {
      secret: 'only for tests, thirty-two characters',
      address: 'http://localhost',
      logger: app.log,
      mostRequests: 3,
    });
    try {
      const statuses: number[] = [];
      for (const url of ['/nowhere', '/api/nowhere', '/help', '/nowhere', '/help'])
        statuses.push((await few.inject({ url })).statusCode);
      assert.deepEqual(statuses, [404, 404, 200, 429, 429]);
    } finally {
      await few.close();
    }
  });
});
