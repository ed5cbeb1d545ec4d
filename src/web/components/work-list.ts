// A list of things to do, one sentence each: “Answer Councillor Rahman about street lights: due Tuesday 5 January 2027”.

import { tag } from './govuk/tag.ts';
import { type Html, html } from './html.ts';

export interface WorkItem {
  /** What is to be done, which is what the link says. */
  readonly text: string;
  readonly href: string;
  /** “due Tuesday 5 January 2027, 2 working days left” */
  readonly when?: string | undefined;
  /** “Dev Patel”, where somebody else has it. */
  readonly who?: string | undefined;
  readonly overdue?: boolean | undefined;
}

export function workList(items: readonly WorkItem[]): Html {
  return html`<ul class="govuk-list comity-work">${items.map(
    ({ text, href, when, who, overdue }) => html`
  <li class="comity-work__item">
    <a class="govuk-link" href="${href}">${text}</a>${when && `: ${when}`}
    ${overdue && tag({ text: 'Overdue', classes: 'govuk-tag--red' })}
    ${who && html`<span class="comity-work__who">${who}</span>`}
  </li>`,
  )}
</ul>`;
}
