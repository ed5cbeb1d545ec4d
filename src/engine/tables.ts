// A clause’s table: the first row whose every cell fits says to whom an act goes. A cell that is not known is awaited,
// because a later row must not take what an earlier one might.

import { conditionsHold } from './conditions.ts';
import type { Frame } from './moment.ts';
import { type Resolved, resolve } from './roles.ts';
import type { Rule } from './rulebook-index.ts';
import type { NormBody } from './rules.ts';

export interface Route {
  /** Absent when the rule names no recipient, or while a cell is not known. */
  readonly to?: Resolved;
  readonly awaits: readonly string[];
}

/** To whom what a rule asks is to go. */
export function routeOf(rule: Rule, body: NormBody, frame: Frame, handling: boolean): Route {
  if (body.to === undefined) return { awaits: [] };
  if (body.to !== 'table') return { to: resolve(body.to, frame, handling), awaits: [] };
  for (const row of rule.table?.rows ?? []) {
    const fits = conditionsHold(row.cells, [], frame);
    if (fits.holds === 'yes') return { to: resolve(row.to, frame, handling), awaits: [] };
    if (fits.holds === 'not known') return { awaits: fits.awaits };
  }
  const words = 'the table of this clause';
  const gaps = [{ role: words, why: 'not covered' as const }];
  return { to: { words, ids: [], people: [], mode: 'any', gaps, reachesSubject: false }, awaits: [] };
}
