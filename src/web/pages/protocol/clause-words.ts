// Words and addresses of clauses that several pages share.

import { inWords } from '#calendar/civil-date.ts';
import { isInForceOn } from '#comparison/columns.ts';
import type { CivilDate } from '#engine/history.ts';
import type { HoldsFor, Rulebook, Treatment, Version } from '#engine/rules.ts';
import { listOf } from '#language/english.ts';

/** @param version a version’s id as the engine cites it, or the version itself. */
export function clauseAddress(council: string, version: Version | string, number: string): string {
  const id = typeof version === 'string' ? version : version.id;
  const [first, ...rest] = id.split('/');
  const path = first === 'law' ? rest : first === council ? rest : [first ?? '', ...rest];
  return `/protocols/${council}/${path.map(encodeURIComponent).join('/')}/${encodeURIComponent(number)}`;
}

/** “Protocol on member–officer relations, draft June 2020”; a law is called by its title alone, unless it is dated. */
export function textTitle({ id, title, cited, floor }: Version): string {
  const isDated = id.split('/').length > 2;
  return floor && !isDated ? title : `${title}, ${cited}`;
}

/** “Law of England and Wales, for principal councils”; of everybody where the text does not say. */
export function whoseLaw({ holdsFor }: Version): string {
  const places = (holdsFor?.jurisdictions ?? []).map((place) =>
    place.replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  );
  const kinds = (holdsFor?.kinds ?? []).map((kind) => COUNCILS[kind]);
  const where = places.length === 0 ? 'the United Kingdom' : listOf(places);
  return `Law of ${where}${kinds.length === 0 ? '' : `, for ${listOf(kinds)}`}`;
}

const COUNCILS: Readonly<Record<HoldsFor['kinds'][number], string>> = {
  principal: 'principal councils',
  parish: 'parish and town councils',
  community: 'community councils',
  executive: 'councils with an executive',
};

/** “Adopted, in force from 1 January 2027” until that day; the text before it is “In force until 31 December 2026”. */
export function statusOf({ council }: Rulebook, text: Version, today: CivilDate): string {
  if (text.floor && text.status === 'superseded') return 'No longer law';
  if (text.floor) return text.unverified ? 'Law: check with your lawyer' : 'Law';
  if (council.trial?.version === text.id) return 'Draft, run on trial';
  if (text.status === 'draft') return 'Draft: it binds nobody';
  const { from, until } = text.inForce;
  if (from !== undefined && from > today) return `Adopted, in force from ${inWords(from)}`;
  if (!isInForceOn(text, today)) return 'Superseded';
  if (until !== undefined) return `In force until ${inWords(until)}`;
  return text.status === 'adopted' ? 'In force' : 'Superseded';
}

export const WHAT_COMITY_DOES: Readonly<Record<Treatment, string>> = {
  enforced: 'Comity works out what follows from this clause and shows it.',
  recorded: 'Comity lets people record this.',
  prompted: 'Comity shows this beside the things it is about.',
  informed: 'This is here to be read. Nothing follows from it by itself.',
};
