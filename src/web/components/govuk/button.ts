// The GOV.UK button, or a link that looks like one. Knows nothing of what pressing it does.

import { type Html, html } from '../html.ts';
import type { ButtonOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

const startIcon = html`<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/>
  </svg>`;

/** A start button is a flexbox, which would drop the spaces between elements inside it. */
function words(options: ButtonOptions): Html {
  if (options.html && options.isStartButton) return html`<span>${options.html}</span>`;
  return html`${content(options)}`;
}

export function button(options: ButtonOptions): Html {
  const name = classes('govuk-button', options.classes, options.isStartButton && 'govuk-button--start');
  const common = html` class="${name}" data-module="govuk-button"${attributes(options.attributes)}${attribute('id', options.id)}`;
  const inside = html`
  ${words(options)}
  ${options.isStartButton && startIcon}
`;
  if (options.href)
    return html`<a href="${options.href}" role="button" draggable="false"${common}>${inside}</a>`;
  const state = attributes({
    value: { value: options.value || undefined, optional: true },
    name: { value: options.name || undefined, optional: true },
    disabled: { value: options.disabled, optional: true },
    'aria-disabled': { value: options.disabled ? 'true' : undefined, optional: true },
    'data-prevent-double-click': { value: options.preventDoubleClick?.toString(), optional: true },
  });
  return html`<button type="${options.type || 'submit'}"${state}${common}>${inside}</button>`;
}
