// Markup as a type of its own, and the template that makes it: whatever is not Html is escaped.
// ghtml escapes; its own template is not used, because there a “!” before a value switches escaping off
// (“Welcome!${name}”) and its result is a plain string, which nothing tells from text.

import { html as escaped } from 'ghtml';

/** Markup that is safe to send. Made only by `html` and `trusted`. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

export type Value = Html | string | number | boolean | null | undefined | readonly Value[];

/** True and false write nothing, so that `condition && html` can stand in a template. */
function written(value: Value): string {
  if (value instanceof Html) return value.toString();
  if (typeof value === 'string') return escaped`${value}`;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null) return value.map(written).join('');
  return '';
}

/** Template tag: text and numbers are escaped, Html is kept, lists are joined, the rest writes nothing. */
export function html(literals: TemplateStringsArray, ...values: readonly Value[]): Html {
  let markup = literals[0] ?? '';
  values.forEach((value, index) => {
    markup += written(value) + (literals[index + 1] ?? '');
  });
  return new Html(markup);
}

/** Takes markup as it is. Only for what another program has already made safe, as micromark does. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

export const nothing: Html = new Html('');
