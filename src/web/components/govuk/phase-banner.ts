// The GOV.UK phase banner: says what kind of service this is.

import { type Html, html } from '../html.ts';
import type { PhaseBannerOptions } from '../options.generated.ts';
import { attributes, classes, content } from './attributes.ts';
import { tag } from './tag.ts';

export function phaseBanner(options: PhaseBannerOptions): Html {
  const name = classes('govuk-phase-banner govuk-width-container', options.classes);
  const { text, html: markup, classes: more } = options.tag ?? {};
  return html`<div class="${name}"${attributes(options.attributes)}>
  <p class="govuk-phase-banner__content">
    ${tag({ text, html: markup, classes: classes('govuk-phase-banner__content__tag', more) })}
    <span class="govuk-phase-banner__text">
      ${content(options)}
    </span>
  </p>
</div>`;
}
