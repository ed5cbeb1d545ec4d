// Where no reading of a norm is chosen: every one is run, and whether they come to the same, kind of item by kind.
// It knows nothing of who rules.

import type { NormBody } from '#engine/rules.ts';
import type { Duty, Permission } from '#engine/standing.ts';
import { type Items, itemsOf, NO_ITEMS } from './items.ts';
import type { Moment } from './moment.ts';
import { bearsOnCase } from './procedures.ts';
import { norms, type Rule, rulesOf } from './text.ts';
import type { Claim } from './weigh.ts';

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
    .filter((found) => act !== undefined || bearsOnCase(moment, found))
    .filter(({ norm }) => speaks(norm) || norm.readings.some(({ body }) => speaks(body)))
    .flatMap((found) => runsOf(moment, rulesOf(moment, found)));
}

/** The duties of one norm of a version that are decided, and when the text was chosen by which each goes. */
export function dutiesOfNorm(
  moment: Moment,
  version: string,
  norm: string,
): readonly { readonly duty: Duty; readonly undecided: boolean; readonly date: string | undefined }[] {
  return norms(moment)
    .filter((found) => found.version.id === version && found.norm.id === norm)
    .map((found) =>
      rulesOf(moment, found).filter(({ body }) => !body.when.some(({ is }) => is === 'it is done')),
    )
    .flatMap((rules) => runsOf(moment, rules))
    .flatMap(({ items, place }) =>
      items.duties.map((duty) => ({ duty, undecided: place !== undefined, date: items.dates.get(duty.id) })),
    );
}

/** Other notices are those of steps, which are part of their duty. */
const isTold = ({ rule }: Run) => rule.body.acts.includes('tell');

const KINDS = ['duties', 'manners', 'bars', 'permissions', 'notices', 'walls'] as const;

function runsOf(moment: Moment, rules: readonly Rule[]): readonly Run[] {
  const [first] = rules;
  if (first === undefined || first.reading?.how !== 'not chosen')
    return rules.map((rule) => ({ rule, items: itemsOf(moment, rule) }));
  const agreed = rules.map(
    (rule): Rule => ({ ...rule, reading: { says: rule.reading?.says ?? '', how: 'every reading agrees' } }),
  );
  const runs = agreed.map((rule): Run => ({ rule, items: itemsOf(moment, rule) }));
  const [one, ...others] = runs;
  if (one === undefined) return [];
  const isAlike = (kind: (typeof KINDS)[number]) =>
    others.every((other) => result(other.items[kind]) === result(one.items[kind]));
  const alike = KINDS.filter(
    (kind) => isAlike(kind) && (isTold(one) || kind !== 'notices' || isAlike('duties')),
  );
  const differing = KINDS.filter((kind) => !alike.includes(kind));
  const together: Run = { rule: one.rule, items: only(one.items, alike) };
  if (differing.length === 0) return [together];
  const apart = rules.map(
    (rule, index): Run => ({ rule, items: only(itemsOf(moment, rule), differing), place: index + 1 }),
  );
  return [together, ...apart];
}

function only(items: Items, kinds: readonly (typeof KINDS)[number][]): Items {
  const ids = new Set(kinds.flatMap((kind) => items[kind].map((item) => `${item.kind} ${item.id}`)));
  return {
    ...NO_ITEMS,
    ...Object.fromEntries(kinds.map((kind) => [kind, items[kind]])),
    dates: items.dates,
    gaps: items.gaps.filter(({ item }) => ids.has(item)),
    toSubject: items.toSubject.filter((item) => ids.has(item)),
  };
}

/** What comes of it, without why, and without the words in which a role was put. */
function result(items: readonly unknown[]): string {
  return JSON.stringify(items, (key, value) => (key === 'because' || key === 'words' ? undefined : value));
}

/** The walls of one norm that are decided. */
export function wallsIn(moment: Moment, found: Parameters<typeof rulesOf>[1]): readonly Claim[] {
  if (moment.acts.length === 0 || ['must', 'should', 'may', 'has a right to'].includes(found.norm.force))
    return [];
  return runsOf(moment, rulesOf(moment, found))
    .filter(({ place }) => place === undefined)
    .flatMap(({ rule, items }) => items.walls.map((item) => ({ item, rule })));
}

/** What somebody has a right to by one norm, where that is decided. */
export function rightsIn(moment: Moment, found: Parameters<typeof rulesOf>[1]): readonly Permission[] {
  const rules = rulesOf(moment, found);
  if (!rules.some(({ force }) => force === 'has a right to')) return [];
  return runsOf(moment, rules)
    .filter(({ place }) => place === undefined)
    .flatMap(({ items }) => items.permissions.filter(({ force }) => force === 'has a right to'));
}
