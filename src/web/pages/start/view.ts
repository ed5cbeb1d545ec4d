// The pages on which somebody says what they want to do.

import type { ActType, Procedure } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import { button, input, insetText, radios } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Mistake } from '../../components/question.ts';
import { form } from '../../layout/form.ts';

export interface Opening {
  readonly procedure: Procedure;
  readonly acts: readonly ActType[];
}

export const ELSE = '_else';
export const RECORD = 'Record something that happened';
/** Ids of the controls that mistakes link to. */
export const AT = { wanted: 'wanted', words: 'words', act: 'act' } as const;

interface Asking {
  readonly token: string;
  readonly mistake?: Mistake | undefined;
  readonly words?: string;
  /** Said above the choices: what became of the words. */
  readonly said?: string;
  /** Something that only happens elsewhere can be put on the record. */
  readonly records?: boolean;
}

export function wantedBody(
  openings: readonly Opening[],
  { token, mistake, words = '', said, records = false }: Asking,
): Html {
  const wrongWords = mistake?.at === AT.words ? mistake : undefined;
  const wrong = mistake?.at === AT.wanted ? mistake : undefined;
  const typed = input({
    id: AT.words,
    name: 'words',
    label: { text: 'If it is something else, what is it about?' },
    hint: { text: 'A few words of your own' },
    value: words,
    ...(wrongWords === undefined ? {} : { errorMessage: { text: wrongWords.says } }),
  });
  const choices = openings.map(({ procedure }) => ({
    value: procedure.name,
    text: procedure.youWantTo,
    hint: { text: procedure.plain },
  }));
  const asked = radios({
    idPrefix: AT.wanted,
    name: 'wanted',
    fieldset: {
      legend: { text: 'What do you want to do?', classes: 'govuk-fieldset__legend--l', isPageHeading: true },
    },
    ...(wrong === undefined ? {} : { errorMessage: { text: wrong.says } }),
    items: [
      ...choices,
      ...(choices.length > 0 ? [{ divider: 'or' }] : []),
      {
        value: ELSE,
        text: 'Something else',
        checked: wrongWords !== undefined,
      },
    ],
  });
  return page(
    html`${said && insetText({ text: said })}${form('/start', token, html`${asked}${typed}${button({ text: 'Continue' })}`)}
    ${records && html`<p class="govuk-body"><a class="govuk-link" href="/start/record">${RECORD}</a></p>`}`,
  );
}

/** Acts that are never done here, only put on the record: away from what somebody may want to do. */
export function recordsBody(records: readonly ActType[], { token, mistake }: Asking): Html {
  const asked = radios({
    idPrefix: AT.act,
    name: 'act',
    fieldset: {
      legend: { text: RECORD, classes: 'govuk-fieldset__legend--l', isPageHeading: true },
    },
    hint: { text: 'What was it?' },
    ...(mistake === undefined ? {} : { errorMessage: { text: mistake.says } }),
    items: records.map(({ name, noun }) => ({ value: name, text: noun })),
  });
  return page(form('/start/record', token, html`${asked}${button({ text: 'Continue' })}`));
}

/** A procedure that begins in several ways asks which. */
export function waysBody({ procedure, acts }: Opening, { token, mistake }: Asking): Html {
  const asked = radios({
    idPrefix: AT.act,
    name: 'act',
    fieldset: {
      legend: { text: procedure.youWantTo, classes: 'govuk-fieldset__legend--l', isPageHeading: true },
    },
    ...(mistake === undefined ? {} : { errorMessage: { text: mistake.says } }),
    items: acts.map(({ name, toDo }) => ({ value: name, text: capital(toDo) })),
  });
  const privacy =
    procedure.private &&
    insetText({
      text: 'This is private. Before you send it we tell you who will read it. Stop at any time.',
    });
  return page(
    html`${privacy}${form('/start/act', token, html`<input type="hidden" name="wanted" value="${procedure.name}">${asked}${button({ text: 'Continue' })}`)}`,
  );
}

function page(inside: Html): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${inside}</div></div>`;
}
