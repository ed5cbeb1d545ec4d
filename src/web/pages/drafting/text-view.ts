// The whole text of a draft in one box, as the file that it is; and both texts where two people wrote at once.

import type { DraftChecked, DraftText } from '#drafting/draft.ts';
import { button, insetText, textarea } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';
import { draftAddress } from './address.ts';
import { problemsTold, triedTold } from './draft-view.ts';

export interface TextPage {
  readonly text: DraftText;
  /** As typed. */
  readonly content: string;
  readonly token: string;
  readonly checked?: DraftChecked;
  /** Somebody saved while this was written. */
  readonly clash?: boolean;
}

export function textBody({ text, content, token, checked, clash = false }: TextPage): Html {
  const inside = html`
    <input type="hidden" name="revision" value="${text.revision}">
    ${textarea({ id: 'content', name: 'content', rows: '30', spellcheck: true, label: { text: clash ? 'Your text' : 'The text', classes: 'govuk-label--s' }, hint: { text: 'Markdown, as protocols are written: a heading with the clause’s own number, a statement, and a yaml block for what runs.' }, value: content })}
    <div class="govuk-button-group">
      ${button({ text: clash ? 'Save mine in place of theirs' : 'Save', name: 'do', value: 'save' })}
      ${button({ text: 'Read it back', name: 'do', value: 'check', classes: 'govuk-button--secondary' })}
    </div>`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-full">
    <span class="govuk-caption-l">Draft ${text.draft}</span>
    <h1 class="govuk-heading-l">${clash ? 'Somebody saved while you were writing' : 'Edit the text'}</h1>
    ${
      clash &&
      html`<p class="govuk-body">Nothing of yours was saved, and nothing is lost: theirs is here, and yours is in the box below it.</p>
      ${textarea({ id: 'theirs', name: 'theirs', rows: '15', label: { text: 'Their text', classes: 'govuk-label--s' }, value: text.content, attributes: { readonly: true } })}`
    }
    ${!clash && insetText({ text: 'Saving never adopts: this draft binds nobody.' })}
    ${checked && html`${problemsTold(checked.problems)}${triedTold(checked.tried, checked.before)}`}
    ${form(draftAddress(text.draft, '/text'), token, inside)}
  </div></div>`;
}
