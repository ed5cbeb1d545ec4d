// What follows from one case’s record at one instant: what is owed, allowed, barred, told and asked, and why.
// A pure function of what it is given: it reads no clock, and does the same for every council.

import type { Calendar } from '#calendar/calendar.ts';
import { barsOf } from './bars.ts';
import { dutiesOf } from './duties.ts';
import type { DutyEntry, Entry, Item } from './entries.ts';
import type { Act, Directory, History, Instant } from './history.ts';
import { mannersOf } from './manners.ts';
import { marksOf, warningsOf } from './marks.ts';
import { inOrder, Moment, sceneOf } from './moment.ts';
import { nextChange } from './next-change.ts';
import { askedOf, notCoveredBy, rulerOf } from './not-covered.ts';
import { noticesOf } from './notices.ts';
import { partiesOf } from './parties.ts';
import { permissionsOf } from './permissions.ts';
import { conflictBetween, IN_THE_CASE, settleAll } from './prevailing.ts';
import { type QuestionEntry, questionsRaised } from './questions.ts';
import type { Rule } from './rulebook-index.ts';
import type { Rulebook } from './rules.ts';
import { rulesTouched } from './rules-touched.ts';
import type { CaseStanding, Conflict, Mark, NotCovered, Permission } from './standing.ts';
import { noticesOfSteps } from './step-notices.ts';
import { wallsOf } from './walls.ts';

/**
 * @param calendars by name; the council’s must be among them. @param now milliseconds since 1970.
 * @throws RangeError when the council’s calendar is missing or its time zone is not one.
 */
export function derive(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
): CaseStanding {
  const known = history.acts.filter((act) => act.recorded <= now);
  const scene = sceneOf(rulebook, directory, calendars, { ...history, acts: known }, undefined);
  const elsewhere = inOrder(history.elsewhere.filter((act) => act.recorded <= now && act.happened <= now));
  const past = inOrder(known.filter((act) => act.happened <= now));
  const future = [...known, ...history.elsewhere.filter((act) => act.recorded <= now)]
    .filter((act) => act.happened > now)
    .map((act) => act.happened);
  const marks = marksOf(scene, known, elsewhere);
  const moment = new Moment(scene, past, elsewhere, now, () => marks);
  const rules = rulesTouched(moment);
  const owed = [...rules].flatMap((rule) => dutiesOf(rule, moment));
  const allowed = [...rules].flatMap((rule) => permissionsOf(rule, moment, dutiesOf));
  const closed = isClosed(moment, owed, allowed);
  const steps = owed.flatMap((duty) => noticesOfSteps(duty, moment, dutiesOf));
  const entries = once([
    ...owed,
    ...steps,
    ...allowed,
    ...[...rules].flatMap((rule) => othersOf(rule, moment, closed)),
  ]);
  const ruler = rulerOf(moment);
  const { standing, conflicts } = settleAll(entries, ruler, IN_THE_CASE);
  const questions = questionsRaised(moment, dutiesOf);
  const duties = standing.filter(isDuty);
  return {
    case: history.case,
    at: now,
    versions: [...new Set([...standing, ...questions].map(({ item }) => item.because.version))].sort(),
    parties: Object.fromEntries([...partiesOf(moment)].sort(byName).map(([name, { ids }]) => [name, ids])),
    closed,
    duties: itemsOf(standing, 'duty'),
    manners: itemsOf(standing, 'manner'),
    bars: itemsOf(standing, 'bar'),
    permissions: itemsOf(standing, 'permission'),
    notices: itemsOf(standing, 'notice'),
    walls: itemsOf(standing, 'wall'),
    questions: sorted(questions.map(({ item }) => item)),
    conflicts: sorted([
      ...conflicts,
      ...readingsThatDiffer(entries, ruler),
      ...routesToSubject(standing, ruler),
    ]),
    notCovered: gapsMet(standing, questions, moment),
    marks: inOrderOfActs([...marks, ...warningsOf(duties, moment)], known),
    nextChange: nextChange(moment, duties, future),
  };
}

/** The standing that would follow if this act were now put on the record. */
export function prospect(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
  proposed: Act,
): CaseStanding {
  const act = { ...proposed, recorded: now, happened: Math.min(proposed.happened, now) };
  return derive(rulebook, directory, { ...history, acts: [...history.acts, act] }, calendars, now);
}

function othersOf(rule: Rule, moment: Moment, closed: boolean): readonly Entry[] {
  return [
    ...noticesOf(rule, moment, dutiesOf),
    ...mannersOf(rule, moment, closed, dutiesOf),
    ...barsOf(rule, moment, dutiesOf),
    ...wallsOf(rule, moment, dutiesOf),
  ];
}

/**
 * A closing act has happened, nothing that came after it has set off a duty still to be done, and nobody has, for a time
 * that it or something after it began, a right to come back to it.
 */
function isClosed(
  moment: Moment,
  duties: readonly DutyEntry[],
  allowed: readonly Entry<Permission>[],
): boolean {
  const place = moment.past.findLastIndex((act) => moment.typeOf(act)?.closes);
  const closing = moment.past[place];
  if (!closing) return false;
  const later = (entry: DutyEntry) => (entry.occurrence.trigger?.happened ?? 0) > closing.happened;
  const comesBack = ({ active, item, occurrence }: Entry<Permission>) =>
    active &&
    item.force === 'has a right to' &&
    item.lasts !== undefined &&
    moment.past.findIndex((act) => act.id === occurrence.trigger?.id) >= place;
  return !duties.some((entry) => entry.active && later(entry)) && !allowed.some(comesBack);
}

function readingsThatDiffer(entries: readonly Entry[], ruler: Conflict['rules']): readonly Conflict[] {
  const byRule = new Map(entries.filter(({ item }) => item.undecided).map((entry) => [entry.rule, entry]));
  return [...byRule.values()].map((entry) => conflictBetween('readings differ', [entry], ruler));
}

function routesToSubject(entries: readonly Entry[], ruler: Conflict['rules']): readonly Conflict[] {
  const routes = entries.filter(
    ({ item, to }) => to?.reachesSubject && (item.kind === 'manner' || item.kind === 'duty'),
  );
  return [...new Map(routes.map((entry) => [entry.rule, entry])).values()].map((entry) =>
    conflictBetween('route leads to its subject', [entry], ruler),
  );
}

function gapsMet(
  entries: readonly Entry[],
  questions: readonly QuestionEntry[],
  moment: Moment,
): readonly NotCovered[] {
  const ask = askedOf(moment);
  const met = [
    ...entries.flatMap(({ rule, item, run, gaps, active }) =>
      active || isOpenOnAReading(item) ? notCoveredBy(rule, item.id, run.body.acts, gaps, ask) : [],
    ),
    ...questions.flatMap(({ asking, item, gaps }) =>
      item.state === 'open' ? notCoveredBy(asking, item.id, ['question.answered'], gaps, ask) : [],
    ),
  ];
  // Of the same words in one item, the first that comes to nobody is listed.
  return sorted([...new Map(met.toReversed().map((one) => [one.id, one])).values()]);
}

/** What would be open if its reading were chosen: its gaps are met already. */
function isOpenOnAReading({ undecided, state }: Item): boolean {
  return undecided && (state === 'open' || state === 'waiting for steps');
}

/** The same rule set off twice by the same act gives one item. */
function once(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [`${entry.item.kind} ${entry.item.id}`, entry])).values()];
}

function isDuty(entry: Entry): entry is DutyEntry {
  return entry.item.kind === 'duty';
}

function itemsOf<K extends Item['kind']>(
  entries: readonly Entry[],
  kind: K,
): readonly Extract<Item, { kind: K }>[] {
  const isOfKind = (item: Item): item is Extract<Item, { kind: K }> => item.kind === kind;
  return sorted(entries.map(({ item }) => item).filter(isOfKind));
}

function sorted<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function inOrderOfActs(marks: readonly Mark[], acts: readonly Act[]): readonly Mark[] {
  const place = new Map(acts.map((act, index) => [act.id, index]));
  const key = ({ because, mark }: Mark) => `${because.version}:${because.norm} ${mark}`;
  return [...marks].sort(
    (a, b) => (place.get(a.act) ?? 0) - (place.get(b.act) ?? 0) || (key(a) < key(b) ? -1 : 1),
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
