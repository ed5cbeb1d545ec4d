// How somebody is told: what always comes, and a choice for what need not.

import type { MailChoice } from '#notices/room.ts';
import { button, insetText, notificationBanner, radios } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Mistake } from '../../components/question.ts';
import { form } from '../../layout/form.ts';

export const CHOICE = 'reminders';

const CHOICES: readonly { readonly value: MailChoice; readonly text: string; readonly hint: string }[] = [
  {
    value: 'at once',
    text: 'Email me each time',
    hint: 'When something comes to you, on the working day before it is due, when it is overdue, and when what you were waiting for is done',
  },
  {
    value: 'daily',
    text: 'Email me one summary a day',
    hint: 'From 8am on working days, of what needs you',
  },
  {
    value: 'app only',
    text: 'Only show me here',
    hint: 'What you owe and what you wait for is always on My work',
  },
];

export function choiceIn(said: unknown): MailChoice | undefined {
  return CHOICES.find(({ value }) => value === said)?.value;
}

export interface HowWeTellYou {
  readonly token: string;
  readonly chosen: MailChoice;
  /** undefined: we know none. */
  readonly mailbox: string | undefined;
  readonly saved: boolean;
  readonly mistake?: Mistake | undefined;
  /** They look after the mail too. */
  readonly keepsSystem: boolean;
}

export function howWeTellYouBody(how: HowWeTellYou): Html {
  const { token, chosen, mailbox, saved, mistake, keepsSystem } = how;
  const asked = radios({
    idPrefix: CHOICE,
    name: CHOICE,
    value: chosen,
    fieldset: {
      legend: { text: 'How should we remind you?', classes: 'govuk-fieldset__legend--m' },
    },
    errorMessage: mistake && { text: mistake.says },
    items: CHOICES.map(({ value, text, hint }) => ({ value, text, hint: { text: hint } })),
  });
  return page(html`${saved && notificationBanner({ type: 'success', text: 'Your choice is saved.' })}
    <h1 class="govuk-heading-l">How should we tell you?</h1>
    <p class="govuk-body">What the protocol says you must be told is emailed to you at once, and stands on <a class="govuk-link" href="/">My work</a>. This cannot be switched off. An email never says what a private case is about.</p>
    ${mailbox === undefined ? insetText({ text: 'We do not know your email address, so nothing can be emailed to you. Ask democratic services to add it.' }) : html`<p class="govuk-body">Your email address is ${mailbox}. Ask democratic services if that is wrong.</p>`}
    ${form('/how-we-tell-you', token, html`${asked}${button({ text: 'Save' })}`)}
    ${keepsSystem && mailLink()}`);
}

/** Where nothing is mailed there is nothing to choose. */
export function inTheAppBody(keepsSystem: boolean): Html {
  return page(html`<h1 class="govuk-heading-l">How should we tell you?</h1>
    <p class="govuk-body">No email is sent from here. What you are told, and what you owe, is on <a class="govuk-link" href="/">My work</a>.</p>
    ${keepsSystem && mailLink()}`);
}

export function stopBody(address: string): Html {
  return page(html`<h1 class="govuk-heading-l">Stop reminders by email?</h1>
    <p class="govuk-body">What you owe stays on My work. What the protocol says you must be told still comes by email.</p>
    <form method="post" action="${address}" novalidate>${button({ text: 'Stop reminders' })}</form>`);
}

export function stoppedBody(): Html {
  return page(html`<h1 class="govuk-heading-l">Reminders by email have stopped</h1>
    <p class="govuk-body">What you owe stays on My work. What the protocol says you must be told still comes by email.</p>
    <p class="govuk-body"><a class="govuk-link" href="/how-we-tell-you">Choose again how we remind you</a></p>`);
}

function mailLink(): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="/mail">Emails that could not be sent</a></p>`;
}

function page(body: Html): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${body}</div></div>`;
}
