// The items that one rule gives at one moment, before rules are held against each other.
// One function for each kind of norm that src/engine/README.md describes.

import type { Act } from '#engine/history.ts';
import type {
  Bar,
  Because,
  Duty,
  Gap,
  Holders,
  Manner,
  Notice,
  Permission,
  StepState,
  Wall,
} from '#engine/standing.ts';
import { startOf } from './dates.ts';
import { bearers, dutiesOf, ends, itemId, type Owed } from './duties.ts';
import { asRole, type Conditions, carrier, conditionsOf, factValue } from './facts.ts';
import {
  actsAfter,
  before,
  doerOf,
  earlier,
  idsIn,
  type Moment,
  momentOfAct,
  subjectsOf,
  whoNamed,
} from './moment.ts';
import { bearsOnCase } from './procedures.ts';
import { dutiesOfNorm, rightsIn, wallsIn } from './readings.ts';
import { holdersOf, reach } from './roles.ts';
import { dueOf, lastsOf, type Occurrence, occurrencesOf } from './set-off.ts';
import { between, type Standing, stretches } from './standing-acts.ts';
import { blocks, carries, routeOf, stepAwaits, stepStates } from './steps.ts';
import { clauseGoverns, norms, type Rule } from './text.ts';
import { isWalled } from './weigh.ts';

interface GapFound {
  readonly item: string;
  readonly rule: Rule;
  readonly gap: Gap;
}

export interface Items {
  readonly duties: readonly Duty[];
  readonly manners: readonly Manner[];
  readonly bars: readonly Bar[];
  readonly permissions: readonly Permission[];
  readonly notices: readonly Notice[];
  readonly walls: readonly Wall[];
  readonly gaps: readonly GapFound[];
  /** Of each duty set off by an act, by the text of which civil date. */
  readonly dates: ReadonlyMap<string, string>;
  /** Kinds and ids of items by which a clause sends the case to the very person it is about. */
  readonly toSubject: readonly string[];
}

export const NO_ITEMS: Items = {
  duties: [],
  manners: [],
  bars: [],
  permissions: [],
  notices: [],
  walls: [],
  gaps: [],
  dates: new Map(),
  toSubject: [],
};

export function itemsOf(moment: Moment, rule: Rule): Items {
  const tells = rule.body.acts.includes('tell');
  const how = rule.body.when.some((when) => when.is === 'it is done');
  const inOffice = rule.body.when.some((when) => when.is === 'in office');
  switch (rule.body.force === 'alone may' ? 'alone may' : rule.force) {
    case 'must':
    case 'should':
      if (how) return mannerOf(moment, rule);
      if (inOffice) return continuing(moment, rule);
      return tells ? telling(moment, rule) : owing(moment, rule);
    case 'must not':
    case 'should not':
      return tells ? wallsOf(moment, rule) : barsOf(moment, rule);
    case 'may':
    case 'has a right to':
      return permissionsOf(moment, rule);
    case 'alone may': {
      const permissions = permissionsOf(moment, rule);
      return { ...permissions, bars: barsOf(moment, rule).bars };
    }
  }
}

function becauseOf(rule: Rule, trigger: Act | undefined, conditions: Conditions): Because {
  return {
    norm: rule.norm.id,
    clause: rule.clause.number,
    version: rule.version.id,
    force: rule.force,
    place: rule.norm.place,
    trial: rule.trial,
    ...(rule.cappedFrom === undefined ? {} : { cappedFrom: rule.cappedFrom }),
    ...(trigger === undefined ? {} : { trigger: trigger.id }),
    conditions: conditions.readings,
    setAside: [],
    ...(rule.reading === undefined ? {} : { reading: rule.reading }),
  };
}

const undecided = (rule: Rule) => rule.reading?.how === 'not chosen';

/** A party whom nobody has been named as yet is no gap of the text. */
function gapsOf(item: string, rule: Rule, ...holders: (Holders | undefined)[]): readonly GapFound[] {
  return holders
    .flatMap((one) => one?.gaps ?? [])
    .filter(({ why }) => why !== 'party not named')
    .map((gap) => ({ item, rule, gap }));
}

const ofSteps = (steps: readonly StepState[]) =>
  steps.filter((step) => step.state !== 'not needed' || step.of?.gaps.length === 0).map((step) => step.of);

function asForce<F extends string>(force: string, ...allowed: readonly F[]): F {
  const found = allowed.find((one) => one === force);
  if (found === undefined) throw new TypeError(`${force} is not one of ${allowed.join(', ')}`);
  return found;
}

// must, should + act + when an act: one duty for each time.
function owing(moment: Moment, rule: Rule): Items {
  return together(dutiesOf(moment, rule).map((owed) => oneDuty(moment, rule, owed)));
}

function oneDuty(moment: Moment, rule: Rule, owed: Owed): Items {
  const { occurrence, closing, due, conditions } = owed;
  const { trigger } = occurrence;
  const then = closing === undefined ? moment : unjudged(momentOfAct(moment, closing.act));
  const who = bearers(then, rule, trigger);
  const route = routeOf(then, rule, trigger, true);
  const steps = stepStates(then, rule, rule.body.first, trigger, occurrence.set);
  const awaits = [...conditions.awaits, ...route.awaits];
  const late =
    due?.overdueFrom !== undefined && closing !== undefined && closing.act.happened >= due.overdueFrom;
  const state: Duty['state'] =
    closing?.how === 'met'
      ? late
        ? 'met late'
        : 'met'
      : (closing?.how ?? (awaits.length > 0 ? 'awaiting' : owed.overdue ? 'overdue' : 'open'));
  const at = closing?.act.happened ?? (state === 'overdue' ? due?.overdueFrom : undefined);
  const duty: Duty = {
    kind: 'duty',
    id: owed.id,
    because: becauseOf(rule, trigger, conditions),
    undecided: undecided(rule),
    force: asForce(rule.force, 'must', 'should'),
    acts: rule.body.acts,
    who,
    ...(route.to === undefined ? {} : { to: route.to }),
    state,
    since: occurrence.since,
    ...(due === undefined ? {} : { due }),
    ...(closing?.how === 'met' ? { metBy: closing.act.id } : {}),
    ...(at === undefined ? {} : { at }),
    with: rule.body.with,
    ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
    steps,
    awaits: [...awaits, ...stepAwaits(then, rule.body.first, trigger)],
  };
  const gaps = isOpen(state) ? gapsOf(keyOf(duty), rule, who, route.to, ...ofSteps(steps)) : [];
  const toSubject = route.reached?.toSubject ? [keyOf(duty)] : [];
  const dates = new Map(awaits.length > 0 ? [] : [[owed.id, occurrence.date] as const]);
  return {
    ...NO_ITEMS,
    duties: [duty],
    notices: stepNotices(moment, rule, occurrence, duty),
    gaps,
    dates,
    toSubject,
  };
}

export const keyOf = (item: { readonly kind: string; readonly id: string }) => `${item.kind} ${item.id}`;
const isOpen = (state: Duty['state']) => state === 'open' || state === 'overdue';

function together(all: readonly Items[]): Items {
  return {
    duties: all.flatMap(({ duties }) => duties),
    manners: all.flatMap(({ manners }) => manners),
    bars: all.flatMap(({ bars }) => bars),
    permissions: all.flatMap(({ permissions }) => permissions),
    notices: all.flatMap(({ notices }) => notices),
    walls: all.flatMap(({ walls }) => walls),
    gaps: all.flatMap(({ gaps }) => gaps),
    dates: new Map(all.flatMap(({ dates }) => [...dates])),
    toSubject: all.flatMap(({ toSubject }) => toSubject),
  };
}

// A step “tell” gives its notices too; they are part of the duty, and end with it.
function stepNotices(moment: Moment, rule: Rule, occurrence: Begun, duty: Duty): readonly Notice[] {
  if (duty.state === 'awaiting' || undecided(rule)) return [];
  const { trigger } = occurrence;
  const found: Notice[] = [];
  for (const step of rule.body.first) {
    if (step.is !== 'tell') continue;
    const conditions = conditionsOf(unjudged(moment), { if: step.if, unless: [] }, trigger);
    if (conditions.outcome !== 'yes') continue;
    for (const person of reach(step.role, asRole(unjudged(moment), trigger)).people) {
      const sendsToSelf = duty.who.people.length === 1 && duty.who.people[0] === person;
      if (sendsToSelf || found.some((notice) => notice.to === person)) continue;
      const told = actsAfter(before(moment), trigger, occurrence.set).find((act) =>
        tells(moment, act, rule, trigger, person, step.telling),
      );
      const lacks =
        told !== undefined ? [] : step.telling.filter((name) => !isOnRecord(moment, name, trigger));
      const because = becauseOf(rule, trigger, {
        ...conditions,
        readings: [...duty.because.conditions, ...conditions.readings],
      });
      found.push({
        kind: 'notice',
        id: `${duty.id}>${person}`,
        because,
        undecided: false,
        force: duty.force,
        trigger: trigger?.id ?? moment.acts[0]?.id ?? '',
        from: duty.who,
        to: person,
        telling: fieldsTold(told, step.telling),
        state:
          told !== undefined ? 'told' : isOpen(duty.state) ? noticeState(moment, person, lacks) : 'ended',
        lacks,
        since: occurrence.since,
      });
    }
  }
  return found;
}

function noticeState(moment: Moment, person: string, lacks: readonly string[]): Notice['state'] {
  if (subjectsOf(moment).includes(person)) return 'held';
  return lacks.length > 0 ? 'waiting' : 'ready';
}

function unjudged(moment: Moment): Moment {
  const { judged: _, ...rest } = moment;
  return rest;
}

// while in office: one continuing duty for each holder whom the case names, met while what it asks for stands for them.
function continuing(moment: Moment, rule: Rule): Items {
  if (!clauseGoverns(moment, rule, moment.date)) return NO_ITEMS;
  const conditions = conditionsOf(moment, rule.body, undefined);
  if (conditions.outcome === 'no') return NO_ITEMS;
  const who = holdersOf(rule.body.who, asRole(moment, undefined));
  const parties = moment.rulebook.vocabulary.procedures.flatMap((p) => p.parties);
  const named = parties.flatMap(({ name }) => whoNamed(moment, name)?.ids ?? []);
  return together(
    who.people
      .filter((person) => named.includes(person))
      .map((person): Items => {
        const own = rule.body.acts
          .flatMap((name) => stretches(moment, name))
          .filter((one) => isTheirs(moment, one, person));
        const now = own.findLast(({ until }) => until === undefined || moment.at < until);
        const lapsed = own
          .flatMap(({ until }) => until ?? [])
          .toSorted((a, b) => a - b)
          .at(-1);
        const since = now === undefined && lapsed !== undefined ? lapsed : began(moment, rule, person);
        const due = now === undefined ? dueOf(moment, rule, { trigger: undefined, set: since }) : undefined;
        const overdueFrom = due?.overdueFrom ?? Number.POSITIVE_INFINITY;
        const late = overdueFrom <= moment.at && !undecided(rule);
        const owes = conditions.outcome === 'not known' ? 'awaiting' : late ? 'overdue' : 'open';
        const state = now === undefined ? owes : 'met';
        const steps = stepStates(moment, rule, rule.body.first, undefined, since);
        const duty: Duty = {
          kind: 'duty',
          id: `${itemId(rule, undefined)}>${person}`,
          because: becauseOf(rule, undefined, conditions),
          undecided: undecided(rule),
          force: asForce(rule.force, 'must', 'should'),
          acts: rule.body.acts,
          who: { ...who, people: [person], mode: 'any' },
          state,
          since,
          ...(due === undefined ? {} : { due }),
          ...(now === undefined ? {} : { metBy: now.act.id, at: now.from }),
          ...(state === 'overdue' ? { at: overdueFrom } : {}),
          with: rule.body.with,
          ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
          steps,
          awaits: conditions.awaits,
        };
        const notices = stepNotices(
          moment,
          rule,
          { trigger: undefined, set: duty.since, since: duty.since },
          duty,
        );
        return {
          ...NO_ITEMS,
          duties: [duty],
          notices,
          gaps: isOpen(state) ? gapsOf(keyOf(duty), rule, ...ofSteps(steps)) : [],
        };
      }),
  );
}

function isTheirs(moment: Moment, { act }: Standing, person: string): boolean {
  const sides = between(moment, act, act.act);
  return sides.length === 0 ? doerOf(moment, act) === person : sides.flat().includes(person);
}

/** When they took office, or when the text came into force, whichever is later. */
function began(moment: Moment, rule: Rule, person: string): number {
  const held = [...moment.directory.holdings, ...moment.directory.memberships].filter(
    (one) =>
      one.person === person &&
      (one.from ?? moment.date) <= moment.date &&
      moment.date <= (one.until ?? moment.date),
  );
  const office = held.flatMap(({ from }) => from ?? []).toSorted()[0];
  const { trial } = moment.rulebook.council;
  const text = [rule.trial ? trial?.from : rule.version.inForce.from, rule.clause.inForce?.from];
  const dates = [office, ...text].flatMap((date) => date ?? []).toSorted();
  const last = dates.at(-1);
  return last === undefined
    ? (moment.acts[0]?.happened ?? moment.at)
    : startOf(last, moment.rulebook.council.zone);
}

// it is done: how an act is to be done, while the case is open.
function mannerOf(moment: Moment, rule: Rule): Items {
  if (!clauseGoverns(moment, rule, moment.date)) return NO_ITEMS;
  const conditions = conditionsOf(moment, rule.body, undefined);
  if (conditions.outcome === 'no') return NO_ITEMS;
  const id = itemId(rule, undefined);
  const who = bearers(moment, rule, undefined);
  const route = routeOf(moment, rule, undefined, true);
  const steps = stepStates(moment, rule, rule.body.first, undefined);
  const over = moment.judged === undefined && isClosed(moment);
  const ended = over || before(moment).acts.some((act) => ends(moment, rule, act));
  const awaits = [...conditions.awaits, ...route.awaits];
  const state = ended ? 'ended' : awaits.length > 0 ? 'awaiting' : 'open';
  const manner: Manner = {
    kind: 'manner',
    id,
    because: becauseOf(rule, undefined, conditions),
    undecided: undecided(rule),
    force: asForce(rule.force, 'must', 'should'),
    acts: rule.body.acts,
    who,
    ...(route.to === undefined ? {} : { to: route.to }),
    with: rule.body.with,
    ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
    steps,
    state,
    awaits,
  };
  const gaps = state === 'open' ? gapsOf(keyOf(manner), rule, who, route.to, ...ofSteps(steps)) : [];
  return { ...NO_ITEMS, manners: [manner], gaps, toSubject: route.reached?.toSubject ? [keyOf(manner)] : [] };
}

/** Once for each time it was set off; without a `when`, from the first act of the case. */
function times(moment: Moment, rule: Rule): readonly Begun[] {
  if (rule.body.when.length > 0)
    return occurrencesOf(moment, rule).map(({ trigger, set, since }) => ({ trigger, set, since }));
  const begun = moment.acts[0]?.happened ?? moment.at;
  return clauseGoverns(moment, rule, moment.date) ? [{ trigger: undefined, set: begun, since: begun }] : [];
}

interface Begun {
  readonly trigger: Act | undefined;
  readonly set: number;
  readonly since: number;
}

function endedBy(moment: Moment, rule: Rule, { trigger, set }: Begun): Act | undefined {
  return actsAfter(before(moment), trigger, set).find((act) => ends(moment, rule, act));
}

// must not, should not, alone may (for everybody else) + act: a bar.
function barsOf(moment: Moment, rule: Rule): Items {
  const bars = times(moment, rule).flatMap((begun): Bar[] => {
    const ended = endedBy(moment, rule, begun);
    const then = ended === undefined ? moment : unjudged(momentOfAct(moment, ended));
    const conditions = conditionsOf(then, rule.body, begun.trigger);
    if (conditions.outcome === 'no' || (ended !== undefined && conditions.outcome === 'not known')) return [];
    const isAlone = rule.body.force === 'alone may';
    const isCapped = isAlone && rule.cappedFrom !== undefined;
    // Of what only some may do, nobody whom the case is about is one.
    const who = holdersOf(rule.body.who, asRole(then, begun.trigger, isAlone));
    const { to } = isAlone ? { to: undefined } : routeOf(then, rule, begun.trigger, false);
    const force = isCapped ? 'should not' : asForce(rule.force, 'must not', 'should not', 'alone may');
    const id = itemId(rule, begun.trigger);
    const lasts = lastsOf(moment, rule, begun);
    return [
      {
        kind: 'bar',
        id: isAlone ? `${id}!` : id,
        because: { ...becauseOf(rule, begun.trigger, conditions), force },
        undecided: undecided(rule),
        force,
        acts: rule.body.acts,
        who: isCapped ? everybodyBut(moment, who) : who,
        ...(to === undefined ? {} : { to }),
        state: ended !== undefined ? 'ended' : conditions.outcome === 'not known' ? 'awaiting' : 'in force',
        since: begun.since,
        ...(lasts === undefined ? {} : { lasts }),
        awaits: conditions.awaits,
      },
    ];
  });
  return { ...NO_ITEMS, bars };
}

function everybodyBut(moment: Moment, who: Holders): Holders {
  const people = moment.directory.people.map(({ id }) => id).filter((id) => !who.people.includes(id));
  return { words: `everyone except ${who.words}`, people, mode: 'each', gaps: [] };
}

// may, has a right to, alone may (for those it names): a permission.
function permissionsOf(moment: Moment, rule: Rule): Items {
  return together(times(moment, rule).map((begun) => onePermission(moment, rule, begun)));
}

function onePermission(moment: Moment, rule: Rule, begun: Begun): Items {
  const { trigger } = begun;
  const ended = endedBy(moment, rule, begun);
  const then = ended === undefined ? moment : unjudged(momentOfAct(moment, ended));
  const conditions = conditionsOf(then, rule.body, trigger);
  if (conditions.outcome === 'no' || (ended !== undefined && conditions.outcome === 'not known'))
    return NO_ITEMS;
  const id = itemId(rule, trigger);
  const who = bearers(then, rule, trigger);
  const route = routeOf(then, rule, trigger, true);
  const steps = stepStates(
    then,
    rule,
    rule.body.first,
    trigger,
    trigger === undefined ? undefined : begun.set,
  );
  const awaits = [...conditions.awaits, ...route.awaits];
  const waits = steps.some(blocks) ? 'waiting for steps' : 'open';
  const lasts = lastsOf(moment, rule, begun);
  const state = ended !== undefined ? 'ended' : awaits.length > 0 ? 'awaiting' : waits;
  const permission: Permission = {
    kind: 'permission',
    id,
    because: becauseOf(rule, trigger, conditions),
    undecided: undecided(rule),
    force: asForce(rule.force, 'may', 'alone may', 'has a right to'),
    acts: rule.body.acts,
    who,
    ...(route.to === undefined ? {} : { to: route.to }),
    state,
    ...(lasts === undefined ? {} : { lasts }),
    with: rule.body.with,
    steps,
    awaits: [...awaits, ...stepAwaits(then, rule.body.first, trigger)],
  };
  const inForce = state === 'open' || state === 'waiting for steps';
  const gaps = inForce ? gapsOf(keyOf(permission), rule, who, route.to, ...ofSteps(steps)) : [];
  return { ...NO_ITEMS, permissions: [permission], gaps };
}

// must, should tell: one duty for each time, and one notice for each recipient, fixed at the instant it falls due.
function telling(seen: Moment, rule: Rule): Items {
  // An act of telling counts once for each person, for the oldest that it tells of.
  const used: string[] = [];
  return together(occurrencesOf(seen, rule).map((occurrence) => oneTelling(seen, rule, occurrence, used)));
}

/** Just after the first act, its `when` act or later, at which its conditions were yes, or when the norm then began. */
function fallsDue(moment: Moment, rule: Rule, { trigger, since }: Occurrence): Moment | undefined {
  const first = [
    ...moment.acts.filter(({ id }) => id === trigger.id),
    ...actsAfter(moment, trigger, Number.NEGATIVE_INFINITY),
  ]
    .map((act) => unjudged(momentOfAct(moment, act)))
    .find((then) => conditionsOf(then, rule.body, trigger).outcome === 'yes');
  return first !== undefined && since > first.at ? earlier(moment, since) : first;
}

function oneTelling(seen: Moment, rule: Rule, occurrence: Occurrence, used: string[]): Items {
  const moment = before(seen);
  const { trigger } = occurrence;
  const now = conditionsOf(moment, rule.body, trigger);
  const fell = now.outcome === 'not known' ? undefined : fallsDue(moment, rule, occurrence);
  const fixed = fell ?? moment;
  const since = fell?.at ?? occurrence.since;
  const later = actsAfter(moment, trigger, occurrence.set);
  const ended = later.find((act) => ends(moment, rule, act));
  const who = bearers(moment, rule, trigger);
  const route = routeOf(fixed, rule, trigger, false);
  const sender = who.people.length === 1 ? who.people[0] : undefined;
  const people = (route.to?.people ?? []).filter((person) => person !== sender);
  const fields =
    rule.body.telling === undefined || rule.body.telling === 'everything' ? [] : rule.body.telling;
  const toldActs = new Map(
    people.map((person) => {
      const act = later.find(
        (one) => !used.includes(`${one.id}>${person}`) && tells(moment, one, rule, trigger, person, fields),
      );
      if (act !== undefined) used.push(`${act.id}>${person}`);
      return [person, act] as const;
    }),
  );
  const toldBy = (person: string) => toldActs.get(person);
  const anyOne = route.to?.mode === 'any' && people.length > 1;
  const told = people
    .flatMap((person) => toldBy(person) ?? [])
    .toSorted((a, b) => later.indexOf(a) - later.indexOf(b));
  const isTold = anyOne ? told.length > 0 : told.length > 0 && told.length === people.length;
  const last = isTold ? told.toSorted((a, b) => a.happened - b.happened).at(-1) : undefined;
  // Once everybody had been told it was over, whatever came to be known later.
  const conditions =
    now.outcome === 'no' && last !== undefined
      ? conditionsOf(unjudged(momentOfAct(moment, last)), rule.body, trigger)
      : now;
  if (conditions.outcome === 'no' || (now.outcome === 'no' && conditions.outcome !== 'yes')) return NO_ITEMS;
  if (ended !== undefined && ended.happened < since) return NO_ITEMS;
  const awaits = now.outcome === 'no' ? [] : [...conditions.awaits, ...route.awaits];
  const met =
    last !== undefined && (ended === undefined || last.happened <= ended.happened) ? last : undefined;
  const closing = met ?? ended;
  const due = dueOf(seen, rule, occurrence);
  const overdueFrom = due?.overdueFrom ?? Number.POSITIVE_INFINITY;
  const late = moment.at >= overdueFrom && !undecided(rule);
  const state: Duty['state'] =
    met !== undefined
      ? met.happened >= overdueFrom
        ? 'met late'
        : 'met'
      : ended !== undefined
        ? 'ended'
        : awaits.length > 0
          ? 'awaiting'
          : late
            ? 'overdue'
            : 'open';
  const at = closing?.happened ?? (state === 'overdue' ? due?.overdueFrom : undefined);
  const steps = stepStates(moment, rule, rule.body.first, trigger, occurrence.set);
  const id = itemId(rule, trigger);
  const common = { because: becauseOf(rule, trigger, conditions), undecided: undecided(rule) };
  const force = asForce(rule.force, 'must', 'should');
  const to = route.to === undefined ? undefined : { ...route.to, people };
  const duty: Duty = {
    kind: 'duty',
    id,
    ...common,
    force,
    acts: rule.body.acts,
    who,
    ...(to === undefined ? {} : { to }),
    state,
    since,
    ...(due === undefined ? {} : { due }),
    ...(met === undefined ? {} : { metBy: met.id }),
    ...(at === undefined ? {} : { at }),
    with: rule.body.with,
    ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
    steps,
    telling: fields,
    awaits,
  };
  const notices = people.map((person): Notice => {
    const act = toldBy(person);
    const lacks = act === undefined ? fields.filter((name) => !isOnRecord(moment, name, trigger)) : [];
    const isOver = ended !== undefined && (act === undefined || act.happened > ended.happened);
    const another = anyOne && act === undefined && told.length > 0;
    const waits = anyOne || undecided(rule) ? 'waiting' : 'ready';
    const open = noticeState(moment, person, lacks);
    return {
      kind: 'notice',
      id: `${id}>${person}`,
      ...common,
      force,
      trigger: trigger.id,
      from: who,
      to: person,
      telling: fieldsTold(act, fields),
      ...(due === undefined ? {} : { due }),
      state: isOver || another ? 'ended' : act !== undefined ? 'told' : open === 'ready' ? waits : open,
      lacks,
      since,
    };
  });
  const nobody = awaits.length === 0 && people.length === 0 && (to?.gaps.length ?? 0) === 0;
  return {
    ...NO_ITEMS,
    duties: nobody ? [] : [duty],
    notices: awaits.length > 0 ? [] : notices,
    dates: new Map(awaits.length > 0 ? [] : [[id, occurrence.date] as const]),
    gaps: isOpen(state) && !nobody ? gapsOf(keyOf(duty), rule, who, to, ...ofSteps(steps)) : [],
  };
}

/** A `told` act that names the norm, or one of its items, and the person, and tells enough. */
function tells(
  moment: Moment,
  act: Act,
  rule: Rule,
  trigger: Act | undefined,
  person: string,
  fields: readonly string[],
): boolean {
  const id = itemId(rule, trigger);
  const ids = [rule.norm.id, itemId(rule, undefined), id, `${id}>${person}`];
  const named = ids.includes(String(act.values['norm'] ?? act.meets));
  if (act.act !== 'told' || !named || !idsIn(act.values['of']).includes(person)) return false;
  return carries(act, fields) || isKeptBack(moment, act, rule, trigger, person, fields);
}

/** What it leaves out, a wall that prevailed kept from the person just before; but something was told. */
function isKeptBack(
  moment: Moment,
  act: Act,
  rule: Rule,
  trigger: Act | undefined,
  person: string,
  fields: readonly string[],
): boolean {
  const listed = idsIn(act.values['telling']);
  const missing = fields.filter((field) => !listed.includes(field));
  if (missing.length === fields.length) return false;
  const then = before(momentOfAct(moment, act));
  const walls = norms(then)
    .filter(({ norm }) =>
      [norm, ...norm.readings.map(({ body }) => body)].some((body) => body.acts.includes('tell')),
    )
    .flatMap((found) => wallsIn(then, found))
    .filter(
      ({ item }) => item.kind === 'wall' && item.state === 'in force' && item.against.people.includes(person),
    )
    .filter((wall) => isWalled(then, rule, trigger, wall));
  return missing.every((field) =>
    walls.some(
      ({ item }) => item.kind === 'wall' && (item.telling === 'everything' || item.telling.includes(field)),
    ),
  );
}

/** Of these fields, those that the act says were told: all, where it lists nothing. */
function fieldsTold(told: Act | undefined, fields: readonly string[]): readonly string[] {
  const listed = idsIn(told?.values['telling']);
  return listed.length === 0 ? fields : fields.filter((field) => listed.includes(field));
}

function isOnRecord(moment: Moment, name: string, trigger: Act | undefined): boolean {
  if (name.startsWith('that ')) return true;
  if (whoNamed(moment, name) !== undefined) return true;
  return factValue(moment, name)?.act !== undefined || carrier(moment, name, trigger) !== undefined;
}

// must not, should not tell: a wall, from its `when` act, else from the case’s first act. Without `to`, against everyone.
function wallsOf(moment: Moment, rule: Rule): Items {
  const walls = times(moment, rule).flatMap((begun): Wall[] => {
    const ended = endedBy(moment, rule, begun);
    const then = ended === undefined ? moment : unjudged(momentOfAct(moment, ended));
    const conditions = conditionsOf(then, rule.body, begun.trigger);
    if (conditions.outcome === 'no' || (ended !== undefined && conditions.outcome === 'not known')) return [];
    const people = moment.directory.people.map(({ id }) => id);
    const { to } = routeOf(then, rule, begun.trigger, false);
    return [
      {
        kind: 'wall',
        id: itemId(rule, begun.trigger),
        because: becauseOf(rule, begun.trigger, conditions),
        undecided: undecided(rule),
        force: asForce(rule.force, 'must not', 'should not'),
        ...(begun.trigger === undefined ? {} : { trigger: begun.trigger.id }),
        against: to ?? { words: 'everyone', people, mode: 'each', gaps: [] },
        telling: rule.body.telling ?? [],
        state: ended !== undefined ? 'ended' : conditions.outcome === 'not known' ? 'awaiting' : 'in force',
        since: begun.since,
        until: rule.body.until.map(({ act }) => act),
      },
    ];
  });
  return { ...NO_ITEMS, walls };
}

/** A closing act has happened, no duty set off after the latest one is still to be done, and no right for a time runs. */
export function isClosed(moment: Moment): boolean {
  const acts = moment.rulebook.vocabulary.procedures.flatMap((p) => p.acts);
  const closing = moment.acts.findLast((act) => acts.some((type) => type.closes && type.name === act.act));
  if (closing === undefined) return false;
  const bearing = norms(moment).filter((found) => bearsOnCase(moment, found));
  const sinceThen = moment.acts.slice(moment.acts.indexOf(closing)).map(({ id }) => id);
  const runs = bearing
    .flatMap((found) => rightsIn(moment, found))
    .some(
      ({ state, lasts, because }) =>
        (state === 'open' || state === 'waiting for steps') &&
        lasts !== undefined &&
        sinceThen.some((id) => id === because.trigger),
    );
  if (runs) return false;
  const owed = bearing
    .flatMap(({ version, norm }) => dutiesOfNorm(moment, version.id, norm.id))
    .flatMap(({ duty, undecided }) => (undecided ? [] : [duty]));
  return !owed.some(
    (duty) =>
      isOpen(duty.state) &&
      [...moment.acts, ...moment.elsewhere].some(
        (act) => act.id === duty.because.trigger && act.happened > closing.happened,
      ),
  );
}
