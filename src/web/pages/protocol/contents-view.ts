// A council’s texts and their clauses, with a search over them.

import { isInForceOn } from '#comparison/columns.ts';
import type { CivilDate } from '#engine/history.ts';
import type { Clause, Rulebook, Version } from '#engine/rules.ts';
import { statementText } from '#language/statement.ts';
import { isUnverified } from '#wording/clauses.ts';
import { button, input, insetText, tag } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Council } from '../../layout/frame.ts';
import { clauseAddress, statusOf, textTitle, whoseLaw } from './clause-words.ts';

export function councilsBody(councils: readonly Council[]): Html {
  return html`<h1 class="govuk-heading-l">Protocols</h1>
    <p class="govuk-body">How councillors and officers deal with each other in each council.</p>
    <ul class="govuk-list">${councils.map(
      ({ id, name }) => html`<li><a class="govuk-link" href="/protocols/${id}">${name}</a></li>`,
    )}</ul>
    <p class="govuk-body"><a class="govuk-link" href="/compare">Compare councils</a></p>`;
}

export interface ContentsPage {
  readonly rulebook: Rulebook;
  readonly council: Council;
  readonly sought: string;
  readonly mayDraft: boolean;
  readonly today: CivilDate;
}

/** The council’s own texts first; the law above them is looked up less often. */
export function contentsBody(page: ContentsPage): Html {
  const { rulebook, council, sought, mayDraft } = page;
  const own = rulebook.versions.filter(({ floor }) => !floor);
  const law = rulebook.versions.filter(({ floor }) => floor);
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Protocol</h1>
    ${insetText({ text: `The clauses are told here in our own words. Comity is not affiliated with ${council.name}; the council’s published document is what counts.` })}
    <form method="get" action="/protocols/${council.id}" role="search" novalidate>
      ${input({ id: 'q', name: 'q', label: { text: 'Search the clauses' }, value: sought })}
      ${button({ text: 'Search', classes: 'govuk-button--secondary' })}
    </form>
    <ul class="govuk-list">${linksFrom(council.id, hasVersions(own), mayDraft).map(
      ([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
    )}</ul>
    ${own.map((text) => versionSection(text, page))}
    ${law.map((text) => versionSection(text, page))}
  </div></div>`;
}

function linksFrom(
  council: string,
  comparable: boolean,
  mayDraft: boolean,
): readonly (readonly [string, string])[] {
  const own = `/protocols/${council}`;
  const versions = [
    [`${own}/compare`, 'What differs between its versions'],
    [`${own}/consequences`, 'What would change under another version'],
  ] as const;
  return [
    [`${own}/rulings`, 'Rulings on what it means, and what is still open'],
    [`${own}/silent`, 'Where are we silent?'],
    ...(comparable ? versions : []),
    [`/compare?text=${council}`, 'Compare with other councils'],
    ...(mayDraft ? ([['/drafting', 'Write the next text']] as const) : []),
  ];
}

/** Of one document at least. */
function hasVersions(own: readonly Version[]): boolean {
  return new Set(own.map(({ document }) => document)).size < own.length;
}

function versionSection(text: Version, { rulebook, sought, today }: ContentsPage): Html {
  const clauses = text.clauses.filter((clause) => mentions(clause, sought));
  const heading = html`<h2 class="govuk-heading-m">${textTitle(text)}</h2>
    <p class="govuk-body">${tag({ text: statusOf(rulebook, text, today), classes: isInForceOn(text, today) ? 'govuk-tag--green' : 'govuk-tag--grey' })}</p>
    ${text.floor && html`<p class="govuk-body">${whoseLaw(text)}.</p>`}`;
  if (clauses.length === 0)
    return html`${heading}<p class="govuk-body">No clause of it mentions “${sought}”.</p>`;
  return html`${heading}
    <ul class="govuk-list comity-clauses">${clauses.map(
      (
        clause,
      ) => html`<li><a class="govuk-link" href="${clauseAddress(rulebook.council.council, text, clause.number)}">Clause ${clause.number}${clause.title && `: ${clause.title}`}</a>
        <span class="comity-clauses__statement">${statementText(clause)}${isUnverified(text, clause.number) && html` <strong>Check with your lawyer.</strong>`}</span></li>`,
    )}</ul>`;
}

function mentions(clause: Clause, sought: string): boolean {
  const text = `${clause.number} ${clause.title ?? ''} ${clause.statement}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
