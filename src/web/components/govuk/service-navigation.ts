// The GOV.UK service navigation. Knows nothing of which pages a person may see.

import { Html, html, type Value } from '../html.ts';
import type { ServiceNavigationNavigation, ServiceNavigationOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content, present } from './attributes.ts';

function entry(item: ServiceNavigationNavigation): Html {
  const active = item.active || item.current;
  // Somebody whose browser overrides colours still sees which link is the current one.
  const words = active
    ? html`<strong class="govuk-service-navigation__active-fallback">${content(item)}</strong>`
    : content(item);
  const current = active && html` aria-current="${item.current ? 'page' : 'true'}"`;
  const name = classes('govuk-service-navigation__item', active && 'govuk-service-navigation__item--active');
  const plain = content(item) && html`<span class="govuk-service-navigation__text"${current}>${words}</span>`;
  return html`<li class="${name}">
    ${
      item.href
        ? html`<a class="govuk-service-navigation__link" href="${item.href}"${current}${attributes(item.attributes)}>
      ${words}
    </a>`
        : plain
    }
  </li>`;
}

function navigation(options: ServiceNavigationOptions): Html | false {
  const { slots } = options;
  const items = present(options.navigation);
  if (items.length === 0 && !slots?.navigationStart && !slots?.navigationEnd) return false;
  const menu = options.menuButtonText || 'Menu';
  const id = options.navigationId || 'navigation';
  const spoken = options.menuButtonLabel !== menu && attribute('aria-label', options.menuButtonLabel);
  const name = classes('govuk-service-navigation__wrapper', options.navigationClasses);
  return html`<nav aria-label="${options.navigationLabel || menu}" class="${name}">
    ${
      (options.collapseNavigationOnMobile ?? items.length > 1) &&
      html`<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="${id}"${spoken} hidden aria-hidden="true">
      ${menu}
    </button>`
    }
    <ul class="govuk-service-navigation__list" id="${id}">
      ${slots?.navigationStart}${items.map(({ item }) => entry(item))}${slots?.navigationEnd}
    </ul>
  </nav>`;
}

function serviceName(options: ServiceNavigationOptions): Html | '' | undefined {
  const { serviceName: name, serviceUrl: url } = options;
  return (
    name &&
    html`<span class="govuk-service-navigation__service-name">
      ${
        url
          ? html`<a href="${url}" class="govuk-service-navigation__link">
        ${name}
      </a>`
          : html`<span class="govuk-service-navigation__text">${name}</span>`
      }
    </span>`
  );
}

export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const { slots } = options;
  const end: Value = slots?.end instanceof Html ? slots.end : slots?.end?.html;
  const inline = slots?.end && !(slots.end instanceof Html) && slots.end.align === 'inline';
  const container = classes(
    'govuk-width-container',
    inline && 'govuk-service-navigation__inlining-container',
  );
  const common = html` class="${classes('govuk-service-navigation', options.classes)}" data-module="govuk-service-navigation"${attributes(options.attributes)}`;
  const inner = html`<div class="${container}">
    ${slots?.start}
    <div class="govuk-service-navigation__container">
      ${serviceName(options)}
      ${navigation(options)}
    </div>
    ${end}
  </div>`;
  if (!options.serviceName && !slots?.start && !end) return html`<div${common}>${inner}</div>`;
  return html`<section aria-label="${options.ariaLabel ?? 'Service information'}"${common}>${inner}</section>`;
}
