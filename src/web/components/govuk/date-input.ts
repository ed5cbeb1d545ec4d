// The GOV.UK date input: three boxes, day, month and year. Knows nothing of which dates are possible.

import { type Html, html } from '../html.ts';
import type { DateInputItem, DateInputOptions } from '../options.generated.ts';
import { attributes, classes, present } from './attributes.ts';
import { fieldset } from './fieldset.ts';
import { beside, description, formGroup } from './form-group.ts';
import { input } from './input.ts';

const parts = ['day', 'month', 'year'] as const;

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

function marked(item: DateInputItem): boolean {
  return item.error === true || (item.classes?.includes('govuk-input--error') ?? false);
}

function box(options: DateInputOptions, item: DateInputItem, anyMarked: boolean): Html {
  const part = parts.find(
    (name) => item.name === name || (options[name] && item.name === options[name].name),
  );
  const own = part && options[part] ? options[part].value : part && options.values?.[part];
  const name = options.namePrefix ? `${options.namePrefix}-${item.name}` : item.name;
  const given = item.classes ?? '';
  const wrong = marked(item) || (item.error !== false && options.errorMessage && !anyMarked);
  return html`<div class="govuk-date-input__item">
    ${input({
      label: { text: item.label || capitalised(item.name), classes: 'govuk-date-input__label' },
      id: item.id || `${options.id}-${item.name}`,
      classes: classes(
        'govuk-date-input__input',
        wrong && !given.includes('govuk-input--error') && 'govuk-input--error',
        !given.includes('govuk-input--width-') && `govuk-input--width-${part === 'year' ? 4 : 2}`,
        given,
      ),
      name,
      value: item.value ?? own ?? options.values?.[name],
      type: 'text',
      inputmode: item.inputmode || 'numeric',
      autocomplete: item.autocomplete,
      pattern: item.pattern,
      attributes: item.attributes,
    })}
  </div>`;
}

/** Day, month and year, unless the options name other boxes; a part set to false is left out. */
function boxes(options: DateInputOptions): readonly DateInputItem[] {
  if (options.items?.length) return present(options.items).map(({ item }) => item);
  return parts.flatMap((part) => {
    const item = options[part];
    return item === false ? [] : [{ name: part, ...item }];
  });
}

export function dateInput(options: DateInputOptions): Html {
  const { fieldset: set } = options;
  const { markup, describedBy } = description(options.id, { ...options, describedBy: set?.describedBy });
  const items = boxes(options);
  const anyMarked = items.some(marked);
  const id = options.id && html` id="${options.id}"`;
  const inner = html`${markup}
  <div class="${classes('govuk-date-input', options.classes)}"${attributes(options.attributes)}${id}>
    ${beside(options.formGroup?.beforeInputs)}
    ${items.map((item) => box(options, item, anyMarked))}
    ${beside(options.formGroup?.afterInputs)}
  </div>`;
  // Without the group role, a screen reader may not read the description of a fieldset of text inputs.
  const grouped = set
    ? fieldset({
        describedBy,
        classes: set.classes,
        role: 'group',
        attributes: set.attributes,
        legend: set.legend,
        html: inner,
      })
    : inner;
  return formGroup(options.formGroup, options.errorMessage, grouped);
}
