// HTML attributes written from a map, as the GOV.UK components take them.

import { type Html, html, nothing, type Value } from '../html.ts';

type Plain = string | number | boolean | null | undefined;

/** `optional` leaves the attribute out when there is no value, and writes only its name for true. */
export type Attributes = Readonly<
  Record<string, Plain | { readonly value: Plain; readonly optional?: boolean }>
>;

export function attributes(map: Attributes | undefined): Html {
  if (!map) return nothing;
  return html`${Object.entries(map).map(([name, item]) => {
    const { value, optional } =
      typeof item === 'object' && item !== null
        ? { optional: false, ...item }
        : { value: item, optional: false };
    if (optional && value === true) return html` ${name}`;
    if (optional && (value === undefined || value === null || value === false)) return nothing;
    return html` ${name}="${String(value ?? '')}"`;
  })}`;
}

/** One attribute, left out when its value is empty. */
export function attribute(name: string, value: string | number | undefined): Html {
  return value ? html` ${name}="${value}"` : nothing;
}

/** The attributes that carry a component’s words, in one form or by plural form, to its script. */
export function wordsAttributes(
  key: string,
  words: Readonly<Record<string, string>> | string | undefined,
): Attributes {
  if (!words) return {};
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words };
  return Object.fromEntries(Object.entries(words).map(([form, text]) => [`data-i18n.${key}.${form}`, text]));
}

/** Class names joined by spaces, without the empty ones. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

export interface Content {
  readonly html?: Html | undefined;
  readonly text?: string | number | undefined;
}

/** Markup where it is given, otherwise text to be escaped. */
export function content(given: Content | undefined): Value {
  return given?.html && String(given.html) ? given.html : given?.text;
}

/** The items that are there, each with its place in the list as written, counting from 1. */
export function present<Item extends object>(
  items: readonly (Item | false | null | undefined | '')[] | undefined,
): { readonly item: Item; readonly place: number }[] {
  return (items ?? []).flatMap((item, index) => (item ? [{ item, place: index + 1 }] : []));
}
