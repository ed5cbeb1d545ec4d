// What people come to do, done in a real browser, mostly on a phone and without JavaScript.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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

const COUNCILLOR = { council: 'St Helens Borough Council', name: 'Councillor Amina Rahman' } as const;
const OFFICER = { council: 'St Helens Borough Council', name: 'Dev Patel' } as const;

/** Everything on the page, what is folded away included. */
async function wordsOn(page: Page): Promise<string> {
  return (await page.locator('main').textContent()) ?? '';
}

async function goOn(page: Page): Promise<void> {
  await page.locator('main').getByRole('button', { name: 'Continue' }).click();
}

/** Pictures for the documents, taken only when asked for: COMITY_SCREENSHOTS=yes npm test. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env['COMITY_SCREENSHOTS'] !== 'yes') return;
  await mkdir('screenshots', { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage: true });
}

/** What one council’s text asks of every request; it stands among what may be left out. */
async function copyIn(page: Page, director: string): Promise<void> {
  const more = page.getByText('Say more, if you know it');
  if (await more.isVisible()) await more.click();
  await page.getByRole('checkbox', { name: director }).check();
}

async function now(page: Page): Promise<void> {
  const choice = page.getByLabel('I am doing this now');
  if (await choice.isVisible()) await choice.check();
}

async function ask(page: Page, subject: string, officer: string): Promise<void> {
  await page.goto('/start');
  await page.getByLabel('Ask a question or get something done').check();
  await goOn(page);
  await page.getByLabel(/What is the enquiry about/).fill(subject);
  await page.getByLabel(/What do you want to know/).fill('When will it be mended?');
  await copyIn(page, 'Jo Lee');
  await now(page);
  await goOn(page);
  await page.getByRole('radio', { name: officer }).or(page.getByRole('combobox').first()).first().waitFor();
  const radio = page.getByRole('radio', { name: officer });
  if ((await radio.count()) > 0) await radio.first().check();
  else await page.getByRole('combobox').selectOption({ label: await optionWith(page, officer) });
  await goOn(page);
}

describe('On a phone, without JavaScript', () => {
  test('a councillor asks, is told by when and under which clause, and the officer’s answer reaches them', async () => {
    const member = await visitAs(browser, address, COUNCILLOR, { viewport: PHONE, javaScriptEnabled: false });
    await picture(member.page, 'my-work');
    await ask(member.page, 'Broken swing in the park', 'Dev Patel');
    const check = await wordsOn(member.page);
    assert.match(check, /Dev Patel should answer the enquiry by \w+ \d+ \w+ \d{4}/);
    assert.match(check, /clause 7\.iii/);
    await member.page.getByRole('button', { name: 'Send' }).click();
    assert.match(await wordsOn(member.page), /Your reference/);
    await member.page.getByRole('link', { name: /Go to case/ }).click();
    const caseAddress = member.page.url();
    await picture(member.page, 'case');

    const officer = await visitAs(browser, address, OFFICER, { viewport: PHONE, javaScriptEnabled: false });
    await officer.page.getByRole('link', { name: /Answer the enquiry: Broken swing/ }).click();
    assert.equal(officer.page.url(), caseAddress);
    await officer.page.getByRole('button', { name: 'Answer the enquiry' }).click();
    await officer.page.getByLabel(/What is your answer/).fill('On Monday, if it is dry.');
    await now(officer.page);
    await goOn(officer.page);
    await officer.page.getByRole('button', { name: 'Send' }).click();

    await member.page.goto(caseAddress);
    assert.match(await wordsOn(member.page), /On Monday, if it is dry\./);
    await member.context.close();
    await officer.context.close();
  });

  test('a form that is not right keeps what was typed and says what to write', async () => {
    const { context, page } = await visitAs(browser, address, COUNCILLOR, {
      viewport: PHONE,
      javaScriptEnabled: false,
    });
    await page.goto('/start');
    await page.getByLabel('Ask a question or get something done').check();
    await goOn(page);
    await page.getByLabel(/What do you want to know/).fill('Typed and not lost');
    await goOn(page);
    assert.match(await page.title(), /^Error: /);
    assert.ok(await page.getByRole('alert').isVisible());
    assert.equal(await page.getByLabel(/What do you want to know/).inputValue(), 'Typed and not lost');
    await context.close();
  });
});

describe('A private concern', () => {
  test('says who will read it before it is sent, and its subject finds no trace of it', async () => {
    const member = await visitAs(browser, address, COUNCILLOR, { viewport: PHONE });
    await member.page.goto('/start');
    await member.page.getByLabel('Get something put right, in private').check();
    await goOn(member.page);
    await member.page.getByLabel('Raise a concern').check();
    await goOn(member.page);
    await member.page.getByRole('combobox').selectOption({ label: await optionWith(member.page, 'Sam Orr') });
    await member.page.getByLabel(/What happened/).fill('Zanzibarian rudeness at the counter.');
    await now(member.page);
    await mustBeAccessible(member.page, 'a private form');
    await goOn(member.page);
    const check = await wordsOn(member.page);
    assert.match(check, /Who will read this/);
    assert.match(check, /Jo Lee/);
    assert.doesNotMatch(await member.page.title(), /Sam|rude/);
    await member.page.getByRole('button', { name: 'Send' }).click();
    await member.page.getByRole('link', { name: /Go to case/ }).click();
    const caseAddress = member.page.url();

    const subject = await visitAs(browser, address, { ...OFFICER, name: 'Sam Orr' }, { viewport: PHONE });
    const answer = await subject.page.goto(caseAddress);
    assert.equal(answer?.status(), 404);
    await subject.page.goto('/find?q=Zanzibarian');
    assert.match(await wordsOn(subject.page), /Nothing found/);
    await member.context.close();
    await subject.context.close();
  });
});

async function optionWith(page: Page, name: string): Promise<string> {
  const labels = await page.getByRole('combobox').locator('option').allInnerTexts();
  const label = labels.find((one) => one.startsWith(name));
  assert.ok(label, `${name} can be chosen`);
  return label;
}

describe('By keyboard alone', () => {
  test('the first stop is the skip link, and a councillor reaches and opens a case', async () => {
    const { context, page } = await visitAs(browser, address, COUNCILLOR, { viewport: DESK });
    await page.keyboard.press('Tab');
    assert.equal((await page.locator(':focus').textContent())?.trim(), 'Skip to main content');
    await page.keyboard.press('Enter');
    for (let stop = 0; stop < 20; stop += 1) {
      await page.keyboard.press('Tab');
      if (/\/cases\//.test((await page.locator(':focus').getAttribute('href')) ?? '')) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases/**');
    assert.equal(await page.locator('h2', { hasText: 'What happens next' }).count(), 1);
    await context.close();
  });
});

describe('Every page', () => {
  const OPEN = [
    '/sign-in',
    '/demonstration',
    '/help',
    '/accessibility',
    '/privacy',
    '/protocols',
    '/protocols/exeter',
    '/protocols/exeter/silent',
    '/protocols/cheshire-east/rulings',
    '/protocols/st-helens/consequences',
    '/protocols/bfstc/consequences',
    '/protocols/st-helens/compare',
    '/protocols/st-helens/compare?show=rules',
    '/protocols/bfstc/compare',
    '/compare',
    '/compare?compare=yes',
    '/compare?text=york&text=exeter&text=st-helens&text=st-helens/protocol/earlier&part=Political groups',
    '/compare?topic=enquiry-deadline',
    '/nowhere',
  ];
  const SIGNED_IN = [
    '/',
    '/cases',
    '/start',
    '/find',
    '/find?q=ash',
    '/find?q=zzzz',
    '/people',
    '/people?q=highways',
    '/ask',
    '/ask?_procedure=enquiry',
    '/ask?_procedure=enquiry&_act=enquiry.received',
    '/ask?_act=concern.raised&_as=me',
    '/ask?_act=concern.raised&_as=me&subject=office:chief executive&_put=*',
    '/protocols/st-helens/rulings',
    '/protocols/st-helens/consequences',
  ];

  for (const viewport of [PHONE, DESK])
    test(`is accessible to somebody not signed in, ${viewport.width} pixels wide`, async () => {
      const context = await browser.newContext({ viewport, baseURL: address });
      const page = await context.newPage();
      for (const path of OPEN) {
        await page.goto(path);
        await mustBeAccessible(page, path);
      }
      await page.goto('/protocols/exeter?q=five working days');
      await page.locator('.comity-clauses a').first().click();
      await mustBeAccessible(page, 'a clause');
      await picture(page, `clause-${viewport.width}`);
      await context.close();
    });

  // Each kind of person on a phone; the widest pages once more at a desk.
  for (const { viewport, names } of [
    { viewport: PHONE, names: ['Councillor Farid Aziz', 'Dev Patel', 'Peter Quaye'] },
    { viewport: DESK, names: ['Peter Quaye'] },
  ])
    test(`is accessible to ${names.join(' and ')}, ${viewport.width} pixels wide`, async () => {
      for (const name of names) {
        const { context, page } = await visitAs(browser, address, { ...COUNCILLOR, name }, { viewport });
        for (const path of SIGNED_IN) {
          await page.goto(path);
          await mustBeAccessible(page, `${name}: ${path}`);
        }
        await page.goto('/cases');
        const cases = await page
          .locator('main a[href^="/cases/"]')
          .evaluateAll((links) => links.map((link) => String(link)));
        for (const link of cases.slice(0, 3)) {
          await page.goto(link);
          await mustBeAccessible(page, `${name}: a case`);
        }
        await context.close();
      }
    });

  for (const viewport of [PHONE, DESK])
    test(`for drafting the next text is accessible, ${viewport.width} pixels wide`, async () => {
      const officer = { ...COUNCILLOR, name: 'Peter Quaye' };
      const { context, page } = await visitAs(browser, address, officer, { viewport });
      await page.goto('/drafting');
      await mustBeAccessible(page, 'drafts');
      await page.getByRole('button', { name: 'Begin the draft' }).click();
      await mustBeAccessible(page, 'a draft that cannot begin');
      await page.locator('input[name=from]').first().check();
      await page.getByLabel('What is the draft called?').fill(`next-${viewport.width}`);
      await page.getByRole('button', { name: 'Begin the draft' }).click();
      await mustBeAccessible(page, 'a draft');
      await picture(page, `draft-${viewport.width}`);
      const draft = page.url();
      for (const then of ['/text', '/arrange', '/circulate', '/adopt']) {
        await page.goto(`${draft}${then}`);
        await mustBeAccessible(page, `a draft: ${then}`);
      }
      await context.close();
    });

  test('with mistakes in it is accessible', async () => {
    const { context, page } = await visitAs(browser, address, COUNCILLOR, { viewport: PHONE });
    await page.goto('/start');
    await page.getByLabel('Ask a question or get something done').check();
    await goOn(page);
    await goOn(page);
    await mustBeAccessible(page, 'a form with mistakes');
    await context.close();
  });

  test('has opened details, forms and checks that are accessible too', async () => {
    const { context, page } = await visitAs(browser, address, COUNCILLOR, { viewport: PHONE });
    await ask(page, 'A lamp that flickers', 'Dev Patel');
    await mustBeAccessible(page, 'the check page');
    await page.getByRole('button', { name: 'Send' }).click();
    await mustBeAccessible(page, 'the sent page');
    await page.getByRole('link', { name: /Go to case/ }).click();
    for (const summary of await page.locator('summary').all()) await summary.click();
    await mustBeAccessible(page, 'a case with everything opened');
    await context.close();
  });
});
