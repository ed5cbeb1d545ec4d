// The GOV.UK error message, beside the field it is about. Knows nothing of what was wrong.

import { type Html, html } from '../html.ts';
import type { ErrorMessageOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

export function errorMessage(options: ErrorMessageOptions): Html {
  const name = classes('govuk-error-message', options.classes);
  const prefix = options.visuallyHiddenText ?? 'Error';
  return html`<p${attribute('id', options.id)} class="${name}"${attributes(options.attributes)}>
  ${prefix && html`<span class="govuk-visually-hidden">${prefix}:</span> `}${content(options)}
</p>`;
}
