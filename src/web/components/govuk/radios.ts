// The GOV.UK radios: one answer of several. Nothing is chosen beforehand unless a value is given.

import { type Html, html, nothing } from '../html.ts';
import type { RadiosItem, RadiosOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content, present } from './attributes.ts';
import { fieldset } from './fieldset.ts';
import { beside, description, formGroup } from './form-group.ts';
import { hint } from './hint.ts';
import { label } from './label.ts';

function radio(options: RadiosOptions, prefix: string, item: RadiosItem, place: number): Html {
  if (item.divider) return html`<div class="govuk-radios__divider">${item.divider}</div>`;
  // The first has no number, so that an error summary can link to it.
  const id = item.id || (place > 1 ? `${prefix}-${place}` : prefix);
  const checked = item.checked ?? (options.value ? String(item.value) === String(options.value) : false);
  const conditional = item.conditional?.html;
  const hintId = content(item.hint) ? `${id}-item-hint` : undefined;
  const state = html`${checked && html` checked`}${item.disabled && html` disabled`}${conditional && html` data-aria-controls="conditional-${id}"`}${attribute('aria-describedby', hintId)}`;
  const shown = classes('govuk-radios__conditional', !checked && 'govuk-radios__conditional--hidden');
  return html`<div class="govuk-radios__item">
      <input class="govuk-radios__input" id="${id}" name="${options.name}" type="radio" value="${item.value}"${state}${attributes(item.attributes)}>
      ${label({ ...item.label, html: item.html, text: item.text, classes: classes('govuk-radios__label', item.label?.classes), for: id })}
      ${hintId ? hint({ ...item.hint, id: hintId, classes: classes('govuk-radios__hint', item.hint?.classes) }) : nothing}
    </div>
    ${conditional && html`<div class="${shown}" id="conditional-${id}">${conditional}</div>`}`;
}

export function radios(options: RadiosOptions): Html {
  const prefix = options.idPrefix || options.name;
  const { markup, describedBy } = description(prefix, {
    ...options,
    describedBy: options.fieldset?.describedBy,
  });
  const inner = html`${markup}
  <div class="${classes('govuk-radios', options.classes)}"${attributes(options.attributes)} data-module="govuk-radios">
    ${beside(options.formGroup?.beforeInputs)}
    ${present(options.items).map(({ item, place }) => radio(options, prefix, item, place))}
    ${beside(options.formGroup?.afterInputs)}
  </div>`;
  const { fieldset: set } = options;
  const grouped = set
    ? fieldset({
        describedBy,
        classes: set.classes,
        attributes: set.attributes,
        legend: set.legend,
        html: inner,
      })
    : inner;
  return formGroup(options.formGroup, options.errorMessage, grouped);
}
