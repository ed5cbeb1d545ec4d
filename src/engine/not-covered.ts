// What the text leaves open, and who is to be asked: whoever rules by the text, else whom the council says to ask,
// whom the case is about passed over. A gap is reported; it is never filled.

import type { Moment } from './moment.ts';
import type { Resolved } from './roles.ts';
import { gapsInText, holders, resolve } from './roles.ts';
import type { Source } from './rulebook-index.ts';
import type { Holders, NotCovered } from './standing.ts';

/** Who rules on meaning and conflict; null when the text names nobody, or only whom the case is about. */
export function rulerOf(moment: Moment): Holders | null {
  const { rules } = moment.scene.rulebook.council;
  const ruler = rules && resolve(rules.role, { moment }, true);
  return ruler && ruler.people.length > 0 ? holders(ruler) : null;
}

/** Whom to ask where the text is silent. */
export function askedOf(moment: Moment): Holders | null {
  const { ask } = moment.scene.rulebook.council;
  const asked = ask && resolve(ask, { moment }, true);
  return rulerOf(moment) ?? (asked && asked.people.length > 0 ? holders(asked) : null);
}

export function notCoveredBy(
  source: Source,
  id: string,
  acts: readonly string[],
  gaps: readonly Resolved[],
  ask: Holders | null,
): readonly NotCovered[] {
  return gaps.flatMap((resolved) =>
    gapsInText(resolved).map((what) => ({
      id: `${id}?${what.role}`,
      norm: source.id,
      clause: source.clause,
      version: source.version.id,
      what,
      acts,
      ask,
    })),
  );
}
