// The second judge: whether one person may do one act now, read as the last act on the record.
// Written from src/engine/README.md and the types.

import type { Calendar } from '#calendar/calendar.ts';
import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Conflict, Manner, NotCovered, Verdict } from '#engine/standing.ts';
import { byId, conflict, notCovered, standingAt } from './derive.ts';
import { type Judged, judged, type Shortfall, type Speaking, shortfallsOf } from './marks.ts';
import { type Moment, momentOf, type World } from './moment.ts';
import { type QuestionFound, questionsAt } from './questions.ts';
import { blocks } from './steps.ts';
import { withSetAside } from './weigh.ts';

const WORST_FIRST = [
  'no',
  'conflict',
  'undecided',
  'depends',
  'not yet',
  'not covered',
  'yes, with a reason',
  'yes',
] as const;

export function judge(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
  proposed: Act,
): Verdict {
  const world: World = { rulebook, directory, history, calendars, now };
  const past = momentOf(world, Math.min(now, proposed.happened));
  const moment: Moment = { ...past, acts: [...past.acts, proposed], judged: proposed };
  const found = judged(moment, proposed);
  const undecided = undecidedOf(moment, found, proposed);
  const gaps = gapsOf(moment, found);
  const asked = questionsAnswered(moment, proposed);
  const answers = [...answersOf(found, proposed, undecided, gaps), ...answersToAnswering(asked, proposed)];
  const awaits = [
    ...found.shortfalls.flatMap(({ lacks }) => lacks),
    ...found.speaking.flatMap(({ item }) => item.awaits),
  ];
  const after = standingAt({
    ...world,
    history: { ...history, acts: [...history.acts, { ...proposed, happened: past.at, recorded: now }] },
  });
  const answer = WORST_FIRST.find((one) => answers.includes(one)) ?? 'yes';
  return {
    answer,
    spokenOf: found.speaking.length > 0 || asked.length > 0,
    because: [
      ...found.speaking.map(({ item }) => withSetAside(item, found.outcome).because),
      ...asked.map(({ item }) => item.because),
    ],
    deciding: [
      ...found.shortfalls
        .filter(({ speaking }) => speaking.run.place === undefined)
        .filter((one) => answer !== 'yes' && answerTo(one, departing(proposed)) === answer)
        .map(({ speaking: { item } }) => withSetAside(item, found.outcome).because),
      ...asked
        .filter((one) => answer !== 'yes' && answerToAnswering(one, asked, proposed) === answer)
        .flatMap(({ item }) => (answer === 'not covered' ? [] : [item.because])),
    ],
    steps: [
      ...found.shortfalls.flatMap(({ what, speaking: { item } }) =>
        what === 'steps' && 'steps' in item ? item.steps.filter(blocks) : [],
      ),
      ...asked.filter((one) => decides(one, proposed)).flatMap(({ item }) => item.steps.filter(blocks)),
    ],
    awaits: [...new Set(awaits)].toSorted(),
    manners: found.speaking.flatMap(({ item, run }): Manner[] =>
      item.kind === 'manner'
        ? [
            {
              ...withSetAside(item, found.outcome),
              id: run.place === undefined ? item.id : `${item.id}~${run.place}`,
            },
          ]
        : [],
    ),
    notices: after.notices.filter(({ trigger }) => trigger === proposed.id),
    conflicts: byId([
      ...found.outcome.conflicts.map(({ kind, claims }) =>
        conflict(
          moment,
          kind,
          claims.map(({ rule }) => rule),
        ),
      ),
      ...undecided,
    ]),
    notCovered: [...gaps, ...asked.flatMap((one) => nobodyDecides(moment, one, asked))],
  };
}

/** Of each question about the fact that has been raised, its latest time. */
function questionsAnswered(moment: Moment, act: Act): readonly QuestionFound[] {
  if (act.act !== 'question.answered') return [];
  const raised = questionsAt(moment).filter(({ item }) => item.asks === act.values['asks']);
  return raised.filter((one, index) => !raised.slice(index + 1).some((later) => isSameQuestion(one, later)));
}

const isSameQuestion = (one: QuestionFound, other: QuestionFound) =>
  one.item.because.version === other.item.because.version &&
  one.item.because.norm === other.item.because.norm;

const decides = ({ item }: QuestionFound, { by }: Act) => by !== null && item.who.people.includes(by);

const answersToAnswering = (asked: readonly QuestionFound[], act: Act): readonly Verdict['answer'][] =>
  asked.map((one) => answerToAnswering(one, asked, act));

/** Only a decider answers a question, after what must come first. */
function answerToAnswering(one: QuestionFound, asked: readonly QuestionFound[], act: Act): Verdict['answer'] {
  if (asked.every(({ item }) => item.who.people.length === 0))
    return one.item.who.gaps.some(isOfText) ? 'not covered' : 'yes';
  if (asked.every((other) => !decides(other, act))) return one.item.who.people.length === 0 ? 'yes' : 'no';
  if (!decides(one, act) || !one.item.steps.some(blocks)) return 'yes';
  return one.item.because.force === 'should' ? departing(act) : 'not yet';
}

function nobodyDecides(
  moment: Moment,
  { asked: { question, version, clause }, item }: QuestionFound,
  all: readonly QuestionFound[],
): readonly NotCovered[] {
  if (all.some((one) => one.item.who.people.length > 0)) return [];
  const source = { norm: question.id, clause: clause.number, version: version.id };
  return item.who.gaps
    .filter(isOfText)
    .map((gap) => notCovered(moment, item.id, source, gap, ['question.answered']));
}

function departing({ reasons }: Act): Verdict['answer'] {
  return reasons === undefined || reasons === '' ? 'yes, with a reason' : 'yes';
}

function answersOf(
  { shortfalls, outcome }: Judged,
  act: Act,
  undecided: readonly Conflict[],
  gaps: readonly NotCovered[],
): readonly Verdict['answer'][] {
  const departs = departing(act);
  return [
    ...shortfalls
      .filter(({ speaking }) => speaking.run.place === undefined)
      .map((one) => answerTo(one, departs)),
    ...outcome.conflicts.flatMap(({ kind }): Verdict['answer'][] => {
      if (kind === 'opposed') return ['conflict'];
      return kind === 'opposed advice' ? [departs] : [];
    }),
    ...undecided.map(() => 'undecided' as const),
    ...gaps.map(() => 'not covered' as const),
  ];
}

function answerTo({ speaking, what, lacks }: Shortfall, departs: Verdict['answer']): Verdict['answer'] {
  const isAdvice = speaking.item.force === 'should' || speaking.item.force === 'should not';
  if (what === 'barred' && lacks.length > 0) return isAdvice ? 'yes' : 'depends';
  if (isAdvice) return departs;
  return what === 'barred' || what === 'route' ? 'no' : 'not yet';
}

/** A bar of one reading, or something wanting on every reading, none being chosen. */
function undecidedOf(moment: Moment, { speaking }: Judged, act: Act): readonly Conflict[] {
  const open = speaking.filter(({ run }) => run.place !== undefined);
  const norms = [...new Set(open.map(({ run }) => run.rule.norm))];
  return norms.flatMap((norm) => {
    const readings = open.filter(({ run }) => run.rule.norm === norm);
    const [first] = readings;
    const isWanting = (one: Speaking) => leadsToNobody(one) || shortfallsOf(moment, one, act).length > 0;
    const turns =
      !readings.every(leadsToNobody) &&
      (readings.some(({ item }) => item.kind === 'bar') || readings.every(isWanting));
    return first !== undefined && turns ? [conflict(moment, 'readings differ', [first.run.rule])] : [];
  });
}

const isOfText = ({ why }: { readonly why: string }) => why !== 'party not named';

/** Its route comes to nobody whom the text names. */
function leadsToNobody({ item: { to, state } }: Speaking): boolean {
  if (to === undefined || to.people.length > 0 || !to.gaps.some(isOfText)) return false;
  return ['in force', 'open', 'overdue', 'waiting for steps'].includes(state);
}

/** Of a norm with readings nobody chose between, only when each of them leads to nobody. */
function gapsOf(moment: Moment, { speaking }: Judged): readonly NotCovered[] {
  return speaking.filter(leadsToNobody).flatMap((one) => {
    const { item, run } = one;
    const { rule } = run;
    const readings = speaking.filter(({ run: other }) => other.rule.norm === rule.norm);
    if (run.place !== undefined && !readings.every(leadsToNobody)) return [];
    const id = run.place === undefined ? item.id : `${item.id}~${run.place}`;
    const source = { norm: rule.norm.id, clause: rule.clause.number, version: rule.version.id };
    const gaps = item.to?.gaps.filter(isOfText) ?? [];
    return gaps.map((gap) => notCovered(moment, id, source, gap, rule.body.acts));
  });
}
