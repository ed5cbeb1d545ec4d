// What may and must not be done, as sentences: permissions, rights and bars.

import type { Bar, Due, Permission } from '#engine/standing.ts';
import { capital } from '#language/english.ts';
import { inBrackets } from './clauses.ts';
import { dateInWords } from './dates.ts';
import { deedInWords } from './deeds.ts';
import { awaitsSentence } from './duties.ts';
import { areMany, holdersInWords } from './holders.ts';
import type { Names } from './names.ts';

/** “Any member has a right to see the file (clause 8.i). Some steps come first.” */
export function permissionSentence(permission: Permission, names: Names): string {
  const who = capital(holdersInWords(permission.who, names));
  const verb = {
    may: 'may',
    'alone may': 'alone may',
    'has a right to': who === 'You' || areMany(permission.who) ? 'have a right to' : 'has a right to',
  }[permission.force];
  const state = {
    open: '',
    'waiting for steps': ' Some steps come first.',
    awaiting: ` ${awaitsSentence(permission.awaits, names)}`,
    ended: ' No longer.',
  }[permission.state];
  return `${who} ${verb} ${deedInWords(permission, names)} ${inBrackets(permission.because, names)}${lastingWords(permission.lasts)}.${state}`;
}

/** “Answerer should not decline the enquiry (clause 7.iii).”; “Only the clerk may …” where one alone may. */
export function barSentence(bar: Bar, names: Names): string {
  const who = holdersInWords(bar.who, names);
  const deed = deedInWords(bar, names);
  const said = bar.force === 'alone may' ? `Only ${who} may ${deed}` : `${capital(who)} ${bar.force} ${deed}`;
  const state = {
    'in force': '',
    ended: ' No longer.',
    awaiting: ` ${awaitsSentence(bar.awaits, names)}`,
  }[bar.state];
  return `${said} ${inBrackets(bar.because, names)}${lastingWords(bar.lasts)}.${state}`;
}

/** “, until the end of Sunday 29 November 2026”; in words where there is no date. */
function lastingWords(lasts: Due | undefined): string {
  if (lasts === undefined) return '';
  if (lasts.date === undefined) return lasts.words === undefined ? '' : ` (${lasts.words})`;
  const end = lasts.working?.unit === 'hours' ? 'a time on' : 'the end of';
  return `, until ${end} ${dateInWords(lasts.date)}`;
}
