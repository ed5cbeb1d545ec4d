// What a reminder says: what is owed and by when, or that it has been done; and the summary of a day. No word of a matter.

import type { MailedOwed, MailedReminder, WorkLine } from '#casework/view.ts';
import type { CivilDate } from '#engine/history.ts';
import { capital, decapital, listOf } from '#language/english.ts';
import { clausesCited } from '#wording/clauses.ts';
import { dateInWords } from '#wording/dates.ts';
import type { Names } from '#wording/names.ts';
import type { Letter, Line } from './letter.ts';
import {
  caseLink,
  council,
  namesFor,
  newsSubject,
  privateLetter,
  reference,
  type Writing,
  withoutYear,
} from './writing.ts';

export function reminderLetter(writing: Writing, reminder: MailedReminder): Letter {
  const names = namesFor(writing);
  const choose = `You can choose how you are reminded, or stop these emails: ${writing.address}/how-we-tell-you`;
  if (reminder.private) return privateLetter(writing, reminder.ref, choose);
  const { why, owed } = reminder;
  if (why === 'done') return doneLetter(writing, reminder, names, choose);
  const { due } = owed[0];
  const needs = why === 'overdue' ? 'Something still needs you' : 'Something needs you';
  const by = due === undefined || why === 'overdue' ? '' : ` by ${withoutYear(due)}`;
  return {
    subject: `${council(writing)}: ${needs}${by} (${reference(reminder.ref)})`,
    lines: [...owedSentences(reminder, names), caseLink(writing, reminder.ref)],
    foot: [choose, council(writing)],
  };
}

/** “An answer is on the record. You were waiting for it under clause 7.iii.” */
function doneLetter(writing: Writing, { ref, owed }: MailedReminder, names: Names, choose: string): Letter {
  const noun = names.noun(owed[0].acts[0] ?? '');
  return {
    subject: newsSubject(writing, ref),
    lines: [
      `${noun} is on the record. You were waiting for it under ${clausesCited(owed, names)}.`,
      caseLink(writing, ref),
    ],
    foot: [choose, council(writing)],
  };
}

/** “Answer the enquiry by Tuesday 5 January 2027 (clause 7.iii).” Asked by several clauses, it is said once. */
function owedSentences({ owed, why }: MailedReminder, names: Names): readonly string[] {
  const same = Map.groupBy(owed, (one) => JSON.stringify([deedOf(one, names), one.due]));
  return [...same.values()].map((group) => {
    const [{ due } = { due: undefined }] = group;
    const deed = group[0] === undefined ? '' : deedOf(group[0], names);
    const clauses = `(${clausesCited(group, names)})`;
    if (due === undefined) return `${deed} ${clauses}. The protocol sets no date.`;
    return why === 'overdue'
      ? `${deed}: this was due on ${dateInWords(due)} ${clauses}.`
      : `${deed} by ${dateInWords(due)} ${clauses}.`;
  });
}

function deedOf({ acts, asks }: Pick<MailedOwed, 'acts' | 'asks'>, names: Names): string {
  if (asks !== undefined) return `Decide ${names.unknown(asks)}`;
  const deeds = acts.map((act) => (act === 'tell' ? 'tell those concerned' : names.toDo(act)));
  return capital(listOf(deeds, 'or'));
}

/** @param lines what needs the reader, soonest first: at least one. */
export function summaryLetter(
  writing: Writing,
  date: CivilDate,
  lines: readonly WorkLine[],
  thereIsMore: boolean,
): Letter {
  const names = namesFor(writing);
  const same = Map.groupBy(lines, (line) => JSON.stringify([line.case.ref, line.dueDate, line.overdue]));
  return {
    subject: `${council(writing)}: Your summary for ${withoutYear(date)}`,
    lines: [
      'This needs you, soonest first.',
      ...[...same.values()].map((group) => workLine(writing, group, names)),
      { text: thereIsMore ? 'There is more on My work' : 'My work', link: `${writing.address}/` },
    ],
    foot: [
      `You asked for one email a day. You can choose otherwise, or stop these emails: ${writing.address}/how-we-tell-you`,
      council(writing),
    ],
  };
}

/** What is owed in one case by one date. */
function workLine({ address }: Writing, group: readonly WorkLine[], names: Names): Line {
  const [line] = group;
  if (line === undefined) return '';
  const { dueDate, overdue } = line;
  const ref = reference(line.case.ref);
  const link = `${address}/cases/${line.case.ref}`;
  if (line.case.private) return { text: `Private case ${ref}`, link };
  const [first = '', ...others] = new Set(group.map((one) => deedOf(one, names)));
  const deeds = listOf([first, ...others.map(decapital)]);
  const due = dueDate === undefined ? '' : `, ${overdue ? 'which was due on' : 'by'} ${dateInWords(dueDate)}`;
  return { text: `${deeds}${due} (case ${ref})`, link };
}
