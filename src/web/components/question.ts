// What a form asks: one field, party or fact of a vocabulary in the shape that pages write and read.
// Knows no procedure; every label and limit comes from the vocabulary or from casework.

import { LONGEST } from '#casework/values.ts';
import type { Value } from '#engine/history.ts';
import type { Fact, Field, FieldType, Party } from '#engine/rules.ts';
import type { Attached } from '#files/attached.ts';

/** An answered or half-answered form: control names with what was typed. Anything else in it is left alone. */
export type Typed = Readonly<Record<string, unknown>>;

export interface Question {
  /** The vocabulary’s own word, and the name of the control. Names that begin with “_” are the page’s. */
  readonly name: string;
  /** The same word as an HTML id, which may hold no spaces. */
  readonly id: string;
  readonly type: FieldType;
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly string[];
  readonly required: boolean;
  /** A fact may be answered “I do not know”. */
  readonly mayBeUnknown: boolean;
}

/** One of the people, bodies or offices that may be chosen; `value` is its id. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string | undefined;
}

/** What an answer can be besides what the vocabulary says. */
export interface Answers {
  /** For people, offices and bodies: those that may be chosen. */
  readonly options?: readonly Choice[];
  /** For a date and time: the zone of the council’s clocks, “Europe/London”. */
  readonly zone?: string;
  /** For a file: bytes that it may have, and the one that was chosen before. */
  readonly file?: { readonly largest: number; readonly chosen: Attached | undefined };
}

/** A mistake, its words, and the id of the control that the error summary links to. */
export interface Mistake {
  readonly says: string;
  readonly at: string;
  /** Of a date: the boxes that are wrong. */
  readonly parts?: readonly string[];
}

export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function partyType(party: Party): FieldType {
  return party.is === 'member' || party.is === 'officer' || party.is === 'anyone' ? 'person' : party.is;
}

/** @param required for a party: whether the act cannot be done without naming it. Fields say so themselves. */
export function question(asked: Field | Party | Fact, required = true): Question {
  const common = {
    name: asked.name,
    id: idOf(asked.name),
    label: asked.label,
    ...(asked.hint === undefined ? {} : { hint: asked.hint }),
  };
  if ('is' in asked) return { ...common, type: partyType(asked), choices: [], required, mayBeUnknown: false };
  const { type, choices } = asked;
  if ('phrase' in asked) return { ...common, type, choices, required: false, mayBeUnknown: true };
  return { ...common, type, choices, required: asked.required, mayBeUnknown: false };
}

/** Characters that an answer may have; undefined where it is not text. */
export function longest(type: FieldType): number | undefined {
  if (type === 'text') return LONGEST.text;
  return type === 'long text' || type === 'document' ? LONGEST.longText : undefined;
}

/** Everything typed under a name, a line break being one character however the browser sent it. */
export function typedAll(typed: Typed, name: string): readonly string[] {
  const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string').map((one) => one.replace(/\r\n?/g, '\n'));
}

export function typedOne(typed: Typed, name: string): string {
  return typedAll(typed, name)[0] ?? '';
}

export const DATE_PARTS = ['day', 'month', 'year'] as const;

/** What would have to be typed to give this value: for showing a form again from what is recorded. */
export function typedFrom({ name, type }: Question, value: Value, zone = 'UTC'): Typed {
  if (typeof value === 'boolean') return { [name]: value ? 'yes' : 'no' };
  if (typeof value === 'number') return { [name]: String(value) };
  if (typeof value !== 'string') return { [name]: value };
  if (type !== 'date' && type !== 'date and time') return { [name]: value };
  const moment =
    type === 'date and time'
      ? Temporal.Instant.from(value).toZonedDateTimeISO(zone)
      : Temporal.PlainDate.from(value);
  const date = Object.fromEntries(DATE_PARTS.map((part) => [`${name}-${part}`, String(moment[part])]));
  if (!('hour' in moment)) return date;
  return { ...date, [`${name}-time`]: moment.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
