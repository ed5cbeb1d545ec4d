// A real browser on the real program: visitors of the demonstration, and what every page must be.

import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export const PHONE = { width: 320, height: 700 } as const;
export const DESK = { width: 1280, height: 900 } as const;

export interface Visiting {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Signs in by one click on the demonstration’s page. */
export async function visitAs(
  browser: Browser,
  address: string,
  who: { readonly council: string; readonly name: string },
  how: { readonly viewport: typeof PHONE | typeof DESK; readonly javaScriptEnabled?: boolean },
): Promise<Visiting> {
  const context = await browser.newContext({ ...how, baseURL: address });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto('/demonstration');
  await page.getByText(who.council, { exact: true }).click();
  await page.getByRole('button', { name: new RegExp(`^${who.name}\\b`) }).click();
  await page.waitForURL('**/');
  return { context, page };
}

/** WCAG 2.2 AA as far as a program can tell, no sideways scrolling, one h1, a title. */
export async function mustBeAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // Otherwise a second page is opened to put the frames’ findings together. Our pages have no frames.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  assert.deepEqual(found, [], `${what}: ${page.url()}`);
  assert.equal(await page.locator('h1').count(), 1, `${what} has one h1`);
  assert.notEqual(await page.title(), '', `${what} has a title`);
  // As a text, because what runs in the page is not checked against the types of this program.
  const [needed, given] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  assert.ok(needed <= given, `${what} scrolls sideways: ${needed} of ${given} pixels`);
}
