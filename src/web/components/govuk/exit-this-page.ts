// The GOV.UK “Exit this page” button, for somebody who may be watched. Where it leads is the page’s matter.

import { type Html, html } from '../html.ts';
import type { ExitThisPageOptions } from '../options.generated.ts';
import { attribute, attributes, classes, wordsAttributes } from './attributes.ts';
import { button } from './button.ts';

export function exitThisPage(options: ExitThisPageOptions): Html {
  const name = classes('govuk-exit-this-page', options.classes);
  const spoken = attributes({
    ...wordsAttributes('activated', options.activatedText),
    ...wordsAttributes('timed-out', options.timedOutText),
    ...wordsAttributes('press-two-more-times', options.pressTwoMoreTimesText),
    ...wordsAttributes('press-one-more-time', options.pressOneMoreTimeText),
  });
  const standard = html`<span class="govuk-visually-hidden">Emergency</span> Exit this page`;
  return html`<div${attribute('id', options.id)} class="${name}" data-module="govuk-exit-this-page"${attributes(options.attributes)}${spoken}>
  ${button({
    html: options.html || options.text ? options.html : standard,
    text: options.text,
    classes: 'govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button',
    href: options.redirectUrl || 'https://www.bbc.co.uk/weather',
    attributes: { rel: 'nofollow noreferrer' },
  })}
</div>`;
}
