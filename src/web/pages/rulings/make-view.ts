// Making a ruling: first which reading, then what it would change and the reasons for it.

import type { Point, Touching } from '#casework/meanings.ts';
import type { Change } from '#comparison/changes.ts';
import { counted } from '#language/english.ts';
import { statementText } from '#language/statement.ts';
import { field } from '../../components/field.ts';
import { button, characterCount, insetText, radios } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Mistake, Question } from '../../components/question.ts';
import { form } from '../../layout/form.ts';
import { referenceInWords } from '../case/case-links.ts';
import type { Reader } from '../case/reader.ts';
import { choicesFor } from '../drafts/choices.ts';

export const REASONS = 'reasons';

const CONSULTED: Question = {
  name: 'consulted',
  id: 'consulted',
  type: 'people',
  label: 'Who was consulted first?',
  choices: [],
  required: false,
  mayBeUnknown: false,
};

export function chooseBody(point: Point, reader: Reader, mistake?: Mistake): Html {
  const clause = reader.rulebook.versions
    .find(({ id }) => id === point.version)
    ?.clauses.find(({ number }) => number === point.clause);
  const asked = radios({
    idPrefix: 'reading',
    name: 'reading',
    fieldset: {
      legend: { text: point.asks ?? 'How is it to be read?', classes: 'govuk-fieldset__legend--m' },
    },
    errorMessage: mistake && { text: mistake.says },
    items: point.readings.map((text, index) => ({
      value: String(index),
      text,
      hint: text === point.chosen ? { text: 'It is read so until somebody rules' } : undefined,
    })),
  });
  return page(html`<span class="govuk-caption-l">Clause ${point.clause}</span>
    <h1 class="govuk-heading-l">Rule on what it means</h1>
    ${clause && insetText({ text: statementText(clause) })}
    <form method="get" action="/rulings/new" novalidate>${hidden(point)}${asked}${button({ text: 'Continue' })}</form>`);
}

export interface Effects {
  readonly point: Point;
  readonly reading: string;
  readonly touching: Touching;
  readonly reader: Reader;
  readonly token: string;
  readonly mistakes?: readonly Mistake[];
  readonly reasons?: string;
  readonly consulted?: readonly string[];
}

export function effectsBody({
  point,
  reading,
  touching,
  reader,
  token,
  mistakes = [],
  reasons = '',
  consulted = [],
}: Effects): Html {
  const { rules } = reader.rulebook.council;
  const wrong = (at: string) => mistakes.find((mistake) => mistake.at === at);
  const hint =
    rules?.consulting && `Clause ${rules.clause} has it done in consultation with: ${rules.consulting.words}`;
  const wrongReasons = wrong(REASONS);
  const inside = html`${hidden(point)}
    <input type="hidden" name="reading" value="${point.readings.indexOf(reading)}">
    ${characterCount({ id: REASONS, name: REASONS, label: { text: 'Give reasons', classes: 'govuk-label--s' }, hint: { text: 'They stand beside the clause for everybody of the council to read. Name nobody.' }, maxlength: 20_000, threshold: 75, value: reasons, errorMessage: wrongReasons && { text: wrongReasons.says } })}
    ${field(hint === undefined ? CONSULTED : { ...CONSULTED, hint }, { options: choicesFor('people', reader) ?? [], typed: { consulted: [...consulted] }, mistake: wrong('consulted') })}
    ${button({ text: 'Make this ruling', preventDoubleClick: true })}`;
  return page(html`<span class="govuk-caption-l">Clause ${point.clause}</span>
    <h1 class="govuk-heading-l">What this ruling would change</h1>
    ${insetText({ text: reading })}
    ${whatChanges(point, touching)}
    <p class="govuk-body">From now on Comity reads the clause so, and cites the ruling beside it. A later ruling can replace it.</p>
    ${form('/rulings/new', token, inside)}`);
}

function whatChanges({ runs }: Point, { touched, more }: Touching): Html {
  if (!runs)
    return html`<p class="govuk-body">No rule is worked out from this point, so no case changes by itself. The ruling stands beside the clause.</p>`;
  if (touched.length === 0)
    return html`<p class="govuk-body">${more ? 'None of the newest open cases that turn on this clause would change. There are more than are looked at here.' : 'No open case that you can see would change.'}</p>`;
  return html`<p class="govuk-body">${counted(touched.length, 'open cases')} that you can see would change${more && ', and more open cases turn on this clause than are looked at here'}:</p>
    <ul class="govuk-list govuk-list--bullet">${touched.map(
      ({ line, changes }) =>
        html`<li><a class="govuk-link" href="/cases/${line.ref}">${line.noun} ${referenceInWords(line.ref)}</a>: ${summaryOf(changes)}</li>`,
    )}</ul>`;
}

const KINDS: Readonly<Record<NonNullable<Change['after']>['kind'], string>> = {
  duty: 'what is owed',
  manner: 'how it is done',
  bar: 'what is barred',
  permission: 'what is allowed',
  notice: 'who is told',
  wall: 'who must not know',
  question: 'what is decided',
};

/** “what is owed, who is told” */
function summaryOf(changes: readonly Change[]): string {
  const kinds = changes.flatMap(({ before, after }) => (after ?? before)?.kind ?? []);
  return [...new Set(kinds)].map((kind) => KINDS[kind]).join(', ');
}

function hidden({ version, id }: Point): Html {
  return html`<input type="hidden" name="version" value="${version}"><input type="hidden" name="point" value="${id}">`;
}

function page(inside: Html): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;
}
