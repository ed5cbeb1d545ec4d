// Where no reading of a norm is chosen: every one is run, and whether they come to the same.
// It knows nothing of who rules.

import type { NormBody } from '#engine/rules.ts';
import { type Items, itemsOf } from './items.ts';
import type { Moment } from './moment.ts';
import { norms, type Rule, rulesOf } from './text.ts';

export interface Run {
  readonly rule: Rule;
  readonly items: Items;
  /** The place of the reading, from 1, when readings disagree. */
  readonly place?: number;
}

/** What every norm gives at this moment; or only those norms that speak of one act. */
export function runsAt(moment: Moment, act?: string): readonly Run[] {
  // Of a case of which nothing is on the record, nothing follows.
  if (moment.acts.length === 0) return [];
  const speaks = (body: NormBody) => act === undefined || body.acts.includes(act);
  return norms(moment)
    .filter(({ norm }) => speaks(norm) || norm.readings.some(({ body }) => speaks(body)))
    .flatMap((found) => runsOf(moment, rulesOf(moment, found)));
}

function runsOf(moment: Moment, rules: readonly Rule[]): readonly Run[] {
  const [first] = rules;
  if (first === undefined || first.reading?.how !== 'not chosen')
    return rules.map((rule) => ({ rule, items: itemsOf(moment, rule) }));
  const agreed = rules.map((rule): Rule => ({ ...rule, reading: { says: rule.reading?.says ?? '', how: 'every reading agrees' } }));
  const runs = agreed.map((rule) => ({ rule, items: itemsOf(moment, rule) }));
  const [one, ...others] = runs;
  if (one !== undefined && others.every((other) => result(other.items) === result(one.items))) return [one];
  return rules.map((rule, index) => ({ rule, items: itemsOf(moment, rule), place: index + 1 }));
}

/** What comes of it, without why, and without the words in which a role was put. */
function result(items: Items): string {
  const { toSubject: _, gaps: __, ...what } = items;
  return JSON.stringify(what, (key, value) => (key === 'because' || key === 'words' ? undefined : value));
}
