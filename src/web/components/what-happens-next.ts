// The panel at the top of a case: what is owed next and by whom, the one button, and the other things to do.

import { button } from './govuk/button.ts';
import { Html, html } from './html.ts';

interface Link {
  readonly text: string;
  readonly href: string;
}

export interface WhatHappensNext {
  /** Paragraphs, and lists beneath them: “Dev Patel must answer by Tuesday 5 January 2027 (clause 7.iii).” */
  readonly said: readonly Html[];
  /** The viewer’s one button. */
  readonly primary?: Link | Html | undefined;
  /** Links, or forms whose button looks like one. */
  readonly others?: readonly (Link | Html)[] | undefined;
}

export function whatHappensNext({ said, primary, others = [] }: WhatHappensNext): Html {
  return html`<section class="comity-next" aria-labelledby="what-happens-next">
  <h2 class="govuk-heading-m" id="what-happens-next">What happens next</h2>
  ${said}
  ${primary instanceof Html ? primary : primary && button({ text: primary.text, href: primary.href })}
  ${
    others.length > 0 &&
    html`<h3 class="govuk-heading-s">Other things you can do</h3>
  <ul class="govuk-list">${others.map((other) => html`<li>${other instanceof Html ? other : html`<a class="govuk-link" href="${other.href}">${other.text}</a>`}</li>`)}</ul>`
  }
</section>`;
}
