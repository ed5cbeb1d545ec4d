// The GOV.UK password input, which can show what was typed. Knows nothing of whose password it is.

import { type Html, html } from '../html.ts';
import type { PasswordInputOptions } from '../options.generated.ts';
import { classes, wordsAttributes } from './attributes.ts';
import { button } from './button.ts';
import { beside } from './form-group.ts';
import { input } from './input.ts';

export function passwordInput(options: PasswordInputOptions): Html {
  const id = options.id || options.name;
  const toggle = button({
    type: 'button',
    classes: classes(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      options.button?.classes,
    ),
    text: options.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: { value: true, optional: true },
    },
  });
  return input({
    formGroup: {
      classes: classes('govuk-password-input', options.formGroup?.classes),
      attributes: {
        'data-module': 'govuk-password-input',
        ...wordsAttributes('show-password', options.showPasswordText),
        ...wordsAttributes('hide-password', options.hidePasswordText),
        ...wordsAttributes('show-password-aria-label', options.showPasswordAriaLabelText),
        ...wordsAttributes('hide-password-aria-label', options.hidePasswordAriaLabelText),
        ...wordsAttributes('password-shown-announcement', options.passwordShownAnnouncementText),
        ...wordsAttributes('password-hidden-announcement', options.passwordHiddenAnnouncementText),
        ...options.formGroup?.attributes,
      },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: html`${toggle}${beside(options.formGroup?.afterInput)}` },
    },
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    label: options.label,
    hint: options.hint,
    classes: classes('govuk-password-input__input govuk-js-password-input-input', options.classes),
    errorMessage: options.errorMessage,
    id,
    name: options.name,
    type: 'password',
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    value: options.value,
    disabled: options.disabled,
    describedBy: options.describedBy,
    attributes: options.attributes,
  });
}
