// The form of one clause of a draft: what it states, each of its rules as boxes and in words, its examples.

import type { ClauseForm } from '#drafting/clause-form/form.ts';
import type { DraftChecked, DraftText } from '#drafting/draft.ts';
import type { Problem } from '#language/problems.ts';
import {
  button,
  details,
  fieldset,
  input,
  insetText,
  notificationBanner,
  select,
  textarea,
} from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';
import { clauseAddress, draftAddress } from './address.ts';
import { ADDED, itemAnchor, itemSection, KINDS, type ShownItem } from './clause-item.ts';
import { type Suggested, suggestions } from './clause-words.ts';
import { triedTold } from './draft-view.ts';
import type { Wrongs } from './item-boxes.ts';

export interface ClausePage {
  readonly text: DraftText;
  readonly number: string;
  /** As typed. */
  readonly typed: ClauseForm;
  readonly items: readonly ShownItem[];
  readonly checked: DraftChecked | undefined;
  readonly wrongs: Wrongs;
  /** Problems of the text that are in no box of this clause. */
  readonly elsewhere: readonly Problem[];
  readonly suggested: Suggested;
  readonly token: string;
  /** By which it is known whether somebody changed the clause meanwhile. */
  readonly mark: string;
  readonly stage: Stage;
  /** Of a clash: their clause, as the file has it; '' when they took it out. */
  readonly theirs?: string | undefined;
}

/** `asked`: nothing was typed yet; `typed`: what was typed is in this form only. */
export type Stage = 'asked' | 'added' | 'typed' | 'saved' | 'clash';

export function clauseBody(page: ClausePage): Html {
  const { text, number, typed, checked, wrongs, token } = page;
  const address = clauseAddress(text.draft, number);
  const inside = html`
    <input type="hidden" name="mark" value="${page.mark}">
    ${input({ id: 'title', name: 'title', label: { text: 'Title', classes: 'govuk-label--s' }, errorMessage: mistake(wrongs, 'title'), value: typed.title })}
    ${textarea({ id: 'statement', name: 'statement', rows: '6', spellcheck: true, label: { text: 'What it states, in your own words', classes: 'govuk-label--s' }, errorMessage: mistake(wrongs, 'statement'), value: typed.statement })}
    ${suggestions(page.suggested)}
    ${page.items.map((item) => itemSection(item, wrongs))}
    ${tableBox(typed, wrongs)}
    <div class="govuk-button-group">
      ${button({ text: 'Save', name: 'do', value: 'save' })}
      ${button({ text: 'Read it back', name: 'do', value: 'check', classes: 'govuk-button--secondary' })}
    </div>
    ${addition(address, typed)}`;
  const examples = (checked?.tried ?? []).filter(({ clauses }) => clauses.includes(number));
  const isRead = checked?.version?.clauses.some((one) => one.number === number);
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${page.stage === 'saved' && notificationBanner({ type: 'success', text: 'Saved. The draft still binds nobody.' })}
    ${page.stage === 'added' && notificationBanner({ type: 'success', text: 'The clause is in the draft. Say here what follows from it.' })}
    <span class="govuk-caption-l">Draft ${text.draft}</span>
    <h1 class="govuk-heading-l">Clause ${number}</h1>
    ${page.stage === 'asked' && insetText({ text: 'Saving never adopts: this draft binds nobody. Leave empty what the clause does not say.' })}
    ${page.stage === 'typed' && insetText({ text: 'This is as you typed it. Nothing of it is saved yet.' })}
    ${page.stage === 'clash' && clashTold(page)}
    ${elsewhereTold(page)}
    ${form(address, token, inside)}
    <h2 class="govuk-heading-m">Examples of this clause</h2>
    ${isRead ? triedTold(examples) : html`<p class="govuk-body">No example was tried: the clause cannot be read yet.</p>`}
    <p class="govuk-body"><a class="govuk-link" href="${draftAddress(text.draft)}">The whole draft, its other examples and what would change under it</a></p>
  </div></div>`;
}

function addition(address: string, { items }: ClauseForm): Html {
  // The page that answers begins where the new boxes are.
  const place = { formaction: `${address}#${itemAnchor(items.length)}` };
  return fieldset({
    legend: { text: 'Add to this clause', classes: 'govuk-fieldset__legend--s' },
    html: html`${select({ id: 'kind', name: 'kind', label: { text: 'What?' }, items: ADDED.map((value) => ({ value, text: KINDS[value] })) })}
      ${button({ text: 'Add it to the form', name: 'do', value: 'add', classes: 'govuk-button--secondary', attributes: place })}`,
  });
}

function clashTold({ theirs, text, number }: ClausePage): Html {
  if (theirs !== undefined && theirs !== '')
    return html`<p class="govuk-body">Nothing of yours was saved, and nothing is lost: it is in the form below. This is the clause as they saved it; if you save now, yours takes its place.</p>
      ${textarea({ id: 'theirs', name: 'theirs', rows: '12', label: { text: 'Their clause', classes: 'govuk-label--s' }, value: theirs, attributes: { readonly: true } })}`;
  const apart = (page: string, words: string) =>
    html`<a class="govuk-link" href="${draftAddress(text.draft, page)}" target="_blank" rel="noopener noreferrer">${words} (opens in a new tab)</a>`;
  return html`<p class="govuk-body">Nothing of yours was saved, and nothing is lost: it is in the form below. The draft no longer has clause ${number} in a state that a form can hold.
    ${apart('/arrange', 'Add one of that number')}, or put it right in ${apart('/text', 'the whole text')}, then save here.</p>`;
}

function tableBox({ table }: ClauseForm, wrongs: Wrongs): Html {
  const box = textarea({
    id: 'table',
    name: 'table',
    rows: String(Math.max(3, table.split('\n').length)),
    label: { text: 'Table of where it goes', classes: 'govuk-label--s' },
    hint: {
      text: 'For a rule whose “to whom” is the word table. Headings, then a line of dashes, then a line for each row; the last heading is “to”. The first row that fits decides',
    },
    errorMessage: mistake(wrongs, 'table'),
    value: table,
  });
  return table === '' && !wrongs.has('table')
    ? details({ summaryText: 'A table of where it goes', html: box })
    : box;
}

function elsewhereTold({ elsewhere, text }: ClausePage): Html | false {
  if (elsewhere.length === 0) return false;
  return html`<h2 class="govuk-heading-s">What cannot be read elsewhere in the text</h2>
    <ul class="govuk-list govuk-list--bullet">${elsewhere.map(
      ({ line, says, instead }) =>
        html`<li>Line ${line}: ${says}${instead !== undefined && `; ${instead}`}</li>`,
    )}</ul>
    <p class="govuk-body"><a class="govuk-link" href="${draftAddress(text.draft, '/text')}">Edit the whole text</a></p>`;
}

function mistake(wrongs: Wrongs, name: string): { readonly text: string } | undefined {
  const says = wrongs.get(name);
  return says === undefined ? undefined : { text: says };
}
