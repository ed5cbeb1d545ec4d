// What one rule gives at one moment, before rules are held against each other: the item to be shown, and what the
// engine must remember of where it came from. Nothing here computes more than ids and reasons.

import type { Day } from '#calendar/civil-date.ts';
import type { AllConditions } from './conditions.ts';
import type { Act, Instant } from './history.ts';
import type { Resolved } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Bar, Because, Due, Duty, Manner, Notice, Permission, Wall } from './standing.ts';
import type { Stretch } from './standing-acts.ts';

/** One time that a rule is set off; a rule that always applies has one, without a trigger. */
export interface Occurrence {
  readonly trigger?: Act;
  /** When it was set off: what is done before does not count for it. */
  readonly setOff: Instant;
  /** From when it applies: later than `setOff` where the rule says “after”. */
  readonly since: Instant;
  /** The civil day whose text decides, where that is not the day on which it was set off. */
  readonly on?: Day;
  /** The standing act during which it applies. */
  readonly during?: Stretch;
  /** How long it applies, where it is allowed or barred for a time. */
  readonly lasts?: Due;
  /** For what is owed by each holder on their own. */
  readonly person?: string;
}

export type Item = Duty | Manner | Bar | Permission | Notice | Wall;

export interface Entry<T extends Item = Item> {
  item: T;
  readonly rule: Rule;
  readonly run: Run;
  readonly occurrence: Occurrence;
  readonly who: Resolved;
  readonly to?: Resolved | undefined;
  /** Filled when rules are held against each other; the same list as in the item’s *because*. */
  readonly setAside: Because['setAside'][number][];
  /** In force, owed or open: it can be opposed and can oppose. */
  active: boolean;
  /** Gaps in the text that this rule meets here. */
  readonly gaps: readonly Resolved[];
}

export interface DutyEntry extends Entry<Duty> {
  /** When it became overdue, whether or not it was done later. */
  readonly overdueAt?: Instant;
}

export type Reading = Because['reading'];

export function idOf(rule: Rule, { trigger, person }: Occurrence, recipient?: string): string {
  const to = recipient ?? person;
  return `${rule.key}${trigger ? `@${trigger.id}` : ''}${to === undefined ? '' : `>${to}`}`;
}

export function becauseOf(
  rule: Rule,
  run: Run,
  occurrence: Occurrence,
  conditions: AllConditions,
  setAside: Because['setAside'],
  force: Because['force'] = run.body.force,
): Because {
  return {
    norm: rule.id,
    clause: rule.clause,
    version: rule.version.id,
    force,
    place: rule.norm.place,
    trial: rule.trial,
    ...(run.cappedFrom === undefined ? {} : { cappedFrom: run.cappedFrom }),
    ...(occurrence.trigger ? { trigger: occurrence.trigger.id } : {}),
    conditions: conditions.conditions,
    setAside,
  };
}
