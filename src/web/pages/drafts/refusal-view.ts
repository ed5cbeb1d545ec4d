// What is said when something cannot be sent: why, by which clause, what would change it, and what can be done
// instead. Nothing that was typed is lost.

import type { Refusal } from '#casework/view.ts';
import type { Verdict } from '#engine/standing.ts';
import { capital, listOf } from '#language/english.ts';
import { becauseLines } from '#wording/clauses.ts';
import { awaitsSentence, stepSentence } from '#wording/duties.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import { button, details, insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { actsOf, offeredButton, stepsOffered } from '../case/acts-offered.ts';
import { whatHappened } from '../case/what-happened.ts';
import { captionOf } from './form-view.ts';
import type { OpenedDraft } from './opened-draft.ts';

type Judged = Exclude<
  Refusal,
  { readonly why: 'not found' | 'not valid' | 'not yours' | 'changed meanwhile' }
>;

const HEADINGS: Readonly<Record<Judged['why'], string>> = {
  barred: 'You cannot do this',
  'not yet': 'You cannot do this yet',
  depends: 'It cannot be said yet whether you can do this',
  conflict: 'Somebody has to rule on this first',
  undecided: 'Somebody has to rule on this first',
  'not covered': 'The protocol does not cover this',
  'reason wanted': 'A reason is wanted',
};

export function refusedTitle(refusal: Judged): string {
  return HEADINGS[refusal.why];
}

export function refusedBody(opened: OpenedDraft, { why, verdict }: Judged, token: string): Html {
  const { reader, form } = opened;
  const sentence = verdictSentence(verdict, reader.visitor.person, form.type.name, reader.names);
  const cited = [
    ...verdict.because,
    ...verdict.conflicts.flatMap(({ norms }) => norms),
    ...verdict.notCovered,
  ];
  const lines = [...new Set(verdict.because.flatMap((because) => becauseLines(because, reader.byName)))];
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${captionOf(opened)}
    <h1 class="govuk-heading-l">${HEADINGS[why]}</h1>
    <p class="govuk-body">${reader.cite(sentence, ...cited)}</p>
    ${lines.length > 0 && details({ summaryText: 'How we worked it out', html: html`<ul class="govuk-list govuk-list--bullet">${lines.map((line) => html`<li>${line}</li>`)}</ul>` })}
    ${whatWouldChangeIt(opened, verdict, token)}
    ${whatElse(opened, token)}
  </div></div>`;
}

function whatWouldChangeIt(
  opened: OpenedDraft,
  { steps, awaits, answer }: Verdict,
  token: string,
): Html | false {
  const { view, reader } = opened;
  const todo = steps.filter(({ state }) => state === 'to do' || state === 'not known whether needed');
  const offered = view === undefined ? [] : stepsOffered(todo, reader);
  if (todo.length === 0 && awaits.length === 0) return false;
  const deciders = (view?.standing.questions ?? [])
    .filter(({ asks, state }) => state === 'open' && awaits.includes(asks))
    .map(
      ({ asks, who }) =>
        `${capital(listOf(who.people.map(reader.names.person), 'or') || who.words)} can settle whether ${reader.names.fact(asks)}.`,
    );
  const said = [
    ...todo.map((step) => stepSentence(step, reader.names)),
    ...(awaits.length > 0 && answer !== 'depends' ? [awaitsSentence(awaits, reader.names)] : []),
    ...deciders,
  ];
  return html`<h2 class="govuk-heading-m">What would change it</h2>
    ${said.map((one) => html`<p class="govuk-body">${one}</p>`)}
    ${answer === 'depends' && html`<p class="govuk-body">If you know the answer, say so in the form and check again.</p>`}
    ${view !== undefined && offered.map((one) => offeredButton(view.ref, token, one, false))}`;
}

/** What was typed is kept; what else can be done. */
function whatElse(opened: OpenedDraft, token: string): Html {
  const { form, view, ref, reader } = opened;
  const acts = view && actsOf(view, reader);
  const others = [...(acts?.owed ?? []), ...(acts?.own ?? [])].filter(({ act }) => act !== form.type.name);
  return html`<h2 class="govuk-heading-m">What you can do</h2>
    <p class="govuk-body">Your answers are kept. <a class="govuk-link" href="/drafts/${ref}">Go back to your answers</a>.</p>
    ${form.type.done === 'either' && html`<p class="govuk-body">If it has already happened elsewhere, it can still be put on the record. <a class="govuk-link" href="/drafts/${ref}?when=elsewhere#happened-day">Record that it happened elsewhere</a>.</p>`}
    ${view !== undefined && others.map((one) => offeredButton(view.ref, token, one, false))}
    <p class="govuk-body">${view === undefined ? html`<a class="govuk-link" href="/start">Start something else</a>` : html`<a class="govuk-link" href="/cases/${view.ref}">Go to the case</a>`}</p>`;
}

export function notYoursBody(opened: OpenedDraft, party: string, token: string): Html {
  const { view, form, reader } = opened;
  const holders = view?.standing.parties[party] ?? [];
  const who = holders.length === 0 ? `the ${party}` : listOf(holders.map(reader.byName.person), 'or');
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${captionOf(opened)}
    <h1 class="govuk-heading-l">You cannot do this</h1>
    <p class="govuk-body">Only ${who} can ${form.type.toDo} here.</p>
    ${whatElse(opened, token)}
  </div></div>`;
}

/** @param since the version of the case that the person had seen. */
export function changedBody(opened: OpenedDraft, since: number): Html {
  const { view, reader, ref } = opened;
  const fresh = view === undefined ? [] : view.entries.slice(since);
  const again = view === undefined ? '' : `?seen=${view.version}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${captionOf(opened)}
    <h1 class="govuk-heading-l">Something happened while you were writing</h1>
    ${view !== undefined && whatHappened({ ...view, entries: fresh }, reader)}
    ${insetText({ html: html`Your answers are kept. <a class="govuk-link" href="/drafts/${ref}">Go back to your answers</a>, or check whether they still hold.` })}
    ${button({ text: 'Check again', href: `/drafts/${ref}/check${again}` })}
  </div></div>`;
}
