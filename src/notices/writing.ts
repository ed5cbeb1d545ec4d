// What all messages have in common: for whom they are written, and subjects and links that say nothing of a matter.

import type { CivilDate, Directory } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { dateInWords } from '#wording/dates.ts';
import { type Names, namesOf } from '#wording/names.ts';
import type { Letter, Line } from './letter.ts';

/** For whom something is written, and where they read the rest. */
export interface Writing {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly reader: string;
  /** Where people reach Comity, without a slash at its end. */
  readonly address: string;
}

export function newsSubject(writing: Writing, ref: string): string {
  return `${council(writing)}: News on one of your cases (${reference(ref)})`;
}

/** Restricted: that there is something to read, and where. */
export function privateLetter(writing: Writing, ref: string, foot: string): Letter {
  return {
    subject: `${council(writing)}: Please sign in to read a message`,
    lines: [
      'There is something for you in Comity. It is private, so it is not in this email.',
      { text: 'Sign in to read it', link: `${writing.address}/cases/${ref}` },
    ],
    foot: [foot, council(writing)],
  };
}

export function namesFor({ rulebook, directory, reader }: Writing): Names {
  return namesOf(rulebook, directory, [], reader);
}

export function council({ rulebook }: Writing): string {
  return rulebook.council.name;
}

export function caseLink({ address }: Writing, ref: string): Line {
  return { text: `Read case ${reference(ref)}`, link: `${address}/cases/${ref}` };
}

export function reference(ref: string): string {
  return ref.toUpperCase();
}

/** “Tuesday 5 January”: in a subject the year is plain. */
export function withoutYear(date: CivilDate): string {
  return dateInWords(date).replace(/ \d+$/, '');
}
