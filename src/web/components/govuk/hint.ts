// The GOV.UK hint: help with a question, tied to its field by id.

import { type Html, html } from '../html.ts';
import type { HintOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

export function hint(options: HintOptions): Html {
  const name = classes('govuk-hint', options.classes);
  return html`<div${attribute('id', options.id)} class="${name}"${attributes(options.attributes)}>
  ${content(options)}
</div>`;
}
