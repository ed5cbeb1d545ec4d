// What a browser would send for the forms in a page, for tests that fill in and send what we really show.

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

function descendants(node: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...descendants(child)] : []));
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function words(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

function sent(element: Element): string[] {
  const type = attribute(element, 'type');
  if (element.tagName === 'textarea') return [words(element)];
  if (element.tagName === 'select') {
    const options = descendants(element).filter(({ tagName }) => tagName === 'option');
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
    return chosen ? [attribute(chosen, 'value') ?? words(chosen)] : [];
  }
  if (element.tagName !== 'input') return [];
  if ((type === 'radio' || type === 'checkbox') && attribute(element, 'checked') === undefined) return [];
  return [attribute(element, 'value') ?? ''];
}

/** Control names with what they would send: one string, or a list where a name is sent more than once. */
export function formData(html: string): Record<string, string | string[]> {
  const data = new Map<string, string[]>();
  for (const element of descendants(parseFragment(html))) {
    const name = attribute(element, 'name');
    if (name) data.set(name, [...(data.get(name) ?? []), ...sent(element)]);
  }
  return Object.fromEntries(
    [...data].flatMap(([name, all]) =>
      all.length === 0 ? [] : [[name, all.length === 1 ? (all[0] ?? '') : all]],
    ),
  );
}

/** Every id in the page, in order. */
export function ids(html: string): string[] {
  return descendants(parseFragment(html)).flatMap((element) => attribute(element, 'id') ?? []);
}
