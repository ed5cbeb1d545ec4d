// The sign-in page, and the demonstration’s page of invented people.

import type { Persona } from '#situations/demonstration.ts';
import { button, details, input, passwordInput } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { csrfField, form } from '../../layout/form.ts';
import type { Council } from '../../layout/frame.ts';

/** The same for an unknown address as for a wrong password. */
export const WRONG = { says: 'Email address or password is not right', at: 'email' } as const;

export function signInBody(
  token: string,
  after: string,
  tried: string | undefined,
  demonstration: boolean,
): Html {
  const fields = html`
    <input type="hidden" name="after" value="${after}">
    ${input({
      id: 'email',
      name: 'email',
      type: 'email',
      label: { text: 'Email address' },
      autocomplete: 'username',
      spellcheck: false,
      ...(tried === undefined ? {} : { value: tried, errorMessage: { text: WRONG.says } }),
    })}
    ${passwordInput({ id: 'password', name: 'password', label: { text: 'Password' }, autocomplete: 'current-password' })}
    ${button({ text: 'Sign in', ...(demonstration ? { classes: 'govuk-button--secondary' } : {}) })}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Sign in</h1>
    ${demonstration && html`<p class="govuk-body">This is a demonstration. Look around as somebody invented: no password is needed.</p>${button({ text: 'Choose who to be', href: '/demonstration' })}<h2 class="govuk-heading-m">Or use email and password</h2>`}
    ${form('/sign-in', token, fields)}
    <p class="govuk-body">If you have forgotten your password, ask the person who looks after Comity in your council for a new one.</p>
  </div></div>`;
}

export function demonstrationBody(
  token: string,
  councils: readonly Council[],
  personas: ReadonlyMap<string, readonly Persona[]>,
): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Choose who to be</h1>
    <p class="govuk-body">Everyone here is invented. Each council follows its own protocol, so the same request goes differently in each.</p>
    ${councils.map((council) => councilSection(token, council, personas.get(council.id) ?? []))}
  </div></div>`;
}

function councilSection(token: string, council: Council, people: readonly Persona[]): Html {
  const buttons = people.map(
    (
      persona,
    ) => html`<form method="post" action="/demonstration/${council.id}/${persona.person}" class="comity-persona" novalidate>
      ${csrfField(token)}
      ${button({ html: html`${persona.name}${persona.says && html`: ${persona.says}`}`, classes: 'govuk-button--secondary' })}
    </form>`,
  );
  return details({ summaryText: council.name, html: html`${buttons}` });
}
