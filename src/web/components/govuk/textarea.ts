// The GOV.UK textarea, with its label, hint and error. Knows nothing of what is asked.

import { type Html, html } from '../html.ts';
import type { TextareaOptions } from '../options.generated.ts';
import { attribute, attributes, classes } from './attributes.ts';
import { beside, description, formGroup } from './form-group.ts';
import { label } from './label.ts';

export function textarea(options: TextareaOptions): Html {
  const id = options.id || options.name;
  const { markup, describedBy } = description(id, options);
  const group = options.formGroup;
  const name = classes('govuk-textarea', options.errorMessage && 'govuk-textarea--error', options.classes);
  const state = html`${attribute('spellcheck', options.spellcheck?.toString())}${options.disabled && html` disabled`}${attribute('aria-describedby', describedBy)}${attribute('autocomplete', options.autocomplete)}`;
  // A line break straight after the tag would be dropped by the browser, so one that was typed is doubled.
  const value = String(options.value ?? '');
  const kept = value.startsWith('\n') ? `\n${value}` : value;
  return formGroup(
    group,
    options.errorMessage,
    html`${label({ ...options.label, for: id })}
  ${markup}
  ${beside(group?.beforeInput)}
  <textarea class="${name}" id="${id}" name="${options.name}" rows="${options.rows || 5}"${state}${attributes(options.attributes)}>${kept}</textarea>
  ${beside(group?.afterInput)}`,
  );
}
