// What is owed for as long as somebody is in office, or something stands: met while the act it asks for stands, owed
// again when that lapses. Listed in the cases that name the person, so that each has it in their own file.

import { conditionsHold } from './conditions.ts';
import { inOfficeSince } from './directory-index.ts';
import type { DutyEntry, Occurrence } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Instant } from './history.ts';
import type { Moment } from './moment.ts';
import { doersOf } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { partiesOf } from './parties.ts';
import { holders, resolve } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Duty } from './standing.ts';
import type { Stretch } from './standing-acts.ts';
import { standsAt, stretchesOf } from './standing-acts.ts';
import { stepsOf } from './steps.ts';
import { dueOf } from './time.ts';
import { governs } from './versions.ts';

export function continuingDuties(
  rule: Rule,
  run: Run,
  moment: Moment,
  dutiesOf: DutiesOf,
): readonly DutyEntry[] {
  const { body } = run;
  if (!body.when.some((when) => when.is === 'in office') || !governs(rule, moment.day)) return [];
  const who = resolve(body.who, { moment }, false);
  const named = new Set([...partiesOf(moment).values()].flatMap((party) => party.ids));
  return who.people.flatMap((person) =>
    named.has(person) ? (dutyOf(person, rule, run, moment, dutiesOf) ?? []) : [],
  );
}

function dutyOf(
  person: string,
  rule: Rule,
  run: Run,
  moment: Moment,
  dutiesOf: DutiesOf,
): DutyEntry | undefined {
  const { body } = run;
  const frame = { moment };
  const conditions = conditionsHold(body.if, body.unless, frame);
  if (conditions.holds === 'no') return undefined;
  const own = body.acts
    .flatMap((act) => stretchesOf(moment, act))
    .filter((stretch) => isTheirs(stretch, person, moment));
  const standing = own.findLast((stretch) => standsAt(stretch, moment.now));
  const lapsed = Math.max(
    ...own.map(({ until }) => until ?? Number.NEGATIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  );
  const setOff = Number.isFinite(lapsed) && !standing ? lapsed : beganOn(person, rule, moment);
  const occurrence: Occurrence = { setOff, since: setOff, person };
  const due = standing ? undefined : dueOf(body, occurrence, moment);
  const overdueFrom = due?.overdueFrom ?? Number.POSITIVE_INFINITY;
  const awaiting = conditions.holds === 'not known';
  const state: Duty['state'] = standing
    ? 'met'
    : awaiting
      ? 'awaiting'
      : moment.now >= overdueFrom
        ? 'overdue'
        : 'open';
  const bearer = { ...resolve(body.who, frame, false), people: [person], mode: 'any' as const };
  const steps = stepsOf(rule, body.first, frame, setOff, dutiesOf);
  const setAside: DutyEntry['setAside'] = [];
  const at = standing ? standing.from : state === 'overdue' ? overdueFrom : undefined;
  const item: Duty = {
    kind: 'duty',
    id: idOf(rule, occurrence),
    force: body.force === 'must' ? 'must' : 'should',
    acts: body.acts,
    who: holders(bearer),
    state,
    since: setOff,
    ...(due ? { due } : {}),
    ...(standing ? { metBy: standing.act.id } : {}),
    ...(at === undefined ? {} : { at }),
    with: body.with,
    ...(body.showing === undefined ? {} : { showing: body.showing }),
    steps: steps.states,
    awaits: conditions.awaits,
    undecided: false,
    because: becauseOf(rule, run, occurrence, conditions, setAside),
  };
  const active = state === 'open' || state === 'overdue';
  const overdueAt = state === 'overdue' ? { overdueAt: overdueFrom } : {};
  return { item, rule, run, occurrence, who: bearer, setAside, active, gaps: steps.roles, ...overdueAt };
}

function isTheirs({ between, act }: Stretch, person: string, moment: Moment): boolean {
  return (
    between.includes(person) || (between.length === 0 && doersOf(moment.typeOf(act), act).includes(person))
  );
}

/** When they took up what makes them owe it, or when the text that asks for it came into force, whichever is later. */
function beganOn(person: string, rule: Rule, moment: Moment): Instant {
  const { zone, directory } = moment.scene;
  const days = [
    inOfficeSince(directory, person, moment.day),
    Number.isFinite(rule.from) ? rule.from : undefined,
  ];
  const known = days.filter((day) => day !== undefined);
  return known.length > 0 ? zone.startOf(Math.max(...known)) : (moment.acts[0]?.happened ?? moment.now);
}
