// The situations of a council worked out again under two texts, and what differs, summed. They are public examples, with
// invented people: nothing of any real case is in it.

import type { Calendar } from '#calendar/calendar.ts';
import { type Consequences, consequencesIn } from '#comparison/consequences.ts';
import { summing } from '#comparison/summing.ts';
import { derive } from '#engine/derive.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { itemSentence } from '#wording/items.ts';
import { namesOf } from '#wording/names.ts';
import type { Situation } from './situation.ts';
import { asIfInForce } from './text.ts';

/** Rulebooks that are the same but for one text, each with its own in force from the first day. */
export interface TwoTexts {
  readonly before: Rulebook;
  readonly after: Rulebook;
}

/**
 * @param rulebook from which everything else is taken, so that the two differ in one text and in nothing else. Neither
 * text need be in it as it is: one that nobody has saved yet takes the place of the one of its name.
 */
export function twoTexts(rulebook: Rulebook, before: Version, after: Version): TwoTexts {
  const under = (text: Version) => asIfInForce(holding(rulebook, text), text);
  return { before: under(before), after: under(after) };
}

function holding(rulebook: Rulebook, text: Version): Rulebook {
  const isThere = rulebook.versions.some(({ id }) => id === text.id);
  const versions = rulebook.versions.map((one) => (one.id === text.id ? text : one));
  return { ...rulebook, versions: isThere ? versions : [...versions, text] };
}

/** For saying what follows under either: where both have a text of the same name, it is cited as afterwards. */
export function bothTexts({ before, after }: TwoTexts): Rulebook {
  return { ...after, versions: [...before.versions, ...after.versions] };
}

export function replaySituations(
  situations: readonly Situation[],
  texts: TwoTexts,
  calendars: ReadonlyMap<string, Calendar>,
): Consequences<Situation> {
  const both = bothTexts(texts);
  const summed = summing<Situation>();
  for (const situation of situations) {
    const { directory, history, at } = situation;
    const under = (rulebook: Rulebook) => derive(rulebook, directory, history, calendars, at);
    const names = namesOf(both, directory, [...history.elsewhere, ...history.acts]);
    const changes = consequencesIn(under(texts.before), under(texts.after));
    summed.add(situation, changes, (item) => itemSentence(item, names));
  }
  return summed.sum();
}
