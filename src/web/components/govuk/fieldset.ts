// The GOV.UK fieldset: one question asked by several inputs. Knows nothing of the inputs.

import { type Html, html } from '../html.ts';
import type { FieldsetLegend, FieldsetOptions } from '../options.generated.ts';
import { attribute, attributes, classes, content } from './attributes.ts';

function legend(options: FieldsetLegend | undefined): Html | false {
  const words = content(options);
  if (!words) return false;
  return html`<legend class="${classes('govuk-fieldset__legend', options?.classes)}">
    ${options?.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${words}</h1>` : words}
  </legend>`;
}

export function fieldset(options: FieldsetOptions): Html {
  const name = classes('govuk-fieldset', options.classes);
  const described = attribute('aria-describedby', options.describedBy);
  return html`<fieldset class="${name}"${attribute('role', options.role)}${described}${attributes(options.attributes)}>
  ${legend(options.legend)}
  ${options.html}
</fieldset>`;
}
