// The GOV.UK back link. Knows nothing of where it leads.

import { type Html, html } from '../html.ts';
import type { BackLinkOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';

export function backLink(options: BackLinkOptions): Html {
  const name = classes('govuk-back-link', options.classes);
  return html`<a href="${options.href || '#'}" class="${name}"${attributes(options.attributes)}>${
    content(options) || 'Back'
  }</a>`;
}
