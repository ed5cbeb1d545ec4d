// What is owed: one duty each time a rule is set off, by whom, by when, and whether it has been done. Duties to tell
// are in notices.ts, what is owed for as long as something stands in continuing.ts.

import { bearersOf, isEndedBy, lateAt } from './bearers.ts';
import { conditionsHold } from './conditions.ts';
import { continuingDuties } from './continuing.ts';
import { dutiesToTell } from './duties-to-tell.ts';
import type { DutyEntry, Occurrence } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Act, Instant } from './history.ts';
import type { Moment } from './moment.ts';
import { doersOf, idsIn } from './moment.ts';
import { occurrencesOf } from './occurrences.ts';
import { partiesOf } from './parties.ts';
import { underEachReading } from './readings.ts';
import { holders, peopleOf, reaches } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { NormBody } from './rules.ts';
import type { Due, Duty } from './standing.ts';
import { stepsOf } from './steps.ts';
import { routeOf } from './tables.ts';
import { dueOf } from './time.ts';

/** Every duty of a rule at the moment, readings brought together. */
export function dutiesOf(rule: Rule, moment: Moment): readonly DutyEntry[] {
  const known = moment.duties.get(rule);
  if (known) return known;
  // A rule that waits, in the end, for itself waits for nothing.
  moment.duties.set(rule, []);
  const duties = underEachReading(rule, moment, (run) => dutiesUnder(rule, run, moment));
  moment.duties.set(rule, duties);
  return duties;
}

function dutiesUnder(rule: Rule, run: Run, moment: Moment): readonly DutyEntry[] {
  const { force, acts } = run.body;
  if (force !== 'must' && force !== 'should') return [];
  if (acts[0] === 'tell') return dutiesToTell(rule, run, moment, dutiesOf);
  const occurrences = occurrencesOf(rule, run, moment, dutiesOf);
  const fates = fatesOf(rule, run, occurrences, moment);
  const duties = fates.flatMap((fate) => dutyFor(rule, run, fate, moment) ?? []);
  return [...duties, ...continuingDuties(rule, run, moment, dutiesOf)];
}

/** What became of one occurrence: the first thing that closed it. */
interface Fate {
  readonly occurrence: Occurrence;
  readonly doers: Set<string>;
  readonly reached: Set<string>;
  closed?: { readonly by: Act; readonly how: 'met' | 'ended' | 'departed' };
}

/** Follows the record once, giving each act to the oldest occurrence that it can meet, or to the one it names. */
function fatesOf(rule: Rule, run: Run, occurrences: readonly Occurrence[], moment: Moment): readonly Fate[] {
  const fates = occurrences.map((occurrence): Fate => ({ occurrence, doers: new Set(), reached: new Set() }));
  if (fates.length === 0) return fates;
  const { body } = run;
  for (const act of moment.past) {
    const open = fates.filter(({ closed, occurrence }) => !closed && moment.comesAfter(act, occurrence));
    if (open.length === 0) continue;
    if (body.acts.includes(act.act)) {
      const met = open.filter(
        (fate) => isOwed(body, act, fate, moment) && isBorneBy(body, act, fate, moment),
      );
      const fate = met.find(({ occurrence }) => names(act, rule, occurrence, 'this one')) ?? met[0];
      if (fate && completes(rule, body, act, fate, moment)) fate.closed = { by: act, how: 'met' };
    }
    const ended = isEndedBy(body, act, moment);
    for (const fate of open) {
      if (fate.closed) continue;
      if (ended) fate.closed = { by: act, how: 'ended' };
      else if (departs(rule, body, act, fate.occurrence)) fate.closed = { by: act, how: 'departed' };
    }
  }
  return fates;
}

/** Whether the act says that it is about this duty, by the duty’s id (or, more loosely, by its norm). */
function names(act: Act, rule: Rule, occurrence: Occurrence, how: 'this one' | 'this norm'): boolean {
  if (act.meets === undefined) return false;
  return (
    act.meets === idOf(rule, occurrence) ||
    (how === 'this norm' && (act.meets === rule.id || act.meets === rule.key))
  );
}

function departs(rule: Rule, body: NormBody, act: Act, occurrence: Occurrence): boolean {
  return (
    body.force === 'should' &&
    act.reasons !== undefined &&
    !body.acts.includes(act.act) &&
    names(act, rule, occurrence, 'this norm')
  );
}

/** An act does not meet what was not owed when it was done; what was not known then may yet turn out to have been. */
function isOwed({ if: ifs, unless }: NormBody, act: Act, { occurrence }: Fate, moment: Moment): boolean {
  const { trigger } = occurrence;
  const { holds } = conditionsHold(ifs, unless, { moment: moment.after(act), trigger });
  return (holds === 'not known' ? conditionsHold(ifs, unless, { moment, trigger }).holds : holds) !== 'no';
}

/** Done by a bearer, by the party whose act it is, or elsewhere by whoever it was. */
function isBorneBy(body: NormBody, act: Act, { occurrence }: Fate, moment: Moment): boolean {
  if (act.done === 'elsewhere') return true;
  const then = moment.after(act);
  const type = then.typeOf(act);
  const who = bearersOf(body, occurrence, then);
  const own = type?.by === undefined ? undefined : partiesOf(then).get(type.by);
  return doersOf(type, act).some(
    (person) => peopleOf(who).has(person) || (own?.ids.includes(person) ?? false),
  );
}

/** Whether with this act, by whom and to whom it was done, all that is asked has been done. */
function completes(rule: Rule, body: NormBody, act: Act, fate: Fate, moment: Moment): boolean {
  const then = moment.after(act);
  const type = then.typeOf(act);
  const doers = doersOf(type, act);
  const who = bearersOf(body, fate.occurrence, then);
  for (const person of doers) fate.doers.add(person);
  const everyone =
    who.mode === 'each' && who.people.length > 1 && doers.some((person) => peopleOf(who).has(person));
  if (everyone && !reaches(who, fate.doers)) return false;
  const recipients = type?.to === undefined ? [] : idsIn(act.values[type.to]);
  if (body.to === undefined || recipients.length === 0) return true;
  const { to } = routeOf(rule, body, { moment: then, trigger: fate.occurrence.trigger }, true);
  for (const person of recipients) fate.reached.add(person);
  return !to || to.people.length === 0 || reaches(to, fate.reached);
}

function dutyFor(rule: Rule, run: Run, fate: Fate, moment: Moment): DutyEntry | undefined {
  const { occurrence, closed } = fate;
  const { body } = run;
  if (closed?.how === 'ended' && closed.by.happened < occurrence.since) return undefined;
  const then = closed ? moment.after(closed.by) : moment;
  const frame = { moment: then, trigger: occurrence.trigger };
  let conditions = conditionsHold(body.if, body.unless, frame);
  // Done before it was known to be owed: it is known now, or it never was owed.
  if (closed && conditions.holds === 'not known')
    conditions = conditionsHold(body.if, body.unless, { ...frame, moment });
  if (conditions.holds === 'no' || (closed && conditions.holds === 'not known')) return undefined;
  const who = bearersOf(body, occurrence, then);
  if (who.people.length === 0 && who.gaps.length === 0) return undefined;
  const route = routeOf(rule, body, frame, true);
  if (route.to && route.to.people.length === 0 && route.to.gaps.length === 0) return undefined;
  const awaits = [...conditions.awaits, ...route.awaits];
  const due = dueOf(body, occurrence, moment, closed?.by.happened);
  const state = stateOf(closed, awaits.length > 0, due, moment.now);
  const steps = stepsOf(rule, body.first, frame, occurrence.setOff, dutiesOf);
  const setAside: DutyEntry['setAside'] = [];
  const overdueAt = awaits.length > 0 ? undefined : lateAt(due, closed?.by.happened, moment.now);
  const at = closed ? closed.by.happened : state === 'overdue' ? due?.overdueFrom : undefined;
  const item: Duty = {
    kind: 'duty',
    id: idOf(rule, occurrence),
    force: body.force === 'must' ? 'must' : 'should',
    acts: body.acts,
    who: holders(who),
    ...(route.to ? { to: holders(route.to) } : {}),
    state,
    since: occurrence.since,
    ...(due ? { due } : {}),
    ...(closed?.how === 'met' ? { metBy: closed.by.id } : {}),
    ...(at === undefined ? {} : { at }),
    with: body.with,
    ...(body.showing === undefined ? {} : { showing: body.showing }),
    steps: steps.states,
    awaits: [...awaits, ...steps.awaits],
    undecided: false,
    because: becauseOf(rule, run, occurrence, conditions, setAside),
  };
  return {
    item,
    rule,
    run,
    occurrence,
    who,
    to: route.to,
    setAside,
    active: state === 'open' || state === 'overdue',
    gaps: [who, ...(route.to ? [route.to] : []), ...steps.roles],
    ...(overdueAt === undefined ? {} : { overdueAt }),
  };
}

function stateOf(
  closed: Fate['closed'],
  awaiting: boolean,
  due: Due | undefined,
  now: Instant,
): Duty['state'] {
  const overdueFrom = due?.overdueFrom ?? Number.POSITIVE_INFINITY;
  if (closed?.how === 'met') return closed.by.happened >= overdueFrom ? 'met late' : 'met';
  if (closed) return closed.how;
  if (awaiting) return 'awaiting';
  return now >= overdueFrom ? 'overdue' : 'open';
}
