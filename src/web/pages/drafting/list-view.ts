// The drafts of a council, and beginning the next one.

import type { DraftText } from '#drafting/draft.ts';
import type { CivilDate } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { dayInWords } from '#wording/dates.ts';
import { button, input, radios } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Mistake } from '../../components/question.ts';
import { form } from '../../layout/form.ts';
import { statusOf, textTitle } from '../protocol/clause-words.ts';
import { draftAddress } from './address.ts';

export interface DraftsPage {
  readonly rulebook: Rulebook;
  readonly today: CivilDate;
  readonly drafts: readonly DraftText[];
  readonly nameOf: (person: string) => string;
  readonly token: string;
  readonly from: string;
  readonly name: string;
  readonly mistake?: Mistake | undefined;
}

export function draftsBody({
  rulebook,
  today,
  drafts,
  nameOf,
  token,
  from,
  name,
  mistake,
}: DraftsPage): Html {
  const { zone } = rulebook.council;
  const wrong = (at: string) => (mistake?.at === at ? { text: mistake.says } : undefined);
  const texts = rulebook.versions.filter(({ floor }) => !floor);
  const inside = html`
    ${radios({
      name: 'from',
      idPrefix: 'from',
      fieldset: {
        legend: { text: 'Which text does it begin as a copy of?', classes: 'govuk-fieldset__legend--s' },
      },
      errorMessage: wrong('from'),
      items: texts.map((text) => ({
        value: text.id,
        text: textTitle(text),
        hint: { text: statusOf(rulebook, text, today) },
        checked: text.id === from,
      })),
    })}
    ${input({ id: 'name', name: 'name', classes: 'govuk-input--width-20', label: { text: 'What is the draft called?', classes: 'govuk-label--s' }, hint: { text: 'Small letters, figures and hyphens, such as 2027-01. It names the file.' }, value: name, errorMessage: wrong('name') })}
    ${button({ text: 'Begin the draft', preventDoubleClick: true })}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Drafts of the next text</h1>
    ${drafts.length === 0 && html`<p class="govuk-body">Nobody is writing a next text. One begins as a copy of a text that is there, and binds nobody until it is adopted.</p>`}
    ${
      drafts.length > 0 &&
      html`<ul class="govuk-list">${drafts.map(
        ({
          draft,
          savedBy,
          saved,
          circulated,
        }) => html`<li><a class="govuk-link" href="${draftAddress(draft)}">${draft}</a>:
        saved by ${nameOf(savedBy)} on ${dayInWords(saved, zone)}. ${circulated === undefined ? 'Not circulated: only those who may draft can read it.' : 'Circulated.'}</li>`,
      )}</ul>`
    }
    <h2 class="govuk-heading-m">Begin a draft</h2>
    ${form('/drafting', token, inside)}
  </div></div>`;
}
