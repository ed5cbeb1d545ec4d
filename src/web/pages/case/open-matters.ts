// What is barred for this viewer, what somebody has to decide or rule on, and what the text leaves out.

import type { CaseView } from '#casework/view.ts';
import type { Bar } from '#engine/standing.ts';
import { barSentence } from '#wording/permissions.ts';
import { conflictSentence, notCoveredSentence, questionSentence } from '#wording/questions.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Reader } from './reader.ts';

function list(items: readonly Html[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export function barredSection(
  { standing, barred }: CaseView,
  { visitor, names, cite }: Reader,
): Html | false {
  const binding = standing.bars.filter(
    (bar) => bar.state === 'in force' && !bar.undecided && binds(bar, visitor.person),
  );
  const said = new Set(binding.flatMap(({ acts }) => acts));
  const others = barred.filter(({ type }) => !said.has(type.name));
  const items = [
    ...binding.map((bar) => cite(barSentence(bar, names), bar.because)),
    ...others.map(({ type, verdict }) =>
      cite(verdictSentence(verdict, visitor.person, type.name, names), ...verdict.because),
    ),
  ];
  return items.length > 0 && details({ summaryText: 'What you cannot do here', html: list(unlike(items)) });
}

/** “Alone may” binds everybody but those it names. */
function binds({ force, who }: Bar, person: string): boolean {
  return who.people.includes(person) !== (force === 'alone may');
}

export function openMatters({ standing, closed }: CaseView, { names, cite }: Reader): Html | false {
  const items = [
    ...standing.questions
      .filter(({ state, undecided }) => state === 'open' && !undecided && !closed)
      .map((question) => cite(questionSentence(question, names), question.because)),
    ...standing.conflicts.map((conflict) => cite(conflictSentence(conflict, names), ...conflict.norms)),
    ...standing.notCovered.map((gap) => cite(notCoveredSentence(gap, names), gap)),
  ];
  if (items.length === 0) return false;
  return html`<h2 class="govuk-heading-m" id="to-be-decided">To be decided</h2>${list(unlike(items))}`;
}

function unlike(items: readonly Html[]): readonly Html[] {
  return [...new Map(items.map((item) => [String(item), item])).values()];
}
