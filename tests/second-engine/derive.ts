// The second derive: everything that follows from one case’s record, worked out afresh each time it is asked.
// Written from src/engine/README.md and the types, to be compared with the engine that councils use.

import type { Calendar } from '#calendar/calendar.ts';
import type { Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type {
  Because,
  CaseStanding,
  Conflict,
  Duty,
  Gap,
  Holders,
  Mark,
  NotCovered,
  Notice,
  Wall,
} from '#engine/standing.ts';
import { isClosed, keyOf } from './items.ts';
import { marksAt } from './marks.ts';
import { doerOf, type Moment, momentOf, type World, whoNamed } from './moment.ts';
import { type QuestionFound, questionsAt } from './questions.ts';
import { type Run, runsAt } from './readings.ts';
import { holdersOf } from './roles.ts';
import type { Rule } from './text.ts';
import { type Claim, inTheCase, type Opposable, type Outcome, weigh, withSetAside } from './weigh.ts';

/** Everything but when it will change of itself: that is tested, not worked out. */
export function derive(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
): CaseStanding {
  return standingOf(momentOf({ rulebook, directory, history, calendars, now }, now));
}

export function standingAt(world: World): CaseStanding {
  return standingOf(momentOf(world, world.now));
}

function standingOf(moment: Moment): CaseStanding {
  const runs = runsAt(moment);
  const outcome = weigh(moment, claimsOf(runs), inTheCase(moment));
  const gone = new Set(
    claimsOf(runs)
      .filter(({ item }) => !outcome.stands.some((one) => one.item === item))
      .map(({ item }) => keyOf(item)),
  );
  const list = <T extends { kind: string; id: string; because: Because }>(pick: (run: Run) => readonly T[]) =>
    byId(
      runs.flatMap((run) =>
        pick(run)
          .filter((item) => run.place !== undefined || !gone.has(keyOf(item)))
          .map((item) => withSetAside(item, outcome))
          .map((item) => (run.place === undefined ? item : { ...item, id: `${item.id}~${run.place}` })),
      ),
    );
  const owed = list(({ items }) => items.duties);
  const walledOff = owed.filter((duty) => isWalledOff(duty, gone));
  const standing = owed.filter((duty) => !walledOff.includes(duty));
  const questions = questionsAt(moment);
  const lists = {
    duties: standing,
    manners: list(({ items }) => items.manners),
    bars: list(({ items }) => items.bars),
    permissions: list(({ items }) => items.permissions),
    notices: list(({ items }) => items.notices).map((notice) => keptBack(notice, outcome)),
    walls: list(({ items }) => items.walls).map((wall) => withoutPierced(wall, outcome)),
    questions: byId(questions.map(({ item }) => item)),
  };
  const versions = Object.values(lists).flatMap((items) => items.map(({ because }) => because.version));
  return {
    case: moment.history.case,
    at: moment.at,
    versions: [...new Set(versions)].toSorted(),
    parties: partiesOf(moment),
    closed: isClosed(moment),
    ...lists,
    conflicts: conflictsOf(moment, runs, gone, outcome),
    notCovered: notCoveredOf(moment, runs, new Set([...gone, ...walledOff.map(keyOf)]), questions),
    marks: [
      ...marksAt(moment).map(({ act, mark, because }): Mark => ({ act: act.id, mark, because })),
      ...warnings(moment, standing),
    ],
    nextChange: null,
  };
}

/** Only what is in force is held against anything, and only what is decided. A duty to tell is, notice by notice. */
function claimsOf(runs: readonly Run[]): readonly Claim[] {
  const states = ['in force', 'open', 'overdue', 'waiting for steps', 'ready', 'waiting', 'held'];
  return runs
    .filter(({ place }) => place === undefined)
    .flatMap(({ rule, items }) =>
      [
        ...items.bars,
        ...items.permissions,
        ...items.duties,
        ...items.manners,
        ...items.notices,
        ...items.walls,
      ]
        .filter((item: Opposable) => states.includes(item.state))
        .map((item): Claim => ({ item, rule })),
    );
}

export function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const once = items.filter((item, index) => items.findIndex((other) => other.id === item.id) === index);
  return once.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** What has been told cannot be taken back, so that it waits for whoever rules. */
const clashes = ({ conflicts }: Outcome, id: string) =>
  conflicts.some(
    ({ kind, claims }) =>
      kind !== 'below the law' && claims.some(({ item }) => item.kind === 'notice' && item.id === id),
  );

/** A wall keeps what it bars out of a notice; a notice that clashes with one waits. */
function keptBack(notice: Notice, outcome: Outcome): Notice {
  const telling = outcome.left.get(notice.id) ?? notice.telling;
  const lacks = notice.lacks.filter((field) => telling.includes(field));
  const picks = notice.undecided || isOneOfSeveral(notice, outcome);
  const freed = notice.state === 'waiting' && notice.lacks.length > 0 && lacks.length === 0 && !picks;
  const state = freed ? 'ready' : notice.state;
  return {
    ...notice,
    telling,
    lacks,
    state: state === 'ready' && clashes(outcome, notice.id) ? 'waiting' : state,
  };
}

/** Any one of several recipients suffices: the sender picks. */
function isOneOfSeveral({ because, id, to }: Notice, { stands }: Outcome): boolean {
  const duty = stands.find(({ item }) => item.kind === 'duty' && `${item.id}>${to}` === id)?.item;
  if (duty?.kind !== 'duty' || !duty.acts.includes('tell') || because.norm !== duty.because.norm)
    return false;
  return duty.to?.mode === 'any' && duty.to.people.length > 1;
}

function withoutPierced(wall: Wall, { pierced }: Outcome): Wall {
  const gone = pierced.get(wall.id) ?? [];
  const people = wall.against.people.filter((person) => !gone.includes(person));
  return { ...wall, against: { ...wall.against, people } };
}

/** A duty to tell of which every notice was set aside asks nothing any more. */
function isWalledOff(duty: Duty, gone: ReadonlySet<string>): boolean {
  if (!duty.acts.includes('tell') || (duty.state !== 'open' && duty.state !== 'overdue')) return false;
  const people = duty.to?.people ?? [];
  return (
    people.length > 0 &&
    duty.to?.gaps.length === 0 &&
    people.every((person) => gone.has(`notice ${duty.id}>${person}`))
  );
}

function partiesOf(moment: Moment): CaseStanding['parties'] {
  const parties = moment.rulebook.vocabulary.procedures.flatMap((p) => p.parties).map(({ name }) => name);
  return Object.fromEntries(
    parties.flatMap((name) => {
      const named = whoNamed(moment, name);
      return named === undefined ? [] : [[name, named.ids]];
    }),
  );
}

/** Whoever met a duty by one office and then meets another by another office may be deciding on their own decision. */
function warnings(moment: Moment, duties: readonly Duty[]): readonly Mark[] {
  const done = duties.flatMap((duty) => {
    const act = moment.acts.find(({ id }) => id === duty.metBy);
    return act === undefined || !isOffice(moment, duty) ? [] : [{ duty, act, doer: doerOf(moment, act) }];
  });
  const marks = done
    .filter(({ duty, act, doer }) =>
      done.some(
        (earlier) =>
          earlier.act.happened < act.happened &&
          earlier.duty.who.words !== duty.who.words &&
          earlier.doer === doer &&
          doer !== undefined &&
          duty.who.people.includes(doer),
      ),
    )
    .map(({ duty, act }): Mark => ({ act: act.id, mark: 'warned', because: duty.because }));
  const key = ({ act, because }: Mark) => `${act} ${because.version}:${because.norm}`;
  return marks.filter((mark, index) => marks.findIndex((other) => key(other) === key(mark)) === index);
}

function isOffice(moment: Moment, { because }: Duty): boolean {
  const norm = moment.rulebook.versions
    .find(({ id }) => id === because.version)
    ?.clauses.flatMap(({ norms }) => norms)
    .find(({ id }) => id === because.norm);
  const body = norm?.readings.find(({ says }) => says === because.reading?.says)?.body ?? norm;
  return body !== undefined && JSON.stringify(offices(body.who)).includes('office');
}

function offices(role: Rule['body']['who']): readonly unknown[] {
  if (role.is === 'joined') return role.parts.map(offices);
  if (role.is === 'meaning') return offices(role.means);
  return role.is === 'named' && role.how === 'office' ? ['office'] : [];
}

const cite = (rule: Rule) => ({ norm: rule.norm.id, clause: rule.clause.number, version: rule.version.id });

/** Who rules by the text. */
function rules(moment: Moment): Holders | null {
  const { rules } = moment.rulebook.council;
  const holders = rules && holdersOf(rules.role, { moment, handles: true });
  return holders !== undefined && holders.people.length > 0 ? holders : null;
}

/** Who rules, else whom the council says to ask: nobody whom the case is about. */
function ask(moment: Moment): Holders | null {
  const { ask } = moment.rulebook.council;
  const holders = ask && holdersOf(ask, { moment, handles: true });
  return rules(moment) ?? (holders !== undefined && holders.people.length > 0 ? holders : null);
}

function conflictsOf(
  moment: Moment,
  runs: readonly Run[],
  gone: ReadonlySet<string>,
  outcome: Outcome,
): readonly Conflict[] {
  const routes = runs.flatMap((run) =>
    run.items.toSubject.some((key) => !gone.has(key))
      ? [{ kind: 'route leads to its subject' as const, of: [run.rule] }]
      : [],
  );
  const readings = runs.flatMap((run) =>
    run.place !== undefined && hasItems(run) ? [{ kind: 'readings differ' as const, of: [run.rule] }] : [],
  );
  const weighed = outcome.conflicts.map(({ kind, claims }) => ({ kind, of: claims.map(({ rule }) => rule) }));
  return byId(
    [...weighed, ...readings.toReversed(), ...routes].map(({ kind, of }) => conflict(moment, kind, of)),
  );
}

const hasItems = ({ items }: Run) =>
  [items.duties, items.manners, items.bars, items.permissions, items.notices, items.walls].some(
    (list) => list.length > 0,
  );

export function conflict(moment: Moment, kind: Conflict['kind'], of: readonly Rule[]): Conflict {
  const norms = of
    .map(cite)
    .toSorted((a, b) => (`${a.version}:${a.norm}` < `${b.version}:${b.norm}` ? -1 : 1));
  const acts = of.map(({ body }) => body.acts);
  return {
    id: `${kind}: ${norms.map(({ version, norm }) => `${version}:${norm}`).join(', ')}`,
    kind,
    acts: (acts[0] ?? []).filter((act) => acts.every((other) => other.includes(act))),
    norms,
    rules: rules(moment),
  };
}

function notCoveredOf(
  moment: Moment,
  runs: readonly Run[],
  gone: ReadonlySet<string>,
  questions: readonly QuestionFound[],
): readonly NotCovered[] {
  const ofRules = runs.flatMap((run) =>
    run.items.gaps
      .filter(({ item }) => !gone.has(item))
      .map(({ item, rule, gap }) => {
        const id = item.slice(item.indexOf(' ') + 1);
        return notCovered(
          moment,
          run.place === undefined ? id : `${id}~${run.place}`,
          cite(rule),
          gap,
          rule.body.acts,
        );
      }),
  );
  const ofQuestions = questions.flatMap(({ asked, item, gaps }) =>
    gaps.map((gap) => {
      const source = { norm: asked.question.id, clause: asked.clause.number, version: asked.version.id };
      return notCovered(moment, item.id, source, gap, ['question.answered']);
    }),
  );
  return byId([...ofRules, ...ofQuestions]);
}

export function notCovered(
  moment: Moment,
  item: string,
  source: Pick<NotCovered, 'norm' | 'clause' | 'version'>,
  what: Gap,
  acts: readonly string[],
): NotCovered {
  return { id: `${item}?${what.role}`, ...source, what, acts, ask: ask(moment) };
}
