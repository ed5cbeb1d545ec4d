// The GOV.UK character count: a textarea that says how much may still be written.

import { type Html, html } from '../html.ts';
import type { CharacterCountOptions } from '../options.generated.ts';
import { classes, wordsAttributes } from './attributes.ts';
import { beside } from './form-group.ts';
import { hint } from './hint.ts';
import { textarea } from './textarea.ts';

export function characterCount(options: CharacterCountOptions): Html {
  const id = options.id || options.name;
  const limit = options.maxwords || options.maxlength;
  const counted = options.countType || (options.maxwords ? 'words' : undefined);
  const said =
    options.textareaDescriptionText ||
    `You can enter up to %{count} ${counted === 'words' ? 'words' : 'characters'}`;
  const message = hint({
    text: limit ? said.replaceAll('%{count}', String(limit)) : undefined,
    id: `${id}-info`,
    classes: classes('govuk-character-count__message', options.countMessage?.classes),
  });
  const optional = (value: string | number | undefined) => ({ value, optional: true });
  // Without a limit only the script can fill in the number, once it has been given one.
  const unlimited =
    !limit && options.textareaDescriptionText ? { other: options.textareaDescriptionText } : undefined;
  return textarea({
    id,
    name: options.name,
    describedBy: `${id}-info`,
    rows: options.rows,
    spellcheck: options.spellcheck,
    value: options.value,
    formGroup: {
      classes: classes('govuk-character-count', options.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-character-count',
        'data-maxlength': optional(options.maxlength),
        'data-maxwords': optional(options.maxwords),
        'data-threshold': optional(options.threshold),
        'data-count-type': optional(counted),
        ...wordsAttributes('textarea-description', unlimited),
        ...wordsAttributes('characters-under-limit', options.charactersUnderLimitText),
        ...wordsAttributes('characters-at-limit', options.charactersAtLimitText),
        ...wordsAttributes('characters-over-limit', options.charactersOverLimitText),
        ...wordsAttributes('words-under-limit', options.wordsUnderLimitText),
        ...wordsAttributes('words-at-limit', options.wordsAtLimitText),
        ...wordsAttributes('words-over-limit', options.wordsOverLimitText),
        ...options.formGroup?.attributes,
      },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: html`${message}${beside(options.formGroup?.afterInput)}` },
    },
    classes: classes('govuk-js-character-count', options.classes),
    label: options.label,
    hint: options.hint,
    errorMessage: options.errorMessage,
    attributes: options.attributes,
  });
}
