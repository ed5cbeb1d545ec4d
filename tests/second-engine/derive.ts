// The second derive: everything that follows from one case’s record, worked out afresh each time it is asked.
// Written from src/engine/README.md and the types alone, to be compared with the engine that councils use.

import type { Directory, History, Instant } from '#engine/history.ts';
import type { Calendar } from '#calendar/calendar.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Because, CaseStanding, Conflict, Gap, Holders, Mark, NotCovered, Notice } from '#engine/standing.ts';
import { isClosed } from './items.ts';
import { marksAt } from './marks.ts';
import { type Moment, momentOf, whoNamed, type World } from './moment.ts';
import { keyOf, weighEverybody } from './oppose.ts';
import { questionsAt } from './questions.ts';
import { type Run, runsAt } from './readings.ts';
import { holdersOf } from './roles.ts';
import { weighTelling } from './tell.ts';
import type { Rule } from './text.ts';
import type { SetAside } from './weigh.ts';
import { nextChange } from './next-change.ts';

export function derive(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
): CaseStanding {
  const world = { rulebook, directory, history, calendars, now };
  const standing = standingAt(world);
  return { ...standing, nextChange: nextChange(world, standing) };
}

/** Everything but when it will change. */
export function standingAt(world: World): CaseStanding {
  return standingOf(momentOf(world, world.now));
}

export function standingOf(moment: Moment): CaseStanding {
  const runs = runsAt(moment);
  const weighing = weighEverybody(moment, runs);
  const telling = weighTelling(runs);
  const asked = questionsAt(moment);
  const marks = marksAt(moment);

  const list = <T extends { kind: string; id: string; because: Because }>(pick: (run: Run) => readonly T[]) =>
    byId(
      runs.flatMap((run) =>
        pick(run)
          .filter((item) => run.place !== undefined || !weighing.gone.has(keyOf(item)))
          .map((item) => withSetAside(item, [...(weighing.setAside.get(keyOf(item)) ?? []), ...(telling.setAside.get(keyOf(item)) ?? [])]))
          .map((item) => (run.place === undefined ? item : { ...item, id: `${item.id}~${run.place}` })),
      ),
    );
  const walls = list(({ items }) =>
    items.walls.flatMap((wall) => telling.walls.filter((other) => other.id === wall.id && other.because === wall.because)),
  );
  const notices: readonly Notice[] = list(({ items }) => items.notices.filter(({ id }) => !telling.noticesGone.has(id)));
  const duties = list(({ items }) => items.duties);
  const manners = list(({ items }) => items.manners);
  const bars = list(({ items }) => items.bars);
  const permissions = list(({ items }) => items.permissions);
  const questions = byId(asked.map(({ item }) => item));
  const listed = [...duties, ...manners, ...bars, ...permissions, ...notices, ...walls, ...questions];
  return {
    case: moment.history.case,
    at: moment.at,
    versions: [...new Set(listed.map(({ because }) => because.version))].toSorted(),
    parties: partiesOf(moment),
    closed: isClosed(moment),
    duties,
    manners,
    bars,
    permissions,
    notices,
    walls,
    questions,
    conflicts: conflictsOf(moment, runs, [...weighing.conflicts, ...telling.conflicts]),
    notCovered: notCoveredOf(moment, runs, asked),
    marks: marks.map(({ act, mark, because }): Mark => ({ act: act.id, mark, because })),
    nextChange: null,
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const once = items.filter((item, index) => items.findIndex((other) => other.id === item.id) === index);
  return once.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function withSetAside<T extends { because: Because }>(item: T, setAside: readonly SetAside[]): T {
  return setAside.length === 0 ? item : { ...item, because: { ...item.because, setAside } };
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

const cite = (rule: Rule) => ({ norm: rule.norm.id, clause: rule.clause.number, version: rule.version.id });

/** Who rules by the text. */
function rules(moment: Moment): Holders | null {
  const { rules } = moment.rulebook.council;
  if (rules === undefined) return null;
  const holders = holdersOf(rules.role, { moment, handles: true });
  return holders.people.length > 0 ? holders : null;
}

/** Who rules, else whom the council says to ask: nobody whom the case is about. */
function ask(moment: Moment): Holders | null {
  const byText = rules(moment);
  const { ask } = moment.rulebook.council;
  if (byText !== null || ask === undefined) return byText;
  const holders = holdersOf(ask, { moment, handles: true });
  return holders.people.length > 0 ? holders : null;
}

function conflictsOf(
  moment: Moment,
  runs: readonly Run[],
  weighed: readonly { kind: Conflict['kind']; claims: readonly { rule: Rule }[] }[],
): readonly Conflict[] {
  const found: Conflict[] = [];
  const add = (kind: Conflict['kind'], citing: readonly Rule[], acts: readonly string[]) => {
    const norms = citing.map(cite).toSorted((a, b) => (`${a.version}:${a.norm}` < `${b.version}:${b.norm}` ? -1 : 1));
    const once = norms.filter((one, i) => norms.findIndex((o) => o.norm === one.norm && o.version === one.version) === i);
    const id = `${kind} ${once.map((one) => `${one.version}:${one.norm}`).join(' ')}`;
    const before = found.find((one) => one.id === id);
    if (before !== undefined) found.splice(found.indexOf(before), 1);
    const all = [...new Set([...(before?.acts ?? []), ...acts])].toSorted();
    found.push({ id, kind, acts: all, norms: once, rules: rules(moment) });
  };
  for (const { kind, claims } of weighed) {
    const [first, ...others] = claims.map(({ rule }) => rule.body.acts);
    const shared = (first ?? []).filter((act) => others.every((other) => other.includes(act)));
    add(kind, claims.map(({ rule }) => rule), shared);
  }
  for (const run of runs) {
    if (run.place !== undefined) add('readings differ', [run.rule], run.rule.body.acts);
    for (const rule of run.items.toSubject) add('route leads to its subject', [rule], rule.body.acts);
  }
  return byId(found);
}

function notCoveredOf(
  moment: Moment,
  runs: readonly Run[],
  asked: readonly { asked: { version: { id: string }; clause: { number: string }; question: { id: string } }; item: { id: string }; gaps: readonly Gap[] }[],
): readonly NotCovered[] {
  const ofRules = runs.flatMap((run) =>
    run.items.gaps.map(({ item, rule, gap }) => ({ item, ...cite(rule), what: gap, acts: rule.body.acts })),
  );
  const ofQuestions = asked.flatMap(({ asked, item, gaps }) =>
    gaps.map((what) => ({
      item: item.id,
      norm: asked.question.id,
      clause: asked.clause.number,
      version: asked.version.id,
      what,
      acts: ['question.answered'],
    })),
  );
  return byId(
    [...ofRules, ...ofQuestions].map(({ item, ...rest }) => ({
      id: `${item} ${rest.what.role} ${rest.what.why}`,
      ...rest,
      ask: ask(moment),
    })),
  );
}

