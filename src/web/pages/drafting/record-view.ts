// Circulating a draft, or recording that it was adopted: in which case, and the fields that the vocabulary gives the act.

import type { CaseLine } from '#casework/view.ts';
import type { DraftChecked, DraftText } from '#drafting/draft.ts';
import type { ActType } from '#engine/rules.ts';
import { field } from '../../components/field.ts';
import { button, checkboxes, insetText, radios } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import {
  type Answers,
  type Mistake,
  type Question,
  type Typed,
  typedOne,
} from '../../components/question.ts';
import { form } from '../../layout/form.ts';
import { referenceInWords, titleOf } from '../case/case-links.ts';
import { draftAddress } from './address.ts';
import { triedTold } from './draft-view.ts';

export interface RecordPage {
  readonly text: DraftText;
  readonly deed: 'circulate' | 'adopt';
  readonly type: ActType;
  readonly occasions: readonly CaseLine[];
  readonly asked: readonly { readonly question: Question; readonly answers: Answers }[];
  readonly typed: Typed;
  readonly mistakes: readonly Mistake[];
  readonly checked: DraftChecked;
  readonly token: string;
}

export const HEADINGS = { circulate: 'Circulate this draft', adopt: 'Record its adoption' } as const;

const SAYS = {
  circulate:
    'Everybody can then read the draft as it stands, beside the texts in force. It still binds nobody.',
  adopt:
    'From its first day this text governs what happens then. What was begun before goes on under the text before it, which ends the day before. Rulings on what that text means do not carry over: choose the readings in the draft, or rule again.',
} as const;

export function recordBody(page: RecordPage): Html {
  const { text, deed, occasions } = page;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">Draft ${text.draft}</span>
    <h1 class="govuk-heading-l">${HEADINGS[deed]}</h1>
    ${insetText({ text: SAYS[deed] })}
    ${occasions.length === 0 ? nowhere() : recordForm(page)}
  </div></div>`;
}

function nowhere(): Html {
  return html`<p class="govuk-body">It is put on the record of a case about changing the protocol, and you have none that is open.</p>
    <p class="govuk-body"><a class="govuk-link" href="/start">Start one</a>, then come back here.</p>`;
}

function recordForm({ text, deed, occasions, asked, typed, mistakes, checked, token }: RecordPage): Html {
  const wrong = (at: string) => mistakes.find((mistake) => mistake.at === at);
  const wrongCase = wrong('case');
  const wrongMeant = wrong('meant');
  const failing = deed === 'adopt' && checked.tried.some(({ holds }) => !holds);
  const inside = html`
    <input type="hidden" name="_revision" value="${text.revision}">
    ${radios({
      name: '_case',
      idPrefix: 'case',
      fieldset: { legend: { text: 'In which case is it recorded?', classes: 'govuk-fieldset__legend--s' } },
      errorMessage: wrongCase && { text: wrongCase.says },
      items: occasions.map((line) => ({
        value: line.ref,
        text: titleOf(line),
        hint: { text: `${line.noun} ${referenceInWords(line.ref)}` },
        checked: typedOne(typed, '_case') === line.ref,
      })),
    })}
    ${asked.map(({ question, answers }) => field(question, { ...answers, typed, mistake: mistakes.find(({ at }) => at === question.id || at.startsWith(`${question.id}-`)) }))}
    ${failing && html`${triedTold(checked.tried, checked.before)}${checkboxes({ name: '_meant', idPrefix: 'meant', errorMessage: wrongMeant && { text: wrongMeant.says }, items: [{ value: 'yes', text: 'That these examples no longer hold is meant', checked: typedOne(typed, '_meant') === 'yes' }] })}`}
    ${button({ text: deed === 'adopt' ? 'Record the adoption' : 'Circulate', preventDoubleClick: true })}`;
  return form(draftAddress(text.draft, `/${deed}`), token, inside);
}
