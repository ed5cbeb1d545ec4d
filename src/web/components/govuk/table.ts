// The GOV.UK table. Knows nothing of what its rows are about.

import { type Html, html } from '../html.ts';
import type { TableHead, TableOptions, TableRow } from '../options.generated.ts';
import { attribute, attributes, classes, content, present } from './attributes.ts';

function spans(cell: TableHead | TableRow): Html {
  return html`${attribute('colspan', cell.colspan)}${attribute('rowspan', cell.rowspan)}${attributes(cell.attributes)}`;
}

function columnHeader(cell: TableHead): Html {
  const format = cell.format && `govuk-table__header--${cell.format}`;
  return html`<th scope="col" class="${classes('govuk-table__header', format, cell.classes)}"${spans(cell)}>${content(cell)}</th>`;
}

function rowHeader(cell: TableRow): Html {
  return html`<th scope="row" class="${classes('govuk-table__header', cell.classes)}"${spans(cell)}>${content(cell)}</th>`;
}

function dataCell(cell: TableRow): Html {
  const format = cell.format && `govuk-table__cell--${cell.format}`;
  return html`<td class="${classes('govuk-table__cell', format, cell.classes)}"${spans(cell)}>${content(cell)}</td>`;
}

export function table(options: TableOptions): Html {
  const rows = present(options.rows).map(
    ({ item: cells }) =>
      html`<tr class="govuk-table__row">${cells.map((cell, index) =>
        index === 0 && options.firstCellIsHeader ? rowHeader(cell) : dataCell(cell),
      )}</tr>`,
  );
  const head = options.head && present(options.head).map(({ item }) => columnHeader(item));
  return html`<table class="${classes('govuk-table', options.classes)}"${attributes(options.attributes)}>
  ${options.caption && html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${options.caption}</caption>`}
  ${head && html`<thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead>`}
  <tbody class="govuk-table__body">${rows}</tbody>
</table>`;
}
