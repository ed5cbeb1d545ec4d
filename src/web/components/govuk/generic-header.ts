// The generic header of govuk-frontend: an organisation’s own name or logo, without crown or crest.

import { type Html, html } from '../html.ts';
import type { GenericHeaderOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';

export function genericHeader(options: GenericHeaderOptions): Html {
  const container = options.containerClasses || 'govuk-width-container';
  return html`<div class="${classes('govuk-generic-header', options.classes)}"${attributes(options.attributes)}>
  <div class="govuk-generic-header__container ${container}">
    <div class="govuk-generic-header__logo">
      <a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">
        ${content({ html: options.logoHtml, text: options.logoText })}
      </a>
    </div>
  </div>
</div>`;
}
