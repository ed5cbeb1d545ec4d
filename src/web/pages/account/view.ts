// What “Your account” shows. Passwords are never shown again, not even the one just typed.

import type { SessionOf } from '#accounts/sessions.ts';
import { momentInWords } from '#wording/dates.ts';
import { cardTable } from '../../components/card-table.ts';
import { button, insetText, notificationBanner, passwordInput } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';

export const NOT_RIGHT = 'The password you use now is not right';
export const WAIT = 'Too many wrong passwords. Wait 15 minutes and try again';

/** By what the address says has been done. */
export const DONE: ReadonlyMap<string, string> = new Map([
  ['password', 'Your password has been changed, and you are signed out everywhere else.'],
  ['elsewhere', 'You are signed out everywhere else.'],
]);

export interface AccountMistake {
  readonly says: string;
  readonly at: 'password' | 'wanted' | 'elsewhere-password';
}

export interface AccountShown {
  readonly token: string;
  readonly name: string;
  readonly sessions: readonly SessionOf[];
  readonly done: string | undefined;
  readonly mistake: AccountMistake | undefined;
  readonly demonstration: boolean;
}

export function accountBody(shown: AccountShown): Html {
  const { token, name, done, demonstration } = shown;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${done && notificationBanner({ type: 'success', text: done })}
    <h1 class="govuk-heading-l">Your account</h1>
    <p class="govuk-body">You are signed in as ${name}.</p>
    ${demonstration && insetText({ text: 'Whoever was chosen by one click in this demonstration has no password of their own.' })}
    <h2 class="govuk-heading-m">Where you are signed in</h2>
    <p class="govuk-body">You are signed out after a day without use, and a week after you signed in.</p>
    ${sessionsTable(shown.sessions)}
    <h2 class="govuk-heading-m">Sign out everywhere else</h2>
    ${form('/account/elsewhere', token, html`${password(shown, 'elsewhere-password', 'password', 'The password you use now')}${button({ text: 'Sign out everywhere else', classes: 'govuk-button--secondary' })}`)}
    <h2 class="govuk-heading-m">Change your password</h2>
    ${form('/account/password', token, html`${password(shown, 'password', 'password', 'The password you use now')}${password(shown, 'wanted', 'wanted', 'New password')}${button({ text: 'Change password' })}`)}
  </div></div>`;
}

function sessionsTable(sessions: readonly SessionOf[]): Html {
  const when = (instant: number) => momentInWords(instant, 'Europe/London');
  return cardTable({
    caption: 'Where you are signed in',
    captionHidden: true,
    head: ['Signed in', 'Last used, to the quarter of an hour'],
    rows: sessions.map(({ since, lastUsed, here }) => [
      html`${when(since)}${here && ' (here)'}`,
      when(lastUsed),
    ]),
  });
}

function password(
  { mistake }: AccountShown,
  id: AccountMistake['at'],
  name: 'password' | 'wanted',
  label: string,
): Html {
  const fresh = name === 'wanted';
  return passwordInput({
    id,
    name,
    label: { text: label },
    autocomplete: fresh ? 'new-password' : 'current-password',
    ...(fresh
      ? { hint: { text: '12 characters or more. A few words that do not belong together are good.' } }
      : {}),
    ...(mistake?.at === id ? { errorMessage: { text: mistake.says } } : {}),
  });
}
