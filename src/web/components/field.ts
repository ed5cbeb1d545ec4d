// A form control for a question of the vocabulary, showing what was typed and what was wrong with it.
// Reading the form back is parse-field’s work; nothing here decides what may be asked.

import { sizeInWords } from '#files/attached.ts';
import { ENDINGS, TYPES_IN_WORDS } from '#files/types.ts';
import { capital } from '#language/english.ts';
import { oneOf as oneOfWords } from '#language/nearest.ts';
import { characterCount } from './govuk/character-count.ts';
import { checkboxes } from './govuk/checkboxes.ts';
import { dateInput } from './govuk/date-input.ts';
import { errorMessage } from './govuk/error-message.ts';
import { fieldset } from './govuk/fieldset.ts';
import { fileUpload } from './govuk/file-upload.ts';
import { formGroup } from './govuk/form-group.ts';
import { hint } from './govuk/hint.ts';
import { input } from './govuk/input.ts';
import { insetText } from './govuk/inset-text.ts';
import { radios } from './govuk/radios.ts';
import { select } from './govuk/select.ts';
import { type Html, html } from './html.ts';
import type { DateInputItem } from './options.generated.ts';
import {
  type Answers,
  type Choice,
  DATE_PARTS,
  longest,
  type Mistake,
  type Question,
  type Typed,
  typedAll,
  typedOne,
} from './question.ts';

export interface Asking extends Answers {
  /** The form as it was typed, or `typedFrom` a value; nothing is chosen beforehand without it. */
  readonly typed?: Typed;
  readonly mistake?: Mistake | undefined;
  /** The only question of its page: its label is the page’s h1. */
  readonly heading?: boolean;
}

/** More than this many choices are a list to pick from rather than radios. */
const FEW = 12;

export const UNKNOWN = 'unknown';

interface Parts {
  readonly label: { text: string; classes: string; isPageHeading: boolean };
  readonly fieldset: { legend: { text: string; classes: string; isPageHeading: boolean } };
  readonly hint: { text: string } | undefined;
  readonly errorMessage: { text: string } | undefined;
}

/** Facts are never owed, and an optional choice of radios is plain; elsewhere “(optional)” says what may be left. */
function parts(question: Question, { heading = false, mistake }: Asking): Parts {
  const text = question.required || question.mayBeUnknown ? question.label : `${question.label} (optional)`;
  const size = heading ? 'l' : 's';
  return {
    label: { text, classes: `govuk-label--${size}`, isPageHeading: heading },
    fieldset: { legend: { text, classes: `govuk-fieldset__legend--${size}`, isPageHeading: heading } },
    hint: question.hint === undefined ? undefined : { text: question.hint },
    errorMessage: mistake && { text: mistake.says },
  };
}

export function field(question: Question, asking: Asking = {}): Html {
  switch (question.type) {
    case 'text':
    case 'document':
      return line(question, asking);
    case 'file':
      return file(question, asking);
    case 'number':
      return line(question, asking, { inputmode: 'numeric', classes: 'govuk-input--width-5' });
    case 'long text':
      return long(question, asking);
    case 'date':
    case 'date and time':
      return date(question, asking);
    case 'yes/no':
      return oneOf(question, asking, [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]);
    case 'choice':
      return oneOf(question, asking, named(question.choices));
    case 'people':
      return several(question, asking);
    default:
      return oneOf(question, asking, asking.options ?? []);
  }
}

function line(question: Question, asking: Asking, more: { inputmode?: string; classes?: string } = {}): Html {
  const { label, hint, errorMessage } = parts(question, asking);
  const value = typedOne(asking.typed ?? {}, question.name);
  return input({ id: question.id, name: question.name, label, hint, errorMessage, value, ...more });
}

function long(question: Question, asking: Asking): Html {
  const { label, hint, errorMessage } = parts(question, asking);
  const most = longest(question.type) ?? 0;
  return characterCount({
    id: question.id,
    name: question.name,
    label,
    hint,
    errorMessage,
    maxlength: most,
    threshold: 75,
    textareaDescriptionText: `You can enter up to ${most.toLocaleString('en-GB')} characters`,
    value: typedOne(asking.typed ?? {}, question.name),
  });
}

/** Name of the box by which a file that was chosen before is left out again; its value is the name of the question. */
export const WITHOUT = '_without';

/** What may be sent is said before it is chosen. A browser never fills in a file again, so what was chosen before is named. */
function file(question: Question, asking: Asking): Html {
  const { label, hint: more, errorMessage } = parts(question, asking);
  const { largest = 0, chosen } = asking.file ?? {};
  const limits = `${capital(oneOfWords(TYPES_IN_WORDS))}, up to ${sizeInWords(largest)}.`;
  const before =
    chosen &&
    insetText({
      html: html`You have chosen <strong>${chosen.name}</strong>, ${sizeInWords(chosen.size)}. Choose again only to put another in its place.`,
    });
  const without =
    chosen &&
    !question.required &&
    checkboxes({
      idPrefix: `${question.id}-without`,
      name: WITHOUT,
      classes: 'govuk-checkboxes--small',
      items: [{ value: question.name, text: 'Send it without this file' }],
    });
  const control = fileUpload({
    id: question.id,
    name: question.name,
    label,
    hint: { text: more === undefined ? limits : `${more.text} ${limits}` },
    errorMessage,
    attributes: { accept: ENDINGS.map((one) => `.${one}`).join(',') },
  });
  return html`${control}${before}${without}`;
}

/** The time, where it is asked, is a fourth box of the same group. */
function date(question: Question, asking: Asking): Html {
  const { fieldset, hint, errorMessage } = parts(question, asking);
  const timed = question.type === 'date and time';
  const time = timed ? [{ name: 'time', inputmode: 'text', classes: 'govuk-input--width-5' }] : [];
  const boxes: readonly DateInputItem[] = [...DATE_PARTS.map((name) => ({ name })), ...time];
  const wrong = asking.mistake && (asking.mistake.parts ?? boxes.map(({ name }) => name));
  return dateInput({
    id: question.id,
    namePrefix: question.name,
    fieldset,
    hint: hint ?? { text: timed ? 'For example, 27 3 2027, 2:30pm' : 'For example, 27 3 2027' },
    errorMessage,
    items: boxes.map((box) => ({
      ...box,
      value: typedOne(asking.typed ?? {}, `${question.name}-${box.name}`),
      error: wrong?.includes(box.name),
    })),
  });
}

function named(choices: readonly string[]): readonly Choice[] {
  return choices.map((value) => ({ value, text: value.charAt(0).toUpperCase() + value.slice(1) }));
}

function oneOf(question: Question, asking: Asking, choices: readonly Choice[]): Html {
  const { label, fieldset, hint, errorMessage } = parts(question, asking);
  const { id, name } = question;
  const value = typedOne(asking.typed ?? {}, name);
  if (choices.length === 0) return nobody(question, asking);
  if (choices.length > FEW) {
    const first = { value: '', text: 'Choose one' };
    const help = hint ?? { text: 'Type the first letters to move down the list' };
    const items = [
      first,
      ...choices.map(({ value, text, hint: more }) => ({
        value,
        text: more === undefined ? text : `${text}, ${more}`,
      })),
    ];
    return select({ id, name, label, hint: help, errorMessage, items, value });
  }
  const items = choices.map((choice) => ({
    value: choice.value,
    text: choice.text,
    hint: choice.hint === undefined ? undefined : { text: choice.hint },
  }));
  const unknown = question.mayBeUnknown && [{ divider: 'or' }, { value: UNKNOWN, text: 'I do not know' }];
  return radios({
    idPrefix: id,
    name,
    fieldset,
    hint,
    errorMessage,
    items: [...items, ...(unknown || [])],
    value,
  });
}

function several(question: Question, asking: Asking): Html {
  const { fieldset, hint, errorMessage } = parts(question, asking);
  const choices = asking.options ?? [];
  if (choices.length === 0) return nobody(question, asking);
  return checkboxes({
    idPrefix: question.id,
    name: question.name,
    fieldset,
    hint: hint ?? { text: 'Choose all that apply' },
    errorMessage,
    classes: choices.length > FEW ? 'govuk-checkboxes--small' : undefined,
    items: choices.map(({ value, text, hint }) => ({
      value,
      text,
      hint: hint === undefined ? undefined : { text: hint },
    })),
    values: typedAll(asking.typed ?? {}, question.name),
  });
}

/** An empty list would be a question that nobody can answer; it says so instead, where a mistake can link to. */
function nobody(question: Question, asking: Asking): Html {
  const { fieldset: set, errorMessage: error } = parts(question, asking);
  const words = 'There is nothing to choose from yet. It has to be added to the council’s records first.';
  const inside = html`${error && errorMessage(error)}${hint({ id: question.id, text: words })}`;
  return formGroup(undefined, error, fieldset({ ...set, html: inside }));
}
