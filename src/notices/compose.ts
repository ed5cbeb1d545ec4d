// What a message says: a notice, a reminder, a summary of the day. A subject says the council and something that any message
// could say; the words of a matter stand in no subject, and those of a private case in no part of a message.

import type { MailedNotice, MailedOwed, MailedReminder, WorkLine } from '#casework/view.ts';
import type { CivilDate, Directory } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { capital, decapital, listOf } from '#language/english.ts';
import { clauseCited, clausesCited } from '#wording/clauses.ts';
import { dateInWords } from '#wording/dates.ts';
import { tellingInWords } from '#wording/deeds.ts';
import { type Names, namesOf } from '#wording/names.ts';
import { toldInWords } from '#wording/values.ts';
import type { Letter, Line } from './letter.ts';

/** For whom something is written, and where they read the rest. */
export interface Writing {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly reader: string;
  /** Where people reach Comity, without a slash at its end. */
  readonly address: string;
}

const NOT_TO_BE_STOPPED = 'The protocol says that you are told this, so it always comes by email.';

export function noticeLetter(writing: Writing, notice: MailedNotice): Letter {
  const names = namesFor(writing);
  if (notice.private) return privateLetter(writing, notice.ref, NOT_TO_BE_STOPPED);
  return {
    subject: newsSubject(writing, notice.ref),
    lines: [
      `This is for you to know under ${clauseCited(notice, names)}.`,
      ...notice.telling.map((name) => toldLine(writing, names, name, notice)),
      ...copyLine(notice, names),
      caseLink(writing, notice.ref),
    ],
    foot: [NOT_TO_BE_STOPPED, council(writing)],
  };
}

function toldLine(
  { rulebook, directory }: Writing,
  names: Names,
  name: string,
  { told }: MailedNotice,
): Line {
  const label = capital(tellingInWords([name], names));
  const value = told[name];
  return value === undefined
    ? `${label}.`
    : { label, value: toldInWords(name, value, rulebook, directory, names) };
}

/** A copy is open: whoever is told may know who else is. */
function copyLine({ copies, clause, version }: MailedNotice, names: Names): readonly Line[] {
  if (copies.length === 0) return [];
  const whom = listOf(copies.map(names.person));
  return [
    `Open copy: ${whom} ${copies.length === 1 ? 'is' : 'are'} told the same (${clauseCited({ clause, version }, names)}).`,
  ];
}

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

function newsSubject(writing: Writing, ref: string): string {
  return `${council(writing)}: News on one of your cases (${reference(ref)})`;
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

/** Restricted: that there is something to read, and where. */
function privateLetter(writing: Writing, ref: string, foot: string): Letter {
  return {
    subject: `${council(writing)}: Please sign in to read a message`,
    lines: [
      'There is something for you in Comity. It is private, so it is not in this email.',
      { text: 'Sign in to read it', link: `${writing.address}/cases/${ref}` },
    ],
    foot: [foot, council(writing)],
  };
}

function namesFor({ rulebook, directory, reader }: Writing): Names {
  return namesOf(rulebook, directory, [], reader);
}

function council({ rulebook }: Writing): string {
  return rulebook.council.name;
}

function caseLink({ address }: Writing, ref: string): Line {
  return { text: `Read case ${reference(ref)}`, link: `${address}/cases/${ref}` };
}

function reference(ref: string): string {
  return ref.toUpperCase();
}

/** “Tuesday 5 January”: in a subject the year is plain. */
function withoutYear(date: CivilDate): string {
  return dateInWords(date).replace(/ \d+$/, '');
}
