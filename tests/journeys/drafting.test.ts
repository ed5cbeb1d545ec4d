// The next text of a council, from a copy to its adoption, written by a monitoring officer in a real browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Application, startApplication } from '../application/application.ts';
import { startChromium } from '../browser/chromium.ts';
import { DESK, mustBeAccessible, PHONE, visitAs } from './browser.ts';

let application: Application;
let browser: Browser;
let address: string;

before(async () => {
  [application, browser] = await Promise.all([startApplication(), startChromium()]);
  const listening = application.app.server.address();
  assert.ok(listening !== null && typeof listening === 'object');
  address = `http://127.0.0.1:${listening.port}`;
});
after(async () => {
  await browser?.close();
  await application?.close();
});

const OFFICER = { council: 'exeter', person: 'malik-fenwick' } as const;
const MALIK = { council: 'Exeter City Council', name: 'Malik Fenwick' } as const;

/** The case in which the change is put on the record. */
async function propose(): Promise<string> {
  const done = await application.casework.act(OFFICER, undefined, {
    act: 'change.proposed',
    done: 'here',
    values: { about: 'Nine days', drafter: OFFICER.person, 'person proposing': OFFICER.person },
  });
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.ref;
}

test('on a phone, without JavaScript, a clause is changed in its form, tried, circulated and adopted', async () => {
  const { page, context } = await visitAs(browser, address, MALIK, {
    viewport: PHONE,
    javaScriptEnabled: false,
  });
  const ref = await propose();
  const main = page.locator('main');
  const words = async () => (await main.textContent()) ?? '';
  await page.goto('/drafting');
  await page.getByLabel(/amended April 2023/).check();
  await page.getByLabel('What is the draft called?').fill('2027');
  await main.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('link', { name: 'Clause 8.8', exact: true }).click();

  const days = page.locator('input[name$=".within.count"]').first();
  await page.locator('details:has(input[name$=".within.count"]) summary').first().click();
  assert.equal(await days.inputValue(), '5');
  await days.fill('soon');
  await main.getByRole('button', { name: 'Save' }).click();
  assert.ok(await page.getByRole('alert').first().isVisible());
  assert.equal(await days.inputValue(), 'soon', 'nothing typed is lost');
  await days.fill('9');
  await main.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved. The draft still binds nobody.').waitFor();
  await page.getByRole('link', { name: /The whole draft/ }).click();
  assert.match(await words(), /\d+ of \d+ examples no longer come to what was expected/);

  await page.getByRole('link', { name: 'What would change under it' }).click();
  assert.match(await words(), /Clause 8\.8: .*the date is another/);
  await page.goBack();

  await page.getByRole('link', { name: 'Circulate this draft' }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('checkbox').first().check();
  await main.getByRole('button', { name: 'Circulate' }).click();
  assert.match(await words(), /It was circulated as it stands/);

  await page.getByRole('link', { name: 'Record its adoption' }).click();
  await page.getByRole('radio').first().check();
  await page
    .getByLabel(/Which body|By whom|adopted/i)
    .first()
    .fill('Full Council');
  const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
  await page
    .getByRole('group', { name: /in force|from what/i })
    .getByLabel('Day')
    .fill(day);
  await page
    .getByRole('group', { name: /in force|from what/i })
    .getByLabel('Month')
    .fill(month);
  await page
    .getByRole('group', { name: /in force|from what/i })
    .getByLabel('Year')
    .fill(year);
  await main.getByRole('button', { name: 'Record the adoption' }).click();
  assert.match(await words(), /say that the change is meant/);
  await page.getByLabel('That these examples no longer hold is meant').check();
  await main.getByRole('button', { name: 'Record the adoption' }).click();
  await page.waitForURL(`**/cases/${ref}`);
  assert.match(await words(), /Full Council adopted the text/);
  await page.goto('/protocols/exeter');
  assert.match(await words(), /in force from/);
  await context.close();
});

test('the drafting room and the form of a clause are accessible, on a phone and on a desk', async () => {
  for (const viewport of [PHONE, DESK]) {
    const { page, context } = await visitAs(browser, address, MALIK, { viewport });
    await page.goto('/drafting');
    await mustBeAccessible(page, 'the drafts');
    const name = `axe-${viewport.width}`;
    await page
      .getByLabel(/amended April 2023|in force from/)
      .first()
      .check();
    await page.getByLabel('What is the draft called?').fill(name);
    await page.locator('main').getByRole('button', { name: 'Begin' }).click();
    await mustBeAccessible(page, 'a draft');
    await page.getByRole('link', { name: 'Clause 8.8', exact: true }).click();
    await mustBeAccessible(page, 'the form of a clause');
    await context.close();
  }
});
