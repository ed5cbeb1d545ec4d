// Cases as a list of links: what each is about, or only its reference when it is private.

import type { CaseLine } from '#casework/view.ts';
import { tag } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';

/** “7KX-4MQ” */
export function referenceInWords(ref: string): string {
  return ref.toUpperCase();
}

export function titleOf({ noun, subject, ref }: Pick<CaseLine, 'noun' | 'subject' | 'ref'>): string {
  return subject ?? `${noun} ${referenceInWords(ref)}`;
}

export function caseLinks(cases: readonly CaseLine[]): Html {
  return html`<ul class="govuk-list">${cases.map(
    (line) => html`<li><a class="govuk-link" href="/cases/${line.ref}">${titleOf(line)}</a>
      ${line.closed && tag({ text: 'Closed', classes: 'govuk-tag--grey' })}</li>`,
  )}</ul>`;
}
