// A page as a test reads it: its words, its heading, its links and its forms. Every page read must be well-formed,
// with one h1 and no id twice.

import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse, serializeOuter } from 'parse5';
import { formData } from '#web/components/form-data.ts';

type Element = DefaultTreeAdapterTypes.Element;

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly title: string;
  readonly heading: string;
  /** Everything that is read in the main part, spaces run together. */
  readonly words: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** Of the main part. */
  readonly forms: readonly {
    readonly action: string;
    readonly data: Record<string, string | string[]>;
    readonly encoding: string | undefined;
    /** Names of its controls for files. */
    readonly files: readonly string[];
  }[];
}

export function readPage(url: string, status: number, body: string, headers: Page['headers']): Page {
  const mistakes: string[] = [];
  const all = elementsIn(parse(body, { onParseError: ({ code }) => mistakes.push(code) }));
  if (body.startsWith('<!DOCTYPE')) {
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    assert.deepEqual(mistakes, [], `${url} is not well-formed`);
    assert.deepEqual(ids, [...new Set(ids)], `${url} has an id twice`);
    assert.equal(all.filter(({ tagName }) => tagName === 'h1').length, 1, `${url} has one h1`);
  }
  const main = all.find(({ tagName }) => tagName === 'main');
  const within = main === undefined ? [] : elementsIn(main);
  const words = (tag: string): string => {
    const found = all.find(({ tagName }) => tagName === tag);
    return found === undefined ? '' : textOf(found);
  };
  return {
    url,
    status,
    headers,
    body,
    title: words('title'),
    heading: words('h1'),
    words: main === undefined ? '' : textOf(main),
    links: within
      .filter(({ tagName }) => tagName === 'a')
      .map((link) => ({ text: textOf(link), href: attribute(link, 'href') ?? '' })),
    forms: within
      .filter(({ tagName }) => tagName === 'form')
      .map((form) => ({
        action: attribute(form, 'action') ?? '',
        data: formData(serializeOuter(form)),
        encoding: attribute(form, 'enctype'),
        files: elementsIn(form)
          .filter((element) => attribute(element, 'type') === 'file')
          .map((element) => attribute(element, 'name') ?? ''),
      })),
  };
}

function elementsIn(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []));
}

function textOf(node: DefaultTreeAdapterTypes.ParentNode): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

function rawText(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? rawText(child) : ''))
    .join('');
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}
