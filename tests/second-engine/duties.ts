// What is owed under one norm, each time it was set off, and how it stands: open, met, late, ended, departed, awaiting.
// It knows nothing of other norms, except that one may set off another.

import type { Act } from '#engine/history.ts';
import type { Due, Holders } from '#engine/standing.ts';
import { asRole, type Conditions, conditionsOf } from './facts.ts';
import { actsAfter, actType, before, doerOf, type Moment, momentOfAct, whoNamed } from './moment.ts';
import { holdersOf, reach, suffice } from './roles.ts';
import { dueOf, type Occurrence, occurrencesOf } from './set-off.ts';
import { reachedBy, routeOf } from './steps.ts';
import type { Rule } from './text.ts';

export interface Owed {
  readonly id: string;
  readonly occurrence: Occurrence;
  readonly conditions: Conditions;
  readonly due?: Due;
  readonly closing?: { readonly how: 'met' | 'ended' | 'departed'; readonly act: Act };
  readonly met: boolean;
  /** It was still owed when it became overdue. */
  readonly overdue: boolean;
}

interface Open {
  readonly occurrence: Occurrence;
  /** Acts that did it so far: where each of several bears it, every one must act. */
  readonly did: Act[];
  closing?: { readonly how: 'met' | 'ended' | 'departed'; readonly act: Act };
}

export function itemId(rule: Rule, trigger: Act | undefined): string {
  return `${rule.version.id}:${rule.norm.id}${trigger === undefined ? '' : `@${trigger.id}`}`;
}

/** Every occurrence of a duty to act; for tell see notices.ts, which closes them another way. */
export function dutiesOf(moment: Moment, rule: Rule): readonly Owed[] {
  const all: Open[] = occurrencesOf(moment, rule).map((occurrence) => ({ occurrence, did: [] }));
  for (const act of before(moment).acts) {
    const open = all.filter(
      (one) =>
        one.closing === undefined &&
        actsAfter(moment, one.occurrence.trigger, one.occurrence.set).includes(act),
    );
    const met = meets(moment, rule, open, act);
    if (met !== undefined) {
      met.did.push(act);
      if (isAllDone(moment, rule, met, act)) met.closing = { how: 'met', act };
    }
    for (const one of open.filter((other) => other.closing === undefined)) {
      if (ends(moment, rule, act)) one.closing = { how: 'ended', act };
      else if (departs(rule, one, act)) one.closing = { how: 'departed', act };
    }
  }
  return all.flatMap((one): Owed[] => {
    const owed = owedOf(moment, rule, one);
    if (owed.conditions.outcome === 'no') return [];
    // Over before it began.
    if (one.closing?.how === 'ended' && one.closing.act.happened < one.occurrence.since) return [];
    // Done, or over, before it was known to be owed, and still not known: nothing.
    if (one.closing !== undefined && owed.conditions.outcome === 'not known') return [];
    return isOfNobody(moment, rule, owed) ? [] : [owed];
  });
}

/** An “every” that is nobody owes nothing, and is owed nothing. */
function isOfNobody(moment: Moment, rule: Rule, { occurrence, closing }: Owed): boolean {
  const { trigger } = occurrence;
  const then = closing === undefined ? moment : momentAfter(moment, closing.act);
  const empty = (holders: Holders | undefined) => holders?.people.length === 0 && holders.gaps.length === 0;
  return empty(bearers(then, rule, trigger)) || empty(routeOf(then, rule, trigger, true).to);
}

function momentAfter(moment: Moment, act: Act): Moment {
  const { judged: _, ...then } = momentOfAct(moment, act);
  return then;
}

function owedOf(moment: Moment, rule: Rule, { occurrence, closing }: Open): Owed {
  const conditions = conditionsAt(moment, rule, occurrence, closing?.act);
  const due = dueOf(moment, rule, occurrence, closing?.act.happened);
  const owed = conditions.outcome === 'yes';
  const closed = owed ? closing : undefined;
  const overdueFrom = due?.overdueFrom;
  const until = closed?.act.happened ?? moment.at;
  const then = closed === undefined ? moment : momentAfter(moment, closed.act);
  const isRouted = routeOf(then, rule, occurrence.trigger, true).awaits.length === 0;
  return {
    id: itemId(rule, occurrence.trigger),
    occurrence,
    conditions,
    ...(due === undefined ? {} : { due }),
    ...(closed === undefined ? {} : { closing: closed }),
    met: closed?.how === 'met',
    overdue:
      owed &&
      isRouted &&
      overdueFrom !== undefined &&
      overdueFrom <= until &&
      rule.reading?.how !== 'not chosen',
  };
}

/** As of now until it is closed; then as of that instant, unless they were not known until later. */
function conditionsAt(
  moment: Moment,
  rule: Rule,
  occurrence: Occurrence,
  closedBy: Act | undefined,
): Conditions {
  if (closedBy !== undefined) {
    const then = { ...momentOfAct(moment, closedBy), presuming: moment.presuming };
    const { judged: _, ...unjudged } = then;
    const conditions = conditionsOf(unjudged, rule.body, occurrence.trigger);
    if (conditions.outcome !== 'not known') return conditions;
  }
  return conditionsOf(moment, rule.body, occurrence.trigger);
}

/** The duty that the act names, or else the oldest open one that it can meet. */
function meets(moment: Moment, rule: Rule, open: readonly Open[], act: Act): Open | undefined {
  if (!rule.body.acts.includes(act.act)) return undefined;
  const owed = open.filter(
    ({ occurrence }) =>
      conditionsAt(moment, rule, occurrence, act).outcome !== 'no' &&
      isDoneRight(moment, rule, occurrence, act),
  );
  return owed.find(({ occurrence }) => act.meets === itemId(rule, occurrence.trigger)) ?? owed[0];
}

/** By a bearer, by whoever the vocabulary says does it, or by anyone elsewhere. */
function isDoneRight(moment: Moment, rule: Rule, occurrence: Occurrence, act: Act): boolean {
  const { judged: _, ...then } = momentOfAct(moment, act);
  if (act.done === 'elsewhere') return true;
  const doer = doerOf(moment, act);
  if (doer === undefined) return false;
  return bearers(then, rule, occurrence.trigger).people.includes(doer) || isParty(then, act, doer);
}

/** Whether the doer is whom the vocabulary says does it. */
function isParty(then: Moment, act: Act, doer: string): boolean {
  const party = actType(then, act.act)?.by;
  return party !== undefined && (whoNamed(then, party)?.ids.includes(doer) ?? false);
}

/** Whether all that is asked has now been done: by each of several bearers, and to each of several recipients. */
function isAllDone(moment: Moment, rule: Rule, open: Open, act: Act): boolean {
  const { judged: _, ...then } = momentOfAct(moment, act);
  const { trigger } = open.occurrence;
  const who = reach(rule.body.who, asRole(then, trigger, handles(moment, rule)));
  const doer = doerOf(moment, act);
  const several = who.mode === 'each' && who.people.length > 1;
  const doers = open.did.flatMap((one) => doerOf(moment, one) ?? []);
  if (several && doer !== undefined && who.people.includes(doer) && !suffice(who, doers)) return false;
  const { reached } = routeOf(then, rule, trigger, true);
  if (reached === undefined || reached.people.length === 0 || reachedBy(moment, act).length === 0)
    return true;
  return suffice(
    reached,
    open.did.flatMap((one) => reachedBy(moment, one)),
  );
}

/** Nobody bears a duty in a matter about themselves, unless it is to do what that party itself does. */
export function bearers(moment: Moment, rule: Rule, trigger: Act | undefined): Holders {
  return holdersOf(rule.body.who, asRole(moment, trigger, handles(moment, rule)));
}

function handles(moment: Moment, rule: Rule): boolean {
  if (rule.force === 'has a right to') return false;
  const about = moment.rulebook.vocabulary.procedures
    .flatMap((p) => p.parties)
    .filter((party) => party.about);
  return !rule.body.acts.every((name) => about.some((party) => actType(moment, name)?.by === party.name));
}

export function ends(moment: Moment, rule: Rule, act: Act): boolean {
  return rule.body.until.some((until) => {
    if (until.act !== act.act) return false;
    if (until.by === undefined) return true;
    const { judged: _, ...then } = momentOfAct(moment, act);
    const doer = doerOf(moment, act);
    return doer !== undefined && holdersOf(until.by, asRole(then, undefined)).people.includes(doer);
  });
}

/** A default is departed from when an act that names it gives reasons. */
function departs(rule: Rule, { occurrence }: Open, act: Act): boolean {
  const ids = [itemId(rule, occurrence.trigger), rule.norm.id, `${rule.version.id}:${rule.norm.id}`];
  const named = act.meets !== undefined && ids.includes(act.meets);
  return (
    rule.force === 'should' &&
    !rule.body.acts.includes(act.act) &&
    named &&
    act.reasons !== undefined &&
    act.reasons !== ''
  );
}
