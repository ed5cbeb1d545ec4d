// The answer to “May I?”: what the protocol says, what was taken as true, how it was worked out, what would follow, and
// a way to begin. Not a ruling, and nothing of it is kept.

import type { Guidance } from '#asking/guidance.ts';
import type { Because, Verdict } from '#engine/standing.ts';
import { capital } from '#language/english.ts';
import { becauseLines, clauseCited } from '#wording/clauses.ts';
import { dateInWords } from '#wording/dates.ts';
import { dutySentence, mannerSentence, stepSentence } from '#wording/duties.ts';
import { type Names, namesOf } from '#wording/names.ts';
import { noticeSentence, wallSentence } from '#wording/notices.ts';
import { barSentence } from '#wording/permissions.ts';
import { conflictSentence, notCoveredSentence, questionSentence } from '#wording/questions.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import { workingInWords } from '#wording/workings.ts';
import { button, details, insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Typed } from '../../components/question.ts';
import { form } from '../../layout/form.ts';
import type { Reader } from '../case/reader.ts';
import { linkedSentence } from '../protocol/linked.ts';
import type { AskedPart, Asking } from './asked.ts';
import { carried } from './steps-view.ts';
import { takenAsTrue } from './taken-as-true.ts';

const ANSWERS: Readonly<Record<Verdict['answer'], string>> = {
  yes: 'Yes',
  'yes, with a reason': 'Yes, if a reason is given',
  no: 'No',
  'not yet': 'Not yet: something comes first',
  depends: 'It depends',
  conflict: 'Somebody has to rule on this',
  undecided: 'Somebody has to rule on this',
  'not covered': 'The protocol does not cover this',
};

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
    <h1 class="govuk-heading-l">${guidance.otherKind === undefined ? ANSWERS[verdict.answer] : OTHER[guidance.otherKind]}</h1>
    ${guidance.otherKind !== undefined && html`<p class="govuk-body">What the clauses say of it all the same:</p>`}
    <p class="govuk-body-l">${cite(verdictSentence(verdict, guidance.person, type.name, names), ...verdict.because)}</p>
    ${section(
      asking.asked.as === 'me' ? 'You owe this' : 'This is owed',
      guidance.owed
        .filter(({ state }) => state !== 'ended')
        .map(
          (duty) =>
            html`${cite(dutySentence(duty, names), duty.because)}${working(duty.due?.working, duty.due?.date, names)}`,
        ),
    )}
    ${section(
      'How it is done',
      verdict.manners
        .filter(({ state, undecided }) => state !== 'ended' && !undecided)
        .map((one) => cite(mannerSentence(one, names), one.because)),
    )}
    ${section(
      'What comes first',
      verdict.steps.map((step) => html`${stepSentence(step, names)}`),
    )}
    ${followed(guidance, names, cite)}
    ${takenAsTrue(answer, names)}
    ${why(verdict, names, cite)}
    ${begin(answer)}
    ${insetText({ text: `From the text in force on ${dateInWords(asking.asked.on)}. Not a ruling. We do not keep what you asked.` })}
    <p class="govuk-body"><a class="govuk-link" href="/ask">Ask something else</a></p>
  </div></div>`;
}

const OTHER = { member: 'This is for a councillor to do', officer: 'This is for an officer to do' } as const;

type Cite = (sentence: string, ...becauses: readonly Because[]) => Html;

/** Everything that the act would set off. */
function followed({ after, proposed, type }: Guidance, names: Names, cite: Cite): Html | false {
  if (after === undefined) return false;
  const own = <T extends { readonly because: Because; readonly undecided?: boolean }>(items: readonly T[]) =>
    items.filter(({ because }) => because.trigger === proposed.id);
  const told = [
    ...own(after.duties)
      .filter(({ acts }) => acts[0] !== 'tell')
      .map(
        (duty) =>
          html`${cite(dutySentence(duty, names), duty.because)}${working(duty.due?.working, duty.due?.date, names)}`,
      ),
    ...own(after.bars).map((bar) => cite(barSentence(bar, names), bar.because)),
  ];
  const decided = after.questions
    .filter(({ state }) => state === 'open')
    .map((question) => cite(questionSentence(question, names), question.because));
  const notices = own(after.notices).map((notice) => cite(noticeSentence(notice, names), notice.because));
  const walls = own(after.walls).map((wall) => cite(wallSentence(wall, names), wall.because));
  const open = [
    ...after.conflicts.map((conflict) => html`${conflictSentence(conflict, names)}`),
    ...after.notCovered
      .filter(({ acts }) => !acts.includes(type.name))
      .map((gap) => html`${notCoveredSentence(gap, names)}`),
  ];
  return html`
    ${section('What follows once it is done', told)}
    ${section('Who must be told', notices)}
    ${section('Who must not come to know', walls)}
    ${section('What somebody decides', decided)}
    ${section('What the text leaves open', open)}`;
}

function section(heading: string, items: readonly Html[]): Html | false {
  if (items.length === 0) return false;
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    <ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

function working(
  sum: Parameters<typeof workingInWords>[0] | undefined,
  due: string | undefined,
  names: Names,
): Html | false {
  return (
    sum !== undefined && html` <span class="govuk-hint">${workingInWords(sum, names, due).join(' · ')}</span>`
  );
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
