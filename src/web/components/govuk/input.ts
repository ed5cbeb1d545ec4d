// The GOV.UK text input, with its label, hint and error. Knows nothing of what is asked.

import { type Html, html } from '../html.ts';
import type { InputOptions, InputPrefix } from '../options.generated.ts';
import { type Attributes, attributes, classes, content } from './attributes.ts';
import { beside, description, formGroup } from './form-group.ts';
import { label } from './label.ts';

function element(options: InputOptions, id: string, describedBy: string): Html {
  const optional = (value: string | number | boolean | undefined) => ({ value, optional: true });
  const own: Attributes = {
    class: classes('govuk-input', options.classes, options.errorMessage && 'govuk-input--error'),
    id,
    name: options.name,
    type: options.type || 'text',
    spellcheck: optional(options.spellcheck?.toString()),
    value: optional(options.value),
    disabled: optional(options.disabled),
    'aria-describedby': optional(describedBy || undefined),
    autocomplete: optional(options.autocomplete),
    autocapitalize: optional(options.autocapitalize),
    pattern: optional(options.pattern),
    inputmode: optional(options.inputmode),
  };
  return html`<input${attributes(own)}${attributes(options.attributes)}>`;
}

function affix(options: InputPrefix | undefined, place: 'prefix' | 'suffix'): Html | false {
  const words = content(options);
  if (!words) return false;
  const name = classes(`govuk-input__${place}`, options?.classes);
  return html`<div class="${name}" aria-hidden="true"${attributes(options?.attributes)}>${words}</div>`;
}

export function input(options: InputOptions): Html {
  const id = options.id || options.name;
  const { markup, describedBy } = description(id, options);
  const group = options.formGroup;
  const written = element(options, id, describedBy);
  const around = [options.prefix, options.suffix, group?.beforeInput, group?.afterInput].some(content);
  const wrapped = html`<div class="${classes('govuk-input__wrapper', options.inputWrapper?.classes)}"${attributes(options.inputWrapper?.attributes)}>
    ${beside(group?.beforeInput)}
    ${affix(options.prefix, 'prefix')}
    ${written}
    ${affix(options.suffix, 'suffix')}
    ${beside(group?.afterInput)}
  </div>`;
  return formGroup(
    group,
    options.errorMessage,
    html`${label({ ...options.label, for: id })}
  ${markup}
  ${around ? wrapped : written}`,
  );
}
