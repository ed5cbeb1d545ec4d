// The GOV.UK error summary: every mistake on the page, each linked to its field.

import { type Html, html } from '../html.ts';
import type { ErrorSummaryItem, ErrorSummaryOptions } from '../options.generated.ts';
import { attributes, classes, content, present } from './attributes.ts';

function entry(item: ErrorSummaryItem): Html {
  if (!item.href) return html`<li>${content(item)}</li>`;
  return html`<li><a href="${item.href}"${attributes(item.attributes)}>${content(item)}</a></li>`;
}

export function errorSummary(options: ErrorSummaryOptions): Html {
  const name = classes('govuk-error-summary', options.classes);
  const focus = attributes({
    'data-disable-auto-focus': { value: options.disableAutoFocus?.toString(), optional: true },
  });
  const description = content({ html: options.descriptionHtml, text: options.descriptionText });
  const list = options.errorList ?? [];
  // The alert role stands on a child, so that moving the focus does not cut off what a screen reader says.
  return html`<div class="${name}"${focus}${attributes(options.attributes)} data-module="govuk-error-summary">
  <div role="alert">
    <h2 class="govuk-error-summary__title">
      ${content({ html: options.titleHtml, text: options.titleText })}
    </h2>
    <div class="govuk-error-summary__body">
      ${description && html`<p>${description}</p>`}
      ${
        list.length > 0 &&
        html`<ul class="govuk-list govuk-error-summary__list">${present(list).map(({ item }) => entry(item))}</ul>`
      }
    </div>
  </div>
</div>`;
}
