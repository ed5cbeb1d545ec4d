// What happens next on a case: the most pressing duties as sentences, this viewer’s one button, and what else they
// could do here.

import type { CaseView } from '#casework/view.ts';
import type { Duty } from '#engine/standing.ts';
import { dutySentence } from '#wording/duties.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { whatHappensNext } from '../../components/what-happens-next.ts';
import {
  actsOf,
  decisionsOf,
  noticesOf,
  type Offered,
  offeredButton,
  once,
  sooner,
  stepsOf,
} from './acts-offered.ts';
import type { Reader } from './reader.ts';

/** Sentences at the top of a case. */
const MOST = 4;

export function nextSteps(view: CaseView, reader: Reader, token: string): Html {
  const { owed, own, anybodys } = actsOf(view, reader);
  const decisions = decisionsOf(view, reader);
  const offered = once([...owed, ...decisions, ...stepsOf(view, reader), ...noticesOf(view, reader), ...own]);
  const first = [...owed, ...decisions][0];
  const press = (one: Offered): Html => offeredButton(view.ref, token, one, false);
  const panel = whatHappensNext({
    sentences: sentencesFor(view, reader),
    ...(first === undefined ? {} : { primary: offeredButton(view.ref, token, first, true) }),
    others: offered.filter((one) => one.text !== first?.text).map(press),
  });
  if (anybodys.length === 0) return panel;
  return html`${panel}${details({ summaryText: 'Put something else on the record', html: html`${anybodys.map(press)}` })}`;
}

function sentencesFor({ standing, closed }: CaseView, { names, cite }: Reader): readonly (Html | string)[] {
  const open = pressing(standing.duties);
  if (open.length > 0)
    return open.slice(0, MOST).map((duty) => cite(dutySentence(duty, names), duty.because));
  if (closed) return ['This case is closed. Nobody owes anything more.'];
  return ['The protocol asks nothing of anybody now. You can ask for news at any time.'];
}

/** What is owed now, overdue first, then soonest, then what has no date. */
export function pressing(duties: readonly Duty[]): readonly Duty[] {
  return duties
    .filter(({ state, undecided }) => (state === 'open' || state === 'overdue') && !undecided)
    .toSorted(
      (one, other) =>
        Number(other.state === 'overdue') - Number(one.state === 'overdue') || sooner(one.due, other.due),
    );
}
