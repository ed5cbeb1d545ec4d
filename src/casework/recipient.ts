// Whom an act must reach. Nobody has to know which office to write to: where the protocol leaves no choice, it is filled in.

import type { Value } from '#engine/history.ts';
import type { ActType } from '#engine/rules.ts';
import type { Because, Holders, Verdict } from '#engine/standing.ts';
import type { CaseFile } from './case-file.ts';
import type { Viewer } from './view.ts';

export interface Route {
  readonly to: Holders;
  readonly force: 'must' | 'should';
  readonly because: Because;
}

/** The values with the recipient filled in, if there is only one or it goes to all of them. */
export function withRecipient(
  values: Readonly<Record<string, Value>>,
  type: ActType,
  route: Route | undefined,
): Readonly<Record<string, Value>> {
  if (type.to === undefined || values[type.to] !== undefined || route === undefined) return values;
  const { people, mode } = route.to;
  const only = people.length === 1 ? people[0] : undefined;
  if (only !== undefined) return { ...values, [type.to]: only };
  return mode === 'each' ? { ...values, [type.to]: people } : values;
}

/** To whom the protocol sends it: how it is to be done, else what this person owes or may do here. */
export function routeOf(
  type: ActType,
  viewer: Viewer,
  verdict: Verdict,
  file: CaseFile | undefined,
): Route | undefined {
  const { duties = [], permissions = [] } = file?.standing ?? {};
  const theirs = [
    ...duties.filter((duty) => duty.state === 'open' || duty.state === 'overdue'),
    ...permissions.filter(
      (permission) => permission.state === 'open' || permission.state === 'waiting for steps',
    ),
  ].filter(
    (item) => !item.undecided && item.acts.includes(type.name) && item.who.people.includes(viewer.person),
  );
  const manners = verdict.manners.filter((manner) => manner.state === 'open' && !manner.undecided);
  for (const { to, force, because } of [...manners, ...theirs])
    if (to !== undefined && to.people.length > 0)
      return { to, force: force === 'should' ? 'should' : 'must', because };
  return undefined;
}
