// The items that one rule gives at one moment, before rules are held against each other.
// One function for each kind of norm that src/engine/README.md describes.

import type { Act } from '#engine/history.ts';
import type {
  Bar,
  Because,
  Due,
  Duty,
  Gap,
  Holders,
  Manner,
  Notice,
  Permission,
  StepState,
  Wall,
} from '#engine/standing.ts';
import { bearers, conditionsAt, dutiesOf, ends, itemId, type Owed } from './duties.ts';
import { asRole, type Conditions, carrier, conditionsOf, valueOf } from './facts.ts';
import { actsAfter, before, idsIn, type Moment, momentOf, momentOfAct, partyNamed, subjectsOf, whoNamed } from './moment.ts';
import { holdersOf } from './roles.ts';
import { dueOf, type Occurrence, occurrencesOf } from './set-off.ts';
import { standingNow } from './standing-acts.ts';
import { blocks, routeOf, stepStates } from './steps.ts';
import { clauseGoverns, type Rule } from './text.ts';

export interface GapFound {
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
  /** Routes that a clause sends to the very person the case is about. */
  readonly toSubject: readonly Rule[];
}

export const NO_ITEMS: Items = {
  duties: [],
  manners: [],
  bars: [],
  permissions: [],
  notices: [],
  walls: [],
  gaps: [],
  toSubject: [],
};

export function isClosed(moment: Moment): boolean {
  const closing = moment.rulebook.vocabulary.procedures.flatMap((p) => p.acts).filter((act) => act.closes);
  return moment.acts.some((act) => closing.some((type) => type.name === act.act));
}

export function itemsOf(moment: Moment, rule: Rule): Items {
  const tells = rule.body.acts.includes('tell');
  const how = rule.body.when.some((when) => when.is === 'it is done');
  const whiles = rule.body.when.some((when) => when.is === 'in office' || when.is === 'stands');
  switch (rule.force) {
    case 'must':
    case 'should':
      if (how) return mannerOf(moment, rule);
      if (whiles) return continuing(moment, rule);
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

export function becauseOf(rule: Rule, trigger: Act | undefined, conditions: Conditions): Because {
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

function gapsOf(item: string, rule: Rule, ...holders: (Holders | undefined)[]): readonly GapFound[] {
  return holders.flatMap((one) => (one?.gaps ?? []).map((gap) => ({ item, rule, gap })));
}

const ofSteps = (steps: readonly StepState[]) =>
  steps.filter((step) => step.state === 'to do').map((step) => step.of);

function asForce<F extends string>(force: string, ...allowed: readonly F[]): F {
  const found = allowed.find((one) => one === force);
  if (found === undefined) throw new TypeError(`${force} is not one of ${allowed.join(', ')}`);
  return found;
}

// must, should + act + when an act: one duty for each time.
function owing(moment: Moment, rule: Rule): Items {
  const parts = dutiesOf(moment, rule).map((owed) => oneDuty(moment, rule, owed));
  return {
    ...NO_ITEMS,
    duties: parts.map(({ duty }) => duty),
    gaps: parts.flatMap(({ gaps }) => gaps),
    toSubject: parts.some(({ toSubject }) => toSubject) ? [rule] : [],
  };
}

function oneDuty(moment: Moment, rule: Rule, owed: Owed) {
  const { occurrence, closing, due, conditions } = owed;
  const { trigger } = occurrence;
  const then = closing === undefined ? moment : unjudged(momentOfAct(moment, closing.act));
  const who = bearers(then, rule, trigger);
  const route = routeOf(then, rule, trigger, true);
  const steps = stepStates(then, rule, rule.body.first, trigger);
  const awaiting = conditions.outcome === 'not known' || (closing === undefined && route.awaits.length > 0);
  const late = due?.overdueFrom !== undefined && closing !== undefined && closing.act.happened >= due.overdueFrom;
  const state: Duty['state'] = awaiting
    ? 'awaiting'
    : closing?.how === 'met'
      ? late
        ? 'met late'
        : 'met'
      : (closing?.how ?? (owed.overdue ? 'overdue' : 'open'));
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
    ...(at === undefined || awaiting ? {} : { at }),
    with: rule.body.with,
    ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
    steps,
    awaits: awaiting ? [...conditions.awaits, ...route.awaits] : [],
  };
  const open = closing === undefined && conditions.outcome === 'yes';
  return {
    duty,
    gaps: open ? gapsOf(owed.id, rule, who, route.to, ...ofSteps(steps)) : [],
    toSubject: open && route.toSubject,
  };
}

function unjudged(moment: Moment): Moment {
  const { judged: _, ...rest } = moment;
  return rest;
}

// while in office, while a standing act stands: one continuing duty for each holder, met while what it asks for stands.
function continuing(moment: Moment, rule: Rule): Items {
  if (!clauseGoverns(moment, rule, moment.date)) return NO_ITEMS;
  const conditions = conditionsOf(moment, rule.body, undefined);
  if (conditions.outcome === 'no') return NO_ITEMS;
  const first = moment.acts[0];
  const sinces = rule.body.when.flatMap((when) => {
    if (when.is === 'in office') return first === undefined ? [] : [first.happened];
    return when.is === 'stands' ? standingNow(moment, when.act).map(({ from }) => from) : [];
  });
  if (sinces.length === 0) return NO_ITEMS;
  const who = bearers(moment, rule, undefined);
  const route = routeOf(moment, rule, undefined, true);
  const steps = stepStates(moment, rule, rule.body.first, undefined);
  const awaiting = conditions.outcome === 'not known' || route.awaits.length > 0;
  const duties = who.people.map((person): Duty => {
    const act = doneBy(moment, rule, person);
    return {
      kind: 'duty',
      id: `${itemId(rule, undefined)}>${person}`,
      because: becauseOf(rule, undefined, conditions),
      undecided: undecided(rule),
      force: asForce(rule.force, 'must', 'should'),
      acts: rule.body.acts,
      who: { words: who.words, people: [person], mode: who.mode, gaps: [] },
      ...(route.to === undefined ? {} : { to: route.to }),
      state: awaiting ? 'awaiting' : act === undefined ? 'open' : 'met',
      since: Math.min(...sinces),
      ...(act === undefined || awaiting ? {} : { metBy: act.id, at: act.happened }),
      with: rule.body.with,
      ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
      steps,
      awaits: awaiting ? [...conditions.awaits, ...route.awaits] : [],
    };
  });
  const gaps = awaiting ? [] : gapsOf(itemId(rule, undefined), rule, who, route.to, ...ofSteps(steps));
  return { ...NO_ITEMS, duties, gaps };
}

function doneBy(moment: Moment, rule: Rule, person: string): Act | undefined {
  return rule.body.acts
    .flatMap((name) => standingNow(moment, name))
    .map(({ act }) => act)
    .find((act) => act.by === person || Object.values(act.values).some((value) => idsIn(value).includes(person)));
}

// it is done: how an act is to be done, while the case is open.
function mannerOf(moment: Moment, rule: Rule): Items {
  if (!clauseGoverns(moment, rule, moment.date) || isClosed(before(moment))) return NO_ITEMS;
  const conditions = conditionsOf(moment, rule.body, moment.judged);
  if (conditions.outcome === 'no') return NO_ITEMS;
  const id = itemId(rule, undefined);
  const who = bearers(moment, rule, moment.judged);
  const route = routeOf(moment, rule, moment.judged, true);
  const steps = stepStates(moment, rule, rule.body.first, undefined);
  const ended = before(moment).acts.some((act) => ends(moment, rule, act));
  const awaiting = conditions.outcome === 'not known' || route.awaits.length > 0;
  const state = ended ? 'ended' : awaiting ? 'awaiting' : 'open';
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
    awaits: state === 'awaiting' ? [...conditions.awaits, ...route.awaits] : [],
  };
  const gaps = state === 'open' ? gapsOf(id, rule, who, route.to, ...ofSteps(steps)) : [];
  return { ...NO_ITEMS, manners: [manner], gaps, toSubject: state === 'open' && route.toSubject ? [rule] : [] };
}

/** Once for each time it was set off, or once for good where nothing needs to set it off. */
function times(moment: Moment, rule: Rule): readonly (Occurrence | undefined)[] {
  const past = before(moment);
  const always = clauseGoverns(moment, rule, moment.date) && rule.body.when.length === 0;
  const whiles = rule.body.when.some(
    (when) => when.is === 'in office' || (when.is === 'stands' && standingNow(moment, when.act).length > 0),
  );
  const lasting = always || (whiles && clauseGoverns(moment, rule, moment.date));
  return [...(lasting ? [undefined] : []), ...occurrencesOf(past, rule)];
}

function endedBy(moment: Moment, rule: Rule, occurrence: Occurrence | undefined): Act | undefined {
  const acts = occurrence === undefined ? moment.acts : actsAfter(moment, occurrence.trigger, occurrence.set);
  return acts.find((act) => act !== moment.judged && ends(moment, rule, act));
}

// must not, should not, alone may (for everybody else) + act: a bar.
function barsOf(moment: Moment, rule: Rule): Items {
  const bars = times(moment, rule).flatMap((occurrence): Bar[] => {
    const ended = endedBy(moment, rule, occurrence);
    const conditions = atClose(moment, rule, occurrence, ended);
    if (conditions.outcome === 'no') return [];
    const who = holdersOf(rule.body.who, asRole(moment, occurrence?.trigger, rule.force === 'alone may'));
    const { to } = routeOf(moment, rule, occurrence?.trigger, false);
    const capped = rule.force === 'alone may' && rule.cappedFrom !== undefined;
    return [
      {
        kind: 'bar',
        id: itemId(rule, occurrence?.trigger),
        because: becauseOf(rule, occurrence?.trigger, conditions),
        undecided: undecided(rule),
        force: capped ? 'should not' : asForce(rule.force, 'must not', 'should not', 'alone may'),
        acts: rule.body.acts,
        who: capped ? everybodyBut(moment, who) : who,
        ...(to === undefined || rule.force === 'alone may' ? {} : { to }),
        state: ended !== undefined ? 'ended' : conditions.outcome === 'not known' ? 'awaiting' : 'in force',
        ...(occurrence === undefined ? {} : { since: occurrence.since }),
        awaits: ended === undefined ? conditions.awaits : [],
      },
    ];
  });
  return { ...NO_ITEMS, bars };
}

function everybodyBut(moment: Moment, who: Holders): Holders {
  const people = moment.directory.people.map(({ id }) => id).filter((id) => !who.people.includes(id));
  return { words: `everyone except ${who.words}`, people: people.toSorted(), mode: 'each', gaps: [] };
}

/** Read as of now; of what is closed, as of its closing unless not known until later. */
function atClose(moment: Moment, rule: Rule, occurrence: Occurrence | undefined, closedBy: Act | undefined): Conditions {
  if (closedBy === undefined) return conditionsOf(moment, rule.body, occurrence?.trigger);
  const then = conditionsOf(unjudged(momentOfAct(moment, closedBy)), rule.body, occurrence?.trigger);
  return then.outcome === 'not known' ? conditionsOf(moment, rule.body, occurrence?.trigger) : then;
}

// may, has a right to, alone may (for those it names): a permission.
function permissionsOf(moment: Moment, rule: Rule): Items {
  const gaps: GapFound[] = [];
  const toSubject: Rule[] = [];
  const permissions = times(moment, rule).flatMap((occurrence): Permission[] => {
    const ended = endedBy(moment, rule, occurrence);
    const conditions = atClose(moment, rule, occurrence, ended);
    if (conditions.outcome === 'no') return [];
    const trigger = occurrence?.trigger;
    const id = itemId(rule, trigger);
    const who = bearers(moment, rule, trigger);
    const route = routeOf(moment, rule, trigger, true);
    const steps = stepStates(moment, rule, rule.body.first, trigger);
    const awaiting = conditions.outcome === 'not known' || route.awaits.length > 0;
    const state =
      ended !== undefined ? 'ended' : awaiting ? 'awaiting' : steps.some(blocks) ? 'waiting for steps' : 'open';
    if (state === 'open' || state === 'waiting for steps') {
      gaps.push(...gapsOf(id, rule, who, route.to, ...ofSteps(steps)));
      if (route.toSubject) toSubject.push(rule);
    }
    return [
      {
        kind: 'permission',
        id,
        because: becauseOf(rule, trigger, conditions),
        undecided: undecided(rule),
        force: asForce(rule.force, 'may', 'alone may', 'has a right to'),
        acts: rule.body.acts,
        who,
        ...(route.to === undefined ? {} : { to: route.to }),
        state,
        with: rule.body.with,
        steps,
        awaits: state === 'awaiting' ? [...conditions.awaits, ...route.awaits] : [],
      },
    ];
  });
  return { ...NO_ITEMS, permissions, gaps, toSubject };
}

// must, should tell: one duty for each time, and one notice for each recipient, fixed at the instant it falls due.
function telling(moment: Moment, rule: Rule): Items {
  const parts = occurrencesOf(moment, rule).flatMap((occurrence) => {
    const part = oneTelling(moment, rule, occurrence);
    return part === undefined ? [] : [part];
  });
  return {
    ...NO_ITEMS,
    duties: parts.map(({ duty }) => duty),
    notices: parts.flatMap(({ notices }) => notices),
    gaps: parts.flatMap(({ gaps }) => gaps),
  };
}

function oneTelling(moment: Moment, rule: Rule, occurrence: Occurrence) {
  const { trigger } = occurrence;
  const fixed = momentOf(moment, occurrence.since);
  const route = routeOf(fixed, rule, trigger, false);
  const people = route.to?.people ?? [];
  const later = actsAfter(moment, trigger, occurrence.set);
  const toldBy = (person: string) => later.find((act) => act.act === 'told' && tells(act, rule, person));
  const ended = later.find((act) => ends(moment, rule, act));
  const inTime = (act: Act | undefined) =>
    act !== undefined && (ended === undefined || later.indexOf(act) < later.indexOf(ended));
  const told = people.map(toldBy);
  const allTold = people.length > 0 && told.every(inTime);
  const lastTold = allTold ? told.toSorted((a, b) => later.indexOf(a as Act) - later.indexOf(b as Act)).at(-1) : undefined;
  const closing = lastTold ?? ended;
  const conditions = conditionsAt(moment, rule, occurrence, closing);
  if (conditions.outcome === 'no') return undefined;
  const due = dueOf(moment, rule, occurrence);
  const then = closing === undefined ? moment : unjudged(momentOfAct(moment, closing));
  const who = bearers(then, rule, trigger);
  const steps = stepStates(then, rule, rule.body.first, trigger);
  const fields = Array.isArray(rule.body.telling) ? (rule.body.telling as readonly string[]) : [];
  const awaiting = conditions.outcome === 'not known' || route.awaits.length > 0;
  const id = itemId(rule, trigger);
  const common = { because: becauseOf(rule, trigger, conditions), undecided: undecided(rule) };
  const state = tellState(moment, rule, { awaiting, lastTold, ended, due });
  const at = closing?.happened ?? (state === 'overdue' ? due?.overdueFrom : undefined);
  const duty: Duty = {
    kind: 'duty',
    id,
    ...common,
    force: asForce(rule.force, 'must', 'should'),
    acts: rule.body.acts,
    who,
    ...(route.to === undefined ? {} : { to: route.to }),
    state,
    since: occurrence.since,
    ...(due === undefined ? {} : { due }),
    ...(lastTold === undefined ? {} : { metBy: lastTold.id }),
    ...(at === undefined || awaiting ? {} : { at }),
    with: rule.body.with,
    ...(rule.body.showing === undefined ? {} : { showing: rule.body.showing }),
    steps,
    telling: fields,
    awaits: awaiting ? [...conditions.awaits, ...route.awaits] : [],
  };
  const lacks = fields.filter((name) => !isOnRecord(moment, name, trigger));
  const notices = awaiting
    ? []
    : people.map((person): Notice => {
        const state = inTime(toldBy(person))
          ? 'told'
          : ended !== undefined
            ? 'ended'
            : subjectsOf(moment).includes(person)
              ? 'held'
              : lacks.length > 0
                ? 'waiting'
                : 'ready';
        return {
          kind: 'notice',
          id: `${id}>${person}`,
          ...common,
          force: asForce(rule.force, 'must', 'should'),
          trigger: trigger.id,
          from: who,
          to: person,
          telling: fields,
          ...(due === undefined ? {} : { due }),
          state,
          lacks,
          since: occurrence.since,
        };
      });
  const open = closing === undefined && !awaiting;
  return { duty, notices, gaps: open ? gapsOf(id, rule, who, route.to, ...ofSteps(steps)) : [] };
}

function tellState(
  moment: Moment,
  rule: Rule,
  it: { awaiting: boolean; lastTold: Act | undefined; ended: Act | undefined; due: Due | undefined },
): Duty['state'] {
  if (it.awaiting) return 'awaiting';
  const overdueFrom = it.due?.overdueFrom ?? Number.POSITIVE_INFINITY;
  if (it.lastTold !== undefined) return it.lastTold.happened >= overdueFrom ? 'met late' : 'met';
  if (it.ended !== undefined) return 'ended';
  return moment.at >= overdueFrom && !undecided(rule) ? 'overdue' : 'open';
}

function tells(act: Act, rule: Rule, person: string): boolean {
  return act.values['norm'] === rule.norm.id && idsIn(act.values['of']).includes(person);
}

function isOnRecord(moment: Moment, name: string, trigger: Act): boolean {
  if (name.startsWith('that ')) return true;
  if (partyNamed(moment, name) !== undefined) return whoNamed(moment, name) !== undefined;
  return valueOf(moment, name) !== undefined || carrier(moment, name, trigger) !== undefined;
}

// must not, should not tell: a wall, from its `when` act, else from the first act of the case.
function wallsOf(moment: Moment, rule: Rule): Items {
  const walls = times(moment, rule).flatMap((occurrence): Wall[] => {
    const since = occurrence?.since ?? moment.acts[0]?.happened;
    const ended = endedBy(moment, rule, occurrence);
    const conditions = atClose(moment, rule, occurrence, ended);
    if (conditions.outcome === 'no' || since === undefined) return [];
    const { to, awaits } = routeOf(moment, rule, occurrence?.trigger, false);
    const awaiting = conditions.outcome === 'not known' || awaits.length > 0;
    return [
      {
        kind: 'wall',
        id: itemId(rule, occurrence?.trigger),
        because: becauseOf(rule, occurrence?.trigger, conditions),
        undecided: undecided(rule),
        force: asForce(rule.force, 'must not', 'should not'),
        ...(occurrence === undefined ? {} : { trigger: occurrence.trigger.id }),
        against: to ?? { words: 'everyone', people: moment.directory.people.map(({ id }) => id).toSorted(), mode: 'each', gaps: [] },
        telling: rule.body.telling ?? 'everything',
        state: ended !== undefined ? 'ended' : awaiting ? 'awaiting' : 'in force',
        since,
        until: rule.body.until.map(({ act }) => act),
      },
    ];
  });
  return { ...NO_ITEMS, walls };
}

