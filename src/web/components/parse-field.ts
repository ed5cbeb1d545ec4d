// Reads the answer to a question out of a form, or says in plain words what to enter instead.
// Whether the answer is allowed is for casework; this only turns what was typed into a value.

import type { Value } from '#engine/history.ts';
import { UNKNOWN } from './field.ts';
import { readDate, readDateAndTime } from './parse-date.ts';
import {
  type Answers,
  longest,
  type Mistake,
  type Question,
  type Typed,
  typedAll,
  typedOne,
} from './question.ts';

/** `value` is undefined when the question was left open, or answered “I do not know”. */
export type Parsed =
  | { readonly ok: true; readonly value: Value | undefined }
  | { readonly ok: false; readonly mistake: Mistake };

/** @throws Error when a date and time is read without the council’s zone: a fault of the page, not of its reader. */
export function parseField(question: Question, typed: Typed, answers: Answers = {}): Parsed {
  const parsed = read(question, typed, answers);
  if (!parsed.ok || !question.required || parsed.value !== undefined) return parsed;
  return wrong(question, missing(question));
}

function wrong(question: Question, says: string, parts?: readonly string[]): Parsed {
  const first = parts?.[0] ?? (question.type.startsWith('date') ? 'day' : undefined);
  const at = first === undefined ? question.id : `${question.id}-${first}`;
  return { ok: false, mistake: parts === undefined ? { says, at } : { says, at, parts } };
}

function missing({ type, label }: Question): string {
  if (type === 'date') return `Enter a date for “${label}”`;
  if (type === 'date and time') return `Enter a date and time for “${label}”`;
  if (type === 'file') return `Choose a file for “${label}”`;
  const typedIn = longest(type) !== undefined || type === 'number';
  return `${typedIn ? 'Enter' : 'Choose'} an answer to “${label}”`;
}

function read(question: Question, typed: Typed, answers: Answers): Parsed {
  switch (question.type) {
    case 'text':
    case 'long text':
    case 'document':
      return text(question, typedOne(typed, question.name).trim());
    case 'file':
      return { ok: true, value: typedOne(typed, question.name) || undefined };
    case 'number':
      return number(question, typedOne(typed, question.name));
    case 'yes/no':
      return chosen(question, typedOne(typed, question.name), ['yes', 'no'], (value) => value === 'yes');
    case 'choice':
      return chosen(question, typedOne(typed, question.name), question.choices, (value) => value);
    case 'date':
    case 'date and time': {
      const reading =
        question.type === 'date' ? readDate(question, typed) : moment(question, typed, answers.zone);
      return reading.ok ? reading : wrong(question, reading.says, reading.parts);
    }
    case 'people':
      return several(question, typedAll(typed, question.name), ids(answers));
    default:
      return chosen(question, typedOne(typed, question.name), ids(answers), (value) => value);
  }
}

function ids(answers: Answers): readonly string[] {
  return (answers.options ?? []).map(({ value }) => value);
}

function moment(question: Question, typed: Typed, zone: string | undefined) {
  if (zone === undefined)
    throw new Error(`“${question.name}” is a date and time: give parseField the council’s zone`);
  return readDateAndTime(question, typed, zone);
}

function text(question: Question, given: string): Parsed {
  const most = longest(question.type);
  if (most !== undefined && given.length > most) {
    return wrong(
      question,
      `Your answer to “${question.label}” must be ${most.toLocaleString('en-GB')} characters or less`,
    );
  }
  return { ok: true, value: given === '' ? undefined : given };
}

function number(question: Question, given: string): Parsed {
  const plain = given.replace(/[\s,]/g, '').replace(/^£/, '');
  if (plain === '') return { ok: true, value: undefined };
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(plain)) {
    return wrong(question, `Your answer to “${question.label}” must be a number, like 12`);
  }
  return { ok: true, value: Number(plain) };
}

function chosen(
  question: Question,
  given: string,
  among: readonly string[],
  value: (given: string) => Value,
): Parsed {
  if (given === '' || (question.mayBeUnknown && given === UNKNOWN)) return { ok: true, value: undefined };
  if (!among.includes(given)) return wrong(question, `Choose one of the answers to “${question.label}”`);
  return { ok: true, value: value(given) };
}

function several(question: Question, given: readonly string[], among: readonly string[]): Parsed {
  const all = [...new Set(given.filter((one) => one !== ''))];
  if (!all.every((one) => among.includes(one))) {
    return wrong(question, `Choose only from the answers to “${question.label}”`);
  }
  return { ok: true, value: all.length === 0 ? undefined : all };
}
