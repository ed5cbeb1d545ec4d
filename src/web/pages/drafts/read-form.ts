// What was typed in a draft, read into a proposal, with every mistake at once and in the order of the form.

import type { Proposal } from '#casework/view.ts';
import type { CivilDate, Instant, Value } from '#engine/history.ts';
import { parseField } from '../../components/parse-field.ts';
import { DATE_PARTS, type Mistake, type Typed, typedOne } from '../../components/question.ts';
import { type Asked, type DraftForm, HAPPENED, REASONS } from './draft-form.ts';
import type { TypedIn } from './typed-in.ts';

export interface Clock {
  readonly now: Instant;
  readonly today: CivilDate;
  /** IANA zone of the council. */
  readonly zone: string;
}

export interface ReadForm {
  readonly proposal: Proposal;
  /** By the name of the question. */
  readonly mistakes: ReadonlyMap<string, Mistake>;
}

export function readForm(
  form: DraftForm,
  recipient: Asked | undefined,
  typed: TypedIn,
  clock: Clock,
): ReadForm {
  const mistakes = new Map<string, Mistake>();
  const values: Record<string, Value> = { ...form.settled };
  for (const { question, answers } of form.asked) {
    const parsed = parseField(question, typed, answers);
    if (!parsed.ok) mistakes.set(question.name, parsed.mistake);
    else if (parsed.value !== undefined) values[question.name] = asKept(form, question.name, parsed.value);
  }
  const reached =
    recipient && parseField({ ...recipient.question, required: false }, typed, recipient.answers);
  if (reached?.ok && reached.value !== undefined && recipient !== undefined)
    values[recipient.question.name] = reached.value;
  const when = readWhen(form, typed, clock, mistakes);
  const reasons = typedOne(typed, REASONS).trim();
  return {
    proposal: { act: form.type.name, values, ...when, ...(reasons === '' ? {} : { reasons }) },
    mistakes,
  };
}

/** The answer to a question is kept as a word, whatever its kind: the record holds text there. */
function asKept({ settled }: DraftForm, name: string, value: Value): Value {
  if (name !== 'answer' || settled.asks === undefined) return value;
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function readWhen(
  form: DraftForm,
  typed: Typed,
  clock: Clock,
  mistakes: Map<string, Mistake>,
): Pick<Proposal, 'done' | 'happened'> {
  if (form.type.done === 'here') return { done: 'here' };
  // Most people do what they do now; a date says otherwise.
  const dated = DATE_PARTS.some((part) => typedOne(typed, `${HAPPENED.name}-${part}`).trim() !== '');
  if (form.type.done === 'either' && !dated) return { done: 'here' };
  const date = parseField(HAPPENED, typed);
  if (!date.ok) mistakes.set(HAPPENED.name, date.mistake);
  else if (typeof date.value === 'string' && date.value > clock.today)
    mistakes.set(HAPPENED.name, {
      says: 'The day on which it happened must be today or in the past',
      at: `${HAPPENED.id}-day`,
    });
  else if (typeof date.value === 'string')
    return { done: 'elsewhere', happened: instantOn(date.value, clock) };
  return { done: 'elsewhere' };
}

/** Midday of that date: no hour was asked, and midday is on the same date and within hours everywhere. */
function instantOn(date: CivilDate, { now, zone }: Clock): Instant {
  const midday = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  return Math.min(midday.epochMilliseconds, now);
}
