// What a wall keeps out of a notice to one person: now, and when somebody was told. It decides no opposition itself.

import type { Entry } from './entries.ts';
import type { Act } from './history.ts';
import type { Moment } from './moment.ts';
import { idsIn } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { isWalledBy } from './opposition.ts';
import { peopleOf } from './roles.ts';
import { rulesTouched } from './rules-touched.ts';
import { wallsOf } from './walls.ts';

type Spoken = Pick<Entry, 'rule' | 'run' | 'occurrence'>;

/** Takes out of a notice what a wall that prevails over it bars; it may then be ready, or have nothing left. */
export function keepBack(notice: Entry, wall: Entry): void {
  if (notice.item.kind !== 'notice' || wall.item.kind !== 'wall') return;
  const barred = wall.item.telling;
  const isLeft = (field: string) => barred !== 'everything' && !barred.includes(field);
  const { item, run, to } = notice;
  const lacks = item.lacks.filter(isLeft);
  const waitedForFields = item.state === 'waiting' && item.lacks.length > 0 && lacks.length === 0;
  const picks = run.body.acts[0] === 'tell' && to?.mode === 'any' && to.people.length > 1;
  const state = waitedForFields && !picks ? 'ready' : item.state;
  notice.item = { ...item, telling: item.telling.filter(isLeft), lacks, state };
}

/** Whether an act of telling that lists what was told lists all of it, save what a wall then kept from the person. */
export function tellsEnough(
  told: Act,
  fields: readonly string[],
  person: string,
  telling: Spoken | undefined,
  moment: Moment,
  dutiesOf: DutiesOf,
): boolean {
  const listed = idsIn(told.values['telling']);
  const missing = listed.length === 0 ? [] : fields.filter((field) => !listed.includes(field));
  if (missing.length === 0) return true;
  if (!telling || missing.length === fields.length) return false;
  // Just before it, so that a wall which telling itself brings down was still up.
  const then = moment.before(told);
  const walls = [...rulesTouched(then)]
    .flatMap((rule) => wallsOf(rule, then, dutiesOf))
    .filter((wall) => wall.active && peopleOf(wall.item.against).has(person) && isWalledBy(telling, wall));
  return missing.every((field) =>
    walls.some(({ item }) => item.telling === 'everything' || item.telling.includes(field)),
  );
}

/** Of these fields, what the act of telling says was told: all, where it lists nothing. */
export function fieldsTold(told: Act | undefined, fields: readonly string[]): readonly string[] {
  const listed = idsIn(told?.values['telling']);
  return listed.length === 0 ? fields : fields.filter((field) => listed.includes(field));
}
