// The GOV.UK warning text: what happens if this is not heeded.

import { type Html, html } from '../html.ts';
import type { WarningTextOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';

export function warningText(options: WarningTextOptions): Html {
  return html`<div class="${classes('govuk-warning-text', options.classes)}"${attributes(options.attributes)}>
  <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
  <strong class="govuk-warning-text__text">
    <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span>
    ${content(options)}
  </strong>
</div>`;
}
