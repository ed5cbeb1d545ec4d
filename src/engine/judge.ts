// May this person do this now, and how: one proposed act read as if it were already on the record. It refuses nothing
// itself; whoever does the act obeys the answer.

import type { Calendar } from '#calendar/calendar.ts';
import { prospect } from './derive.ts';
import type { Act, Directory, History, Instant } from './history.ts';
import type { Judgement, Shortfall } from './judgement.ts';
import { judgementOf } from './judgement.ts';
import { gapsOf, undecidedOf } from './left-open.ts';
import { marksOf } from './marks.ts';
import type { Scene } from './moment.ts';
import { inOrder, Moment, sceneOf } from './moment.ts';
import type { Rule } from './rulebook-index.ts';
import type { Rulebook } from './rules.ts';
import type { Settling } from './settling.ts';
import { settlingOf } from './settling.ts';
import type { Because, Conflict, Manner, NotCovered, Notice, StepState, Verdict } from './standing.ts';
import { blocks } from './steps.ts';

const WORST_FIRST = [
  'no',
  'conflict',
  'undecided',
  'depends',
  'not yet',
  'not covered',
  'yes, with a reason',
] as const satisfies readonly Verdict['answer'][];

/**
 * @param proposed what somebody would do; with `reasons`, they have said why they depart from what they should do.
 * @param now milliseconds since 1970. What is said to have happened earlier is judged as of then.
 * @throws RangeError when the council’s calendar is missing or its time zone is not one.
 */
export function judge(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
  proposed: Act,
): Verdict {
  const known = history.acts.filter((act) => act.recorded <= now);
  const scene = sceneOf(rulebook, directory, calendars, { ...history, acts: known }, proposed);
  const at = Math.min(now, proposed.happened);
  const past = inOrder(known.filter((act) => act.happened <= at));
  const elsewhere = inOrder(history.elsewhere.filter((act) => act.recorded <= now && act.happened <= at));
  let marks: ReturnType<typeof marksOf> | undefined;
  const earlierMarks = () => {
    marks ??= marksOf(scene, known, elsewhere);
    return marks;
  };
  const moment = new Moment(scene, past, elsewhere, at, earlierMarks, proposed);
  const judgement = judgementOf(moment);
  const settling = settlingOf(moment);
  const undecided = undecidedOf(judgement, moment);
  const notCovered = [...gapsOf(judgement, moment), ...settling.notCovered];
  const grounds = groundsOf(judgement, settling, proposed);
  const answers = answersOf(grounds, judgement, proposed, undecided, notCovered);
  const answer = WORST_FIRST.find((one) => answers.has(one)) ?? 'yes';
  const deciding = grounds.filter((ground) => answer !== 'yes' && ground.answer === answer);
  return {
    answer,
    spokenOf: judgement.entries.length > 0 || settling.because.length > 0,
    because: becauses(judgement, settling),
    deciding: [...new Set(deciding.map(({ because }) => because))],
    steps: [...stepsToTake(judgement), ...settling.early.flatMap(({ steps }) => steps)],
    awaits: awaited(judgement),
    manners: judgement.entries
      .map(({ item }) => item)
      .filter((item): item is Manner => item.kind === 'manner'),
    notices: noticesAfter(rulebook, directory, history, calendars, now, proposed),
    conflicts: [...judgement.conflicts, ...undecided],
    notCovered,
  };
}

interface Ground {
  readonly answer: Verdict['answer'];
  readonly because: Because;
}

/** What falls short, whatever reading is chosen, and what each by itself would answer. */
function groundsOf(
  { shortfalls }: Judgement,
  { others, early }: Settling,
  { reasons }: Act,
): readonly Ground[] {
  const departs = departsBy(reasons);
  return [
    ...shortfalls
      .filter(({ entry }) => !entry.item.undecided)
      .map((one): Ground => ({ answer: answerTo(one, departs), because: one.entry.item.because })),
    ...others.map((because): Ground => ({ answer: 'no', because })),
    ...early.map(
      ({ because }): Ground => ({
        answer: because.force === 'should' ? departs : 'not yet',
        because,
      }),
    ),
  ];
}

function answersOf(
  grounds: readonly Ground[],
  { conflicts }: Judgement,
  { reasons }: Act,
  undecided: readonly Conflict[],
  notCovered: readonly NotCovered[],
): ReadonlySet<Verdict['answer']> {
  const answers = new Set(grounds.map(({ answer }) => answer));
  const departs = departsBy(reasons);
  for (const { kind } of conflicts) {
    if (kind === 'opposed') answers.add('conflict');
    if (kind === 'opposed advice') answers.add(departs);
  }
  if (undecided.length > 0) answers.add('undecided');
  if (notCovered.length > 0) answers.add('not covered');
  return answers;
}

function departsBy(reasons: string | undefined): Verdict['answer'] {
  return reasons === undefined || reasons === '' ? 'yes, with a reason' : 'yes';
}

function answerTo({ entry, what, lacks }: Shortfall, departs: Verdict['answer']): Verdict['answer'] {
  const isAdvice = entry.item.force === 'should' || entry.item.force === 'should not';
  if (what === 'barred' && lacks.length > 0) return isAdvice ? 'yes' : 'depends';
  if (isAdvice) return departs;
  return what === 'barred' || what === 'route' ? 'no' : 'not yet';
}

/** What falls short first. */
function becauses({ entries, shortfalls }: Judgement, settling: Settling): readonly Because[] {
  const deciding = shortfalls.map(({ entry }) => entry);
  return [...settling.because, ...[...new Set([...deciding, ...entries])].map(({ item }) => item.because)];
}

function stepsToTake({ shortfalls }: Judgement): readonly StepState[] {
  return shortfalls.flatMap(({ entry: { item }, what }) =>
    what === 'steps' && 'steps' in item ? item.steps.filter(blocks) : [],
  );
}

function awaited({ entries, shortfalls }: Judgement): readonly string[] {
  const awaits = [
    ...shortfalls.flatMap(({ lacks }) => lacks),
    ...entries.flatMap(({ item }) => ('awaits' in item ? item.awaits : [])),
  ];
  return [...new Set(awaits)].sort();
}

function noticesAfter(
  rulebook: Rulebook,
  directory: Directory,
  history: History,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
  proposed: Act,
): readonly Notice[] {
  const known = history.acts.filter((act) => act.recorded <= now);
  const scene = sceneOf(rulebook, directory, calendars, { ...history, acts: known }, proposed);
  if (!rulesSetOffBy(scene, proposed).some(tells)) return [];
  const after = prospect(rulebook, directory, history, calendars, now, proposed);
  return after.notices.filter((notice) => notice.trigger === proposed.id);
}

/** Rules that the act may set off: those that name it, those that follow when a clause is gone against, and so on. */
function rulesSetOffBy({ rules, procedure }: Scene, { act }: Act): readonly Rule[] {
  const others =
    procedure === undefined ? [] : [rules.late, rules.always].flatMap((map) => map.get(procedure) ?? []);
  return [...(rules.setOffBy.get(act) ?? []), ...others];
}

function tells({ runs }: Rule): boolean {
  return runs.some(({ body }) => body.acts[0] === 'tell' || body.first.some((step) => step.is === 'tell'));
}
