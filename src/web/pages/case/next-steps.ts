// What happens next on a case: the most pressing duties as sentences, this viewer’s one button, and what else they
// could do here.

import type { CaseView } from '#casework/view.ts';
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
  stepsOf,
} from './acts-offered.ts';
import { dutiesTold } from './duties-told.ts';
import { questionsNow } from './open-matters.ts';
import { pressing } from './pressing.ts';
import type { Reader } from './reader.ts';

/** Sentences, or lists, at the top of a case. */
const MOST = 4;

export function nextSteps(view: CaseView, reader: Reader, token: string): Html {
  const { owed, own, anybodys } = actsOf(view, reader);
  const decisions = decisionsOf(questionsNow(view.standing), reader);
  const offered = once([
    ...owed,
    ...decisions,
    ...stepsOf(view, reader),
    ...noticesOf(view, reader),
    ...own,
    ...decisionsOf(view.standing.questions, reader),
  ]);
  const first = [...owed, ...decisions][0];
  const press = (one: Offered): Html => offeredButton(view.ref, token, one, false);
  const panel = whatHappensNext({
    said: saidFor(view, reader),
    ...(first === undefined ? {} : { primary: offeredButton(view.ref, token, first, true) }),
    others: offered.filter((one) => one.text !== first?.text).map(press),
  });
  if (anybodys.length === 0) return panel;
  return html`${panel}${details({ summaryText: 'Put something else on the record', html: html`${anybodys.map(press)}` })}`;
}

function saidFor({ standing, closed }: CaseView, reader: Reader): readonly Html[] {
  const open = pressing(standing.duties);
  if (open.length > 0) return dutiesTold(open, reader).slice(0, MOST);
  const nothing = closed
    ? 'This case is closed. Nobody owes anything more.'
    : 'The protocol asks nothing of anybody now. You can ask for news at any time.';
  return [html`<p class="govuk-body">${nothing}</p>`];
}
