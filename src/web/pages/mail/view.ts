// Emails that could not be sent: to whom, why, and what happens next. What they are about is not known here.

import { counted } from '#language/english.ts';
import type { MailTrouble } from '#notices/room.ts';
import { momentInWords } from '#wording/dates.ts';
import { button, notificationBanner, summaryList } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';

export interface MailPage {
  readonly mails: boolean;
  readonly trouble: readonly MailTrouble[];
  /** What somebody is called, and where they are written to. */
  readonly people: ReadonlyMap<string, { readonly name: string; readonly mailbox: string | undefined }>;
  readonly zone: string;
  readonly token: string;
  /** Messages that are being tried again; undefined: nobody asked. */
  readonly again: number | undefined;
}

export function mailBody(page: MailPage): Html {
  const { mails, trouble, again } = page;
  const byPerson = [...Map.groupBy(trouble, ({ recipient }) => recipient)];
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${again !== undefined && notificationBanner({ type: 'success', text: againInWords(again) })}
    <h1 class="govuk-heading-l">Emails that could not be sent</h1>
    <p class="govuk-body">You see who could not be written to and why. You do not see what about.</p>
    ${!mails && html`<p class="govuk-body">No email is sent from here: no mail server is set. People are told in Comity only.</p>`}
    ${byPerson.length === 0 ? mails && html`<p class="govuk-body">Every email was taken by the mail server, or is on its way.</p>` : byPerson.map(([person, lines]) => personSection(person, lines, page))}
  </div></div>`;
}

function personSection(person: string, lines: readonly MailTrouble[], page: MailPage): Html {
  const { people, zone, token, mails } = page;
  const { name = person, mailbox } = people.get(person) ?? {};
  const rows = lines.flatMap(({ error, messages, nextTry }) => [
    { key: { text: counted(messages, 'emails') }, value: { text: `${error} ${nextInWords(nextTry, zone)}` } },
  ]);
  const again = html`<input type="hidden" name="person" value="${person}">
    ${button({ text: 'Try again', classes: 'govuk-button--secondary', attributes: { 'aria-label': `Try again to write to ${name}` } })}`;
  return html`<h2 class="govuk-heading-m">${name}</h2>
    <p class="govuk-body">${mailbox === undefined ? 'No email address' : mailbox}</p>
    ${summaryList({ rows })}
    ${mails && form('/mail/again', token, again)}`;
}

function nextInWords(next: number | null, zone: string): string {
  return next === null ? 'It is not tried again by itself.' : `Next try: ${momentInWords(next, zone)}.`;
}

function againInWords(again: number): string {
  return again === 0
    ? 'Nothing to try again now: what is not given up is tried again by itself.'
    : `${counted(again, 'emails')} will be tried again within a minute.`;
}
