// The GOV.UK tag: a status in words, which its colour only repeats.

import { type Html, html } from '../html.ts';
import type { TagOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';

export function tag(options: TagOptions): Html {
  return html`<strong class="${classes('govuk-tag', options.classes)}"${attributes(options.attributes)}>
  ${content(options)}
</strong>`;
}
