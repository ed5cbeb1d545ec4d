// One text run as if it had always been in force: a copy of the rulebook, in which a draft can be tried and an old
// version looked at again. Nothing is adopted by it.

import type { Rulebook, Version } from '#engine/rules.ts';

/** @param words “protocol/2020-06-draft”, with or without the council before it. */
export function versionNamed(words: string, rulebook: Rulebook): Version | undefined {
  const full = `${rulebook.council.council}/${words}`;
  return rulebook.versions.find((version) => version.id === words || version.id === full);
}

/** That version adopted and without dates; the other versions of its document left out, and its trial with them. */
export function asIfInForce(rulebook: Rulebook, version: Version): Rulebook {
  const { trial, ...council } = rulebook.council;
  const ofIt = rulebook.versions.filter(
    (one) => one.document === version.document && one.floor === version.floor,
  );
  const stays = trial !== undefined && !ofIt.some((one) => one.id === trial.version);
  return {
    ...rulebook,
    council: stays ? rulebook.council : council,
    versions: rulebook.versions.flatMap((one) => {
      if (one.id === version.id) return { ...one, status: 'adopted' as const, inForce: {} };
      return ofIt.includes(one) ? [] : one;
    }),
  };
}
