// The GOV.UK label of a field, which may be the page’s heading too.

import { type Html, html, nothing } from '../html.ts';
import type { LabelOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

export function label(options: LabelOptions): Html {
  const words = content(options);
  if (!words) return nothing;
  const name = classes('govuk-label', options.classes);
  const written = html`<label class="${name}"${attributes(options.attributes)}${attribute('for', options.for)}>
  ${words}
</label>`;
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${written}</h1>` : written;
}
