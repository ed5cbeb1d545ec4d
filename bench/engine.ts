// Decisions a second: the whole engine with its explanation, against the same decision written by hand and as rules of
// json-rules-engine; and whether an act may be done, and to whom it goes by a clause’s table.

import { derive } from '#engine/derive.ts';
import { dutiesOf } from '#engine/duties.ts';
import type { Act } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import { Moment, sceneOf } from '#engine/moment.ts';
import type { CaseStanding, Duty } from '#engine/standing.ts';
import { byHand } from './by-hand.ts';
import { byJsonRules } from './by-json-rules.ts';
import { type Asked, type Decision, enquiries, type Ground, readGround } from './enquiries.ts';
import { rates } from './rate.ts';
import { type Plan, type Section, times, whole } from './results.ts';

const AIM = 100;

export async function measureEngine({ quick, say }: Plan): Promise<Section> {
  const ground = await readGround();
  const asked = enquiries(ground, 512);
  const nth = (n: number): Asked =>
    asked[n % asked.length] ?? { history: { case: '', acts: [], elsewhere: [] }, now: 0 };
  const [hand, rules] = [byHand(ground), byJsonRules(ground)];
  const whatFollows = ({ history, now }: Asked) =>
    derive(ground.rulebook, ground.directory, history, ground.calendars, now);
  await agree(
    asked,
    hand,
    rules,
    (one) => decisionIn(whatFollows(one).duties),
    (one) => decisionIn(oneQuestion(ground, one)),
  );

  say('decisions a second');
  const concern = concernsOf(ground);
  const found = await rates(
    [
      { name: 'engine', once: (n) => whatFollows(nth(n)) },
      { name: 'one', once: (n) => oneQuestion(ground, nth(n)) },
      { name: 'hand', once: (n) => hand(nth(n)) },
      { name: 'rules', once: (n) => rules(nth(n)) },
      { name: 'judge', once: (n) => concern(n) },
    ],
    quick ? 300 : 1000,
    quick ? 3 : 5,
  );
  const rate = (name: string) => found.get(name) ?? Number.NaN;
  const ratio = rate('engine') / rate('rules');
  const items = asked.reduce((sum, one) => sum + itemsIn(whatFollows(one)), 0) / asked.length;
  const perAnswer = ratio * items;
  return {
    title: 'The engine',
    how:
      `“Is an answer owed, by whom, by when, is it overdue, and why”, for ${asked.length} different enquiries of St Helens; all three give the same answers. ` +
      `The engine always answers everything that the protocol says of the case (here ${items.toFixed(1)} answers on average, each with clause, conditions and sum of days); the other two answer this one question.`,
    shortOfAim:
      'a hundred times json-rules-engine leaves about half a microsecond for everything that follows, which is less than making the objects of one explanation takes. The second row is the like-for-like one: the same single question, explained.',
    rows: [
      row(
        'Everything that follows, against json-rules-engine for one question',
        rate('engine'),
        'json-rules-engine',
        rate('rules'),
        AIM,
      ),
      row('Only this question, with its explanation', rate('one'), 'json-rules-engine', rate('rules')),
      {
        what: 'Everything, answer for answer',
        comity: `${whole(rate('engine') * items)} a second`,
        against: `json-rules-engine: ${whole(rate('rules'))} a second`,
        ratio: times(perAnswer),
      },
      row(
        'Everything that follows, against one function written by hand',
        rate('engine'),
        'by hand',
        rate('hand'),
      ),
      {
        what: 'May this concern be raised, and with whom (by the table of 10.c)',
        comity: `${whole(rate('judge'))} a second`,
      },
    ],
  };
}

function row(what: string, rate: number, name: string, other: number, aim?: number): Section['rows'][number] {
  const ratio = rate / other;
  return {
    what,
    comity: `${whole(rate)} a second`,
    against: `${name}: ${whole(other)} a second`,
    ratio: times(ratio),
    ...(aim === undefined ? {} : { aim: `≥ ${aim}×`, reached: ratio >= aim }),
  };
}

const NORM = 'st-helens/protocol/2020-06-draft:7.iii/answer';

/** One clause alone, as the engine asks it of itself: nothing is held against it, and nothing else is worked out. */
function oneQuestion({ rulebook, directory, calendars }: Ground, { history, now }: Asked): readonly Duty[] {
  const scene = sceneOf(rulebook, directory, calendars, history, undefined);
  const rule = scene.rules.rules.get(NORM);
  if (rule === undefined) throw new Error(`There is no ${NORM} any more.`);
  const past = history.acts.filter((act) => act.happened <= now);
  return dutiesOf(rule, new Moment(scene, past, [], now, () => [])).map(({ item }) => item);
}

function decisionIn(duties: readonly Duty[]): Decision {
  const duty = duties.find(({ because }) => because.norm === '7.iii/answer');
  if (duty === undefined || duty.state === 'awaiting' || duty.state === 'departed')
    return { state: 'not owed', by: [], due: undefined };
  return { state: duty.state, by: duty.who.people, due: duty.due?.date };
}

/** How many things the engine says of a case. */
function itemsIn(standing: CaseStanding): number {
  const { duties, manners, bars, permissions, notices, walls, questions, notCovered, marks } = standing;
  return [duties, manners, bars, permissions, notices, walls, questions, notCovered, marks].reduce(
    (sum, list) => sum + list.length,
    0,
  );
}

/** @throws Error when they do not all decide the same: then there is nothing to compare. */
async function agree(
  asked: readonly Asked[],
  ...deciders: readonly ((one: Asked) => Decision | Promise<Decision>)[]
): Promise<void> {
  for (const one of asked) {
    const said = await Promise.all(deciders.map((decide) => decide(one)));
    const words = said.map(({ state, by, due }) => JSON.stringify([state, by, due]));
    if (new Set(words).size !== 1)
      throw new Error(`They do not decide the same of ${one.history.case}: ${words.join(' ')}`);
  }
}

/** Each member raises a concern about each officer, now with the right person and now not. */
function concernsOf({ rulebook, directory, calendars }: Ground): (n: number) => unknown {
  const members = directory.people.filter(({ kind }) => kind === 'member');
  const officers = directory.people.filter(({ kind }) => kind === 'officer');
  const now = Date.UTC(2026, 10, 9, 12);
  const history = { case: 'concern', acts: [], elsewhere: [] };
  return (n) => {
    const by = members[n % members.length]?.id ?? '';
    const proposed: Act = {
      id: `proposed-${n}`,
      case: 'concern',
      act: 'concern.raised',
      by,
      done: 'here',
      happened: now,
      recorded: now,
      values: {
        'person raising': by,
        subject: officers[n % officers.length]?.id ?? '',
        recipient: officers[(n * 7) % officers.length]?.id ?? '',
        'raised at public meeting': false,
      },
    };
    return judge(rulebook, directory, history, calendars, now, proposed);
  };
}
