import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { html } from '../components/html.ts';
import { type Page, page } from './page.ts';

type Element = DefaultTreeAdapterTypes.Element;

const council = { id: 'invented', name: 'Invented Borough Council', colour: '#0b5d4e' };
const plain: Page = {
  title: 'My work',
  council,
  person: { name: 'Councillor Amina Rahman', csrfToken: 'token-1' },
  navigation: [
    { text: 'My work', href: '/', current: true },
    { text: 'Start', href: '/start' },
  ],
  breadcrumbs: [{ text: 'My work', href: '/' }],
  body: html`<h1 class="govuk-heading-xl">My work</h1>`,
  demonstration: true,
  private: false,
};

function elements(options: Page): Element[] {
  const mistakes: string[] = [];
  const tree = parse(String(page(options)), { onParseError: ({ code }) => mistakes.push(code) });
  assert.deepEqual(mistakes, []);
  const all = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
    node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...all(child)] : []));
  return all(tree);
}

function text(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? text(child) : ''))
    .join('')
    .replace(/\s+/g, ' ');
}

function titleOf(options: Page): string {
  const title = elements(options).find(({ tagName }) => tagName === 'title');
  return title ? text(title) : '';
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

const privatePage: Page = {
  ...plain,
  title: 'A concern about Jo Lee',
  private: true,
  reference: '7KX-4MQ',
  body: html`<h1>Private case 7KX-4MQ</h1>`,
};

it('has no inline script and no inline style, which the content security policy forbids', () => {
  for (const options of [
    plain,
    privatePage,
    { ...plain, exit: '/leave', printed: 'Case 7KX-4MQ', scripts: ['/assets/x.js'] },
  ]) {
    for (const element of elements(options)) {
      assert.notEqual(element.tagName, 'style');
      if (element.tagName === 'script') assert.ok(attribute(element, 'src')?.startsWith('/assets/'));
      for (const { name, value } of element.attrs) {
        assert.ok(
          name !== 'style' && !name.startsWith('on') && !value.startsWith('javascript:'),
          `${name}=${value}`,
        );
      }
    }
  }
});

it('shows no crown, no crest and no GOV.UK', () => {
  assert.doesNotMatch(String(page(plain)), /crown|crest|GOV\.UK|Open Government/i);
});

it('has one h1, one main, and a skip link that leads to it', () => {
  const all = elements(plain);
  assert.equal(all.filter(({ tagName }) => tagName === 'h1').length, 1);
  const main = all.find(({ tagName }) => tagName === 'main');
  const skip = all.find(({ attrs }) => attrs.some(({ value }) => value === 'govuk-skip-link'));
  assert.ok(main && skip);
  assert.equal(attribute(skip, 'href'), `#${attribute(main, 'id')}`);
});

it('uses no id twice', () => {
  const all = elements({
    ...plain,
    errorSummary: [{ says: 'Enter a date', at: 'received-day' }],
    exit: '/leave',
  });
  const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
  assert.deepEqual(ids, [...new Set(ids)]);
});

it('signs out by a posted form that carries the token', () => {
  const shown = String(page(plain));
  assert.match(
    shown,
    /<form method="post" action="\/sign-out" novalidate>\s*<input type="hidden" name="_csrf" value="token-1">/,
  );
  assert.match(shown, /Councillor Amina Rahman/);
  const { person: _, ...anonymous } = plain;
  assert.doesNotMatch(String(page(anonymous)), /Sign out/);
});

it('says on every page of a demonstration that everyone is invented, and on no other', () => {
  const words = (options: Page) => elements(options).map(text).join(' ');
  assert.match(words(plain), /Demonstration\. Everyone here is invented and nothing is sent\./);
  assert.doesNotMatch(words({ ...plain, demonstration: false }), /invented and nothing/);
});

it('begins the title with “Error:” and lists each mistake with a link when something is wrong', () => {
  const wrong: Page = { ...plain, errorSummary: [{ says: 'Enter a date for “When?”', at: 'received-day' }] };
  assert.equal(titleOf(wrong), 'Error: My work – Invented Borough Council');
  assert.equal(titleOf({ ...plain, errorSummary: [] }), 'My work – Invented Borough Council');
  const link = elements(wrong).find((element) => attribute(element, 'href') === '#received-day');
  assert.ok(link);
  assert.equal(text(link), 'Enter a date for “When?”');
});

it('keeps what a restricted case is about out of the browser’s title, whatever title it is given', () => {
  assert.equal(titleOf(privatePage), 'Case 7KX-4MQ');
  assert.equal(
    titleOf({ ...privatePage, errorSummary: [{ says: 'Enter it', at: 'x' }] }),
    'Error: Case 7KX-4MQ',
  );
  assert.equal(titleOf({ ...privatePage, reference: undefined }), 'Private page');
  assert.doesNotMatch(String(page(privatePage)), /Jo Lee/);
  assert.match(String(page(privatePage)), /<meta name="referrer" content="no-referrer">/);
});

it('shows a council’s logo beside its name, which is read once', () => {
  const shown = page({
    ...plain,
    council: { ...council, logo: { src: '/assets/logo.svg', width: 60, height: 40 } },
  });
  assert.match(
    String(shown),
    /<img class="comity-header__logo" src="\/assets\/logo.svg" width="60" height="40" alt="">/,
  );
  assert.match(String(shown), /Invented Borough Council/);
});
