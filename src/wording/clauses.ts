// How a clause is cited, and why something follows, in lines that anybody can check against the text.

import type { Act } from '#engine/history.ts';
import type { Version } from '#engine/rules.ts';
import type { Because, ConditionReading } from '#engine/standing.ts';
import { capital, listOf } from '#language/english.ts';
import { actSentence } from './acts.ts';
import { dayInWords } from './dates.ts';
import type { Names } from './names.ts';

type Cited = Pick<Because, 'clause' | 'version'> & { readonly trial?: boolean };

/** “clause 7.iii, draft June 2020 (on trial)”; law and unverified law say so. */
export function clauseCited(cited: Cited, names: Names): string {
  const version = names.version(cited.version);
  const trial = cited.trial ? ' (on trial)' : '';
  if (version?.floor) {
    const past = version.status === 'superseded' ? `, ${version.cited}` : '';
    const check = isUnverified(version, cited.clause) ? ' (check with your lawyer)' : '';
    return `${version.title}${past}, ${cited.clause}${check}${trial}`;
  }
  return `clause ${cited.clause.replace(/#\d+$/, '')}${version === undefined ? '' : `, ${version.cited}`}${trial}`;
}

/** Whether nobody has read this statement of law in its source; the whole text or this clause of it may say so. */
export function isUnverified(version: Version, number: string): boolean {
  return (
    version.unverified === true ||
    version.clauses.some((clause) => clause.number === number && clause.unverified !== undefined)
  );
}

/** The same between brackets, with no brackets inside: “(clause 7.iii, draft June 2020, on trial)”. */
export function inBrackets(cited: Cited, names: Names): string {
  return `(${clauseCited(cited, names).replace(/ \(([^()]*)\)/g, ', $1')})`;
}

/** “Clauses 7.7 and 8.1 …” for several, each named once. */
export function clausesCited(cited: readonly Cited[], names: Names): string {
  return listOf([...new Set(cited.map((one) => clauseCited(one, names)))]);
}

/** What it rests on, a line each: what set it off, each condition and how it stands, what gave way, how it was read. */
export function becauseLines(because: Because, names: Names): readonly string[] {
  const trigger = because.trigger === undefined ? undefined : names.recorded(because.trigger);
  return [
    ...(trigger === undefined ? [] : [happened(trigger, names)]),
    ...because.conditions.map((condition) => conditionLine(condition)),
    ...(because.cappedFrom === undefined
      ? []
      : [`The clause says “${because.cappedFrom}”; the document asks for no more than “${because.force}”.`]),
    ...because.setAside.map(
      ({ norm, version, why }) =>
        `It goes before ${clauseCited({ clause: norm.split('/')[0] ?? norm, version }, names)}, ${GOES_BEFORE[why]}.`,
    ),
    ...(because.reading === undefined ? [] : [readingLine(because.reading, names)]),
  ];
}

const GOES_BEFORE = {
  over: 'to which it is an exception',
  rank: 'because its document ranks higher',
  floor: 'because law goes before a protocol',
} as const;

function happened(act: Act, names: Names): string {
  const late =
    dayInWords(act.recorded, names.zone) === dayInWords(act.happened, names.zone)
      ? ''
      : ` (recorded ${dayInWords(act.recorded, names.zone)})`;
  return `${actSentence(act, names)}, ${dayInWords(act.happened, names.zone)}${late}.`;
}

function conditionLine({ words, side, holds, presumedBy }: ConditionReading): string {
  const by = presumedBy === undefined ? '' : `, as clause ${presumedBy} presumes`;
  if (holds === 'not known')
    return side === 'if'
      ? `It depends on whether ${words}, which is not known.`
      : `It would be otherwise if it were shown that ${words}. That has not been shown.`;
  return holds === 'yes' ? `${capital(words)}: yes${by}.` : `${capital(words)}: no${by}.`;
}

function readingLine(reading: NonNullable<Because['reading']>, names: Names): string {
  const ruling = reading.ruling === undefined ? undefined : names.recorded(reading.ruling);
  const how = {
    'chosen in the text': 'Read as',
    ruled:
      ruling === undefined
        ? 'Read, as ruled, as'
        : `Read, as ruled on ${dayInWords(ruling.happened, names.zone)}, as`,
    'every reading agrees': 'The text can be read in several ways, which come to the same. One is',
    'not chosen': 'The text can be read in several ways and nobody has ruled. This follows if it means',
  }[reading.how];
  return `${how}: ${reading.says}.`;
}
