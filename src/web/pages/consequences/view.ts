// The page of consequences: how many examples and cases come out otherwise, of what kind, and clause by clause.

import type { CaseConsequences } from '#casework/consequences.ts';
import type { Consequences } from '#comparison/consequences.ts';
import type { TextsSeen } from '#drafting/draft.ts';
import type { Version } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import { bothTexts, type TwoTexts } from '#situations/replay.ts';
import type { Situation } from '#situations/situation.ts';
import { changedInWords, effectOnKind, many } from '#wording/consequences.ts';
import { scrolling } from '../../components/card-table.ts';
import { button, insetText, select, table } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { byClause } from './by-clause.ts';
import type { Chosen } from './texts.ts';

export interface WhatChanges {
  /** Links to the other ways of comparing the same two. */
  readonly ways: Html | false;
  readonly texts: TwoTexts;
  readonly chosen: Chosen;
  readonly situations: Consequences<Situation>;
  /** undefined: the reader is not signed in to this council. */
  readonly cases: CaseConsequences | undefined;
  /** These are the cases after others that an earlier page told of. */
  readonly goneOn: boolean;
  readonly unseen: TextsSeen['unseen'];
  readonly note: Html;
}

const HEADING = 'What would change under another version';

export function nothingToCompareBody(): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">${HEADING}</h1>
    <p class="govuk-body">There is one version of each text here. When another is drafted, what it would change is shown on this page.</p>
  </div></div>`;
}

export function whatChangesBody(page: WhatChanges): Html {
  const { ways, texts, chosen, situations, cases, unseen, note } = page;
  const { from, to } = chosen;
  const nothing = situations.changed === 0 && (cases?.changed ?? 0) === 0;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">${HEADING}</h1>
    ${ways}
    ${note}
    <p class="govuk-body-l">${summary(page)}</p>
    ${insetText({ text: `Each text is tried as if it had been in force from the first day. What was done and recorded stays as it is. Nothing is adopted, sent or kept by looking. “Before” is ${from.cited}, “after” is ${to.cited}.` })}
    ${choice(chosen)}
    ${cases && goingOn(page, cases)}
    ${cases === undefined && html`<p class="govuk-body">The examples are open to everybody. People of the council who sign in also see what would change in past cases that they can see.</p>`}
    ${
      nothing
        ? html`<p class="govuk-body">Nothing comes out otherwise.</p>`
        : html`<h2 class="govuk-heading-m">What would be otherwise</h2>${totals(situations, cases)}
    <h2 class="govuk-heading-m">Clause by clause</h2>${byClause({ rulebook: bothTexts(texts), situations, cases, unseen })}`
    }
  </div></div>`;
}

/** “178 of 308 examples change; 120 of the 2,000 past cases you can see change.” */
function summary({ situations, cases, goneOn }: WhatChanges): string {
  const examples = `${changedInWords(situations, 'examples')} change`;
  if (cases === undefined) return `${examples}.`;
  if (cases.ofAll === 0) return `${examples}. There are no past cases that you can see.`;
  const among =
    cases.next === undefined && !goneOn ? '' : goneOn ? ' looked at here' : ' looked at, the newest,';
  return `${examples}; ${changedInWords(cases, 'past cases')}${among} that you can see change.`;
}

/** How many were left, and on to them. */
function goingOn({ chosen: { from, to }, goneOn }: WhatChanges, cases: CaseConsequences): Html | false {
  if (cases.next === undefined && !goneOn) return false;
  const said = `You can see ${many(cases.ofAll, 'past cases')}; this page tells of ${many(cases.looked, 'of them')}.`;
  if (cases.next === undefined) return html`<p class="govuk-body">${said} These are the oldest.</p>`;
  const query = new URLSearchParams({ from: from.id, to: to.id, cases: cases.next });
  return html`<p class="govuk-body">${said} <a class="govuk-link" href="?${query.toString()}">Go on with older cases</a></p>`;
}

function choice({ from, to, versions }: Chosen): Html {
  const items = versions.map(({ id, cited }) => ({ value: id, text: capital(cited) }));
  const asked = (name: 'from' | 'to', label: string, chosen: Version) =>
    select({ id: name, name, label: { text: label }, items, value: chosen.id });
  return html`<form method="get" novalidate>
    ${asked('from', 'Before', from)}
    ${asked('to', 'After', to)}
    ${button({ text: 'Compare', classes: 'govuk-button--secondary' })}
  </form>`;
}

function totals(situations: Consequences<Situation>, cases: CaseConsequences | undefined): Html {
  const key = ({ kind, effect }: Consequences<unknown>['totals'][number]) => `${kind} ${effect}`;
  const count = (sum: Consequences<unknown> | undefined) =>
    new Map(sum?.totals.map((total) => [key(total), total.records]));
  const [examples, past] = [count(situations), count(cases)];
  const rows = new Map([...situations.totals, ...(cases?.totals ?? [])].map((total) => [key(total), total]));
  const number = (value: number | undefined) => ({
    text: (value ?? 0).toLocaleString('en-GB'),
    format: 'numeric',
  });
  return scrolling(
    'Numbers of examples and cases',
    table({
      caption: 'In how many examples, and in how many past cases that you can see',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: [
        { text: 'What changes' },
        { text: 'Examples', format: 'numeric' },
        ...(cases === undefined ? [] : [{ text: 'Cases', format: 'numeric' }]),
      ],
      rows: [...rows].map(([id, { kind, effect }]) => [
        { text: capital(effectOnKind(kind, effect)) },
        number(examples.get(id)),
        ...(cases === undefined ? [] : [number(past.get(id))]),
      ]),
    }),
  );
}
