// Who is to be told what, and who is not to know, as sentences.

import type { Notice, Wall } from '#engine/standing.ts';
import { capital, listOf } from '#language/english.ts';
import { inBrackets } from './clauses.ts';
import { tellingInWords } from './deeds.ts';
import { awaitsSentence } from './duties.ts';
import { holdersInWords } from './holders.ts';
import type { Names } from './names.ts';
import { dueInWords } from './workings.ts';

/** “Tell Councillor Rahman the reply and nothing else, in the name of Dev Patel (clause 8.9). Not told yet.” */
export function noticeSentence(notice: Notice, names: Names): string {
  const due = dueInWords(notice.due);
  const what = `${tellingInWords(notice.telling, names)}, and nothing else`;
  return (
    `${capital(holdersInWords(notice.from, names))} ${notice.force} tell ${names.person(notice.to)} ${what}` +
    `${due === '' ? '' : `, ${due}`} ${inBrackets(notice.because, names)}. ${noticeState(notice, names)}`
  );
}

function noticeState(notice: Notice, names: Names): string {
  switch (notice.state) {
    case 'ready':
      return 'Everything it says is on the record: it can be sent.';
    case 'waiting':
      return notice.lacks.length === 0
        ? 'Not told yet.'
        : `Not told yet: ${tellingInWords(notice.lacks, names)} ${notice.lacks.length === 1 ? 'is' : 'are'} not on the record.`;
    case 'held':
      return `${capital(names.person(notice.to))} is the person it is about, so whoever handles the case decides when.`;
    case 'told':
      return 'Told.';
    case 'ended':
      return 'No longer asked.';
  }
}

/** “Resident must not come to know the discussion (clause 5.7), until a budget is published.” */
export function wallSentence(wall: Wall, names: Names): string {
  const until =
    wall.until.length === 0
      ? ''
      : `, until this is recorded: ${listOf(
          wall.until.map((act) => names.noun(act).toLowerCase()),
          'or',
        )}`;
  const known =
    wall.telling === 'everything'
      ? 'anything of this, nor that it exists'
      : tellingInWords(wall.telling, names);
  const state = { 'in force': '', ended: ' No longer.', awaiting: ` ${awaitsSentence([], names)}` }[
    wall.state
  ];
  return `${capital(holdersInWords(wall.against, names))} ${wall.force} come to know ${known} ${inBrackets(wall.because, names)}${until}.${state}`;
}
