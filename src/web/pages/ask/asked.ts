// What somebody has answered so far on the way to “May I?”, read from the address alone: nothing is kept. Addresses
// hold acts, facts, dates and words for who, never anybody’s name.

import type { WhoWord } from '#asking/supposed-people.ts';
import { whoWords } from '#asking/supposed-people.ts';
import { type Asked, findAct } from '#asking/supposition.ts';
import type { Value } from '#engine/history.ts';
import type { ActType, Procedure } from '#engine/rules.ts';
import { parseField } from '../../components/parse-field.ts';
import {
  type Answers,
  type Mistake,
  type Question,
  question,
  type Typed,
  typedOne,
} from '../../components/question.ts';
import type { Reader } from '../case/reader.ts';
import { choicesFor } from '../drafts/choices.ts';

/** Controls of the page itself; the vocabulary’s own names never begin with “_”. */
export const PROCEDURE = '_procedure';
export const ACT = '_act';
export const AS = '_as';
export const OPENING = '_opening';
/** Names already put to the person, answered or not; they are not put again. */
export const PUT = '_put';

const date = (name: string, id: string, label: string, hint: string): Question => ({
  name,
  id,
  type: 'date',
  label,
  hint,
  choices: [],
  required: false,
  mayBeUnknown: false,
});
export const ON = date('_on', 'on', 'On what day would it be done?', 'Leave empty for today');
export const BEGAN = date('_began', 'began', 'On what day did it begin?', 'Leave empty for the same day');

export interface Asking {
  readonly procedure: Procedure;
  readonly type: ActType;
  /** Acts that open a case, where the one asked about does not. */
  readonly openings: readonly ActType[];
  readonly asked: Asked;
  readonly put: readonly string[];
  readonly mistakes: readonly Mistake[];
}

export interface AskedPart {
  readonly question: Question;
  readonly answers: Answers;
  readonly of: 'people' | 'value';
}

/** @returns undefined until an act of this vocabulary has been chosen. */
export function askingOf(typed: Typed, reader: Reader): Asking | undefined {
  const found = findAct(reader.rulebook.vocabulary, typedOne(typed, ACT));
  if (found === undefined) return undefined;
  const { procedure, type } = found;
  const openings = type.opens ? [] : procedure.acts.filter(({ opens }) => opens);
  const mistakes: Mistake[] = [];
  const day = (asked: Question): string | undefined => {
    const parsed = parseField(asked, typed);
    if (parsed.ok) return parsed.value === undefined ? undefined : String(parsed.value);
    mistakes.push(parsed.mistake);
    return undefined;
  };
  const on = day(ON) ?? reader.today;
  const began = openings.length === 0 ? undefined : (day(BEGAN) ?? on);
  if (began !== undefined && began > on)
    mistakes.push({ says: 'It cannot begin after the day on which it would be done', at: 'began-day' });
  const as = typedOne(typed, AS);
  const values: Record<string, Value> = {};
  const people: Record<string, string> = {};
  for (const part of partsOf(procedure, type, openings, reader)) {
    const parsed = parseField(part.question, typed, part.answers);
    if (!parsed.ok) mistakes.push(parsed.mistake);
    else if (parsed.value !== undefined && part.of === 'people')
      people[part.question.name] = String(parsed.value);
    else if (parsed.value !== undefined) values[part.question.name] = parsed.value;
  }
  const opening = typedOne(typed, OPENING);
  return {
    procedure,
    type,
    openings,
    asked: {
      act: type.name,
      as,
      on,
      ...(began === undefined ? {} : { began }),
      ...(opening === '' ? {} : { opening }),
      values,
      people,
    },
    put: typedOne(typed, PUT)
      .split('|')
      .filter((name) => name !== ''),
    mistakes,
  };
}

/** Everything that could matter, as questions; “I do not know” is always an answer. */
export function partsOf(
  procedure: Procedure,
  type: ActType,
  openings: readonly ActType[],
  reader: Reader,
): readonly AskedPart[] {
  const { directory } = reader.visitor;
  const who = (is: Parameters<typeof whoWords>[1]) => optionsOf(whoWords(directory, is, reader.today));
  const open = (asked: Question, answers: Answers, of: AskedPart['of']): AskedPart => ({
    question: { ...asked, required: false, mayBeUnknown: true },
    answers,
    of,
  });
  const parties = procedure.parties.map((party) => {
    const isPerson = party.is === 'member' || party.is === 'officer' || party.is === 'anyone';
    const asked = question(party);
    if (isPerson) return open(asked, { options: who(party.is) }, 'people');
    return open(asked, { options: choicesFor(party.is, reader) ?? [] }, 'value');
  });
  const fields = [type, ...openings].flatMap(({ fields }) =>
    fields
      .filter((field) => field.type !== 'long text' && field.type !== 'file')
      .map((field) => {
        const asked = question(field);
        if (field.type === 'person' || field.type === 'people')
          return open({ ...asked, type: 'person' }, { options: who('anyone') }, 'people');
        const options = choicesFor(field.type, reader);
        const zone = reader.rulebook.council.zone;
        return open(asked, options === undefined ? { zone } : { options, zone }, 'value');
      }),
  );
  const facts = procedure.facts.map((fact) => open(question(fact), {}, 'value'));
  return [...new Map([...parties, ...fields, ...facts].map((part) => [part.question.name, part])).values()];
}

export function optionsOf(words: readonly WhoWord[]) {
  return words.map(({ word, says }) => ({ value: word, text: says.charAt(0).toUpperCase() + says.slice(1) }));
}
