// What is barred for this viewer, what somebody has to decide or rule on, and what the text leaves out.

import { pressingQuestions } from '#access/pressing-questions.ts';
import type { CaseView } from '#casework/view.ts';
import type { Bar, CaseStanding, Conflict, OpenQuestion } from '#engine/standing.ts';
import { barSentence } from '#wording/permissions.ts';
import { conflictSentence, notCoveredSentence, questionSentence } from '#wording/questions.ts';
import { verdictSentence } from '#wording/verdicts.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { askButton } from '../rulings/list-view.ts';
import { pressing } from './pressing.ts';
import type { Reader } from './reader.ts';

function list(items: readonly Html[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

export function barredSection(
  { standing, barred }: CaseView,
  { visitor, rulebook, names, cite }: Reader,
): Html | false {
  // What would begin another case is nothing to be done here.
  const begins = new Set(
    rulebook.vocabulary.procedures
      .flatMap(({ acts }) => acts)
      .filter(({ opens }) => opens)
      .map(({ name }) => name),
  );
  const binding = standing.bars.filter(
    (bar) =>
      bar.state === 'in force' &&
      !bar.undecided &&
      binds(bar, visitor.person) &&
      !bar.acts.every((act) => begins.has(act)),
  );
  const said = new Set(binding.flatMap(({ acts }) => acts));
  const others = barred.filter(({ type }) => !said.has(type.name));
  const items = [
    ...binding.map((bar) => cite(barSentence(bar, names), bar.because)),
    ...others.map(({ type, verdict }) =>
      cite(verdictSentence(verdict, visitor.person, type.name, names), ...verdict.because),
    ),
  ];
  const advised = binding.filter(({ force }) => force === 'should not').length;
  const title = advised === items.length ? 'should not' : advised === 0 ? 'cannot' : 'cannot or should not';
  return items.length > 0 && details({ summaryText: `What you ${title} do here`, html: list(unlike(items)) });
}

/** “Alone may” binds everybody but those it names. */
function binds({ force, who }: Bar, person: string): boolean {
  return who.people.includes(person) !== (force === 'alone may');
}

/**
 * Questions on whose answer something turns now: those that are somebody’s task, and those of a clause under which
 * their decider owes something of which it is not known what has to come first.
 */
export function questionsNow(standing: CaseStanding): readonly OpenQuestion[] {
  const tasks = pressingQuestions(standing).map(({ question }) => question);
  const held = pressing(standing.duties).filter(({ steps }) =>
    steps.some(({ state }) => state === 'not known whether needed'),
  );
  return standing.questions.filter(
    (question) =>
      tasks.includes(question) ||
      (question.state === 'open' &&
        !question.undecided &&
        held.some(
          ({ because, who }) =>
            because.version === question.because.version &&
            because.clause === question.because.clause &&
            who.people.some((person) => question.who.people.includes(person)),
        )),
  );
}

/** Shown at all only if something is to be decided now; what else could be decided is folded away. */
export function openMatters({ standing, closed }: CaseView, reader: Reader, token: string): Html | false {
  const { names, cite } = reader;
  const now = closed ? [] : questionsNow(standing);
  const items = [
    ...now.map((question) => cite(questionSentence(question, names), question.because)),
    ...standing.conflicts.map(
      (conflict) =>
        html`${cite(conflictSentence(conflict, names), ...conflict.norms)}${waitsForRuling(conflict) && askedAbout(conflict, token)}`,
    ),
    ...standing.notCovered.map((gap) => cite(notCoveredSentence(gap, names), gap)),
  ];
  if (items.length === 0) return false;
  return html`<h2 class="govuk-heading-m" id="to-be-decided">To be decided</h2>${list(unlike(items))}`;
}

/** Law goes before a protocol, and a route that is meant is meant: neither waits for anybody. */
function waitsForRuling({ kind }: Conflict): boolean {
  return kind === 'opposed' || kind === 'opposed advice' || kind === 'readings differ';
}

/** What else the case says is not in doubt; this can be asked. A ruling is on one text. */
function askedAbout({ norms, kind }: Conflict, token: string): Html | false {
  const [first] = norms;
  if (first === undefined) return false;
  const clauses = norms.filter(({ version }) => version === first.version).map(({ clause }) => clause);
  const point = kind === 'readings differ' ? first.norm : undefined;
  return askButton(token, first.version, [...new Set(clauses)], point);
}

/** Questions that may be settled though nothing turns on them yet. */
export function couldBeDecided({ standing, closed }: CaseView, { names, cite }: Reader): Html | false {
  const now = questionsNow(standing);
  const items = standing.questions
    .filter(
      (question) => question.state === 'open' && !question.undecided && !closed && !now.includes(question),
    )
    .map((question) => cite(questionSentence(question, names), question.because));
  return (
    items.length > 0 && details({ summaryText: 'What else could be decided', html: list(unlike(items)) })
  );
}

export function unlike(items: readonly Html[]): readonly Html[] {
  return [...new Map(items.map((item) => [String(item), item])).values()];
}
