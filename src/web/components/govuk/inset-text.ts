// The GOV.UK inset text: set apart from the text around it.

import { type Html, html } from '../html.ts';
import type { InsetTextOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

export function insetText(options: InsetTextOptions): Html {
  const name = classes('govuk-inset-text', options.classes);
  return html`<div${attribute('id', options.id)} class="${name}"${attributes(options.attributes)}>
  ${content(options)}
</div>`;
}
