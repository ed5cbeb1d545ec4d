// The GOV.UK summary list, alone or in a card: questions and answers. Knows nothing of what was asked.

import { type Html, html, trusted } from '../html.ts';
import type {
  SummaryListCard,
  SummaryListCardTitle,
  SummaryListOptions,
  SummaryListRow,
  SummaryListRowActionsItem,
} from '../options.generated.ts';
import { attributes, classes, content, present } from './attributes.ts';

function actionLink(action: SummaryListRowActionsItem, title: SummaryListCardTitle | undefined): Html {
  const about = action.visuallyHiddenText && ` ${action.visuallyHiddenText}`;
  const card = title && html` (${content(title)})`;
  const hidden = (about || card) && html`<span class="govuk-visually-hidden">${about}${card}</span>`;
  return html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes)}>${content(action)}${hidden}</a>`;
}

function card(options: SummaryListCard, list: Html): Html {
  const { title, actions } = options;
  const heading = trusted(`h${Number(title?.headingLevel || 2)}`);
  const links = present(actions?.items).map(({ item }) => actionLink(item, title));
  const name = classes('govuk-summary-card__actions', actions?.classes);
  return html`<div class="${classes('govuk-summary-card', options.classes)}"${attributes(options.attributes)}>
  <div class="govuk-summary-card__title-wrapper">
    ${title && html`<${heading} class="${classes('govuk-summary-card__title', title.classes)}">${content(title)}</${heading}>`}
    ${links.length === 1 && html`<div class="${name}">${links}</div>`}
    ${links.length > 1 && html`<ul class="${name}">${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}</ul>`}
  </div>
  <div class="govuk-summary-card__content">
    ${list}
  </div>
</div>`;
}

function row(options: SummaryListRow, title: SummaryListCardTitle | undefined, anyActions: boolean): Html {
  const { key, value, actions } = options;
  const links = present(actions?.items).map(({ item }) => actionLink(item, title));
  const name = classes(
    'govuk-summary-list__row',
    anyActions && !actions?.items && 'govuk-summary-list__row--no-actions',
    options.classes,
  );
  const list = html`<ul class="govuk-summary-list__actions-list">${links.map(
    (link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`,
  )}</ul>`;
  return html`<div class="${name}">
    <dt class="${classes('govuk-summary-list__key', key?.classes)}">${content(key)}</dt>
    <dd class="${classes('govuk-summary-list__value', value?.classes)}">${content(value)}</dd>
    ${
      links.length > 0 &&
      html`<dd class="${classes('govuk-summary-list__actions', actions?.classes)}">${links.length === 1 ? links : list}</dd>`
    }
  </div>`;
}

export function summaryList(options: SummaryListOptions): Html {
  const rows = present(options.rows).map(({ item }) => item);
  const anyActions = rows.some((item) => (item.actions?.items ?? []).length > 0);
  const title = options.card?.title;
  const list = html`<dl class="${classes('govuk-summary-list', options.classes)}"${attributes(options.attributes)}>
  ${rows.map((item) => row(item, title, anyActions))}
</dl>`;
  return options.card ? card(options.card, list) : list;
}
