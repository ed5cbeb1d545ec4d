// What is asked when an act is drafted: its parties, fields and facts as questions, in the order a person meets them.
// Whom it reaches is asked later, and only if the protocol leaves a choice.

import { fieldsAskedFor } from '#casework/prompts.ts';
import type { ActType, Party, Procedure } from '#engine/rules.ts';
import { type Answers, DATE_PARTS, type Question, question } from '../../components/question.ts';
import type { Reader } from '../case/reader.ts';
import { choicesFor, partyChoices } from './choices.ts';

export interface Asked {
  readonly question: Question;
  readonly answers: Answers;
  /** May be left; folded away until it is wanted. */
  readonly further: boolean;
}

export interface Settled {
  /** The fact that is to be decided. */
  readonly asks?: string;
  /** The rule under which somebody is told. */
  readonly norm?: string;
  /** The person it is about. */
  readonly of?: string;
}

export interface DraftForm {
  readonly type: ActType;
  readonly procedure: Procedure | undefined;
  readonly asked: readonly Asked[];
  /** Values that the link to the form has settled. */
  readonly settled: Settled;
}

export const REASONS = '_reasons';

export const HAPPENED: Question = {
  name: '_happened',
  id: 'happened',
  type: 'date',
  label: 'When did it happen?',
  choices: [],
  required: true,
  mayBeUnknown: false,
};

export function formOf(type: ActType, procedure: Procedure | undefined, reader: Reader): DraftForm {
  const zone = reader.rulebook.council.zone;
  const answersTo = (asked: Question): Answers => {
    const options = choicesFor(asked.type, reader);
    return options === undefined ? { zone } : { options, zone };
  };
  const named = (procedure?.parties ?? []).filter(
    ({ name }) => type.sets.includes(name) && name !== type.to && !(type.opens && name === type.by),
  );
  const parties = named.map((party): Asked => askedOfParty(party, reader));
  const wanted = fieldsAskedFor(reader.rulebook, type.name, reader.today);
  const fields = type.fields.map((one): Asked => {
    const asked = question(one);
    const seldomLeft = one.type === 'long text' || one.type === 'file';
    const mayBeLeft = !one.required && !seldomLeft && !wanted.has(one.name);
    return { question: asked, answers: answersTo(asked), further: mayBeLeft };
  });
  const facts = (procedure?.facts ?? [])
    .filter(({ name }) => type.facts.includes(name))
    .map((fact): Asked => ({ question: question(fact), answers: {}, further: true }));
  const all = [...parties, ...fields, ...facts];
  const first = all.filter(({ further }) => !further);
  // With nothing else to ask, nothing is folded away.
  const asked =
    first.length === 0
      ? all.map((one) => ({ ...one, further: false }))
      : [...first, ...all.filter(({ further }) => further)];
  return { type, procedure, asked, settled: {} };
}

export function askedOfParty(party: Party, reader: Reader, among?: readonly string[]): Asked {
  const all = partyChoices(party.is, reader);
  const options = among === undefined ? all : all.filter(({ value }) => among.includes(value));
  return { question: question(party), answers: { options }, further: false };
}

/** The party whom the act reaches. */
export function recipientOf({ type, procedure }: DraftForm): Party | undefined {
  return procedure?.parties.find(({ name }) => name === type.to && type.sets.includes(name));
}

/** Names of the controls of these questions. A file is sent in its own way, and kept until another is. */
export function controlsOf(asked: readonly Question[]): ReadonlySet<string> {
  return new Set(
    asked.flatMap(({ name, type }) => {
      if (type === 'file') return [];
      return type === 'date' || type === 'date and time'
        ? [...DATE_PARTS, 'time'].map((part) => `${name}-${part}`)
        : [name];
    }),
  );
}
