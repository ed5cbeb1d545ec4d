// Councils side by side: a choice of texts; the topics under one heading as a table, which becomes cards on a phone; or
// one topic, a card for each text.

import type { Column } from '#comparison/columns.ts';
import { type Cell, compareOn, topicsByHeading } from '#comparison/councils.ts';
import type { Topic, Vocabulary } from '#engine/rules.ts';
import { columnTitle, SAYS_NOTHING } from '#wording/comparison.ts';
import { cardTable, scrolling } from '../../components/card-table.ts';
import {
  button,
  checkboxes,
  details,
  insetText,
  pagination,
  summaryList,
} from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { subNavigation } from '../../components/sub-navigation.ts';
import { clauseAddress } from '../protocol/clause-words.ts';
import { partAddress, topicAddress } from './topic-address.ts';

export interface CouncilsPage {
  readonly topics: readonly Topic[];
  readonly columns: readonly Column[];
  /** All that one may choose from. */
  readonly all: readonly Column[];
  readonly vocabulary: Vocabulary;
}

const OWN_WORDS =
  'Everything here is read off the clauses, which are told in our own words. Comity is not affiliated with these councils; their published documents are what counts.';

export function chooseBody(
  all: readonly Column[],
  chosen: readonly Column[],
  topics: readonly Topic[],
  mistake: string | undefined,
): Html {
  const headings = [...topicsByHeading(topics).keys()];
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Compare councils</h1>
    <p class="govuk-body">See what each text says, on ${topics.length} topics from “${headings[0]}” to “${headings.at(-1)}”.</p>
    ${choice(all, chosen, mistake)}
    ${insetText({ text: OWN_WORDS })}
  </div></div>`;
}

export function partBody({ part, ...page }: CouncilsPage & { readonly part: string }): Html {
  const { topics, columns, vocabulary } = page;
  const parts = [...topicsByHeading(topics).keys()].map((name) => ({
    text: name,
    href: partAddress(name, columns),
    current: name === part,
  }));
  const rows = topics
    .filter(({ under }) => under === part)
    .map((topic) => [
      html`<a class="govuk-link" href="${topicAddress(topic, columns)}">${topic.name}</a><span class="comity-topic__asks">${topic.asks}</span>`,
      ...compareOn(topic, columns, vocabulary).map(cellView),
    ]);
  const head = ['Topic', ...columns.map(columnTitle)];
  const grid = cardTable({ caption: part, head, rows });
  return html`<h1 class="govuk-heading-l">Councils compared</h1>
    ${otherTexts(page)}
    ${subNavigation('Parts of the texts', parts)}
    ${scrolling(`${part}, by council`, html`<div class="comity-side-by-side">${grid}</div>`)}
    ${insetText({ text: OWN_WORDS })}`;
}

export function topicBody({ topic, ...page }: CouncilsPage & { readonly topic: Topic }): Html {
  const { topics, columns, vocabulary } = page;
  const at = topics.indexOf(topic);
  const [before, after] = [topics[at - 1], topics[at + 1]];
  const turn = (to: Topic) => ({ labelText: to.name, href: topicAddress(to, columns) });
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">${topic.under}</span>
    <h1 class="govuk-heading-l">${topic.name}</h1>
    <p class="govuk-body-l">${topic.asks}</p>
    ${compareOn(topic, columns, vocabulary).map(cardOf)}
    <p class="govuk-body"><a class="govuk-link" href="${partAddress(topic.under, columns)}">All of “${topic.under}” side by side</a></p>
    ${pagination({
      ...(before === undefined ? {} : { previous: { text: 'Previous topic', ...turn(before) } }),
      ...(after === undefined ? {} : { next: { text: 'Next topic', ...turn(after) } }),
    })}
    ${otherTexts(page)}
    ${insetText({ text: OWN_WORDS })}
  </div></div>`;
}

function otherTexts({ all, columns }: CouncilsPage): Html {
  return details({ summaryText: 'Choose other texts', html: choice(all, columns) });
}

function choice(all: readonly Column[], chosen: readonly Column[], mistake?: string): Html {
  return html`<form method="get" action="/compare" novalidate>
    ${checkboxes({
      idPrefix: 'text',
      name: 'text',
      fieldset: { legend: { text: 'Which texts?', classes: 'govuk-fieldset__legend--m' } },
      hint: { text: 'Choose two or more' },
      ...(mistake === undefined ? {} : { errorMessage: { text: mistake } }),
      items: all.map((column) => ({
        value: column.key,
        text: columnTitle(column),
        checked: chosen.includes(column),
      })),
    })}
    ${button({ text: 'Compare', name: 'compare', value: 'yes' })}
  </form>`;
}

function cellView({ column, lines }: Cell): Html {
  if (lines.length === 0) return html`<span class="comity-silent">${SAYS_NOTHING}</span>`;
  return html`<ul class="govuk-list comity-cell">${lines.map(
    (line) => html`<li>${clauseLink(column, line)} ${line.inShort.join(' ')}</li>`,
  )}</ul>`;
}

function clauseLink({ rulebook, main }: Column, { version, clause }: Cell['lines'][number]): Html {
  const elsewhere = version.document === main.document ? '' : ` (${version.title})`;
  return html`<a class="govuk-link" href="${clauseAddress(rulebook.council.council, version, clause)}">Clause ${clause.replace(/#\d+/, '')}${elsewhere}</a>`;
}

function cardOf({ column, lines }: Cell): Html {
  return summaryList({
    card: { title: { text: columnTitle(column), headingLevel: 2 } },
    rows:
      lines.length === 0
        ? [{ key: { text: 'Nothing' }, value: { text: SAYS_NOTHING } }]
        : lines.map((line) => ({
            key: { html: clauseLink(column, line) },
            value: { html: html`${line.says.map((words) => html`<p class="govuk-body">${words}</p>`)}` },
          })),
  });
}
