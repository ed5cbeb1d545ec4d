// Who is kept out of a case, since when, and whom to ask if that is wrong; and, for those whose it is, how it is changed.

import type { CaseView } from '#casework/view.ts';
import { listOf } from '#language/english.ts';
import { dayInWords } from '#wording/dates.ts';
import { namedWithOffice } from '#wording/readers.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { type Offered, offeredButton } from './acts-offered.ts';
import type { Reader } from './reader.ts';

export function keptOut({ ref, keepingOut }: CaseView, reader: Reader, token: string): Html | false {
  if (keepingOut === undefined) return false;
  const { out, decide, mayDecide, mayStandAside } = keepingOut;
  const { byName, names, visitor } = reader;
  const ask = decide.filter((person) => person !== visitor.person).map(reader.named);
  const offered: readonly Offered[] = [
    ...(mayStandAside ? [{ text: 'Stand aside from this case', act: 'recused', given: {} }] : []),
    ...(mayDecide ? [{ text: 'Keep somebody out of this case', act: 'excluded', given: {} }] : []),
    ...(mayDecide ? out : []).map(({ person }) => ({
      text: `Let ${byName.person(person)} back in`,
      act: 'readmitted',
      given: { only: person },
    })),
  ];
  return html`${
    out.length > 0 &&
    html`<h3 class="govuk-heading-s">Who is kept out</h3>
      <p class="govuk-body">For them this case is not there: not in lists, search, notices or e-mail, not even what a clause has them told. Why is under “What happened”.</p>
      <ul class="govuk-list govuk-list--bullet">${out.map(
        ({ person, since, by }) =>
          html`<li>${namedWithOffice(reader.named(person))}, since ${dayInWords(since, names.zone)}${byWhom(person, by, reader)}</li>`,
      )}</ul>
      ${ask.length > 0 && html`<p class="govuk-body">If that is wrong, ask ${listOf(ask.map(namedWithOffice), 'or')}, who can let them back in.</p>`}`
  }
  ${
    offered.length > 0 &&
    details({
      summaryText: 'If somebody should not see or deal with this case',
      html: html`<p class="govuk-body">Whoever is a subject of it, or has an interest in it, can be kept out. What was theirs to do goes to whoever the protocol names next.</p>
        ${offered.map((one) => offeredButton(ref, token, one, false))}`,
    })
  }`;
}

function byWhom(person: string, by: string | null, { byName }: Reader): string {
  if (by === null) return '';
  return by === person ? ': they stood aside' : `, by ${byName.person(by)}`;
}
