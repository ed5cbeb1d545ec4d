// The GOV.UK footer without what only the Crown may use: no crown, no Crown copyright, and no licence
// unless one is given. Knows nothing of which links a council needs.

import { type Html, html } from '../html.ts';
import type { FooterMeta, FooterMetaItem, FooterNavigation, FooterOptions } from '../options.generated.ts';
import { attributes, classes, content, present } from './attributes.ts';

function link(item: FooterMetaItem): Html {
  return html`<a class="govuk-footer__link" href="${item.href}"${attributes(item.attributes)}>
    ${item.text}
  </a>`;
}

function section(navigation: FooterNavigation): Html {
  const columns = navigation.columns && `govuk-footer__list--columns-${navigation.columns}`;
  const linked = present(navigation.items).filter(({ item }) => item.href && item.text);
  return html`<div class="govuk-footer__section govuk-grid-column-${navigation.width || 'full'}">
    <h2 class="govuk-footer__heading govuk-heading-m">${navigation.title}</h2>
    ${
      navigation.items &&
      navigation.items.length > 0 &&
      html`<ul class="${classes('govuk-footer__list', columns || '')}">${linked.map(
        ({ item }) =>
          html`<li class="govuk-footer__list-item">${link({ ...item, text: item.text ?? '', href: item.href ?? '' })}</li>`,
      )}</ul>`
    }
  </div>`;
}

function support(meta: FooterMeta): Html {
  const links = present(meta.items);
  const custom = content(meta);
  return html`<h2 class="govuk-visually-hidden">${meta.visuallyHiddenTitle || 'Support links'}</h2>
    ${
      links.length > 0 &&
      html`<ul class="govuk-footer__inline-list">${links.map(
        ({ item }) => html`<li class="govuk-footer__inline-list-item">${link(item)}</li>`,
      )}</ul>`
    }
    ${custom && html`<div class="govuk-footer__meta-custom">${custom}</div>`}`;
}

/** What a council may not use is not among the options. */
export function footer(options: Omit<FooterOptions, 'contentLicence' | 'copyright'>): Html {
  const sections = present(options.navigation);
  return html`<div class="${classes('govuk-footer', options.classes)}"${attributes(options.attributes)}>
  <div class="${classes('govuk-width-container', options.containerClasses)}">
    ${
      sections.length > 0 &&
      html`<div class="govuk-footer__navigation">${sections.map(({ item }) => section(item))}</div>
      <hr class="govuk-footer__section-break">`
    }
    <div class="govuk-footer__meta">
      <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
        ${options.meta && support(options.meta)}
      </div>
    </div>
  </div>
</div>`;
}
