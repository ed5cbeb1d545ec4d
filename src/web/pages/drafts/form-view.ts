// The form of an act, and the page after it that asks whom it should reach.

import { promptsFor } from '#casework/prompts.ts';
import { capital, decapital, listOf } from '#language/english.ts';
import { statementText } from '#language/statement.ts';
import { clauseCited, inBrackets } from '#wording/clauses.ts';
import { noticeSentence } from '#wording/notices.ts';
import { questionSentence } from '#wording/questions.ts';
import { field } from '../../components/field.ts';
import { button, details, insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { type Mistake, typedAll, typedOne } from '../../components/question.ts';
import { form as posted } from '../../layout/form.ts';
import { referenceInWords } from '../case/case-links.ts';
import { type Asked, HAPPENED } from './draft-form.ts';
import type { OpenedDraft } from './opened-draft.ts';
import type { Whom } from './stage.ts';

export type Mistakes = ReadonlyMap<string, Mistake>;

export function captionOf({ view }: OpenedDraft): Html | false {
  return (
    view !== undefined &&
    html`<span class="govuk-caption-l">${view.private ? 'Case' : view.procedure.noun} ${referenceInWords(view.ref)}</span>`
  );
}

/** What happens elsewhere can only be recorded here. */
export function headingOf({ form: { type } }: Pick<OpenedDraft, 'form'>): string {
  if (type.done !== 'elsewhere' || /^record\b/.test(type.toDo)) return capital(type.toDo);
  return `Record ${decapital(type.noun)}`;
}

export function privacyOf(opened: OpenedDraft): Html | false {
  return (
    opened.private &&
    insetText({ text: 'This is private. Before you send it we tell you who will read it. Stop at any time.' })
  );
}

export function formBody(opened: OpenedDraft, mistakes: Mistakes, token: string, asWhen = false): Html {
  const { form, draft } = opened;
  const main = form.asked.filter(({ further }) => !further);
  const further = form.asked.filter((one) => one.further);
  const asking = ({ question, answers }: Asked): Html =>
    field(question, {
      ...answers,
      typed: draft.typed,
      mistake: mistakes.get(question.name),
      file: {
        largest: opened.largestFile,
        chosen: opened.files.get(typedOne(draft.typed, question.name)),
      },
    });
  const files = form.asked.some(({ question }) => question.type === 'file');
  const unfolded = further.some(
    ({ question }) => mistakes.has(question.name) || isTyped(opened, question.name),
  );
  const inside = html`
    ${main.map(asking)}
    ${further.length > 0 && details({ summaryText: 'Say more, if you know it', html: html`${further.map(asking)}`, open: unfolded })}
    ${whenAsked(opened, mistakes, asWhen)}
    ${prompted(opened)}
    ${button({ text: 'Continue' })}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${captionOf(opened)}
    <h1 class="govuk-heading-l">${headingOf(opened)}</h1>
    ${privacyOf(opened)}
    ${settled(opened)}
    ${posted(`/drafts/${opened.ref}`, token, inside, { files })}
  </div></div>`;
}

function isTyped({ draft }: OpenedDraft, name: string): boolean {
  return Object.keys(draft.typed).some(
    (key) =>
      (key === name || key.startsWith(`${name}-`)) &&
      typedAll(draft.typed, key).some((one) => one !== '' && one !== 'unknown'),
  );
}

/** Folded away: most people do what they do now. @param asWhen it was asked for. */
function whenAsked(opened: OpenedDraft, mistakes: Mistakes, asWhen: boolean): Html | false {
  const { form, draft } = opened;
  if (form.type.done === 'here') return false;
  const day = field(HAPPENED, { typed: draft.typed, mistake: mistakes.get(HAPPENED.name) });
  if (form.type.done === 'elsewhere') return day;
  return details({
    summaryText: 'Record something that has already happened',
    html: html`<p class="govuk-body">Leave this empty if you are doing it now.</p>${day}`,
    open: mistakes.has(HAPPENED.name) || isTyped(opened, HAPPENED.name) || asWhen,
  });
}

/** More clauses than this are folded away. */
const FEW = 2;

/** Clauses that ask to be read here: what each says, in a sentence, with a link to the whole. */
function prompted({ form, reader }: OpenedDraft): Html | readonly Html[] {
  const prompts = promptsFor(reader.rulebook, form.type.name, reader.today).map(
    ({ version, clause, trial }) => {
      const cited = { clause: clause.number, version: version.id, trial };
      return html`${firstSentence(statementText(clause))} ${reader.cite(inBrackets(cited, reader.names), cited)}`;
    },
  );
  if (prompts.length <= FEW) return prompts.map((prompt) => insetText({ html: prompt }));
  return details({
    summaryText: 'What the protocol asks you to bear in mind',
    html: html`<ul class="govuk-list govuk-list--bullet">${prompts.map((prompt) => html`<li>${prompt}</li>`)}</ul>`,
  });
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;
}

/** What the link has settled: the question and whose it is, the notice, or the person it is about. */
function settled({ form, view, reader }: OpenedDraft): readonly Html[] {
  const { asks, norm, of } = form.settled;
  const { names, cite } = reader;
  const questions = (view?.standing.questions ?? [])
    .filter((question) => question.asks === asks && question.state === 'open')
    .map((question) => cite(questionSentence(question, names), question.because));
  const notices = (view?.standing.notices ?? [])
    .filter((notice) => notice.because.norm === norm && notice.to === of && notice.state !== 'told')
    .map((notice) => cite(noticeSentence(notice, names), notice.because));
  const about =
    of === undefined || notices.length > 0 ? [] : [html`This is about ${reader.byName.person(of)}.`];
  return [...questions, ...notices, ...about].map((said) => html`<p class="govuk-body">${said}</p>`);
}

export function recipientBody(
  opened: OpenedDraft,
  { asked, among }: Whom,
  everybody: boolean,
  mistake: Mistake | undefined,
  token: string,
): Html {
  const { question } = asked;
  const answers = everybody ? opened.recipient?.answers : asked.answers;
  const inside = html`
    ${everybody && html`<input type="hidden" name="_everybody" value="yes">`}
    ${field(question, { ...answers, typed: opened.draft.typed, mistake, heading: true })}
    ${among?.force === 'should' && advised(opened, among, everybody)}
    ${button({ text: 'Continue' })}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    ${captionOf(opened)}
    ${privacyOf(opened)}
    ${posted(`/drafts/${opened.ref}/recipient`, token, inside)}
  </div></div>`;
}

function advised(
  { reader, ref }: OpenedDraft,
  { people, because }: NonNullable<Whom['among']>,
  everybody: boolean,
): Html {
  const cited = clauseCited(because, reader.names);
  const said = everybody
    ? `${capital(cited)} advises asking one of these: ${listOf(people.map(reader.names.person))}. For anybody else you will be asked for your reasons.`
    : `These are the people whom ${cited} advises asking.`;
  return insetText({
    html: html`${reader.cite(said, because)} ${!everybody && html`<a class="govuk-link" href="/drafts/${ref}/recipient?everybody=yes">Choose somebody else</a>`}`,
  });
}
