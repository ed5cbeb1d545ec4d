// A case as one page, for somebody who sees the whole of it, and for somebody who sees only what came to them.

import type { CaseView, NoticeLine } from '#casework/view.ts';
import { capital } from '#language/english.ts';
import { clauseCited } from '#wording/clauses.ts';
import { dayInWords } from '#wording/dates.ts';
import { tellingInWords } from '#wording/deeds.ts';
import { insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { referenceInWords, titleOf } from './case-links.ts';
import { dutiesSection } from './duties-table.ts';
import { nextSteps } from './next-steps.ts';
import { barredSection, couldBeDecided, openMatters } from './open-matters.ts';
import type { Reader } from './reader.ts';
import { whatHappened } from './what-happened.ts';
import { whoCanSee } from './who-can-see.ts';

export const PRIVATE_NOTE = 'This is private.';

/** A private case has its reference for a heading, and so has one without a subject. */
export function headingOf(view: CaseView): string {
  const { noun } = view.procedure;
  return titleOf({
    noun,
    ref: view.ref,
    ...(view.private || view.subject === undefined ? {} : { subject: view.subject }),
  });
}

function heading(view: CaseView): Html {
  const named = !view.private && view.subject !== undefined;
  // Whether it is still open is told only to those who see the whole.
  const state = view.whole ? [view.closed ? 'Closed' : 'Open'] : [];
  const caption = [...(named ? [`${view.procedure.noun} ${referenceInWords(view.ref)}`] : []), ...state].join(
    ' · ',
  );
  return html`${caption !== '' && html`<span class="govuk-caption-l">${caption}</span>`}
    <h1 class="govuk-heading-l">${headingOf(view)}</h1>
    ${view.private && insetText({ text: PRIVATE_NOTE })}`;
}

export function caseBody(view: CaseView, reader: Reader, token: string): Html {
  const open = openMatters(view, reader, token);
  return html`${heading(view)}
    <nav class="comity-on-this-page" aria-label="On this page"><p class="govuk-body">On this page:</p>
      <ul class="govuk-list">
        <li><a class="govuk-link" href="#what-happens-next">What happens next</a></li>
        <li><a class="govuk-link" href="#who-owes-what">Who owes what</a></li>
        ${open && html`<li><a class="govuk-link" href="#to-be-decided">To be decided</a></li>`}
        <li><a class="govuk-link" href="#who-can-see">Who can see this</a></li>
        <li><a class="govuk-link" href="#what-happened">What happened</a></li>
      </ul></nav>
    ${nextSteps(view, reader, token)}
    ${dutiesSection(view, reader)}
    ${barredSection(view, reader)}
    ${open}
    ${couldBeDecided(view, reader)}
    ${whoCanSee(view, reader, token)}
    <h2 class="govuk-heading-m" id="what-happened">What happened</h2>
    ${whatHappened(view, reader)}`;
}

/** Only what was addressed to this person, and what a clause has had them told: the listed fields and no others. */
export function limitedBody(view: CaseView, told: readonly NoticeLine[], reader: Reader): Html {
  return html`${heading(view)}
    <p class="govuk-body">You can see here only what was sent to you.</p>
    ${told.length > 0 && html`<h2 class="govuk-heading-m">What you were told</h2>${told.map((notice) => noticeTold(notice, reader))}`}
    ${view.entries.length > 0 && html`<h2 class="govuk-heading-m">What was sent to you</h2>${whatHappened(view, reader)}`}`;
}

function noticeTold({ clause, version, telling, told, sent }: NoticeLine, { names, cite }: Reader): Html {
  const cited = { clause, version };
  const values = telling.filter((name) => told[name] !== undefined);
  const said = telling.filter((name) => told[name] === undefined);
  return html`<p class="govuk-body">${dayInWords(sent, names.zone)}, under ${cite(clauseCited(cited, names), cited)}:</p>
    <ul class="govuk-list govuk-list--bullet">
      ${values.map((name) => html`<li>${capital(tellingInWords([name], names))}: ${names.value(told[name] ?? '')}</li>`)}
      ${said.map((name) => html`<li>${tellingInWords([name], names)}</li>`)}
    </ul>`;
}
