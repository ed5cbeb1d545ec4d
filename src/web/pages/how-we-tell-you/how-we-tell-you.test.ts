import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CatchingServer, startCatchingServer } from '#notices/testing/catching-server.ts';
import { type Application, startApplication } from '../../../../tests/application/application.ts';

const COUNCIL = 'exeter';
const MEMBER = 'gethin-parry';
const OFFICER = 'bilal-esterhazy';

describe('how somebody is told, where there is mail', () => {
  let server: CatchingServer;
  let application: Application;
  before(async () => {
    server = await startCatchingServer();
    const mail = { server: server.url, sender: 'comity@exeter.example' };
    application = await startApplication(undefined, mail);
  });
  after(async () => {
    await application.close();
    await server.close();
  });
  const enquiry = async (): Promise<string> => {
    const asked = await application.casework.act({ council: COUNCIL, person: MEMBER }, undefined, {
      act: 'enquiry.received',
      values: { 'officer asked': OFFICER, subject: 'Gulls on the quay' },
      done: 'here',
    });
    assert.ok(asked.ok, JSON.stringify(asked));
    return asked.value.ref;
  };
  const mailed = async (): Promise<readonly string[]> => {
    const from = server.caught.length;
    await application.site.notices.send();
    return server.caught
      .slice(from)
      .filter(({ to }) => to.startsWith(OFFICER))
      .map(({ email }) => email.subject ?? '');
  };

  it('is chosen on a page that is reached from My work', async () => {
    const visit = await application.signIn(COUNCIL, OFFICER);
    const work = await visit.open('/');
    assert.ok(work.links.some(({ href }) => href === '/how-we-tell-you'));
    const page = await visit.open('/how-we-tell-you');
    assert.equal(page.heading, 'How should we tell you?');
    assert.match(page.words, /This cannot be switched off/);
    assert.match(page.words, new RegExp(`${OFFICER}@${COUNCIL}.demonstration.invalid`));
    assert.equal(
      page.forms.find(({ action }) => action === '/how-we-tell-you')?.data['reminders'],
      'at once',
    );
    const saved = await visit.send(page, '/how-we-tell-you', { reminders: 'app only' });
    assert.match(saved.words, /Your choice is saved/);
    assert.equal(
      saved.forms.find(({ action }) => action === '/how-we-tell-you')?.data['reminders'],
      'app only',
    );
    await enquiry();
    assert.deepEqual(await mailed(), []);
    await visit.send(await visit.open('/how-we-tell-you'), '/how-we-tell-you', { reminders: 'at once' });
    await enquiry();
    assert.match((await mailed()).join(), /^[^,]+: Something needs you/);
  });

  it('says what is missing when nothing or nothing of ours was chosen, and changes nothing', async () => {
    const visit = await application.signIn(COUNCIL, OFFICER);
    for (const reminders of ['', 'never', '__proto__']) {
      const page = await visit.send(await visit.open('/how-we-tell-you'), '/how-we-tell-you', { reminders });
      assert.equal(page.status, 422);
      assert.match(page.title, /^Error: /);
      assert.match(page.body, /href="#reminders"/);
    }
    assert.equal(await application.site.notices.choiceOf({ council: COUNCIL, person: OFFICER }), 'at once');
  });

  it('is stopped by the address in a reminder, without signing in, but not by only looking at it', async () => {
    await enquiry();
    await mailed();
    const { raw } = server.caught.at(-1) ?? assert.fail();
    const stop =
      /List-Unsubscribe:\s*<http:\/\/127\.0\.0\.1(\/stop-reminders\/[^>]+)>/.exec(raw)?.[1] ?? assert.fail();
    const who = { council: COUNCIL, person: OFFICER };
    const { app, site } = application;
    const looked = await app.inject({ url: stop });
    assert.equal(looked.statusCode, 200);
    assert.match(looked.body, /Stop reminders by email\?/);
    assert.doesNotMatch(looked.body, new RegExp(`${OFFICER}|Esterhazy`));
    assert.equal(await site.notices.choiceOf(who), 'at once');
    const part =
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    for (const [type, payload] of [
      ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
      ['multipart/form-data; boundary=b', part],
    ] as const) {
      await site.notices.choose(who, 'at once');
      const clicked = await app.inject({
        method: 'POST',
        url: stop,
        headers: { 'content-type': type },
        payload,
      });
      assert.equal(clicked.statusCode, 200, type);
      assert.equal(await site.notices.choiceOf(who), 'app only');
    }
  });

  it('is stopped for nobody by an address that is not ours, which is like any wrong address', async () => {
    const { app } = application;
    for (const method of ['GET', 'POST'] as const)
      for (const url of [
        '/stop-reminders/AAAA',
        `/stop-reminders/${'A'.repeat(100)}`,
        '/stop-reminders/%00',
      ]) {
        const answer = await app.inject({ method, url });
        assert.equal(answer.statusCode, 404, url);
        assert.match(answer.body, /Page not found/);
      }
  });

  it('is said on the page of a demonstration that mails', async () => {
    const page = await (await application.signIn(COUNCIL, MEMBER)).open('/');
    assert.match(page.body, /Everyone here is invented\. Email is switched on\./);
  });
});

describe('how somebody is told, where there is no mail', () => {
  it('is said to be here only, and there is nothing to choose', async () => {
    const application = await startApplication();
    try {
      const visit = await application.signIn(COUNCIL, OFFICER);
      const page = await visit.open('/how-we-tell-you');
      assert.match(page.words, /No email is sent from here/);
      assert.deepEqual(
        page.forms.map(({ action }) => action),
        [],
      );
    } finally {
      await application.close();
    }
  });
});
