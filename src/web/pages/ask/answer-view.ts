// The answer to “May I?”: what the protocol says, what was taken as true, how it was worked out, what would follow, and
// a way to begin. Not a ruling, and nothing of it is kept.

import type { Guidance } from '#asking/guidance.ts';
import type { Because, Verdict } from '#engine/standing.ts';
import { capital } from '#language/english.ts';
import { becauseLines, clauseCited } from '#wording/clauses.ts';
import { dateInWords } from '#wording/dates.ts';
import { answerInWords, type GuidanceSection, guidanceSections } from '#wording/guidance.ts';
import { type Names, namesOf } from '#wording/names.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import { button, details, insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Typed } from '../../components/question.ts';
import { form } from '../../layout/form.ts';
import type { Reader } from '../case/reader.ts';
import { linkedSentence } from '../protocol/linked.ts';
import type { AskedPart, Asking } from './asked.ts';
import { carried } from './steps-view.ts';
import { takenAsTrue } from './taken-as-true.ts';

export interface Answer {
  readonly asking: Asking;
  readonly guidance: Guidance;
  readonly parts: readonly AskedPart[];
  readonly typed: Typed;
  readonly reader: Reader;
  readonly token: string;
}

export function answerBody(answer: Answer): Html {
  const { asking, guidance, reader } = answer;
  const { verdict, type } = guidance;
  const names = namesOf(
    reader.rulebook,
    guidance.directory,
    guidance.acts,
    asking.asked.as === 'me' ? reader.visitor.person : undefined,
  );
  const cite = (sentence: string, ...becauses: readonly Because[]) =>
    linkedSentence(sentence, becauses, names, reader.rulebook.council.council);
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">${asking.asked.as === 'me' ? 'May I' : 'May they'} ${type.toDo}?</span>
    <h1 class="govuk-heading-l">${answerInWords(guidance)}</h1>
    ${guidance.otherKind !== undefined && html`<p class="govuk-body">What the clauses say of it all the same:</p>`}
    <p class="govuk-body-l">${cite(verdictSentence(verdict, guidance.person, type.name, names), ...verdict.because)}</p>
    ${guidanceSections(guidance, names, asking.asked.as === 'me').map((one) => section(one, cite))}
    ${takenAsTrue(answer, names)}
    ${why(verdict, names, cite)}
    ${begin(answer)}
    ${insetText({ text: `From the text in force on ${dateInWords(asking.asked.on)}. Not a ruling. We do not keep what you asked.` })}
    <p class="govuk-body"><a class="govuk-link" href="/ask">Ask something else</a></p>
  </div></div>`;
}

type Cite = (sentence: string, ...becauses: readonly Because[]) => Html;

function section({ title, lines }: GuidanceSection, cite: Cite): Html {
  const told = lines.map(
    ({ says, because, working }) =>
      html`<li>${because === undefined ? says : cite(says, because)}${
        working !== undefined && html` <span class="govuk-hint">${working.join(' · ')}</span>`
      }</li>`,
  );
  return html`<h2 class="govuk-heading-m">${title}</h2><ul class="govuk-list govuk-list--bullet">${told}</ul>`;
}

/** Each clause that spoke, and what it rested on. */
function why({ because }: Verdict, names: Names, cite: Cite): Html | false {
  if (because.length === 0) return false;
  const steps = because.map(
    (one) => html`<li>${cite(capital(clauseCited(one, names)), one)}
      <ul class="govuk-list govuk-list--bullet">${becauseLines(one, names).map((line) => html`<li>${line}</li>`)}</ul></li>`,
  );
  return details({
    summaryText: 'How we worked it out',
    html: html`<ol class="govuk-list govuk-list--number">${steps}</ol>`,
  });
}

/** Only what this person would do, in a case of its own, and is not barred. */
function begin({ asking, guidance, typed, token }: Answer): Html | false {
  const mayBegin =
    asking.asked.as === 'me' &&
    guidance.type.opens &&
    guidance.otherKind === undefined &&
    guidance.verdict.answer !== 'no';
  if (!mayBegin) return false;
  const kept = Object.entries(carried(typed, new Set()));
  return form(
    '/ask/start',
    token,
    html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${button({ text: 'Start this' })}`,
  );
}
