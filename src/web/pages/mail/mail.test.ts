import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CatchingServer, startCatchingServer } from '#notices/testing/catching-server.ts';
import { type Application, startApplication } from '../../../../tests/application/application.ts';

const COUNCIL = 'exeter';
const MEMBER = 'gethin-parry';
const OFFICER = 'bilal-esterhazy';

describe('emails that could not be sent', () => {
  let server: CatchingServer;
  let application: Application;
  let ref = '';
  before(async () => {
    server = await startCatchingServer();
    application = await startApplication(undefined, { server: server.url, sender: 'comity@exeter.example' });
    await application.site.administrators.add({ council: COUNCIL, person: MEMBER });
    server.answer = () => 550;
    const asked = await application.casework.act({ council: COUNCIL, person: MEMBER }, undefined, {
      act: 'enquiry.received',
      values: { 'officer asked': OFFICER, subject: 'Gulls on the quay' },
      done: 'here',
    });
    assert.ok(asked.ok);
    ref = asked.value.ref;
    await application.site.notices.send();
  });
  after(async () => {
    await application.close();
    await server.close();
  });

  it('are there for whoever keeps the system, who finds them from how they are told', async () => {
    const visit = await application.signIn(COUNCIL, MEMBER);
    const choice = await visit.open('/how-we-tell-you');
    assert.ok(choice.links.some(({ href }) => href === '/mail'));
    const page = await visit.open('/mail');
    assert.equal(page.heading, 'Emails that could not be sent');
    assert.match(
      page.words,
      /The mail server refuses this address \(550\)\. It is not tried again by itself\./,
    );
    assert.match(page.words, new RegExp(`${OFFICER}@${COUNCIL}.demonstration.invalid`));
  });

  it('say nothing of any case: no word, reference, clause or kind of it', async () => {
    const { words } = await (await application.signIn(COUNCIL, MEMBER)).open('/mail');
    assert.doesNotMatch(words, new RegExp(`gulls|quay|enquiry|clause|reminder|notice|answer|${ref}`, 'i'));
  });

  it('are no page at all for anybody else, as any wrong address is none', async () => {
    const visit = await application.signIn(COUNCIL, OFFICER);
    const [page, wrong] = [await visit.open('/mail'), await visit.open('/no-such-page')];
    assert.equal(page.status, 404);
    assert.equal(page.words, wrong.words);
    const choice = await visit.open('/how-we-tell-you');
    assert.ok(!choice.links.some(({ href }) => href === '/mail'));
    const { csrf, cookie } = await application.session(COUNCIL, OFFICER);
    const posted = await application.app.inject({
      method: 'POST',
      url: '/mail/again',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: csrf, person: OFFICER }).toString(),
    });
    assert.equal(posted.statusCode, 404);
  });

  it('are none of another council’s, whose administrator sees only its own', async () => {
    await application.site.administrators.add({ council: 'york', person: MEMBER });
    const trouble = await application.site.notices.trouble('york');
    assert.deepEqual(trouble, []);
  });

  it('are tried again when they are asked to be', async () => {
    server.answer = () => undefined;
    const visit = await application.signIn(COUNCIL, MEMBER);
    const again = await visit.send(await visit.open('/mail'), '/mail/again', {}, OFFICER);
    assert.match(again.words, /1 email will be tried again within a minute/);
    const { notices } = application.site;
    await notices.send();
    assert.ok(server.caught.some(({ to }) => to.startsWith(OFFICER)));
    assert.ok(!(await notices.trouble(COUNCIL)).some(({ recipient }) => recipient === OFFICER));
  });

  it('can be asked for by an administrator who sees no case by that', async () => {
    const { site, casework } = application;
    const stranger = (await casework.directory(COUNCIL)).people.find(
      ({ id }) => id !== MEMBER && id !== OFFICER,
    );
    assert.ok(stranger);
    const who = { council: COUNCIL, person: stranger.id };
    const before = await casework.cases(who);
    await site.administrators.add(who);
    assert.deepEqual(await casework.cases(who), before);
    assert.equal(await casework.look({ council: COUNCIL, person: 'nobody' }, ref), undefined);
  });
});
