// What is owed as sentences, told together where one person owes several things by one date, with the clause of each.

import type { Because, Duty } from '#engine/standing.ts';
import { capital, listOf } from '#language/english.ts';
import { inBrackets } from '#wording/clauses.ts';
import { deedInWords } from '#wording/deeds.ts';
import { dutySentence } from '#wording/duties.ts';
import { holdersInWords } from '#wording/holders.ts';
import type { Names } from '#wording/names.ts';
import { dueInWords } from '#wording/workings.ts';
import { type Html, html } from '../../components/html.ts';
import type { Reader } from './reader.ts';

/** @returns a block each, in the order given: a sentence, or a beginning with a list under it. */
export function dutiesTold(duties: readonly Duty[], { names, cite }: Reader): readonly Html[] {
  const together = Map.groupBy(duties, (duty) => beginning(duty, names));
  return [...together].map(([lead, group]) => {
    const [first] = group;
    if (first !== undefined && group.length === 1)
      return html`<p class="govuk-body">${cite(dutySentence(first, names), first.because)}</p>`;
    const deeds = Map.groupBy(group, (duty) => `${duty.force} ${deedInWords(duty, names)}`);
    const items = [...deeds].map(([deed, same]) => {
      const because = same.map((duty) => duty.because);
      return html`<li>${cite(`${deed} ${bracketed(because, names)}`, ...because)}</li>`;
    });
    return html`<p class="govuk-body">${lead}:</p><ul class="govuk-list govuk-list--bullet">${items}</ul>`;
  });
}

/** “Dev Patel, by Tuesday 5 January 2027”; “(overdue)” where it is. */
function beginning(duty: Duty, names: Names): string {
  const due = duty.due === undefined ? 'with no date set' : dueInWords(duty.due);
  return `${capital(holdersInWords(duty.who, names))}, ${due}${duty.state === 'overdue' ? ' (overdue)' : ''}`;
}

function bracketed(because: readonly Because[], names: Names): string {
  return `(${listOf([...new Set(because.map((one) => inBrackets(one, names).slice(1, -1)))])})`;
}
