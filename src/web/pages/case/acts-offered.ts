// Acts as things to press: each a small form that begins a draft, because opening one changes something.

import type { CaseView, NextAct } from '#casework/view.ts';
import type { Due, OpenQuestion, StepState } from '#engine/standing.ts';
import { capital } from '#language/english.ts';
import { holdersInWords } from '#wording/holders.ts';
import { button } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { csrfField } from '../../layout/form.ts';
import type { Reader } from './reader.ts';

export interface Offered {
  /** “Answer the enquiry” */
  readonly text: string;
  readonly act: string;
  /** What the form is given from the start. */
  readonly given: Readonly<Record<string, string | readonly string[]>>;
}

export function offeredButton(ref: string, token: string, offered: Offered, primary: boolean): Html {
  const press = primary
    ? button({ text: offered.text })
    : html`<button type="submit" class="comity-link-button">${offered.text}</button>`;
  return html`<form method="post" action="/cases/${ref}/drafts" novalidate>
    ${csrfField(token)}
    <input type="hidden" name="act" value="${offered.act}">
    ${Object.entries(offered.given).map(([name, value]) =>
      [value].flat().map((one) => html`<input type="hidden" name="${name}" value="${one}">`),
    )}
    ${press}
  </form>`;
}

export interface ActsOffered {
  /** Soonest first. */
  readonly owed: readonly Offered[];
  /** Of the viewer’s own part in the case, or given to them by a clause. */
  readonly own: readonly Offered[];
  /** Nobody’s in particular. */
  readonly anybodys: readonly Offered[];
}

/** Acts of the vocabulary that this viewer could do here. */
export function actsOf(
  { next, standing }: Pick<CaseView, 'next' | 'standing'>,
  { visitor }: Reader,
): ActsOffered {
  const given = new Set(
    [...standing.permissions, ...standing.manners, ...standing.duties]
      .filter(
        ({ undecided, state, who }) => !undecided && state !== 'ended' && who.people.includes(visitor.person),
      )
      .flatMap(({ acts }) => acts),
  );
  const offer = ({ type }: NextAct): Offered => ({ text: capital(type.toDo), act: type.name, given: {} });
  const free = next.filter(({ owed }) => owed === undefined);
  const isOwn = ({ type }: NextAct): boolean => type.by !== undefined || given.has(type.name);
  return {
    owed: next
      .filter(({ owed }) => owed !== undefined)
      .toSorted((one, other) => sooner(one.owed?.due, other.owed?.due))
      .map(offer),
    own: free.filter(isOwn).map(offer),
    anybodys: free.filter((one) => !isOwn(one)).map(offer),
  };
}

/** Compares two dates by which something is owed; what has none comes last. */
export function sooner(one: Due | undefined, other: Due | undefined): number {
  const [first, second] = [one?.date ?? '9999', other?.date ?? '9999'];
  return first < second ? -1 : Number(first > second);
}

/** Those of these questions that are open for this viewer to settle. */
export function decisionsOf(
  questions: readonly OpenQuestion[],
  { visitor, names }: Reader,
): readonly Offered[] {
  return questions
    .filter(
      ({ state, undecided, who }) => state === 'open' && !undecided && who.people.includes(visitor.person),
    )
    .map(({ asks }) => ({
      text: `Decide whether ${names.fact(asks)}`,
      act: 'question.answered',
      given: { asks },
    }));
}

/** What has to come before something that this viewer owes or may do, or that only they can give. */
export function stepsOf({ standing }: CaseView, reader: Reader): readonly Offered[] {
  const { person } = reader.visitor;
  const items = [...standing.duties, ...standing.permissions, ...standing.manners, ...standing.questions];
  const steps = items
    .filter(
      ({ state, undecided }) =>
        !undecided && ['open', 'overdue', 'waiting for steps', 'awaiting'].includes(state),
    )
    .flatMap((item) =>
      item.steps.filter(({ of }) => item.who.people.includes(person) || of?.people.includes(person)),
    );
  return once(stepsOffered(steps, reader));
}

/** Notices that are for this viewer to give, or to record as given. */
export function noticesOf({ standing }: CaseView, { visitor, names }: Reader): readonly Offered[] {
  return standing.notices
    .filter(
      ({ state, from, undecided }) =>
        (state === 'waiting' || state === 'held') && !undecided && from.people.includes(visitor.person),
    )
    .map(({ to, because }) => ({
      text: `Record that ${names.person(to)} has been told`,
      act: 'told',
      given: { only: to, norm: because.norm },
    }));
}

export function stepsOffered(steps: readonly StepState[], { names, visitor }: Reader): readonly Offered[] {
  return steps.flatMap((step): readonly Offered[] => {
    if (step.state !== 'to do' && step.state !== 'not known whether needed') return [];
    const people = step.of?.people ?? [];
    const mine = people.includes(visitor.person);
    const only = mine ? visitor.person : people.length === 1 ? people[0] : undefined;
    const given = only === undefined ? { among: people } : { only };
    const whom = step.of === undefined ? 'somebody' : holdersInWords(step.of, names);
    switch (step.needs) {
      case 'consent of':
        return [
          { text: mine ? 'Give your consent' : `Record the consent of ${whom}`, act: 'consent.given', given },
          {
            text: mine ? 'Say that you do not consent' : `Record that ${whom} did not consent`,
            act: 'consent.refused',
            given,
          },
        ];
      case 'advice of':
        return [
          { text: mine ? 'Give your advice' : `Record the advice of ${whom}`, act: 'advice.received', given },
        ];
      case 'consult':
        return [
          {
            text: mine ? 'Give your view' : `Record what ${whom} said when consulted`,
            act: 'consulted',
            given,
          },
        ];
      case 'tell':
        return mine ? [] : [{ text: `Record that this has been told to ${whom}`, act: 'told', given }];
      default:
        return [];
    }
  });
}

export function once(offered: readonly Offered[]): readonly Offered[] {
  return [...new Map(offered.map((one) => [one.text, one])).values()];
}
