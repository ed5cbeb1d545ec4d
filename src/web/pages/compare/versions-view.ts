// Two versions of one text, section by section: the wording with its changes marked, or the rules before and after. Only
// what changed, unless all is asked for.

import { type ClauseChange, changed } from '#comparison/versions.ts';
import type { TextsSeen } from '#drafting/draft.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { capital, counted } from '#language/english.ts';
import { statementText } from '#language/statement.ts';
import { button, details, insetText, select, tag } from '../../components/govuk/index.ts';
import { type Html, html, type Value } from '../../components/html.ts';
import { redlineView } from './redline-view.ts';
import { whereRead } from './texts-seen.ts';

export interface VersionsPage {
  readonly rulebook: Rulebook;
  readonly before: Version;
  readonly after: Version;
  /** All that one may choose from. */
  readonly versions: readonly Version[];
  readonly changes: readonly ClauseChange[];
  readonly by: 'text' | 'rules';
  /** What stayed as it was is shown too. */
  readonly all: boolean;
  readonly ways: Html | false;
  readonly unseen: TextsSeen['unseen'];
  readonly note: Html;
}

const HEADING = 'Two versions compared';
/** More clauses than this are folded, section by section. */
const MOST_UNFOLDED = 15;

export function nothingToCompareBody(): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">${HEADING}</h1>
    <p class="govuk-body">There is one version of each text here. When another is drafted, the two are shown side by side on this page.</p>
    <p class="govuk-body"><a class="govuk-link" href="/compare">Compare it with other councils’ texts</a></p>
  </div></div>`;
}

export function versionsBody(page: VersionsPage): Html {
  const { before, after, by, all, changes, ways, note } = page;
  const differing = changed(changes, by);
  const told = all ? changes : differing;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">${after.title}</span>
    <h1 class="govuk-heading-l">${HEADING}</h1>
    ${choice(page)}
    ${ways}
    ${note}
    <p class="govuk-body-l">${summary(page, differing.length)}</p>
    ${insetText({ text: `“Before” is ${before.cited}, “after” is ${after.cited}. The clauses are told in our own words, so a change of one word there may be a change of ours.` })}
    <p class="govuk-body"><a class="govuk-link" href="${address(page, !all)}">${all ? 'Show only what changed' : 'Show every clause'}</a></p>
    ${sections(told, page)}
  </div></div>`;
}

function summary({ changes, by }: VersionsPage, differing: number): string {
  const what = by === 'text' ? 'are worded otherwise, new or gone' : 'have rules that read otherwise';
  if (differing === 0) return `None of the ${changes.length} clauses ${what}.`;
  return `${differing} of ${counted(changes.length, 'clauses')} ${what}.`;
}

function address({ rulebook, before, after, by }: VersionsPage, all: boolean): string {
  const query = new URLSearchParams({
    from: before.id,
    to: after.id,
    ...(by === 'rules' ? { show: 'rules' } : {}),
    ...(all ? { all: 'yes' } : {}),
  });
  return `/protocols/${rulebook.council.council}/compare?${query.toString()}`;
}

interface Choice {
  readonly before: Version | undefined;
  readonly after: Version | undefined;
  readonly versions: readonly Version[];
  readonly by: 'text' | 'rules';
}

/** When the two that were chosen cannot be held against each other. */
export function choiceBody(chosen: Choice, mistake: string): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">${HEADING}</h1>
    ${choice(chosen, mistake)}
  </div></div>`;
}

function choice({ before, after, versions, by }: Choice, mistake?: string): Html {
  const documents = new Set(versions.map(({ document }) => document));
  const items = versions.map(({ id, title, cited }) => ({
    value: id,
    text: documents.size === 1 ? capital(cited) : `${title}, ${cited}`,
  }));
  const asked = (name: 'from' | 'to', label: string, chosen: Version | undefined, wrong?: string) =>
    select({
      id: name,
      name,
      label: { text: label },
      items,
      value: chosen?.id,
      ...(wrong === undefined ? {} : { errorMessage: { text: wrong } }),
    });
  return html`<form method="get" novalidate>
    ${by === 'rules' && html`<input type="hidden" name="show" value="rules">`}
    ${asked('from', 'Before', before)}
    ${asked('to', 'After', after, mistake)}
    ${button({ text: 'Compare', classes: 'govuk-button--secondary' })}
  </form>`;
}

function sections(told: readonly ClauseChange[], page: VersionsPage): Html {
  const folded = told.length > MOST_UNFOLDED;
  return html`${[...Map.groupBy(told, sectionOf)].map(([section, changes]) => {
    const clauses = changes.map((change) => html`<li>${clauseView(change, page, folded)}</li>`);
    const list = html`<ul class="govuk-list comity-clauses">${clauses}</ul>`;
    return folded
      ? details({ summaryText: `Section ${section}: ${sumOf(changes, page)}`, html: list })
      : html`<h2 class="govuk-heading-m">Section ${section}</h2>${list}`;
  })}`;
}

/** What stands before the first point, dash or mark of its number. */
function sectionOf({ before, after }: ClauseChange): string {
  const number = (after ?? before)?.number ?? '';
  return /^[\p{L}]?\d+/u.exec(number)?.[0] ?? number;
}

/** “3 changed, 1 new, 2 gone” */
function sumOf(changes: readonly ClauseChange[], { by }: VersionsPage): string {
  const differing = changed(changes, by);
  const added = differing.filter(({ before }) => before === undefined).length;
  const gone = differing.filter(({ after }) => after === undefined).length;
  const both = differing.length - added - gone;
  const same = changes.length - differing.length;
  const told = [
    [both, 'changed'],
    [added, 'new'],
    [gone, 'gone'],
    [same, 'the same'],
  ] as const;
  return told.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])).join(', ');
}

function clauseView(change: ClauseChange, page: VersionsPage, folded: boolean): Html {
  const { before, after, title, statement, rules } = change;
  const version = after === undefined ? page.before : page.after;
  const number = (after ?? before)?.number ?? '';
  const was = before !== undefined && after !== undefined && before.number !== after.number;
  const link = whereRead(page.rulebook.council.council, version.id, number, page.unseen);
  const words = html`<a class="govuk-link" href="${link}">Clause ${number}</a>${title.length > 0 && html`: ${redlineView(title)}`} ${markOf(change)}`;
  // Where sections are folded they are no headings, and none may be left out.
  const heading = html`${folded ? html`<h2 class="govuk-heading-s">${words}</h2>` : html`<h3 class="govuk-heading-s">${words}</h3>`}
    ${was && html`<p class="govuk-body-s">It was ${before.number} before.</p>`}`;
  if (page.by === 'text') return html`${heading}<p class="govuk-body">${redlineView(statement)}</p>`;
  if (rules.length === 0)
    return html`${heading}<p class="govuk-body">${statementText(after ?? before ?? { statement: '' })}</p>`;
  return html`${heading}${rules.map((rule) => beforeAndAfter(rule.before, rule.after))}`;
}

function markOf({ before, after }: ClauseChange): Value {
  if (before === undefined) return tag({ text: 'New', classes: 'govuk-tag--green' });
  return after === undefined && tag({ text: 'Gone', classes: 'govuk-tag--red' });
}

function beforeAndAfter(before: string | undefined, after: string | undefined): Html {
  return html`<dl class="comity-before-after">
    <dt>Before</dt> <dd>${before ?? 'No such rule.'}</dd>
    <dt>After</dt> <dd>${after ?? 'No such rule.'}</dd>
  </dl>`;
}
