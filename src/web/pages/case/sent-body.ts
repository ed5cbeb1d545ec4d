// After something is sent: its reference, who has it next, and when the next news is due; or that it is seen no longer.

import type { CaseView } from '#casework/view.ts';
import { dateInWords } from '#wording/dates.ts';
import { dutySentence } from '#wording/duties.ts';
import { panel } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { referenceInWords } from './case-links.ts';
import { pressing } from './pressing.ts';
import type { Reader } from './reader.ts';

export function sentBody({ ref, standing, closed }: CaseView, { names, cite }: Reader): Html {
  const duties = pressing(standing.duties);
  const [next] = duties;
  const news = duties
    .flatMap(({ due, state }) => (state === 'open' && due?.date !== undefined ? [due.date] : []))
    .toSorted()[0];
  const dated = news === undefined ? undefined : `Next news: by ${dateInWords(news)}.`;
  // The sentence about what is owed says already that no date is set.
  const undated =
    next === undefined
      ? 'The protocol sets no date. You can ask for news at any time.'
      : 'You can ask for news at any time.';
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${panel({ titleText: 'Sent', html: html`Your reference<br><strong>${referenceInWords(ref)}</strong>` })}
    <h2 class="govuk-heading-m">What happens next</h2>
    ${next !== undefined && html`<p class="govuk-body">Next step: ${cite(dutySentence(next, names), next.because)}</p>`}
    ${closed ? html`<p class="govuk-body">This case is closed.</p>` : html`<p class="govuk-body">${dated ?? undated}</p>`}
    <p class="govuk-body"><a class="govuk-link" href="/cases/${ref}">Go to case ${referenceInWords(ref)}</a></p>
    <p class="govuk-body"><a class="govuk-link" href="/">Go to my work</a></p>
  </div></div>`;
}

/** It names no case: whoever reads it sees that case no longer. */
export function stoodAsideBody(): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">You have stood aside</h1>
    <p class="govuk-body">You no longer see that case, and are told nothing of it. What was yours to do in it goes to whoever the protocol names next.</p>
    <p class="govuk-body">If you stood aside by mistake, ask the office that oversees your council’s cases to let you back in.</p>
    <p class="govuk-body"><a class="govuk-link" href="/">Go to my work</a></p>
  </div></div>`;
}
