// The GOV.UK details: text that is there when wanted. Knows nothing of what it holds.

import { type Html, html } from '../html.ts';
import type { DetailsOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

export function details(options: DetailsOptions): Html {
  const name = classes('govuk-details', options.classes);
  const summary = content({ html: options.summaryHtml, text: options.summaryText });
  return html`<details${attribute('id', options.id)} class="${name}"${attributes(options.attributes)}${
    options.open && html` open`
  }>
  <summary class="govuk-details__summary">
    <span class="govuk-details__summary-text">
      ${summary}
    </span>
  </summary>
  <div class="govuk-details__text">
    ${content(options)}
  </div>
</details>`;
}
