// “Where are we silent?”: what a council’s texts leave unsaid, folded away kind by kind.

import type { At } from '#comparison/silences.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { counted, listOf } from '#language/english.ts';
import { type SilentPoint, type SilentSection, whomToAsk } from '#wording/silences.ts';
import { details, insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { clauseAddress, textTitle } from './clause-words.ts';

export function silentBody(
  { council }: Rulebook,
  texts: readonly Version[],
  sections: readonly SilentSection[],
): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Where are we silent?</h1>
    <p class="govuk-body">This is about ${listOf(texts.map(textTitle))}: what it does not say, as far as its rules show. A text need not say everything. Here somebody has to decide.</p>
    ${insetText({ text: whomToAsk(council) })}
    ${sections.map(({ title, points }) =>
      details({
        summaryText: `${title} (${points.length})`,
        html: html`<ul class="govuk-list govuk-list--spaced">${points.map((point) => html`<li>${pointTold(council.council, point)}</li>`)}</ul>`,
      }),
    )}
    ${sections.length === 0 && html`<p class="govuk-body">Nothing that the rules show.</p>`}
    <p class="govuk-body"><a class="govuk-link" href="/protocols/${council.council}/rulings">Rulings that have been made</a></p>
  </div></div>`;
}

/** More clauses than this are counted, not listed. */
const MOST_CITED = 8;

function pointTold(council: string, { says, at }: SilentPoint): Html {
  if (at.length === 0) return html`${says}`;
  const links = at
    .slice(0, MOST_CITED)
    .map(
      ({ version, clause }: At, place) =>
        html`${place > 0 && ', '}<a class="govuk-link" href="${clauseAddress(council, version, clause.number)}">clause ${clause.number}</a>`,
    );
  const more = at.length > MOST_CITED && ` and ${counted(at.length - MOST_CITED, 'more')}`;
  return html`${says} (${links}${more})`;
}
