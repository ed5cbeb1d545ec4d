// What happens next on a case: the most pressing duties as sentences, this viewer’s one button, and what else they
// could do here.

import type { CaseView } from '#casework/view.ts';
import type { Duty } from '#engine/standing.ts';
import { dutySentence } from '#wording/duties.ts';
import type { Html } from '../../components/html.ts';
import { whatHappensNext } from '../../components/what-happens-next.ts';
import { actsOf, decisionsOf, noticesOf, offeredButton, once, stepsOf } from './acts-offered.ts';
import type { Reader } from './reader.ts';

/** Sentences at the top of a case. */
const MOST = 4;

export function nextSteps(view: CaseView, reader: Reader, token: string): Html {
  const owed = view.next.filter((act) => act.owed !== undefined).length;
  const acts = actsOf(view);
  const decisions = decisionsOf(view, reader);
  const offered = once([
    ...acts.slice(0, owed),
    ...decisions,
    ...stepsOf(view, reader),
    ...noticesOf(view, reader),
    ...acts.slice(owed),
  ]);
  const first = owed > 0 || decisions.length > 0 ? offered[0] : undefined;
  const others = offered.filter((one) => one !== first);
  return whatHappensNext({
    sentences: sentencesFor(view, reader),
    ...(first === undefined ? {} : { primary: offeredButton(view.ref, token, first, true) }),
    others: others.map((one) => offeredButton(view.ref, token, one, false)),
  });
}

function sentencesFor({ standing, closed }: CaseView, { names, cite }: Reader): readonly (Html | string)[] {
  const open = pressing(standing.duties);
  if (open.length > 0)
    return open.slice(0, MOST).map((duty) => cite(dutySentence(duty, names), duty.because));
  if (closed) return ['This case is closed. Nobody owes anything more.'];
  return ['The protocol asks nothing of anybody now. You can ask for news at any time.'];
}

/** What is owed now, overdue first, then soonest. */
export function pressing(duties: readonly Duty[]): readonly Duty[] {
  const order = ({ state, due }: Duty): string => `${state === 'overdue' ? 0 : 1} ${due?.date ?? '~'}`;
  return duties
    .filter(({ state, undecided }) => (state === 'open' || state === 'overdue') && !undecided)
    .toSorted((one, other) => order(one).localeCompare(order(other), 'en'));
}
