// The sign-in page under people who try their luck: many tries, other sites, addresses that lead astray.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Application, type Session, startApplication } from '../application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

async function post(
  url: string,
  { cookie, csrf }: Session,
  fields: Readonly<Record<string, string>>,
  from = '127.0.0.1',
) {
  return application.app.inject({
    method: 'POST',
    url,
    remoteAddress: from,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
  });
}

/** What differs between any two visits. */
const plain = (body: string): string => body.replaceAll(/name="_csrf" value="[^"]*"/g, '');

describe('the sign-in page', () => {
  it('says the same for an unknown address as for a wrong password', async () => {
    const nobody = await application.session();
    await application.session('york', 'priya-raman');
    const known = 'priya-raman@york.demonstration.invalid';
    const unknown = 'priya-ramin@york.demonstration.invalid';
    const [one, other] = await Promise.all(
      [known, unknown].map((email) =>
        post('/sign-in', nobody, { email, password: 'wrong horse battery' }, '10.0.0.1'),
      ),
    );
    assert.ok(one && other);
    assert.deepEqual([one.statusCode, other.statusCode], [401, 401]);
    assert.equal(plain(one.body).replaceAll(known, 'WHO'), plain(other.body).replaceAll(unknown, 'WHO'));
    assert.match(one.body, /Email address or password is not right/);
  });

  it('asks to wait after ten tries in a minute from one place, and lets other places try', async () => {
    const nobody = await application.session();
    const tries = [];
    for (let attempt = 0; attempt < 12; attempt += 1)
      tries.push(
        (await post('/sign-in', nobody, { email: 'x@example.gov.uk', password: 'y' }, '10.0.0.2')).statusCode,
      );
    assert.deepEqual(tries, [...Array.from({ length: 10 }, () => 401), 429, 429]);
    assert.equal(
      (await post('/sign-in', nobody, { email: 'y@example.gov.uk', password: 'y' }, '10.0.0.3')).statusCode,
      401,
    );
  });

  it('leads on to pages of our own only', async () => {
    const nobody = await application.session();
    for (const after of [
      'https://example.com/',
      '//example.com',
      '/\\example.com',
      '/a b',
      'javascript:alert(1)',
      '/\texample.com',
      '\\\\example.com',
    ]) {
      const { body } = await application.app.inject(`/sign-in?after=${encodeURIComponent(after)}`);
      assert.match(body, /name="after" value="\/"/, after);
      const wrong = await post(
        '/sign-in',
        nobody,
        { email: 'z@example.gov.uk', password: 'y', after },
        '10.0.0.4',
      );
      assert.match(wrong.body, /name="after" value="\/"/, after);
    }
    const { body } = await application.app.inject('/sign-in?after=%2Fcases%2Fbcd-fgh');
    assert.match(body, /name="after" value="\/cases\/bcd-fgh"/);
  });

  it('takes no form that did not come from it', async () => {
    const { csrf, cookie } = await application.session();
    const fields = { email: 'x@example.gov.uk', password: 'y' };
    assert.equal((await post('/sign-in', { csrf: 'made up', cookie }, fields, '10.0.0.5')).statusCode, 403);
    assert.equal((await post('/sign-in', { csrf, cookie: '' }, fields, '10.0.0.5')).statusCode, 403);
    assert.equal((await post('/demonstration/york/priya-raman', { csrf: '', cookie }, {})).statusCode, 403);
  });
});

describe('signing out', () => {
  it('ends the session, so that Back and the API find nobody signed in', async () => {
    const session = await application.session('york', 'huw-llewellyn');
    const me = () => application.app.inject({ url: '/api/me', headers: { cookie: session.cookie } });
    assert.equal((await me()).statusCode, 200);
    const out = await post('/sign-out', session, {});
    assert.equal(out.statusCode, 303);
    assert.equal(out.headers['clear-site-data'], '"cache"');
    assert.equal((await me()).statusCode, 401);
    const page = await application.app.inject({ url: '/', headers: { cookie: session.cookie } });
    assert.deepEqual([page.statusCode, page.headers.location], [303, '/sign-in?after=%2F']);
  });

  it('is also what “Exit this page” does', async () => {
    const session = await application.session('york', 'huw-llewellyn');
    const left = await application.app.inject({ url: '/leave', headers: { cookie: session.cookie } });
    assert.equal(left.statusCode, 303);
    assert.equal(
      (await application.app.inject({ url: '/api/me', headers: { cookie: session.cookie } })).statusCode,
      401,
    );
  });
});

describe('a link of another site', () => {
  it('signs nobody out', async () => {
    const session = await application.session('york', 'huw-llewellyn');
    const follow = (site: string) =>
      application.app.inject({ url: '/leave', headers: { cookie: session.cookie, 'sec-fetch-site': site } });
    const me = () => application.app.inject({ url: '/api/me', headers: { cookie: session.cookie } });
    for (const site of ['cross-site', 'same-site', 'anything']) await follow(site);
    assert.equal((await me()).statusCode, 200);
    await follow('same-origin');
    assert.equal((await me()).statusCode, 401);
  });
});

describe('what somebody signed in is shown', () => {
  it('is kept by no cache and passed on to no other site', async () => {
    const { cookie } = await application.session('york', 'stellan-moor');
    for (const url of [
      '/',
      '/cases',
      '/api/cases',
      '/api/work',
      '/find?q=drain',
      '/people',
      '/cases/xxx-xxx',
    ]) {
      const { headers } = await application.app.inject({ url, headers: { cookie } });
      assert.equal(headers['cache-control'], 'no-store', url);
      assert.equal(headers['referrer-policy'], 'no-referrer', url);
    }
  });

  it('is not given to a script of another site, which may not send anything either', async () => {
    const { cookie } = await application.session('york', 'stellan-moor');
    const send = (origin?: string) =>
      application.app.inject({
        method: 'POST',
        url: '/api/proposals',
        headers: {
          cookie,
          host: 'localhost',
          'content-type': 'application/json',
          ...(origin === undefined ? {} : { origin }),
        },
        payload: JSON.stringify({ act: 'enquiry.received', values: {} }),
      });
    for (const origin of [
      'https://example.com',
      'null',
      'http://localhost.example.com',
      'http://localhost:1',
    ])
      assert.equal((await send(origin)).statusCode, 403, origin);
    assert.notEqual((await send('http://localhost')).statusCode, 403);
    const answer = await application.app.inject({
      url: '/api/me',
      headers: { cookie, origin: 'https://example.com' },
    });
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
  });
});
