// What begins and ends when a text is begun as a copy or adopted: the files as they will read. It keeps nothing.

import { dateOf, dayOfDate, inWords } from '#calendar/civil-date.ts';
import { civilDateOf } from '#calendar/zone.ts';
import { isInForceOn } from '#comparison/columns.ts';
import type { CivilDate, Instant } from '#engine/history.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { withFrontMatter } from './front-matter.ts';

/** A next text, word for word the one it is a copy of, that binds nobody. */
export function copyAsDraft(content: string, name: string): string | undefined {
  return withFrontMatter(content, { cited: `draft ${name}`, status: 'draft', 'in force': {} });
}

/** @param name of the version. A text still cited as a draft is cited by its first day from then on. */
export function asAdopted(content: string, name: string, from: CivilDate): string | undefined {
  const isCitedAsDraft = new RegExp(`^cited: ["']?draft ${RegExp.escape(name)}["']?\\s*$`, 'm').test(content);
  const cited = isCitedAsDraft ? { cited: `in force from ${inWords(from)}` } : {};
  return withFrontMatter(content, { ...cited, status: 'adopted', 'in force': { from } });
}

/** The text before, to its last day: what was set off under it by then goes on under it. */
export function asEnded(content: string, before: Version, from: CivilDate): string | undefined {
  const own = before.inForce.from;
  const until = dateOf((dayOfDate(from) ?? 0) - 1);
  return withFrontMatter(content, {
    status: 'superseded',
    'in force': { ...(own === undefined ? {} : { from: own }), until },
  });
}

/** The text that an adoption from that day would end. */
export function textBefore({ versions }: Rulebook, document: string, from: CivilDate): Version | undefined {
  return textsOf(versions, document).find(
    ({ inForce }) =>
      (inForce.from === undefined || inForce.from < from) &&
      (inForce.until === undefined || inForce.until >= from),
  );
}

/** The texts of a document by which something runs at that instant: the one in force, and one on trial. */
export function textsRunning(rulebook: Rulebook, document: string, now: Instant): readonly Version[] {
  const { trial, zone } = rulebook.council;
  const today = civilDateOf(now, zone);
  const governing = textsOf(rulebook.versions, document).filter((one) => isInForceOn(one, today));
  const onTrial = rulebook.versions.filter((one) => one.id === trial?.version && one.document === document);
  return [...onTrial, ...governing];
}

/** Why no text of this document can begin on that day, in a sentence; undefined: it can. */
export function whyNotFrom(
  { versions, council }: Rulebook,
  document: string,
  from: CivilDate,
): string | undefined {
  const trial = versions.find(({ id }) => id === council.trial?.version);
  if (trial?.document === document)
    return `The council’s settings run ${trial.cited} on trial, which would go on in place of any text that is adopted. End the trial first.`;
  const later = textsOf(versions, document).find(
    ({ inForce }) => inForce.from !== undefined && inForce.from >= from,
  );
  if (later !== undefined)
    return `The text ${later.cited} begins on that day or after it. Choose a later day.`;
  return undefined;
}

/** “protocol”, of “protocol/2027-01”. */
export function documentOf(draft: string): string {
  return draft.split('/')[0] ?? '';
}

function textsOf(versions: readonly Version[], document: string): readonly Version[] {
  return versions.filter((one) => one.document === document && !one.floor && one.status !== 'draft');
}
