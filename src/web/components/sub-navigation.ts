// Pages that look at one thing in several ways, as links above it, after the sub navigation of the Ministry of Justice’s
// design patterns. Knows nothing of what they show.

import { type Html, html } from './html.ts';

export interface SubNavigationItem {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** @param label says, to those who do not see it, what the links are for. */
export function subNavigation(label: string, items: readonly SubNavigationItem[]): Html {
  return html`<nav class="comity-sub-navigation" aria-label="${label}">
  <ul class="comity-sub-navigation__list">${items.map(
    ({ text, href, current }) =>
      html`<li class="comity-sub-navigation__item"><a class="govuk-link govuk-link--no-visited-state comity-sub-navigation__link" href="${href}"${current && html` aria-current="page"`}>${text}</a></li>`,
  )}</ul>
</nav>`;
}
