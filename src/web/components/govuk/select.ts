// The GOV.UK select, with its label, hint and error. Knows nothing of what is chosen from.

import { type Html, html } from '../html.ts';
import type { SelectItem, SelectOptions } from '../options.generated.ts';
import { attribute, attributes, classes, present } from './attributes.ts';
import { beside, description, formGroup } from './form-group.ts';
import { label } from './label.ts';

function choice(item: SelectItem, chosen: string | number | undefined): Html {
  // An option without a value of its own has its text for one.
  const value = item.value ?? item.text;
  const selected = item.selected ?? (chosen ? String(value) === String(chosen) : false);
  const own = item.value === undefined ? undefined : html` value="${String(item.value)}"`;
  return html`<option${own}${selected && html` selected`}${item.disabled && html` disabled`}${attributes(item.attributes)}>${item.text}</option>`;
}

export function select(options: SelectOptions): Html {
  const id = options.id || options.name;
  const { markup, describedBy } = description(id, options);
  const group = options.formGroup;
  const name = classes('govuk-select', options.classes, options.errorMessage && 'govuk-select--error');
  const state = html`${options.disabled && html` disabled`}${attribute('aria-describedby', describedBy)}`;
  return formGroup(
    group,
    options.errorMessage,
    html`${label({ ...options.label, for: id })}
  ${markup}
  ${beside(group?.beforeInput)}
  <select class="${name}" id="${id}" name="${options.name}"${state}${attributes(options.attributes)}>
    ${present(options.items).map(({ item }) => choice(item, options.value))}
  </select>
  ${beside(group?.afterInput)}`,
  );
}
