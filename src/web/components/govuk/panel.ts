// The GOV.UK panel: tells that something is done, or interrupts. Knows nothing of what was done.

import { type Html, html, trusted } from '../html.ts';
import type { PanelActions, PanelActionsItem, PanelOptions } from '../options.generated.ts';
import { attributes, classes, content, present } from './attributes.ts';
import { button } from './button.ts';

function action(item: PanelActionsItem): Html {
  if (!item.href || item.type === 'button') {
    return button({
      text: item.text,
      type: item.type || 'button',
      classes: classes('govuk-button--inverse', item.classes),
      href: item.href,
      attributes: item.attributes,
    });
  }
  const name = classes('govuk-link govuk-link--inverse', item.classes);
  return html`<a class="${name}" href="${item.href}"${attributes(item.attributes)}>${item.text}</a>`;
}

function group(actions: PanelActions): Html {
  const items = present(actions.items);
  return html`<div class="${classes('govuk-panel__actions', actions.classes)}"${attributes(actions.attributes)}>
    ${items.length > 0 && html`<div class="govuk-button-group">${items.map(({ item }) => html`${action(item)}\n`)}</div>`}
  </div>`;
}

export function panel(options: PanelOptions): Html {
  const interrupts = options.classes?.includes('govuk-panel--interruption') ?? false;
  const heading = trusted(`h${Number(options.headingLevel || 1)}`);
  const body = content(options);
  const name = classes('govuk-panel', !interrupts && 'govuk-panel--confirmation', options.classes);
  return html`<div class="${name}"${attributes(options.attributes)}>
  <${heading} class="govuk-panel__title">
    ${content({ html: options.titleHtml, text: options.titleText })}
  </${heading}>
  ${body && html`<div class="govuk-panel__body">${body}</div>`}
  ${interrupts && options.actions && group(options.actions)}
</div>`;
}
