// The page of one’s own account, through the real application, for somebody who signs in with a password.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openAccounts } from '#accounts/accounts.ts';
import { type Application, startApplication, Visit } from '../../../../tests/application/application.ts';
import type { Page } from '../../../../tests/application/page.ts';

const EMAIL = 'priya@example.gov.uk';
const PASSWORD = 'correct horse battery';
const ANOTHER = 'a kettle under the willow';

let application: Application;
before(async () => {
  application = await startApplication();
  const accounts = await openAccounts({
    database: application.storage.authDatabase(),
    secret: 'only for tests, thirty-two characters',
    address: 'http://127.0.0.1',
  });
  await accounts.add({ council: 'york', person: 'priya-raman' }, 'Priya Raman', EMAIL, PASSWORD);
});
after(() => application.close());

async function signIn(password = PASSWORD, visit = new Visit(application.app)): Promise<[Visit, Page]> {
  const page = await visit.open('/sign-in?after=%2Faccount');
  return [visit, await visit.send(page, '/sign-in', { email: EMAIL, password })];
}

describe('“Your account”', () => {
  it('says who is signed in, and where', async () => {
    const [, page] = await signIn();
    assert.equal(page.heading, 'Your account');
    assert.match(page.words, /You are signed in as .*Priya Raman/);
    assert.match(page.words, /\d{4}, [\d:]+[ap]m \(here\)/);
    assert.equal(page.headers['cache-control'], 'no-store');
  });

  it('masks each password that is typed, and lets a password manager fill it in', async () => {
    const [, { body }] = await signIn();
    const inputs = [...body.matchAll(/<input[^>]*name="(?:password|wanted)"[^>]*>/g)].map(([input]) => input);
    assert.ok(inputs.length >= 3);
    for (const input of inputs) {
      assert.match(input, / type="password"/);
      assert.match(input, / autocomplete="(current|new)-password"/);
      assert.doesNotMatch(input, /onpaste|maxlength/);
    }
  });

  it('is for people signed in only, and takes no form that is not its own', async () => {
    const nobody = await application.session();
    for (const url of ['/account', '/account/password', '/account/elsewhere']) {
      const method = url === '/account' ? 'GET' : 'POST';
      const sent = await application.app.inject({ method, url, headers: { cookie: nobody.cookie } });
      assert.equal(sent.statusCode, 303, url);
      assert.match(String(sent.headers.location), /^\/sign-in/);
    }
    const [visit] = await signIn();
    const form = { password: PASSWORD, wanted: ANOTHER };
    assert.equal((await visit.post('/account/password', form)).status, 403);
    assert.equal((await visit.post('/account/elsewhere', form)).status, 403);
  });

  it('signs out everywhere else, for whoever knows the password', async () => {
    const [here, page] = await signIn();
    const [there] = await signIn();
    const wrong = await here.send(page, '/account/elsewhere', { password: 'wrong horse battery' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.words, /There is a problem The password you use now is not right/);
    assert.ok(!wrong.body.includes('wrong horse'), 'a password is never shown again');
    assert.equal((await there.open('/account')).heading, 'Your account');
    const done = await here.send(page, '/account/elsewhere', { password: PASSWORD });
    assert.match(done.words, /You are signed out everywhere else/);
    assert.equal((await there.open('/account')).heading, 'Sign in');
  });

  it('changes the password, and says what is wrong with one that cannot be used', async () => {
    const [here, page] = await signIn();
    const easy = await here.send(page, '/account/password', { password: PASSWORD, wanted: 'PriyaRaman2026' });
    assert.equal(easy.status, 422);
    assert.match(easy.words, /There is a problem That password is too easy to guess/);
    assert.ok(!easy.body.includes('PriyaRaman2026'));
    const wrong = await here.send(page, '/account/password', { password: ANOTHER, wanted: ANOTHER });
    assert.match(wrong.words, /The password you use now is not right/);
    const done = await here.send(page, '/account/password', { password: PASSWORD, wanted: ANOTHER });
    assert.match(done.words, /Your password has been changed/);
    assert.equal((await signIn())[1].status, 401);
    assert.equal((await signIn(ANOTHER))[1].heading, 'Your account');
  });

  it('asks whoever guesses at a password to wait, and says so in the same words for any address', async () => {
    const guess = async (email: string): Promise<Page> => {
      const visit = new Visit(application.app);
      let page = await visit.open('/sign-in');
      for (let tried = 0; tried < 11; tried += 1) {
        // From ever other places: the limit of one place is another.
        const remoteAddress = `10.1.${email.length}.${tried}`;
        const { cookie } = visit;
        const { statusCode, body, headers } = await application.app.inject({
          method: 'POST',
          url: '/sign-in',
          remoteAddress,
          headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({
            _csrf: String(page.forms[0]?.data['_csrf']),
            email,
            password: 'wrong',
          }).toString(),
        });
        page = tried === 10 ? { ...page, status: statusCode, body, headers } : page;
      }
      return page;
    };
    const [known, unknown] = [await guess(EMAIL), await guess('nobody@example.gov.uk')];
    assert.deepEqual([known.status, unknown.status], [429, 429]);
    assert.match(known.body, /too many wrong passwords for this email address/);
    assert.equal(known.body, unknown.body);
  });
});
