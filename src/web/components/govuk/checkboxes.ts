// The GOV.UK checkboxes: any number of answers. Nothing is ticked beforehand unless values are given.

import { type Html, html, nothing } from '../html.ts';
import type { CheckboxesItem, CheckboxesOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content, present } from './attributes.ts';
import { fieldset } from './fieldset.ts';
import { beside, description, formGroup } from './form-group.ts';
import { hint } from './hint.ts';
import { label } from './label.ts';

function checkbox(
  options: CheckboxesOptions,
  prefix: string,
  item: CheckboxesItem,
  place: number,
  group: string,
): Html {
  if (item.divider) return html`<div class="govuk-checkboxes__divider">${item.divider}</div>`;
  // The first has no number, so that an error summary can link to it.
  const id = item.id || (place > 1 ? `${prefix}-${place}` : prefix);
  const checked =
    item.checked ?? options.values?.some((value) => String(value) === String(item.value)) ?? false;
  const conditional = item.conditional?.html;
  const hintId = content(item.hint) ? `${id}-item-hint` : undefined;
  const state = html`${checked && html` checked`}${item.disabled && html` disabled`}${conditional && html` data-aria-controls="conditional-${id}"`}${attribute('data-behaviour', item.behaviour)}${attribute('aria-describedby', classes(group, hintId))}`;
  const shown = classes('govuk-checkboxes__conditional', !checked && 'govuk-checkboxes__conditional--hidden');
  return html`<div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id="${id}" name="${item.name || options.name}" type="checkbox" value="${item.value}"${state}${attributes(item.attributes)}>
      ${label({ ...item.label, html: item.html, text: item.text, classes: classes('govuk-checkboxes__label', item.label?.classes), for: id })}
      ${hintId ? hint({ ...item.hint, id: hintId, classes: classes('govuk-checkboxes__hint', item.hint?.classes) }) : nothing}
    </div>
    ${conditional && html`<div class="${shown}" id="conditional-${id}">${conditional}</div>`}`;
}

export function checkboxes(options: CheckboxesOptions): Html {
  const prefix = options.idPrefix || options.name;
  const { fieldset: set } = options;
  const { markup, describedBy } = description(prefix, {
    ...options,
    describedBy: set?.describedBy || options.describedBy,
  });
  // Without a fieldset to carry it, every box repeats the description.
  const each = set ? '' : describedBy;
  const inner = html`${markup}
  <div class="${classes('govuk-checkboxes', options.classes)}"${attributes(options.attributes)} data-module="govuk-checkboxes">
    ${beside(options.formGroup?.beforeInputs)}
    ${present(options.items).map(({ item, place }) => checkbox(options, prefix, item, place, each))}
    ${beside(options.formGroup?.afterInputs)}
  </div>`;
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
