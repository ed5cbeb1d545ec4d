// What would be otherwise under another text, in words: what kind of thing, and what becomes of it. Numbers are given;
// nothing is judged better or worse.

import type { Consequences, Count, Effect, FollowedKind } from '#comparison/consequences.ts';
import { capital } from '#language/english.ts';

const KINDS: Readonly<Record<FollowedKind, { readonly one: string; readonly many: string }>> = {
  duty: { one: 'a duty', many: 'what is owed' },
  notice: { one: 'a notice', many: 'who is told' },
  question: { one: 'something to decide', many: 'what is for somebody to decide' },
  manner: { one: 'a way of doing it', many: 'how things are to be done' },
  bar: { one: 'something barred', many: 'what is barred' },
  permission: { one: 'something allowed', many: 'what is allowed' },
  wall: { one: 'something kept from somebody', many: 'who must not know' },
};

const EFFECTS: Readonly<Record<Exclude<Effect, 'appears' | 'goes'>, string>> = {
  who: 'it is for somebody else',
  date: 'the date is another',
  route: 'it goes to somebody else',
  told: 'what is said in it is other',
  force: 'it binds more or less',
  steps: 'what comes first is other',
  state: 'it stands otherwise',
  reading: 'how it is read is other',
};

/** “A notice is gone”, “the date is another” */
export function effectInWords(kind: FollowedKind, effect: Effect): string {
  if (effect === 'appears') return `${KINDS[kind].one} appears`;
  return effect === 'goes' ? `${KINDS[kind].one} is gone` : EFFECTS[effect];
}

/** The same where the kind is not said beside it: “a duty: the date is another” */
export function effectOnKind(kind: FollowedKind, effect: Effect): string {
  const words = effectInWords(kind, effect);
  return effect === 'appears' || effect === 'goes' ? words : `${KINDS[kind].one}: ${words}`;
}

/** “what is owed” */
export function kindInWords(kind: FollowedKind): string {
  return KINDS[kind].many;
}

/** “The date is another in 71 examples; it stands otherwise in 2 examples.” @param units “examples”, “cases”. */
export function countsInWords(kind: FollowedKind, counts: readonly Count[], units: string): string {
  const said = counts.map(({ effect, records, times }) => {
    const often = times > records ? ` (${whole(times)} times)` : '';
    return `${effectInWords(kind, effect)} in ${many(records, units)}${often}`;
  });
  return `${capital(said.join('; '))}.`;
}

/** “178 of 308 examples” */
export function changedInWords({ looked, changed }: Consequences<unknown>, units: string): string {
  return `${whole(changed)} of ${many(looked, units)}`;
}

export function many(count: number, units: string): string {
  return `${whole(count)} ${count === 1 ? units.replace(/s$/, '') : units}`;
}

function whole(value: number): string {
  return value.toLocaleString('en-GB');
}
