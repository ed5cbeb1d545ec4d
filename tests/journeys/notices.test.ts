// How somebody is told, in a real browser: on a phone and without JavaScript, and at a desk.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type CatchingServer, startCatchingServer } from '#notices/testing/catching-server.ts';
import { type Application, startApplication } from '../application/application.ts';
import { startChromium } from '../browser/chromium.ts';
import { DESK, mustBeAccessible, PHONE, visitAs } from './browser.ts';

const ASKING = { council: 'exeter', person: 'gethin-parry' } as const;
const ASKED = 'bilal-esterhazy';
const KEEPER = { council: 'Exeter City Council', name: 'Councillor Gethin Parry' } as const;
const OFFICER = { council: 'Exeter City Council', name: 'Bilal Esterhazy' } as const;

let server: CatchingServer;
let application: Application;
let browser: Browser;
let address: string;
before(async () => {
  server = await startCatchingServer();
  const mail = { server: server.url, sender: 'comity@exeter.example' };
  [application, browser] = await Promise.all([startApplication(undefined, mail), startChromium()]);
  const listening = application.app.server.address();
  assert.ok(listening !== null && typeof listening === 'object');
  address = `http://127.0.0.1:${listening.port}`;
});
after(async () => {
  await browser?.close();
  await application?.close();
  await server?.close();
});

async function enquire(): Promise<void> {
  const values = { 'officer asked': ASKED, subject: 'Gulls on the quay' };
  const asked = await application.casework.act(ASKING, undefined, {
    act: 'enquiry.received',
    values,
    done: 'here',
  });
  assert.ok(asked.ok);
  await application.site.notices.send();
}

for (const [where, how] of [
  ['on a phone, without JavaScript', { viewport: PHONE, javaScriptEnabled: false }],
  ['at a desk', { viewport: DESK }],
] as const) {
  test(`an officer chooses one summary a day, and later stops it from the email itself, ${where}`, async () => {
    const { page, context } = await visitAs(browser, address, OFFICER, how);
    await page.getByRole('link', { name: 'How we tell you' }).click();
    await page.getByLabel('Email me one summary a day').check();
    await page.getByRole('button', { name: 'Save' }).click();
    assert.match((await page.locator('main').textContent()) ?? '', /Your choice is saved/);
    assert.equal(await page.getByLabel('Email me one summary a day').isChecked(), true);
    await page.getByLabel('Email me each time').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await enquire();
    const stop = /List-Unsubscribe:\s*<http:\/\/127\.0\.0\.1(\/[^>]+)>/.exec(
      server.caught.at(-1)?.raw ?? '',
    )?.[1];
    assert.ok(stop);
    await context.clearCookies();
    await page.goto(stop);
    await page.getByRole('button', { name: 'Stop reminders' }).click();
    assert.match((await page.locator('h1').textContent()) ?? '', /Reminders by email have stopped/);
    await application.site.notices.choose({ council: 'exeter', person: ASKED }, 'at once');
  });
}

test('every page of it is accessible, on a phone and at a desk', async () => {
  server.answer = () => 550;
  await application.site.administrators.add(ASKING);
  await enquire();
  const stop = /List-Unsubscribe:\s*<http:\/\/127\.0\.0\.1(\/[^>]+)>/.exec(
    server.caught.at(-1)?.raw ?? '',
  )?.[1];
  assert.ok(stop);
  for (const viewport of [PHONE, DESK]) {
    const { page } = await visitAs(browser, address, KEEPER, { viewport });
    for (const at of ['/how-we-tell-you', '/how-we-tell-you?saved=yes', '/mail', '/mail?again=0', stop]) {
      await page.goto(at);
      await mustBeAccessible(page, at);
    }
    await page.goto('/mail');
    assert.match((await page.locator('main').textContent()) ?? '', /refuses this address/);
  }
});

test('somebody who keeps the system has what could not be sent tried again, on a phone, without JavaScript', async () => {
  const { page } = await visitAs(browser, address, KEEPER, { viewport: PHONE, javaScriptEnabled: false });
  await page.getByRole('link', { name: 'How we tell you' }).click();
  await page.getByRole('link', { name: 'Emails that could not be sent' }).click();
  server.answer = () => undefined;
  await page.getByRole('button', { name: /Try again to write to Bilal/ }).click();
  assert.match((await page.locator('main').textContent()) ?? '', /will be tried again within a minute/);
  await application.site.notices.send();
  await page.reload();
  assert.match((await page.locator('main').textContent()) ?? '', /Every email was taken/);
});
