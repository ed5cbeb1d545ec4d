// One norm, or one act, as plain English sentences, so that whoever wrote a clause can hear what it came to.

import type { Condition, Force, Norm, NormBody, Vocabulary, When } from '#engine/rules.ts';
import { capital, counted, listOf } from './english.ts';
import { deedWords, eventWords } from './event-words.ts';
import { isMany, roleWords } from './role-words.ts';

/**
 * “When a parcel is sent, the clerk should open the parcel within 10 working days, unless …”.
 * A norm with readings is given once for each, with what the reading says.
 */
export function readBack(norm: Norm, vocabulary: Vocabulary): string {
  const chosen = norm.readings.find((reading) => reading.chosen);
  if (chosen) return sentences(chosen.body, vocabulary);
  if (norm.readings.length === 0) return sentences(norm, vocabulary);
  const ways = norm.readings.map(({ says, body }) => `If it means ${says}: ${sentences(body, vocabulary)}`);
  return `This can be read in ${norm.readings.length} ways. ${ways.join(' ')}`;
}

/**
 * Whose it is, how strongly, what, and by when, without what sets it off: “The clerk should open the parcel within 10
 * working days.” Says so where it does not hold always, or can be read in several ways.
 */
export function readShort(norm: Norm, vocabulary: Vocabulary): string {
  const open = norm.readings.some(({ chosen }) => chosen) ? [] : norm.readings;
  const body = norm.readings.find(({ chosen }) => chosen)?.body ?? norm;
  const bodies = [body, ...open.map((reading) => reading.body)];
  const some = bodies.some((one) => one.if.length + one.unless.length > 0);
  return [
    `${capital(ruleWords(body, vocabulary))}${timeWords(body, vocabulary)}${some ? ', in cases that the clause names' : ''}.`,
    ...(open.length > 0 ? [`This can be read in ${open.length} ways.`] : []),
  ].join(' ');
}

function sentences(body: NormBody, vocabulary: Vocabulary): string {
  const once = body.when
    .filter((when) => when.is !== 'it is done')
    .map((when) => whenWords(when, vocabulary));
  const start =
    once.length === 0
      ? ''
      : `${listOf(once, 'or')}${body.after ? `, and ${counted(body.after.count, body.after.unit)} have passed` : ''}, `;
  const all = `${start}${ruleWords(body, vocabulary)}${timeWords(body, vocabulary)}${conditionWords(body)}${untilWords(body, vocabulary)}.`;
  return [capital(all), ...extras(body)].join(' ');
}

function ruleWords(body: NormBody, vocabulary: Vocabulary): string {
  return body.when.some((when) => when.is === 'it is done')
    ? mannerWords(body, vocabulary)
    : `${roleWords(body.who)} ${forceWords(body)} ${doingWords(body, vocabulary)}`;
}

function whenWords(when: When, vocabulary: Vocabulary): string {
  switch (when.is) {
    case 'act':
      return `when ${eventWords(when.act, vocabulary)}`;
    case 'in office':
      return 'while in office';
    case 'stands':
      return `while it stands that ${eventWords(when.act, vocabulary)}`;
    case 'lapses':
      return `when it no longer stands that ${eventWords(when.act, vocabulary)}`;
    case 'overdue':
      return `once what ${when.norm} asks is overdue`;
    case 'gone against':
      return `when something goes against ${when.norm}`;
    case 'it is done':
      return 'when it is done';
  }
}

function mannerWords(body: NormBody, vocabulary: Vocabulary): string {
  const modal = body.force === 'must' ? 'must' : 'should';
  const to =
    body.to === undefined
      ? ''
      : body.to === 'table'
        ? ' go to whoever the table names'
        : ` go to ${roleWords(body.to)}`;
  const carries = body.with.length > 0 ? ` give: ${listOf(body.with)}` : '';
  const shows = body.showing === undefined ? '' : ` show “${body.showing}”`;
  const first = body.first.length > 0 ? ' wait for the steps below' : '';
  const parts = [to, carries, shows, first].filter((part) => part !== '').map((part) => part.trim());
  const deed = listOf(
    body.acts.map((act) => deedWords(act, vocabulary)),
    'or',
  );
  return `if ${roleWords(body.who)} ${isMany(body.who) ? 'are' : 'is'} to ${deed}, it ${modal} ${listOf(parts) || 'be done so'}`;
}

function doingWords(body: NormBody, vocabulary: Vocabulary): string {
  if (body.acts.includes('tell')) {
    const whom = body.to === undefined || body.to === 'table' ? 'anyone' : roleWords(body.to);
    if (body.force === 'must not' || body.force === 'should not') {
      return `let ${whom} know ${body.telling === 'everything' ? 'anything of it, not even that it exists' : listOf(body.telling ?? [], 'or')}`;
    }
    return `tell ${whom} this and nothing else: ${listOf(body.telling === 'everything' ? [] : (body.telling ?? []))}`;
  }
  const deed = listOf(
    body.acts.map((act) => deedWords(act, vocabulary)),
    'or',
  );
  const to =
    body.to === undefined
      ? ''
      : body.to === 'table'
        ? ', going to whoever the table names'
        : `, going to ${roleWords(body.to)}`;
  const carries = body.with.length > 0 ? `, giving: ${listOf(body.with)}` : '';
  return `${deed}${to}${carries}`;
}

function forceWords(body: NormBody): string {
  const words: Readonly<Record<Force, string>> = {
    must: 'must',
    'must not': 'must not',
    should: 'should',
    'should not': 'should not',
    may: 'may',
    'alone may': 'alone may',
    'has a right to': isMany(body.who) ? 'have a right to' : 'has a right to',
  };
  return words[body.force];
}

function timeWords(body: NormBody, vocabulary: Vocabulary): string {
  const { within, from, by } = body;
  const paused =
    body.pausedWhile.length > 0
      ? `, not counting days on which it stands that ${listOf(
          body.pausedWhile.map((act) => eventWords(act, vocabulary)),
          'or',
        )}`
      : '';
  if (within)
    return ` ${isOwed(body) ? 'within' : 'for'} ${counted(within.count, within.unit)}${calendarWords(body)}${from === undefined ? '' : ` ${isOwed(body) ? 'of' : 'from'} ${dateWords(from, body)}`}${paused}`;
  if (by === undefined) return '';
  if (by.is === 'field') return ` by the date given as “${by.field}”`;
  if (by.is === 'before field')
    return ` at least ${counted(by.count, by.unit)}${calendarWords(body)} before the date given as “${by.field}”`;
  return by.is === 'before'
    ? `, before ${eventWords(by.act, vocabulary)}`
    : `, on the day that ${eventWords(by.act, vocabulary)}`;
}

function isOwed({ force }: NormBody): boolean {
  return force === 'must' || force === 'should';
}

function calendarWords({ calendar }: NormBody): string {
  return calendar === undefined ? '' : ` by the calendar ${calendar}`;
}

/** A field that is called after its act, as “sent” of parcel.sent, reads as when that was done. */
function dateWords(field: string, body: NormBody): string {
  const own = body.when.some((when) => when.is === 'act' && when.act.endsWith(`.${field}`));
  return own ? `when it was ${field}` : `the date given as “${field}”`;
}

function conditionWords(body: NormBody): string {
  const words = (conditions: readonly Condition[]) => conditions.map((condition) => condition.words);
  const known = body.if.length > 0 ? `, once it is known that ${listOf(words(body.if))}` : '';
  return body.unless.length > 0
    ? `${known}, unless it is shown that ${listOf(words(body.unless), 'or')}`
    : known;
}

function untilWords(body: NormBody, vocabulary: Vocabulary): string {
  if (body.until.length === 0) return '';
  const ends = body.until.map(
    ({ act, by }) => `${eventWords(act, vocabulary)}${by === undefined ? '' : ` by ${roleWords(by)}`}`,
  );
  return `, until ${listOf(ends, 'or')}`;
}

function extras(body: NormBody): readonly string[] {
  const how = body.when.some((when) => when.is === 'it is done');
  const first = body.first.map(({ words, if: conditions, clause }) => {
    const only =
      conditions.length > 0 ? ` (if ${listOf(conditions.map((condition) => condition.words))})` : '';
    return `${words}${only}${clause === undefined ? '' : ` (clause ${clause})`}`;
  });
  return [
    ...(first.length > 0 ? [`First: ${first.join('; ')}.`] : []),
    ...(body.showing !== undefined && !how ? [`What is sent shows “${body.showing}”.`] : []),
  ];
}
