// The boxes of one item of a clause, made from what the language’s shape asks: those that say something or are often wanted
// stand open, all others are folded away.

import { type Answers, membersOf, part, UNITS } from '#drafting/clause-form/answers.ts';
import { type Control, FORCE, type Group } from '#drafting/clause-form/controls.ts';
import { FORCES } from '#language/clause-shapes.ts';
import {
  details,
  errorMessage,
  fieldset,
  input,
  radios,
  select,
  textarea,
} from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { boxName } from './clause-typed.ts';

/** Mistakes by the name of the box, as in the room: “0.who”. */
export type Wrongs = ReadonlyMap<string, string>;

/** Ids of the lists of words that a box suggests. */
export const ROLES = 'roles';
export const ACTS = 'acts';

/** Keys that most rules have. */
const OFTEN = ['who', FORCE, 'to', 'when', 'within', 'telling'];

/** @param at the name of the item: “0”. */
export function itemBoxes(
  controls: readonly (Control | Group)[],
  at: string,
  answers: Answers,
  wrongs: Wrongs,
): Html {
  // A map of a group says only what is otherwise in it, so there nothing is often wanted.
  const isWhole = !at.includes('.');
  const isOpen = (control: Control | Group) =>
    control.required ||
    // What it holds is folded away by itself: at one more depth it would be too narrow for a telephone.
    control.is === 'group' ||
    (isWhole && OFTEN.includes(control.key)) ||
    part(answers, control.key).size > 0 ||
    [...wrongs.keys()].some(
      (name) => name === `${at}.${control.key}` || name.startsWith(`${at}.${control.key}.`),
    );
  const told = (control: Control | Group) =>
    control.is === 'group' ? groupBoxes(control, at, answers, wrongs) : box(control, at, answers, wrongs);
  const folded = controls.filter((control) => !isOpen(control));
  return html`${controls.filter(isOpen).map(told)}
    ${folded.length > 0 && details({ summaryText: 'What else it can say', html: html`${folded.map(told)}` })}`;
}

function groupBoxes(group: Group, at: string, answers: Answers, wrongs: Wrongs): Html {
  const members = membersOf(group, answers);
  const next = (members.at(-1) ?? -1) + 1;
  const member = (number: number, words: string) =>
    fieldset({
      legend: { text: `${group.title}: ${words}`, classes: 'govuk-fieldset__legend--s' },
      html: itemBoxes(
        group.of,
        `${at}.${group.key}.${number}`,
        part(answers, `${group.key}.${number}`),
        wrongs,
      ),
    });
  const more = details({ summaryText: `${group.title}: add one`, html: member(next, 'a new one') });
  return html`${members.map((number, index) => member(number, String(index + 1)))}${more}`;
}

function box(control: Control, at: string, answers: Answers, wrongs: Wrongs): Html {
  const name = `${at}.${control.key}`;
  const own = part(answers, control.key);
  const says = wrongs.get(name) ?? wrongs.get(`${name}.count`);
  const asked = {
    id: boxName(name),
    name: boxName(name),
    label: { text: control.title },
    hint: control.hint === undefined ? undefined : { text: control.hint },
    errorMessage: says === undefined ? undefined : { text: says },
    value: own.get('') ?? '',
  };
  switch (control.is) {
    case 'force':
      return forceBoxes(name, own, wrongs);
    case 'length':
      return lengthBoxes(control, name, own, says);
    case 'yes':
      return radios({
        name: asked.name,
        idPrefix: asked.id,
        classes: 'govuk-radios--inline govuk-radios--small',
        fieldset: { legend: { text: control.title } },
        errorMessage: asked.errorMessage,
        value: asked.value,
        items: [
          { value: 'yes', text: 'Yes' },
          { value: '', text: 'No' },
        ],
      });
    case 'role':
      return input({ ...asked, attributes: { list: ROLES } });
    case 'text':
      return input(asked);
    case 'sentence':
      return textarea({ ...asked, rows: '2', spellcheck: true });
    default:
      return textarea({
        ...asked,
        hint: { text: [control.hint, 'Each on a line of its own'].filter(Boolean).join('. ') },
        rows: String(Math.max(2, asked.value.split('\n').length)),
      });
  }
}

function forceBoxes(name: string, own: Answers, wrongs: Wrongs): Html {
  const says = [wrongs.get(name), wrongs.get(`${name}.act`)];
  const [strength, act] = says.map((one) => (one === undefined ? undefined : { text: one }));
  return html`${select({
    id: boxName(name),
    name: boxName(name),
    label: { text: 'How strongly' },
    errorMessage: strength,
    value: own.get('') ?? '',
    items: [
      { value: '', text: 'It says nothing' },
      ...FORCES.map((force) => ({ value: force, text: force })),
    ],
  })}
  ${input({
    id: boxName(`${name}.act`),
    name: boxName(`${name}.act`),
    label: { text: 'What is done' },
    hint: { text: 'An act, two joined with “or”, or tell' },
    errorMessage: act,
    value: own.get('act') ?? '',
    attributes: { list: ACTS },
  })}`;
}

function lengthBoxes(control: Control, name: string, own: Answers, says: string | undefined): Html {
  const ids = { hint: `${boxName(name)}-hint`, error: `${boxName(name)}-error` };
  const count = input({
    id: boxName(`${name}.count`),
    name: boxName(`${name}.count`),
    classes: `govuk-input--width-4${says === undefined ? '' : ' govuk-input--error'}`,
    inputmode: 'numeric',
    label: { text: 'Number' },
    value: own.get('count') ?? '',
  });
  const unit = select({
    id: boxName(`${name}.unit`),
    name: boxName(`${name}.unit`),
    label: { text: 'Of what' },
    value: own.get('unit') ?? 'working days',
    items: UNITS.map((one) => ({ value: one, text: one })),
  });
  const asked = fieldset({
    legend: { text: control.title },
    describedBy: [control.hint && ids.hint, says && ids.error].filter(Boolean).join(' '),
    html: html`${control.hint !== undefined && html`<div id="${ids.hint}" class="govuk-hint">${control.hint}</div>`}
      ${says !== undefined && errorMessage({ id: ids.error, text: says })}
      <div class="govuk-date-input">
        <div class="govuk-date-input__item">${count}</div>
        <div class="govuk-date-input__item">${unit}</div>
      </div>`,
  });
  return html`<div class="govuk-form-group${says !== undefined && html` govuk-form-group--error`}">${asked}</div>`;
}
