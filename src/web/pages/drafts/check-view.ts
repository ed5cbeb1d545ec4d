// Check your answers: what was said, who will get it, who will read it, and what follows, before it is sent.

import type { Prospect } from '#casework/view.ts';
import type { Value } from '#engine/history.ts';
import { capital } from '#language/english.ts';
import { clauseCited, clausesCited } from '#wording/clauses.ts';
import { civilDate, dateInWords } from '#wording/dates.ts';
import { mannerSentence } from '#wording/duties.ts';
import { alsoToldSentence, readersSentence } from '#wording/readers.ts';
import { button, insetText, summaryList, textarea } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { type Mistake, typedOne } from '../../components/question.ts';
import { form as posted } from '../../layout/form.ts';
import { dutiesTold } from '../case/duties-told.ts';
import { pressing } from '../case/pressing.ts';
import { partsOf, valueShown } from '../case/values-shown.ts';
import { HAPPENED, REASONS } from './draft-form.ts';
import { captionOf } from './form-view.ts';
import type { OpenedDraft } from './opened-draft.ts';
import type { ReadForm } from './read-form.ts';

export interface Checked {
  readonly opened: OpenedDraft;
  readonly read: ReadForm;
  readonly prospect: Prospect;
  /** Version of the case that is looked at. */
  readonly version: number | undefined;
  readonly mistake: Mistake | undefined;
}

export function checkBody(checked: Checked, token: string): Html {
  const { opened, read, version } = checked;
  const here = read.proposal.done === 'here';
  const inside = html`
    ${version !== undefined && html`<input type="hidden" name="_version" value="${version}">`}
    ${reasonsAsked(checked)}
    ${button({ text: here ? 'Send' : 'Record', preventDoubleClick: true })}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${captionOf(opened)}
    <h1 class="govuk-heading-l">Check your answers</h1>
    ${opened.private && readers(checked)}
    ${summaryList({ rows: rows(checked) })}
    ${whoGetsIt(checked)}
    ${!opened.private && readers(checked)}
    ${whatFollows(checked)}
    ${posted(`/drafts/${opened.ref}/send`, token, inside)}
  </div></div>`;
}

function rows({ opened, read, prospect }: Checked) {
  const { form, reader, ref, recipient } = opened;
  const asked = new Map(form.asked.map(({ question }) => [question.name, question]));
  const row = (label: string, value: Html, href?: string) => ({
    key: { text: label },
    value: { html: value },
    ...(href === undefined
      ? {}
      : { actions: { items: [{ href, text: 'Change', visuallyHiddenText: `your answer to “${label}”` }] } }),
  });
  const shown = partsOf(form.type, form.procedure).flatMap((part) => {
    const value: Value | undefined = prospect.values[part.name];
    if (value === undefined || part.name === 'norm') return [];
    if (part.name === 'asks')
      return [row('What is decided', html`Whether ${reader.names.fact(String(value))}`)];
    const own = asked.get(part.name);
    const words = valueShown(own?.type ?? part.type, value, reader.byName, reader.visitor.directory);
    if (own !== undefined) return [row(own.label, words, `/drafts/${ref}#${own.id}`)];
    if (part.name !== recipient?.question.name) return part.name === 'of' ? [row(part.label, words)] : [];
    const chosen = read.proposal.values[part.name] !== undefined;
    return [row('Who gets it', words, chosen ? `/drafts/${ref}/recipient` : undefined)];
  });
  if (form.type.done === 'here') return shown;
  const { done, happened } = read.proposal;
  if (done === 'here') return shown;
  const day = happened === undefined ? '' : dateInWords(civilDate(happened, opened.clock.zone));
  return [...shown, row('When it happened', html`${day}`, `/drafts/${ref}#${HAPPENED.id}-day`)];
}

/** Why it goes where it goes, and who else the protocol has told. */
function whoGetsIt({ opened, prospect }: Checked): Html | false {
  const { names, cite } = opened.reader;
  const { manners, notices } = prospect.verdict;
  const routes = manners
    .filter(
      ({ to, state, undecided }) =>
        to !== undefined && to.people.length > 0 && state === 'open' && !undecided,
    )
    .map(({ because }) => because);
  const told = notices.filter(({ undecided, state }) => !undecided && state !== 'ended');
  if (routes.length === 0 && told.length === 0) return false;
  return html`<h2 class="govuk-heading-m">Who will get this</h2>
    ${routes.length > 0 && html`<p class="govuk-body">${cite(`It goes to the person named by ${clausesCited(routes, names)}.`, ...routes)}</p>`}
    ${told.map((notice) => html`<p class="govuk-body">${cite(alsoToldSentence(notice, names), notice.because)}</p>`)}`;
}

function readers({ opened, prospect }: Checked): Html {
  const { reader } = opened;
  const others = prospect.seenBy
    .filter(({ person }) => person !== reader.visitor.person)
    .map(({ person }) => reader.named(person));
  const said = readersSentence(others);
  return html`<h2 class="govuk-heading-m">Who will read this</h2>
    ${opened.private ? insetText({ html: html`<strong>${said}</strong>` }) : html`<p class="govuk-body">${said}</p>`}`;
}

/** Duties that are not there now. */
function whatFollows({ opened, read, prospect }: Checked): Html | false {
  const before = new Set((opened.view?.standing.duties ?? []).map(({ id }) => id));
  const after = pressing(prospect.standing.duties).filter(({ id }) => !before.has(id));
  if (after.length === 0) return false;
  return html`<h2 class="govuk-heading-m">${read.proposal.done === 'here' ? 'When you send this' : 'What follows from it'}</h2>
    ${dutiesTold(after, opened.reader)}`;
}

/** Asked where the text advises otherwise; shown again once given. */
function reasonsAsked(checked: Checked): Html | false {
  const { opened, prospect, mistake } = checked;
  const given = typedOne(opened.draft.typed, REASONS);
  if (prospect.verdict.answer !== 'yes, with a reason' && given === '') return false;
  const advice = advised(checked);
  return html`
    ${advice.length > 0 && insetText({ html: html`${advice.map((one) => html`<p class="govuk-body">${one}</p>`)}` })}
    ${textarea({
      id: 'reasons',
      name: REASONS,
      label: {
        text: 'Why are you doing this otherwise than the protocol advises?',
        classes: 'govuk-label--s',
      },
      hint: { text: 'You may go on if you give your reasons. They go on the record.' },
      value: given,
      ...(mistake === undefined ? {} : { errorMessage: { text: mistake.says } }),
    })}`;
}

/** What the text advises that these answers do not follow. */
function advised({ opened, prospect }: Checked): readonly Html[] {
  const { reader, form, ref, recipient } = opened;
  const { names, cite } = reader;
  const { verdict, values } = prospect;
  const questions = new Map(form.asked.map(({ question }) => [question.name, question]));
  const manners = verdict.manners.filter(({ state, undecided }) => state === 'open' && !undecided);
  const wanting = manners.flatMap(({ with: wanted, because }) =>
    wanted
      .filter((name) => values[name] === undefined)
      .map((name) => {
        const asked = questions.get(name);
        const said = cite(
          `${capital(clauseCited(because, names))} asks for an answer to “${asked?.label ?? name}”.`,
          because,
        );
        return html`${said} ${asked && html`<a class="govuk-link" href="/drafts/${ref}#${asked.id}">Answer it</a>, or say why not.`}`;
      }),
  );
  const reached = new Set([recipient && values[recipient.question.name]].flat());
  const elsewhere = manners
    .filter(
      ({ to }) =>
        to !== undefined && to.people.length > 0 && !to.people.some((person) => reached.has(person)),
    )
    .map((manner) => cite(mannerSentence(manner, names), manner.because));
  const bars = verdict.because.filter(
    ({ force, conditions }) =>
      force === 'should not' && conditions.every(({ side, holds }) => (side === 'if') === (holds === 'yes')),
  );
  const against =
    bars.length === 0 ? [] : [cite(`${capital(clausesCited(bars, names))} advises against it.`, ...bars)];
  return [...wanting, ...elsewhere, ...against];
}
