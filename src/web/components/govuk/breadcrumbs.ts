// The GOV.UK breadcrumbs: where a page stands. Knows nothing of the pages themselves.

import { type Html, html } from '../html.ts';
import type { BreadcrumbsItem, BreadcrumbsOptions } from '../options.generated.ts';
import { attributes, classes, content, present } from './attributes.ts';

function crumb(item: BreadcrumbsItem): Html {
  if (!item.href) {
    return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content(item)}</li>`;
  }
  return html`<li class="govuk-breadcrumbs__list-item">
    <a class="govuk-breadcrumbs__link" href="${item.href}"${attributes(item.attributes)}>${content(item)}</a>
  </li>`;
}

export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const name = classes(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  );
  const label = options.labelText ?? 'Breadcrumb';
  return html`<nav class="${name}"${attributes(options.attributes)} aria-label="${label}">
  <ol class="govuk-breadcrumbs__list">${present(options.items).map(({ item }) => crumb(item))}</ol>
</nav>`;
}
