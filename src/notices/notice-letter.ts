// What a notice says: the fields that a clause lists and no others, who else is told, and where the case is read.

import type { MailedNotice } from '#casework/view.ts';
import { capital, listOf } from '#language/english.ts';
import { clauseCited } from '#wording/clauses.ts';
import { tellingInWords } from '#wording/deeds.ts';
import type { Names } from '#wording/names.ts';
import { toldInWords } from '#wording/values.ts';
import type { Letter, Line } from './letter.ts';
import { caseLink, council, namesFor, newsSubject, privateLetter, type Writing } from './writing.ts';

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
