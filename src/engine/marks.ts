// What acts already on the record went against: each act judged at its place in the record, by what was recorded before
// it and had happened by then. A mark is kept and is never a finding about anyone.

import type { DutyEntry, Entry } from './entries.ts';
import type { Act, History } from './history.ts';
import { judgementOf } from './judgement.ts';
import type { Scene } from './moment.ts';
import { doersOf, inOrder, Moment } from './moment.ts';
import type { Role } from './rules.ts';
import type { Mark } from './standing.ts';

/** @param acts of the case, in the order recorded. */
export function marksOf(
  scene: Scene,
  acts: readonly Act[],
  elsewhere: History['elsewhere'],
): readonly Mark[] {
  const marks: Mark[] = [];
  acts.forEach((act, place) => {
    if (!scene.rules.speakingOf.has(act.act)) return;
    const before = inOrder(acts.slice(0, place).filter((one) => one.happened <= act.happened));
    const outside = elsewhere.filter((one) => one.recorded <= act.recorded && one.happened <= act.happened);
    const moment = new Moment(scene, before, outside, act.happened, () => marks, act);
    const { shortfalls } = judgementOf(moment);
    for (const { entry, lacks, what } of shortfalls) {
      // What was not known then cannot have been gone against.
      if (!entry.active || entry.item.undecided || (what === 'barred' && lacks.length > 0)) continue;
      add(marks, { act: act.id, mark: markOf(entry, act), because: entry.item.because });
    }
  });
  return marks;
}

function add(marks: Mark[], mark: Mark): void {
  const same = (one: Mark) =>
    one.act === mark.act &&
    one.mark === mark.mark &&
    one.because.norm === mark.because.norm &&
    one.because.version === mark.because.version;
  if (!marks.some(same)) marks.push(mark);
}

function markOf({ item }: Entry, act: Act): Mark['mark'] {
  if (item.force !== 'should' && item.force !== 'should not') return 'gone against';
  return act.reasons === undefined || act.reasons === '' ? 'reason wanted' : 'departed';
}

/** Whoever has met a duty of one office and then meets one of another in the same case may be deciding on their own decision. */
export function warningsOf(duties: readonly DutyEntry[], moment: Moment): readonly Mark[] {
  const done = duties.flatMap((entry) => {
    const act = moment.past.find((one) => one.id === entry.item.metBy);
    return act && isOffice(entry.run.body.who)
      ? [{ entry, act, doers: doersOf(moment.typeOf(act), act) }]
      : [];
  });
  const marks: Mark[] = [];
  for (const { entry, act, doers } of done)
    for (const earlier of done)
      if (
        earlier.act.happened < act.happened &&
        earlier.entry.who.words !== entry.who.words &&
        doers.some((person) => earlier.doers.includes(person) && entry.who.people.includes(person))
      )
        add(marks, { act: act.id, mark: 'warned', because: entry.item.because });
  return marks;
}

function isOffice(role: Role): boolean {
  if (role.is === 'joined') return role.parts.some(isOffice);
  if (role.is === 'meaning') return isOffice(role.means);
  return role.is === 'named' && role.how === 'office';
}
