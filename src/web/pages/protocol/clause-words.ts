// Words and addresses of clauses that several pages share.

import type { Clause, Rulebook, Treatment, Version } from '#engine/rules.ts';

/** @param version a version’s id as the engine cites it, or the version itself. */
export function clauseAddress(council: string, version: Version | string, number: string): string {
  const id = typeof version === 'string' ? version : version.id;
  const [first, ...rest] = id.split('/');
  const path = first === 'law' ? rest : first === council ? rest : [first ?? '', ...rest];
  return `/protocols/${council}/${path.map(encodeURIComponent).join('/')}/${encodeURIComponent(number)}`;
}

/** The statement without its Markdown marks, for a list. */
export function statementText(clause: Clause): string {
  return clause.statement
    .replaceAll(/[*_`]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** “Protocol on member–officer relations, draft June 2020”; a law is called by its title alone. */
export function textTitle({ title, cited, floor }: Version): string {
  return floor ? title : `${title}, ${cited}`;
}

export function statusOf({ council }: Rulebook, text: Version): string {
  if (text.floor) return text.unverified ? 'Law: check with your lawyer' : 'Law';
  if (council.trial?.version === text.id) return 'Draft, run on trial';
  if (text.status === 'draft') return 'Draft: it binds nobody';
  return text.status === 'adopted' ? 'In force' : 'Superseded';
}

export const WHAT_COMITY_DOES: Readonly<Record<Treatment, string>> = {
  enforced: 'Comity works out what follows from this clause and shows it.',
  recorded: 'Comity lets people record this.',
  prompted: 'Comity shows this beside the things it is about.',
  informed: 'This is here to be read. Nothing follows from it by itself.',
};
