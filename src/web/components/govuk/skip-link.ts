// The GOV.UK skip link: takes a keyboard past the header.

import { type Html, html } from '../html.ts';
import type { SkipLinkOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';

export function skipLink(options: SkipLinkOptions): Html {
  const name = classes('govuk-skip-link', options.classes);
  return html`<a href="${options.href || '#content'}" class="${name}"${attributes(options.attributes)} data-module="govuk-skip-link">${content(options)}</a>`;
}
