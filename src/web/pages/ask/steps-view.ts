// The questions on the way to an answer: what is to be done, who by and when, then only the facts that matter.
// Every page is a form that is sent as an address, so that Back works and nothing is kept.

import { whoWords } from '#asking/supposed-people.ts';
import type { Procedure, Vocabulary } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import { field } from '../../components/field.ts';
import { button, insetText, radios, select } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Mistake, Typed } from '../../components/question.ts';
import { typedOne } from '../../components/question.ts';
import type { Reader } from '../case/reader.ts';
import {
  ACT,
  AS,
  type AskedPart,
  type Asking,
  BEGAN,
  ON,
  OPENING,
  optionsOf,
  PROCEDURE,
  PUT,
} from './asked.ts';

export function procedureBody({ procedures }: Vocabulary, mistake?: Mistake): Html {
  const asked = radios({
    idPrefix: 'procedure',
    name: PROCEDURE,
    fieldset: { legend: { text: 'What is it about?', classes: 'govuk-fieldset__legend--m' } },
    errorMessage: mistake && { text: mistake.says },
    items: procedures.map(({ name, youWantTo, plain }) => ({
      value: name,
      text: youWantTo,
      hint: { text: plain },
    })),
  });
  return page(html`<h1 class="govuk-heading-l">May I?</h1>
    <p class="govuk-body-l">Ask what the protocol says before you act: whether you may, whether you must, by when, and who must be told.</p>
    ${insetText({ text: 'Nothing you answer here is kept, and nothing is sent to anybody.' })}
    ${askForm({}, html`${asked}${button({ text: 'Continue' })}`)}`);
}

/** Acts that open a case come first; the others are asked of a case that is supposed. */
export function actBody(procedure: Procedure, mistake?: Mistake): Html {
  const item = ({ name, toDo }: Procedure['acts'][number]) => ({ value: name, text: capital(toDo) });
  const begin = procedure.acts.filter(({ opens }) => opens);
  const later = procedure.acts.filter(({ opens }) => !opens);
  const asked = radios({
    idPrefix: 'act',
    name: ACT,
    fieldset: {
      legend: { text: 'What would be done?', classes: 'govuk-fieldset__legend--l', isPageHeading: true },
    },
    errorMessage: mistake && { text: mistake.says },
    items: [
      ...begin.map(item),
      ...(begin.length > 0 && later.length > 0 ? [{ divider: 'or, once it has begun' }] : []),
      ...later.map(item),
    ],
  });
  return page(
    html`<span class="govuk-caption-l">${procedure.title}</span>
    ${askForm({ [PROCEDURE]: procedure.name }, html`${asked}${button({ text: 'Continue' })}`)}`,
  );
}

export function whoBody({ procedure, type, openings, mistakes }: Asking, typed: Typed, reader: Reader): Html {
  const wrong = (at: string) => mistakes.find((mistake) => mistake.at.startsWith(at));
  const who = select({
    id: 'as',
    name: AS,
    label: { text: 'Who would do it?', classes: 'govuk-label--s' },
    errorMessage: wrong('as') && { text: wrong('as')?.says ?? '' },
    value: typedOne(typed, AS) || 'me',
    items: [
      { value: 'me', text: 'I would' },
      ...optionsOf(whoWords(reader.visitor.directory, 'anyone', reader.today)),
    ],
  });
  const which =
    openings.length > 1 &&
    radios({
      idPrefix: 'opening',
      name: OPENING,
      fieldset: { legend: { text: 'How did it begin?', classes: 'govuk-fieldset__legend--s' } },
      value: typedOne(typed, OPENING) || openings[0]?.name,
      items: openings.map(({ name, noun }) => ({ value: name, text: noun })),
    });
  const inside = html`${who}${which}
    ${openings.length > 0 && field(BEGAN, { typed, mistake: wrong('began') })}
    ${field(ON, { typed, mistake: wrong('on') })}
    ${button({ text: 'Continue' })}`;
  return page(html`<span class="govuk-caption-l">May I?</span>
    <h1 class="govuk-heading-l">${capital(type.toDo)}</h1>
    ${askForm({ [PROCEDURE]: procedure.name, [ACT]: type.name }, inside)}`);
}

/** @param parts the next of the facts that matter, at most three. @param left how many more there may be. */
export function factsBody(asking: Asking, parts: readonly AskedPart[], left: number, typed: Typed): Html {
  const wrong = new Map(asking.mistakes.map((mistake) => [mistake.at, mistake]));
  const put = [...asking.put, ...parts.map(({ question }) => question.name)].join('|');
  const fields = parts.map(({ question, answers }) =>
    field(question, {
      ...answers,
      typed,
      mistake: wrong.get(question.id) ?? wrong.get(`${question.id}-day`),
    }),
  );
  const own = new Set(parts.map(({ question }) => question.name));
  const kept = carried(typed, own);
  const every = [...asking.put, ...parts.map(({ question }) => question.name), '*'].join('|');
  return page(html`<span class="govuk-caption-l">May I ${asking.type.toDo}?</span>
    <h1 class="govuk-heading-l">This would change the answer</h1>
    ${askForm({ ...kept, [PUT]: put }, html`${fields}${button({ text: 'Continue' })}`)}
    <p class="govuk-body">${left > 0 && `${left} more may matter. `}<a class="govuk-link" href="${addressOf({ ...kept, [PUT]: every })}">Answer with what is known so far</a></p>`);
}

/** What the address holds already, but for these questions and what was put before. */
export function carried(typed: Typed, without: ReadonlySet<string>): Readonly<Record<string, string>> {
  const isLeftOut = (name: string) =>
    without.has(name.replace(/-(day|month|year|time)$/, '')) || name === PUT;
  return Object.fromEntries(
    Object.keys(typed)
      .filter((name) => !isLeftOut(name))
      .map((name) => [name, typedOne(typed, name)])
      .filter(([, value]) => value !== ''),
  );
}

export function addressOf(query: Readonly<Record<string, string>>): string {
  return `/ask?${new URLSearchParams(query).toString()}`;
}

function askForm(kept: Readonly<Record<string, string>>, inside: Html): Html {
  return html`<form method="get" action="/ask" novalidate>
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    ${inside}
  </form>`;
}

function page(inside: Html): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;
}
