// Duties, and ways in which an act is to be done, as sentences. “Answerer should answer the enquiry by Tuesday
// 5 January 2027 (clause 7.iii, draft June 2020). Overdue.”

import type { Duty, Holders, Manner, StepState } from '#engine/standing.ts';
import { capital, decapital, listOf } from '#language/english.ts';
import { inBrackets } from './clauses.ts';
import { dateInWords, dayInWords } from './dates.ts';
import { deedInWords, tellingInWords } from './deeds.ts';
import { holdersInWords } from './holders.ts';
import type { Names } from './names.ts';
import { dueInWords } from './workings.ts';

/** The whole of it: who, what, by when, under which clause, and how it stands. */
export function dutySentence(duty: Duty, names: Names): string {
  const due = dueInWords(duty.due);
  const said = `${capital(holdersInWords(duty.who, names))} ${duty.force} ${deedInWords(duty, names)}${due === '' ? '' : ` ${due}`}`;
  return [`${said} ${inBrackets(duty.because, names)}.`, dutyState(duty, names)]
    .filter((words) => words !== '')
    .join(' ');
}

/** How it stands, as a sentence: “Overdue.”, “Done on Friday 8 January 2027.”, “The protocol sets no date.” */
export function dutyState(duty: Duty, names: Names): string {
  const on = duty.at === undefined ? '' : ` on ${dayInWords(duty.at, names.zone)}`;
  switch (duty.state) {
    case 'open':
      return duty.due === undefined ? 'The protocol sets no date.' : '';
    case 'overdue':
      return 'Overdue.';
    case 'met':
      return `Done${on}.`;
    case 'met late':
      return `Done late${on}.`;
    case 'departed':
      return 'Not done, for reasons that are recorded.';
    case 'ended':
      return `No longer asked${on === '' ? '' : `, since ${on.slice(4)}`}.`;
    case 'awaiting':
      return awaitsSentence(duty.awaits, names);
  }
}

/** “An answer was due on Tuesday 5 January 2027. None is recorded.” Undefined when it is not overdue. */
export function overdueSentence(duty: Duty, names: Names): string | undefined {
  if (duty.state !== 'overdue') return undefined;
  const noun = listOf(
    duty.acts
      .map((act) => (act === 'tell' ? 'A notice' : names.noun(act)))
      .map((noun, index) => (index === 0 ? noun : decapital(noun))),
    'or',
  );
  const due = duty.due?.date === undefined ? (duty.due?.words ?? '') : `on ${dateInWords(duty.due.date)}`;
  return `${noun} was due${due === '' ? '' : ` ${due}`}. None is recorded.`;
}

/** “This depends on whether the enquiry is inappropriate, which is not known.” */
export function awaitsSentence(awaits: readonly string[], names: Names): string {
  if (awaits.length === 0) return 'This depends on something that is not known.';
  const unknown = awaits.map(names.unknown);
  const whether = unknown.filter((one) => one.startsWith('whether '));
  const rest = unknown.filter((one) => !one.startsWith('whether '));
  const first = listOf(whether).replaceAll(/(, | and )whether /g, '$1');
  return `This depends on ${listOf([...(first === '' ? [] : [first]), ...rest])}, which is not known.`;
}

/** “When somebody is to raise a concern, it must go to Jo Lee (clause 10.c).” */
export function mannerSentence(manner: Manner, names: Names): string {
  const who = holdersInWords(manner.who, names);
  const parts = [
    ...(manner.to === undefined || isUnfound(manner.to) ? [] : [`go to ${holdersInWords(manner.to, names)}`]),
    ...(manner.with.length === 0 ? [] : [`give ${tellingInWords(manner.with, names)}`]),
    ...(manner.showing === undefined ? [] : [`show “${manner.showing}”`]),
    ...(manner.steps.some((step) => step.state !== 'not needed')
      ? ['wait for the steps that come first']
      : []),
  ];
  const deed = listOf(manner.acts.map(names.toDo), 'or');
  const state = {
    open: '',
    awaiting: ` ${awaitsSentence(manner.awaits, names)}`,
    ended: ' No longer asked.',
  }[manner.state];
  const cited = inBrackets(manner.because, names);
  if (parts.length === 0 && manner.to !== undefined)
    return `For ${who} to ${deed}: the clause names nobody here to whom it ${manner.force} go ${cited}.${state}`;
  const how = parts.length === 0 ? 'be done so' : listOf(parts);
  return `For ${who} to ${deed}: it ${manner.force} ${how} ${cited}.${state}`;
}

/** A table in which no row fits, or none can be said to fit yet. */
function isUnfound(to: Holders): boolean {
  return to.people.length === 0 && to.words === 'the table of this clause';
}

/** “Still to do first: the advice of Mo.” */
export function stepSentence(step: StepState, names: Names): string {
  const clause = step.clause === undefined ? '' : ` (clause ${step.clause})`;
  const what = stepInWords(step, names);
  switch (step.state) {
    case 'done':
      return `Done first: ${what}${clause}.`;
    case 'to do':
      return `To be done first: ${what}${clause}.`;
    case 'not needed':
      return `Not needed first: ${what}${clause}.`;
    case 'not known whether needed':
      return `It is not known whether this must be done first: ${what}${clause}.`;
  }
}

function stepInWords(step: StepState, names: Names): string {
  const whom = step.of === undefined ? '' : holdersInWords(step.of, names);
  switch (step.needs) {
    case 'consent of':
      return `the consent of ${whom}`;
    case 'advice of':
      return `the advice of ${whom}`;
    case 'consult':
      return `consult ${whom}`;
    case 'tell':
      return `tell ${deedInWords({ acts: ['tell'], ...(step.of ? { to: step.of } : {}), ...(step.telling ? { telling: step.telling } : {}) }, names).replace(/^tell /, '')}`;
    case 'act':
      return step.act === undefined
        ? step.words
        : `${names.toDo(step.act)}${whom === '' ? '' : ` (to ${whom})`}`;
    case 'norm':
      return step.words;
  }
}
