// The form of one clause of a draft: what it states, each of its rules as boxes and in words, its examples.

import { controlsOf, type ItemKind } from '#drafting/clause-form/controls.ts';
import type { ClauseForm, FormItem } from '#drafting/clause-form/form.ts';
import type { DraftChecked, DraftText } from '#drafting/draft.ts';
import type { Vocabulary } from '#engine/rules.ts';
import type { Problem } from '#language/problems.ts';
import { readBack } from '#language/read-back.ts';
import {
  button,
  checkboxes,
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
import { draftAddress } from './address.ts';
import { type Suggested, suggestions } from './clause-words.ts';
import { triedTold } from './draft-view.ts';
import { itemBoxes, type Wrongs } from './item-boxes.ts';

export interface ClausePage {
  readonly text: DraftText;
  readonly number: string;
  /** As typed. */
  readonly typed: ClauseForm;
  readonly checked: DraftChecked | undefined;
  readonly wrongs: Wrongs;
  /** Problems of the text that are in no box of this clause. */
  readonly elsewhere: readonly Problem[];
  readonly vocabulary: Vocabulary;
  readonly suggested: Suggested;
  readonly token: string;
  readonly isSaved?: boolean;
  /** Somebody saved while this was written: their clause, as the file has it. */
  readonly theirs?: string;
}

export const KINDS: Readonly<Record<ItemKind, string>> = {
  norm: 'A rule',
  question: 'A question that somebody decides',
  meaning: 'What a word means',
  'open question': 'What the text leaves open',
  inform: 'Only to be read',
  prompt: 'Shown beside what people do',
  record: 'Something people can put on the record',
  'part of': 'Carried out by another rule',
  topic: 'Where it belongs when texts are compared',
  replaces: 'What it stands for in an earlier text',
  cannot: 'What software cannot do here',
  doubt: 'A doubt about what is printed',
  verified: 'Read in its source',
  unverified: 'Not checked',
  'in force': 'When this clause is in force',
};

export function clauseBody(page: ClausePage): Html {
  const { text, number, typed, checked, wrongs, token } = page;
  const clause = checked?.version?.clauses.find((one) => one.number === number);
  const inside = html`
    <input type="hidden" name="revision" value="${text.revision}">
    ${input({ id: 'title', name: 'title', label: { text: 'Title', classes: 'govuk-label--s' }, value: typed.title })}
    ${textarea({ id: 'statement', name: 'statement', rows: '4', spellcheck: true, label: { text: 'What it states, in your own words', classes: 'govuk-label--s' }, errorMessage: mistake(wrongs, 'statement'), value: typed.statement })}
    ${typed.items.map((item, index) => itemSection(page, item, index))}
    ${tableBox(typed, wrongs)}
    <div class="govuk-button-group">
      ${button({ text: 'Save', name: 'do', value: 'save' })}
      ${button({ text: 'Read it back', name: 'do', value: 'check', classes: 'govuk-button--secondary' })}
    </div>
    ${fieldset({
      legend: { text: 'Add to this clause', classes: 'govuk-fieldset__legend--s' },
      html: html`${select({ id: 'kind', name: 'kind', label: { text: 'What?' }, items: Object.entries(KINDS).map(([value, words]) => ({ value, text: words })) })}
      ${button({ text: 'Add it to the form', name: 'do', value: 'add', classes: 'govuk-button--secondary' })}`,
    })}`;
  const examples = (checked?.tried ?? []).filter(({ clauses }) => clauses.includes(number));
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${page.isSaved === true && notificationBanner({ type: 'success', text: 'Saved. The draft still binds nobody.' })}
    <span class="govuk-caption-l">Draft ${text.draft}</span>
    <h1 class="govuk-heading-l">Clause ${number}</h1>
    ${
      page.theirs !== undefined &&
      html`<p class="govuk-body">Nothing of yours was saved, and nothing is lost: it is in the form below. This is the clause as they saved it; if you save now, yours takes its place.</p>
      ${textarea({ id: 'theirs', name: 'theirs', rows: '12', label: { text: 'Their clause', classes: 'govuk-label--s' }, value: page.theirs, attributes: { readonly: true } })}`
    }
    ${!page.isSaved && page.theirs === undefined && insetText({ text: 'Saving never adopts: this draft binds nobody. Leave empty what the clause does not say.' })}
    ${elsewhereTold(page)}
    ${form(draftAddress(text.draft, `/clauses/${encodeURIComponent(number)}`), token, inside)}
    ${suggestions(page.suggested)}
    <h2 class="govuk-heading-m">Examples of this clause</h2>
    ${clause === undefined ? html`<p class="govuk-body">No example was tried: the clause cannot be read yet.</p>` : triedTold(examples)}
    <p class="govuk-body"><a class="govuk-link" href="${draftAddress(text.draft)}">The whole draft, its other examples and what would change under it</a></p>
  </div></div>`;
}

function itemSection(
  { typed, checked, wrongs, vocabulary, number }: ClausePage,
  item: FormItem,
  index: number,
): Html {
  const { kind, answers, out } = item;
  const rule = checked?.version?.clauses
    .find((one) => one.number === number)
    ?.norms.find(({ id }) => kind === 'norm' && id === answers.get('norm'));
  const same = typed.items.filter((one) => one.kind === kind);
  const name = same.length > 1 ? `${KINDS[kind]} (${same.indexOf(item) + 1} of ${same.length})` : KINDS[kind];
  const whole = html`<input type="hidden" name="i${index}.kind" value="${kind}">
    ${rule !== undefined && insetText({ text: readBack(rule, vocabulary) })}
    ${itemBoxes(controlsOf(kind), String(index), answers, wrongs)}
    ${checkboxes({
      name: `i${index}.out`,
      idPrefix: `i${index}.out`,
      classes: 'govuk-checkboxes--small',
      items: [{ value: 'yes', text: 'Take this out of the clause', checked: out === true }],
    })}`;
  return fieldset({ legend: { text: name, classes: 'govuk-fieldset__legend--m' }, html: whole });
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
