// Who owes what: a table, mine first, and beneath it how each date was worked out and why each is owed. What only may
// come to be owed is folded away.

import type { CaseView } from '#casework/view.ts';
import type { Duty } from '#engine/standing.ts';
import { capital } from '#language/english.ts';
import { becauseLines, clauseCited } from '#wording/clauses.ts';
import { shortDate } from '#wording/dates.ts';
import { deedInWords } from '#wording/deeds.ts';
import { dutySentence, stepSentence } from '#wording/duties.ts';
import { holdersInWords } from '#wording/holders.ts';
import { workingInWords } from '#wording/workings.ts';
import { cardTable } from '../../components/card-table.ts';
import { details, tag } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { unlike } from './open-matters.ts';
import { pressing } from './pressing.ts';
import type { Reader } from './reader.ts';

const STATES: Readonly<Record<Exclude<Duty['state'], 'awaiting'>, readonly [string, string]>> = {
  open: ['To do', 'govuk-tag--blue'],
  overdue: ['Overdue', 'govuk-tag--red'],
  met: ['Done', 'govuk-tag--green'],
  'met late': ['Done late', 'govuk-tag--yellow'],
  departed: ['Not done, with reasons', 'govuk-tag--purple'],
  ended: ['No longer asked', 'govuk-tag--grey'],
};

type Owed = Duty & { readonly state: keyof typeof STATES };

function isOwed(duty: Duty): duty is Owed {
  return duty.state !== 'awaiting';
}

export function dutiesSection({ standing }: CaseView, reader: Reader): Html {
  const heading = html`<h2 class="govuk-heading-m" id="who-owes-what">Who owes what</h2>`;
  const duties = inOrder(standing.duties.filter(isOwed), reader.visitor.person);
  const later = mayCome(standing.duties, reader);
  if (duties.length === 0)
    return html`${heading}<p class="govuk-body">The protocol has set nothing for anybody to do here.</p>${later}`;
  const table = cardTable({
    caption: 'Who owes what',
    captionHidden: true,
    head: ['Who', 'What', 'By when', 'State', 'Clause'],
    rows: duties.map((duty) => row(duty, reader)),
  });
  const workings = duties.filter(({ state }) => state !== 'ended').map((duty) => working(duty, reader));
  return html`${heading}${table}
    ${workings.length > 0 && details({ summaryText: 'How the dates were worked out, and why', html: html`${workings}` })}
    ${later}`;
}

/** What depends on something that nobody has said yet: nobody owes it now. */
function mayCome(duties: readonly Duty[], { names, cite }: Reader): Html | false {
  const sentences = duties
    .filter(({ state }) => state === 'awaiting')
    .map((duty) => cite(dutySentence(duty, names), duty.because));
  if (sentences.length === 0) return false;
  return details({
    summaryText: 'What else may come to be owed',
    html: html`<ul class="govuk-list govuk-list--bullet">${unlike(sentences).map((one) => html`<li>${one}</li>`)}</ul>`,
  });
}

/** Mine before others’; what is owed before what is done with. */
function inOrder(duties: readonly Owed[], me: string): readonly Owed[] {
  const open = pressing(duties);
  const isOpen = (duty: Owed): boolean => open.includes(duty);
  const isMine = (duty: Owed): boolean => isOpen(duty) && duty.who.people.includes(me);
  const order = (duty: Owed): number => (isOpen(duty) ? open.indexOf(duty) : open.length);
  return duties.toSorted(
    (one, other) => Number(isMine(other)) - Number(isMine(one)) || order(one) - order(other),
  );
}

function row(duty: Owed, { names, cite }: Reader) {
  const [words, classes] = STATES[duty.state];
  return [
    capital(holdersInWords(duty.who, names)),
    `${duty.force} ${deedInWords(duty, names)}`,
    duty.due?.date === undefined ? (duty.due?.words ?? 'No date is set') : shortDate(duty.due.date),
    html`${tag({ text: words, classes })} ${duty.undecided && tag({ text: 'On one reading', classes: 'govuk-tag--grey' })}`,
    cite(clauseCited(duty.because, names), duty.because),
  ];
}

function working(duty: Duty, { names, byName, cite }: Reader): Html {
  const { due } = duty;
  const lines = [
    ...becauseLines(duty.because, byName),
    ...(due?.working === undefined
      ? []
      : workingInWords(due.working, names, due.date).map((line) => `${capital(line)}.`)),
    ...duty.steps.map((step) => stepSentence(step, names)),
  ];
  return html`<h3 class="govuk-heading-s">${capital(holdersInWords(duty.who, names))}: ${deedInWords(duty, names)}</h3>
    <p class="govuk-body">${cite(`${capital(clauseCited(duty.because, names))}.`, duty.because)}</p>
    <ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
