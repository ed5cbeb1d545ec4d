// What must be told, to whom: a duty each time, and a notice for each recipient, fixed at the instant at which it falls
// due. A notice carries the fields its norm lists and no others.

import { bearersOf, endOf, lateAt } from './bearers.ts';
import type { AllConditions } from './conditions.ts';
import { conditionsHold } from './conditions.ts';
import type { DutyEntry, Entry, Occurrence } from './entries.ts';
import { becauseOf, idOf } from './entries.ts';
import type { Act, Instant } from './history.ts';
import type { Moment } from './moment.ts';
import { idsIn } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import { subjectsOf, valueIn } from './parties.ts';
import { underEachReading } from './readings.ts';
import type { Resolved } from './roles.ts';
import { holders } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { NormBody } from './rules.ts';
import type { Due, Duty, Notice } from './standing.ts';
import { stepsOf } from './steps.ts';
import { routeOf } from './tables.ts';
import { dueOf } from './time.ts';

/** One time that something is to be told. */
interface Telling {
  readonly occurrence: Occurrence;
  readonly conditions: AllConditions;
  readonly who: Resolved;
  readonly to: Resolved | undefined;
  /** Recipients with the act by which they were told. */
  readonly recipients: ReadonlyMap<string, Act | undefined>;
  readonly ended: Act | undefined;
  readonly awaits: readonly string[];
  readonly fell: Instant;
  readonly due: Due | undefined;
}

export function noticesOf(rule: Rule, moment: Moment, dutiesOf: DutiesOf): readonly Entry<Notice>[] {
  return underEachReading(rule, moment, (run) => {
    const { force, acts } = run.body;
    if (force !== 'must' && force !== 'should') return [];
    if (acts[0] !== 'tell') return [];
    return tellings(rule, run, moment, dutiesOf).flatMap((telling) =>
      telling.awaits.length > 0
        ? []
        : [...telling.recipients].map(([person]) => notice(rule, run, telling, person, moment)),
    );
  });
}

export function noticeDuties(rule: Rule, run: Run, moment: Moment, dutiesOf: DutiesOf): readonly DutyEntry[] {
  return tellings(rule, run, moment, dutiesOf).flatMap(
    (telling) => dutyToTell(rule, run, telling, moment, dutiesOf) ?? [],
  );
}

function tellings(rule: Rule, run: Run, moment: Moment, dutiesOf: DutiesOf): readonly Telling[] {
  const { body } = run;
  const told = new Set<string>();
  return occurrencesOf(rule, run, moment, dutiesOf).flatMap((occurrence): Telling[] => {
    const { trigger } = occurrence;
    const conditions = conditionsHold(body.if, body.unless, { moment, trigger });
    if (conditions.holds === 'no') return [];
    const fell = conditions.holds === 'yes' ? fellDue(body, occurrence, moment) : moment;
    const ended = endOf(body, occurrence, moment);
    if (ended && ended.happened < Math.max(fell.now, occurrence.since)) return [];
    const who = bearersOf(body, occurrence, moment);
    const route = routeOf(rule, body, { moment: fell, trigger }, false);
    // Nobody has to tell themselves.
    const people = (route.to?.people ?? []).filter(
      (person) => !(who.people.length === 1 && who.people[0] === person),
    );
    const recipients = new Map(
      people.map((person) => [person, toldBy(rule, occurrence, person, moment, fieldsOf(body), told)]),
    );
    const awaits = [...conditions.awaits, ...route.awaits];
    const since = Math.max(fell.now, occurrence.since);
    const due = dueOf(body, occurrence, moment);
    return [
      {
        occurrence,
        conditions,
        who,
        to: route.to && { ...route.to, people },
        recipients,
        ended,
        awaits,
        fell: since,
        due,
      },
    ];
  });
}

/** The moment after the first act by which its conditions were all known to hold; recipients are those of that moment. */
function fellDue(body: NormBody, { trigger, since }: Occurrence, moment: Moment): Moment {
  const begun = moment.past.findIndex((act) => act.id === trigger?.id);
  for (const act of moment.past.slice(Math.max(0, begun))) {
    if (act.happened > moment.now) break;
    const then = moment.after(act);
    if (conditionsHold(body.if, body.unless, { moment: then, trigger }).holds !== 'yes') continue;
    return since > act.happened ? moment : then;
  }
  return moment;
}

/** The act by which this person was told this. `used` counts each such act once. */
export function toldBy(
  rule: Rule,
  occurrence: Occurrence,
  person: string,
  moment: Moment,
  fields: readonly string[],
  used?: Set<string>,
): Act | undefined {
  const names = [rule.id, rule.key, idOf(rule, occurrence), idOf(rule, occurrence, person)];
  const act = moment.past.find((one) => {
    const telling = idsIn(one.values['telling']);
    return (
      one.act === 'told' &&
      one.happened >= occurrence.setOff &&
      idsIn(one.values['of']).includes(person) &&
      names.includes(String(one.values['norm'] ?? one.meets)) &&
      (telling.length === 0 || fields.every((field) => telling.includes(field))) &&
      !used?.has(`${one.id}>${person}`)
    );
  });
  if (act) used?.add(`${act.id}>${person}`);
  return act;
}

function notice(rule: Rule, run: Run, telling: Telling, person: string, moment: Moment): Entry<Notice> {
  const { body } = run;
  const { occurrence, who, ended } = telling;
  const told = telling.recipients.get(person);
  const fields = fieldsOf(body);
  const lacks = told ? [] : fields.filter((field) => !isOnRecord(field, occurrence.trigger, moment));
  const another =
    chooses(telling) && !told && [...telling.recipients.values()].some((act) => act !== undefined);
  const isEnded = another || (ended && (!told || told.happened > ended.happened));
  const held = subjectsOf(moment).has(person);
  const waits = lacks.length > 0 || chooses(telling);
  const state: Notice['state'] = isEnded
    ? 'ended'
    : told
      ? 'told'
      : held
        ? 'held'
        : waits
          ? 'waiting'
          : 'ready';
  const setAside: Entry['setAside'] = [];
  const item: Notice = {
    kind: 'notice',
    id: idOf(rule, occurrence, person),
    force: body.force === 'must' ? 'must' : 'should',
    trigger: occurrence.trigger?.id ?? moment.acts[0]?.id ?? '',
    from: holders(who),
    to: person,
    telling: fields,
    ...(telling.due ? { due: telling.due } : {}),
    state,
    lacks,
    since: telling.fell,
    undecided: false,
    because: becauseOf(rule, run, occurrence, telling.conditions, setAside),
  };
  const active = state !== 'told' && state !== 'ended';
  return { item, rule, run, occurrence, who, to: telling.to, setAside, active, gaps: [] };
}

/** Any one of several recipients suffices, and whoever tells picks. */
function chooses({ to, recipients }: Telling): boolean {
  return to?.mode === 'any' && recipients.size > 1;
}

/** A phrase that begins with “that” tells itself; anything else can be told when it is on the record. */
export function isOnRecord(field: string, trigger: Act | undefined, moment: Moment): boolean {
  return field.startsWith('that ') || valueIn({ moment, trigger }, field) !== undefined;
}

function fieldsOf({ telling }: NormBody): readonly string[] {
  return telling === undefined || telling === 'everything' ? [] : telling;
}

function dutyToTell(
  rule: Rule,
  run: Run,
  telling: Telling,
  moment: Moment,
  dutiesOf: DutiesOf,
): DutyEntry | undefined {
  const { body } = run;
  const { occurrence, who, to, conditions, recipients, awaits, due } = telling;
  if (awaits.length === 0 && recipients.size === 0 && (to?.gaps.length ?? 0) === 0) return undefined;
  const acts = [...recipients.values()];
  const done = acts.filter((act) => act !== undefined);
  const enough = chooses(telling) ? done.length > 0 : done.length > 0 && done.length === acts.length;
  const last = enough ? done.reduce((a, b) => (a.happened > b.happened ? a : b)) : undefined;
  const { ended } = telling;
  const closed = last && (!ended || last.happened <= ended.happened) ? last : ended;
  const overdueFrom = due?.overdueFrom ?? Number.POSITIVE_INFINITY;
  const state: Duty['state'] =
    closed && closed === last
      ? closed.happened >= overdueFrom
        ? 'met late'
        : 'met'
      : closed
        ? 'ended'
        : awaits.length > 0
          ? 'awaiting'
          : moment.now >= overdueFrom
            ? 'overdue'
            : 'open';
  const steps = stepsOf(
    rule,
    body.first,
    { moment, trigger: occurrence.trigger },
    occurrence.setOff,
    dutiesOf,
  );
  const overdueAt = awaits.length > 0 ? undefined : lateAt(due, closed?.happened, moment.now);
  const at = closed ? closed.happened : state === 'overdue' ? overdueFrom : undefined;
  const setAside: DutyEntry['setAside'] = [];
  const item: Duty = {
    kind: 'duty',
    id: idOf(rule, occurrence),
    force: body.force === 'must' ? 'must' : 'should',
    acts: body.acts,
    who: holders(who),
    ...(to ? { to: holders(to) } : {}),
    state,
    since: telling.fell,
    ...(due ? { due } : {}),
    ...(closed && closed === last ? { metBy: closed.id } : {}),
    ...(at === undefined ? {} : { at }),
    with: body.with,
    ...(body.showing === undefined ? {} : { showing: body.showing }),
    steps: steps.states,
    ...(body.telling === undefined || body.telling === 'everything' ? {} : { telling: body.telling }),
    awaits,
    undecided: false,
    because: becauseOf(rule, run, occurrence, conditions, setAside),
  };
  return {
    item,
    rule,
    run,
    occurrence,
    who,
    to,
    setAside,
    active: state === 'open' || state === 'overdue',
    gaps: [who, ...(to ? [to] : []), ...steps.roles],
    ...(overdueAt === undefined ? {} : { overdueAt }),
  };
}
