// Asks whoever may rule: a draft of the act by which the vocabulary lets a question of meaning be asked, filled in with
// what is in doubt. Knows no procedure: it is the one in which rulings are made.

import type { ActType, Procedure } from '#engine/rules.ts';
import type { Site, Visitor } from '../../site.ts';

export interface Doubt {
  readonly version: string;
  /** One clause, or those that disagree. */
  readonly clauses: readonly string[];
  /** A point that the text leaves open. */
  readonly point?: string;
}

/** @returns the draft’s reference; undefined when there is no such clause, or no way to ask. */
export async function askForRuling(site: Site, visitor: Visitor, doubt: Doubt): Promise<string | undefined> {
  const rulebook = site.casework.rulebook(visitor.council);
  const text = rulebook.versions.find(({ id }) => id === doubt.version);
  const clauses = doubt.clauses.filter((number) => text?.clauses.some((one) => one.number === number));
  const asking = rulebook.vocabulary.procedures.map(askingIn).find((type) => type !== undefined);
  if (text === undefined || clauses.length === 0 || asking === undefined) return undefined;
  const { points } = await site.casework.meanings(visitor.council);
  const point = points.find(({ version, id }) => version === doubt.version && id === doubt.point);
  const [ruler] = await site.casework.rulers(visitor.council);
  const about = point?.asks ?? questionOn(clauses, point !== undefined);
  const subject = asking.fields.find((field) => field.subject);
  const typed = {
    ...(subject === undefined ? {} : { [subject.name]: about.slice(0, 250) }),
    ...clauseAsked(asking, `${clauses.join(', ')} (${text.cited})`),
    ...(asking.to === undefined || ruler === undefined ? {} : { [asking.to]: ruler }),
  };
  return site.casework.saveDraft(visitor, { act: asking.name, typed });
}

function askingIn({ acts }: Procedure): ActType | undefined {
  if (!acts.some(({ name }) => name === 'ruling.made')) return undefined;
  return acts.find(({ opens, name }) => opens && name !== 'ruling.made');
}

function questionOn(clauses: readonly string[], hasReadings: boolean): string {
  if (clauses.length > 1) return `Clauses ${clauses.join(' and ')} disagree. Which goes first?`;
  return hasReadings
    ? `Which reading of clause ${clauses[0]} is right?`
    : `What does clause ${clauses[0]} mean?`;
}

/** In whichever line of the form asks for a clause. */
function clauseAsked({ fields }: ActType, cited: string): Readonly<Record<string, string>> {
  const field = fields.find(
    ({ type, subject, name }) => type === 'text' && !subject && /\bclause\b/.test(name),
  );
  return field === undefined ? {} : { [field.name]: cited };
}
