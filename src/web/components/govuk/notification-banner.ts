// The GOV.UK notification banner: something to know that is not the page’s own subject.

import { type Html, html, trusted } from '../html.ts';
import type { NotificationBannerOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';

export function notificationBanner(options: NotificationBannerOptions): Html {
  const success = options.type === 'success';
  const name = classes(
    'govuk-notification-banner',
    success && 'govuk-notification-banner--success',
    options.classes,
  );
  const role = options.role || (success ? 'alert' : 'region');
  const title =
    content({ html: options.titleHtml, text: options.titleText }) || (success ? 'Success' : 'Important');
  const id = options.titleId || 'govuk-notification-banner-title';
  const heading = trusted(`h${Number(options.titleHeadingLevel || 2)}`);
  const focus = attributes({
    'data-disable-auto-focus': { value: options.disableAutoFocus?.toString(), optional: true },
  });
  const body =
    options.html ?? (options.text && html`<p class="govuk-notification-banner__heading">${options.text}</p>`);
  return html`<div class="${name}" role="${role}" aria-labelledby="${id}" data-module="govuk-notification-banner"${focus}${attributes(options.attributes)}>
  <div class="govuk-notification-banner__header">
    <${heading} class="govuk-notification-banner__title" id="${id}">
      ${title}
    </${heading}>
  </div>
  <div class="govuk-notification-banner__content">
    ${body}
  </div>
</div>`;
}
