// Whom a role of the council’s own settings comes to on a day, outside any case: the office of oversight, whom to ask.

import type { Calendar } from '#calendar/calendar.ts';
import type { Directory, Instant } from './history.ts';
import { Moment, sceneOf } from './moment.ts';
import { resolve } from './roles.ts';
import type { Role, Rulebook } from './rules.ts';

/** @returns person ids; none when nobody holds it. */
export function comesTo(
  role: Role,
  rulebook: Rulebook,
  directory: Directory,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
): readonly string[] {
  const scene = sceneOf(rulebook, directory, calendars, { case: '', acts: [], elsewhere: [] }, undefined);
  return resolve(role, { moment: new Moment(scene, [], [], now, () => []) }, false).people;
}
