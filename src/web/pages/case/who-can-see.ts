// Who can see a case, and what is kept from whom: shown only to those who see the whole of it.

import type { CaseView } from '#casework/view.ts';
import { listOf } from '#language/english.ts';
import { wallSentence } from '#wording/notices.ts';
import { namedWithOffice } from '#wording/readers.ts';
import { insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Reader } from './reader.ts';

export function whoCanSee(view: CaseView, reader: Reader): Html {
  const { names, cite } = reader;
  const walls = view.standing.walls.filter(({ state }) => state === 'in force');
  return html`<h2 class="govuk-heading-m" id="who-can-see">Who can see this</h2>
    ${view.private && html`<p class="govuk-body">This is private. Nobody but these people can see it or find it.</p>`}
    <ul class="govuk-list govuk-list--bullet">${view.seenBy.map(
      ({ person, as }) =>
        html`<li>${namedWithOffice(reader.named(person))}${as.length > 0 && `: ${partIn(as)}`}</li>`,
    )}</ul>
    ${walls.map((wall) => insetText({ html: cite(wallSentence(wall, names), wall.because) }))}`;
}

/** Having acted says less than any part in the case. */
function partIn(as: readonly string[]): string {
  const parts = as.filter((one) => one !== 'has acted');
  return listOf(parts.length === 0 ? as : parts);
}
