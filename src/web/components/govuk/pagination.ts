// The GOV.UK pagination: pages of a list, or the page before and after. Knows nothing of what is listed.

import { type Html, html, nothing, type Value } from '../html.ts';
import type { PaginationItem, PaginationNext, PaginationOptions } from '../options.generated.ts';
import { attributes, classes, content, present } from './attributes.ts';

const arrows = {
  prev: html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
    <path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path>
  </svg>`,
  next: html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">
    <path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path>
  </svg>`,
};

function arrowLink(link: PaginationNext, to: 'prev' | 'next', alone: boolean, standard: Value): Html {
  const plain = alone && !link.labelText;
  const title = classes('govuk-pagination__link-title', plain && 'govuk-pagination__link-title--decorated');
  return html`<div class="govuk-pagination__${to}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${to}"${attributes(link.attributes)}>
      ${(alone || to === 'prev') && arrows[to]}
      <span class="${title}">
        ${content(link) || standard}
      </span>
      ${
        alone &&
        link.labelText &&
        html`<span class="govuk-visually-hidden">:</span>
      <span class="govuk-pagination__link-label">${link.labelText}</span>`
      }
      ${!alone && to === 'next' && arrows[to]}
    </a>
  </div>`;
}

function pageItem(item: PaginationItem): Html {
  if (item.ellipsis) {
    return html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>`;
  }
  const name = classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current');
  const spoken = item.visuallyHiddenText ?? `Page ${item.number}`;
  return html`<li class="${name}">
    <a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${spoken}"${
      item.current && html` aria-current="page"`
    }${attributes(item.attributes)}>
      ${item.number}
    </a>
  </li>`;
}

export function pagination(options: PaginationOptions): Html {
  const { previous, next, items } = options;
  const alone = !items && Boolean(next || previous);
  const name = classes('govuk-pagination', alone && 'govuk-pagination--block', options.classes);
  const page = html`<span class="govuk-visually-hidden"> page</span>`;
  const listed = present(items).filter(({ item }) => Object.keys(item).length > 0);
  return html`<nav class="${name}" aria-label="${options.landmarkLabel || 'Pagination'}"${attributes(options.attributes)}>
  ${previous?.href ? arrowLink(previous, 'prev', alone, html`Previous${page}`) : nothing}
  ${items && html`<ul class="govuk-pagination__list">${listed.map(({ item }) => pageItem(item))}</ul>`}
  ${next?.href ? arrowLink(next, 'next', alone, html`Next${page}`) : nothing}
</nav>`;
}
