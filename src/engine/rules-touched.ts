// Which rules can give anything in a case at a moment. Knows nothing of what they give.

import type { Moment } from './moment.ts';
import type { Rule } from './rulebook-index.ts';

/** Rules that could give anything here: set off by an act on the record, or always there for the case’s procedure. */
export function rulesTouched(moment: Moment): ReadonlySet<Rule> {
  const { rules, procedure } = moment.scene;
  const touched = new Set<Rule>();
  if (moment.past.length === 0) return touched;
  for (const act of moment.past) for (const rule of rules.setOffBy.get(act.act) ?? []) touched.add(rule);
  if (procedure !== undefined)
    for (const map of [rules.always, rules.late])
      for (const rule of map.get(procedure) ?? []) touched.add(rule);
  // A set grows while it is gone through: what an overdue duty sets off may be overdue in its turn.
  for (const rule of touched) for (const other of rule.whenOverdue) touched.add(other);
  return touched;
}
