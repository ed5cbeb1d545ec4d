// One act held against everything that speaks of it, at its place in the record: what bars it, what allows or asks for
// it, how it is to be done, and what it would go against. Both the verdict before an act and the marks after it are
// read from this, so that they cannot differ.

import { barsOf } from './bars.ts';
import { dutiesOf } from './duties.ts';
import type { Entry } from './entries.ts';
import { mannersOf } from './manners.ts';
import type { Moment } from './moment.ts';
import { doersOf, idsIn } from './moment.ts';
import { rulerOf } from './not-covered.ts';
import { binds, byGround } from './opposition.ts';
import { permissionsOf } from './permissions.ts';
import type { Comparing } from './prevailing.ts';
import { settleAll } from './prevailing.ts';
import { peopleOf, reaches } from './roles.ts';
import type { Conflict } from './standing.ts';
import { blocks } from './steps.ts';

/** What an entry finds wanting in the act. */
export interface Shortfall {
  readonly entry: Entry;
  /** barred: it must not or should not be done. route: it goes to somebody else. fields: something it must carry is missing. steps: something must come first. */
  readonly what: 'barred' | 'route' | 'fields' | 'steps';
  readonly lacks: readonly string[];
}

export interface Judgement {
  /** Everything that speaks of this act for this person, apart from what was set aside. */
  readonly entries: readonly Entry[];
  readonly shortfalls: readonly Shortfall[];
  readonly conflicts: readonly Conflict[];
}

const NONE: Judgement = { entries: [], shortfalls: [], conflicts: [] };

/** @param moment whose `judged` act is judged. */
export function judgementOf(moment: Moment): Judgement {
  const act = moment.judged;
  if (!act) return NONE;
  const rules = moment.scene.rules.speakingOf.get(act.act) ?? [];
  if (rules.length === 0) return NONE;
  const doers = doersOf(moment.typeOf(act), act);
  const all = rules
    .flatMap((rule): readonly Entry[] => [
      ...barsOf(rule, moment, dutiesOf),
      ...permissionsOf(rule, moment, dutiesOf),
      ...dutiesOf(rule, moment),
      ...mannersOf(rule, moment, false, dutiesOf),
    ])
    .filter(
      (entry) =>
        isOpen(entry) &&
        entry.run.body.acts.includes(act.act) &&
        doers.some((person) => binds(entry, person)) &&
        !isForOthers(entry, moment),
    )
    .sort((a, b) => (`${a.item.id} ${a.item.kind}` < `${b.item.id} ${b.item.kind}` ? -1 : 1));
  const { standing: settled, opposed, conflicts } = settleAll(all, rulerOf(moment), FOR_ONE_ACT);
  const standing = settled.filter((entry) => !yields(entry, settled));
  // What opposes another clause bars nothing by itself: that is for whoever rules.
  const shortfalls = standing.flatMap((entry) => (opposed.has(entry) ? [] : shortfallsOf(entry, moment)));
  return { entries: standing, shortfalls, conflicts };
}

/** A bar that waits for a fact bars nothing, whatever the fact, if what prevails over it by its ground allows the act. */
function yields(bar: Entry, standing: readonly Entry[]): boolean {
  if (bar.item.kind !== 'bar' || bar.item.state !== 'awaiting' || bar.run.barsContent) return false;
  return standing.some(
    (other) =>
      other.active &&
      (other.item.kind === 'permission' || other.item.kind === 'duty') &&
      byGround(other, bar)?.winner === other,
  );
}

function isOpen({ item }: Entry): boolean {
  return (
    item.state === 'in force' ||
    item.state === 'open' ||
    item.state === 'overdue' ||
    item.state === 'awaiting' ||
    item.state === 'waiting for steps'
  );
}

/** What is allowed toward some says nothing of an act that reaches anybody else; alone may says that nobody else does it. */
function isForOthers({ item, to }: Entry, moment: Moment): boolean {
  if (item.kind !== 'permission' || item.force === 'alone may' || !to || to.people.length === 0) return false;
  const allowed = peopleOf(to);
  return reachedBy(moment).some((person) => !allowed.has(person));
}

/** For one person and one act nothing is partly set aside: either it speaks of them or it does not. */
const FOR_ONE_ACT: Comparing = { meet: () => true, covers: () => true };

export function shortfallsOf(entry: Entry, moment: Moment): readonly Shortfall[] {
  const { item } = entry;
  if (item.kind === 'bar') {
    if (aimsElsewhere(entry, moment)) return [];
    const unsaid = entry.to && reachedBy(moment).length === 0 ? [partyReached(moment) ?? entry.to.words] : [];
    return [{ entry, what: 'barred', lacks: [...item.awaits, ...unsaid] }];
  }
  if (item.kind === 'wall' || item.kind === 'notice') return [];
  // Of readings nobody has chosen between, what is awaited asks nothing either.
  if (!entry.active && (!item.undecided || item.state === 'awaiting')) return [];
  const shortfalls: Shortfall[] = [];
  const missing = item.with.filter((field) => isMissing(field, moment));
  if (missing.length > 0) shortfalls.push({ entry, what: 'fields', lacks: missing });
  const routes = item.kind === 'manner' || item.force === 'alone may';
  if (routes && aimsElsewhere(entry, moment)) shortfalls.push({ entry, what: 'route', lacks: [] });
  if (item.steps.some(blocks)) shortfalls.push({ entry, what: 'steps', lacks: [] });
  return shortfalls;
}

function isMissing(field: string, moment: Moment): boolean {
  const value = moment.judged?.values[field];
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function partyReached({ judged, scene }: Moment): string | undefined {
  return judged && scene.rules.acts.get(judged.act)?.to;
}

function reachedBy(moment: Moment): readonly string[] {
  const party = partyReached(moment);
  return party === undefined ? [] : idsIn(moment.judged?.values[party]);
}

/** The act names whom it reaches, and that is nobody of whom a bar speaks; or not just those, or too few, for a manner. */
function aimsElsewhere({ to, item }: Entry, moment: Moment): boolean {
  const reached = reachedBy(moment);
  if (!to || reached.length === 0) return false;
  const right = peopleOf(to);
  if (item.kind === 'bar') return !reached.some((person) => right.has(person));
  if (to.people.length === 0) return false;
  return !reached.every((person) => right.has(person)) || !reaches(to, new Set(reached));
}
