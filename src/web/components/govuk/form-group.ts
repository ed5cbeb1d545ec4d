// What every GOV.UK form control has around it: group, hint and error, tied to the control by id.

import { type Html, html, nothing } from '../html.ts';
import type { ErrorMessageOptions, HintOptions } from '../options.generated.ts';
import { type Attributes, attributes, type Content, classes, content } from './attributes.ts';
import { errorMessage } from './error-message.ts';
import { hint } from './hint.ts';

export interface Described {
  readonly describedBy?: string | undefined;
  readonly hint?: HintOptions | undefined;
  readonly errorMessage?: ErrorMessageOptions | undefined;
}

/** The hint and error of a control, and the ids by which the control names them. */
export function description(
  id: string | undefined,
  options: Described,
): { markup: Html; describedBy: string } {
  const about = options.hint && { ...options.hint, id: `${id}-hint` };
  const error = options.errorMessage && { ...options.errorMessage, id: `${id}-error` };
  return {
    markup: html`${about ? hint(about) : nothing}
  ${error ? errorMessage(error) : nothing}`,
    describedBy: classes(options.describedBy, about?.id, error?.id),
  };
}

interface Group {
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
}

export function formGroup(group: Group | undefined, error: unknown, inside: Html): Html {
  const name = classes('govuk-form-group', Boolean(error) && 'govuk-form-group--error', group?.classes);
  return html`<div class="${name}"${attributes(group?.attributes)}>
  ${inside}
</div>`;
}

/** Markup or text that a form group puts beside its control. */
export function beside(given: Content | undefined): Html {
  return given ? html`${content(given)}` : nothing;
}
