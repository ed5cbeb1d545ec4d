// Tables that fit 320 px: one whose rows become cards, for people, duties and cases, and a region that scrolls
// sideways, for tables of numbers only. Knows nothing of what they hold.

import { type Html, html, type Value } from './html.ts';

export interface CardTable {
  readonly caption: string;
  /** The caption is read but not seen, where a heading above says the same. */
  readonly captionHidden?: boolean | undefined;
  readonly head: readonly string[];
  /** As many cells as `head`; the first of each row is its heading. */
  readonly rows: readonly (readonly Value[])[];
}

/**
 * On a narrow screen each cell repeats its heading and stands on a line of its own. The roles are stated because
 * browsers forget them once a table is no longer laid out as one.
 */
export function cardTable({ caption, captionHidden, head, rows }: CardTable): Html {
  const hidden = captionHidden ? ' govuk-visually-hidden' : ' govuk-table__caption--m';
  const cell = (content: Value, index: number): Html => {
    const label = html`<span class="comity-cards__label" aria-hidden="true">${head[index]}</span>`;
    return index === 0
      ? html`<th scope="row" role="rowheader" class="govuk-table__header">${label}${content}</th>`
      : html`<td role="cell" class="govuk-table__cell">${label}${content}</td>`;
  };
  return html`<table role="table" class="govuk-table comity-cards">
  <caption class="govuk-table__caption${hidden}">${caption}</caption>
  <thead role="rowgroup" class="govuk-table__head">
    <tr role="row" class="govuk-table__row">${head.map(
      (words) => html`<th scope="col" role="columnheader" class="govuk-table__header">${words}</th>`,
    )}</tr>
  </thead>
  <tbody role="rowgroup" class="govuk-table__body">${rows.map(
    (row) => html`
    <tr role="row" class="govuk-table__row">${row.map(cell)}</tr>`,
  )}
  </tbody>
</table>`;
}

/** A labelled region that a keyboard can reach and scroll. */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="comity-scrolling" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}
