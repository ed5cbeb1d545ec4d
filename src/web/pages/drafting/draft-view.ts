// One draft: what is wrong with it, which examples no longer hold, its clauses against the text that governs, and what can
// be done with it next.

import type { DraftChecked, DraftText, Tried } from '#drafting/draft.ts';
import type { Version } from '#engine/rules.ts';
import { counted } from '#language/english.ts';
import type { Problem } from '#language/problems.ts';
import { button, details, insetText, tag } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';
import { clauseAddress, draftAddress } from './address.ts';
import { type ClauseChange, clauseChanges } from './clause-changes.ts';

export interface DraftPage {
  readonly council: string;
  readonly text: DraftText;
  readonly checked: DraftChecked;
  readonly token: string;
}

export function draftBody({ council, text, checked, token }: DraftPage): Html {
  const { draft } = text;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">Draft ${draft}</span>
    <h1 class="govuk-heading-l">${checked.version?.title ?? 'A text that cannot be read yet'}</h1>
    ${insetText({ text: 'This draft binds nobody.' })}
    <p class="govuk-body">${standing(text)}</p>
    ${problemsTold(checked.problems)}
    <p class="govuk-body"><a class="govuk-link" href="${draftAddress(draft, '/text')}">Edit the text</a></p>
    <p class="govuk-body"><a class="govuk-link" href="${draftAddress(draft, '/arrange')}">Add, move or take out a clause</a></p>
    ${checked.version !== undefined && comparisons(council, draft, checked.before)}
    <h2 class="govuk-heading-m">Examples</h2>
    ${triedTold(checked.tried, checked.before)}
    <h2 class="govuk-heading-m">Clauses</h2>
    ${clausesTold(draft, checked)}
    <h2 class="govuk-heading-m">What next?</h2>
    <ul class="govuk-list">
      <li><a class="govuk-link" href="${draftAddress(draft, '/circulate')}">Circulate this draft</a></li>
      <li><a class="govuk-link" href="${draftAddress(draft, '/adopt')}">Record its adoption</a></li>
    </ul>
    ${details({
      summaryText: 'Discard this draft',
      html: html`<p class="govuk-body">Nothing of it is kept. The texts that are in force stay as they are.</p>
      ${form(draftAddress(draft, '/discard'), token, button({ text: 'Discard the draft', classes: 'govuk-button--warning' }))}`,
    })}
  </div></div>`;
}

/** As it stands, against the text that runs. */
function comparisons(council: string, draft: string, before: Version | undefined): Html {
  const two = new URLSearchParams({ ...(before && { from: before.id }), to: `${council}/${draft}` });
  const link = (page: string, text: string) =>
    html`<p class="govuk-body"><a class="govuk-link" href="/protocols/${council}/${page}?${two.toString()}">${text}</a></p>`;
  return html`${link('compare', 'Compare it with the text that runs')}
    ${link('consequences', 'What would change under it')}`;
}

function standing({ circulated, content }: DraftText): string {
  if (circulated === undefined) return 'Only those who may draft can read it. It has not been circulated.';
  if (circulated === content) return 'It was circulated as it stands: everybody can read it.';
  return 'An earlier state of it was circulated. What has been changed since, only those who may draft can read.';
}

/** “Line 20: write a deadline as ‘10 working days’” */
export function problemsTold(problems: readonly Problem[]): Html {
  if (problems.length === 0) return html`<p class="govuk-body">Everything in it can be read.</p>`;
  return html`<h2 class="govuk-heading-m">What cannot be read</h2>
    <ul class="govuk-list govuk-list--bullet">${problems.map(
      ({ line, column, says, instead }) =>
        html`<li>Line ${line}, column ${column}: ${says}${instead !== undefined && `; ${instead}`}</li>`,
    )}</ul>`;
}

/** @param before the text against which the draft is held. */
export function triedTold(tried: readonly Tried[], before?: Version): Html {
  const failed = tried.filter(({ holds }) => !holds);
  const asBefore = tried.filter((one) => one.asBefore);
  if (tried.length === 0)
    return html`<p class="govuk-body">No example was tried: there is none, or the text cannot be read.</p>`;
  return html`${
    before !== undefined &&
    html`<p class="govuk-body">Each example is tried under this draft as if it stood in the place of the text it is held against: ${before.cited}. What an example says of that text is taken to be said of the draft.</p>`
  }
    ${
      failed.length === 0
        ? html`<p class="govuk-body">${comesTo(tried.length - asBefore.length)} what was expected.</p>`
        : html`<p class="govuk-body">${failed.length} of ${counted(tried.length, 'examples')} no longer come to what was expected:</p>
    <ul class="govuk-list govuk-list--bullet">${failed.map(
      ({ name, instead }) => html`<li>${name}${instead.length > 0 && `. Instead: ${instead.join(' ')}`}</li>`,
    )}</ul>`
    }
    ${asBefore.length > 0 && notItsDoing(asBefore, before)}`;
}

/** “1 example comes to”, “160 examples come to” */
function comesTo(count: number): string {
  return `${counted(count, 'examples')} ${count === 1 ? 'comes' : 'come'} to`;
}

function notItsDoing(tried: readonly Tried[], before: Version | undefined): Html {
  return details({
    summaryText: `${comesTo(tried.length)} something else, and not because of this draft`,
    html: html`<p class="govuk-body">They come to the same under ${before?.cited ?? 'the text that runs today'}.</p>
    <ul class="govuk-list govuk-list--bullet">${tried.map(({ name }) => html`<li>${name}</li>`)}</ul>`,
  });
}

function clausesTold(draft: string, checked: DraftChecked): Html {
  const lines = clauseChanges(checked);
  if (lines.length === 0) return html`<p class="govuk-body">No clause can be read yet.</p>`;
  const name = (number: string, state: ClauseChange['state']) =>
    // What the draft leaves out has no page in it.
    state === 'removed'
      ? `Clause ${number}`
      : html`<a class="govuk-link" href="${clauseAddress(draft, number)}">Clause ${number}</a>`;
  return html`<p class="govuk-body">Choose a clause to change it in a form.</p>
    <ul class="govuk-list">${lines.map(
      ({ number, title, state }) =>
        html`<li>${name(number, state)}${title !== '' && `: ${title}`} ${state !== 'unchanged' && tag({ text: STATES[state], classes: state === 'problem' ? 'govuk-tag--red' : 'govuk-tag--blue' })}</li>`,
    )}</ul>`;
}

const STATES = { added: 'Added', changed: 'Changed', removed: 'Removed', problem: 'Cannot be read' } as const;
