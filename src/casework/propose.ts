// Before an act is done: is it well formed, whose is it, what does the protocol say, what would follow.
// The same reading serves the page that shows it and the act that does it, so that neither can say more than the other.

import type { Sights } from '#access/sight.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Act, Instant, Value } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import type { ActType, Procedure } from '#engine/rules.ts';
import type { CaseStanding, Verdict } from '#engine/standing.ts';
import type { Attached } from '#files/attached.ts';
import { BUILT_IN_ACT_TYPES } from './built-in-acts.ts';
import { type CaseFile, followsFrom, type Ground } from './case-file.ts';
import { keepingOutProblems } from './keeping-out.ts';
import { pointsOf } from './meanings.ts';
import { routeOf, withRecipient } from './recipient.ts';
import { type Reading, readingOf, standingInSight, verdictInSight } from './redact.ts';
import { checkValues, isLeftOpen } from './values.ts';
import type { FieldProblem, Outcome, Proposal, Prospect, Refusal, Viewer } from './view.ts';
import { notTheirs, withDoer } from './whose.ts';

/** A proposal read and found well formed, with the act it would put on the record. */
export interface Proposed extends Prospect {
  readonly act: Act;
  readonly type: ActType;
  readonly procedure: Procedure | undefined;
}

interface Circumstances {
  readonly ground: Ground;
  readonly viewer: Viewer;
  /** Absent: the act would open a case. */
  readonly file: CaseFile | undefined;
  readonly ref: string;
  readonly id: string;
  readonly now: Instant;
  /** Files that are given with it, by id. */
  readonly files: ReadonlyMap<string, Attached>;
}

/** Of a case that is not there yet nothing is hidden. */
const OPEN: Reading = {
  reader: '',
  sight: { of: 'the case', hidden: new Set(), as: [] },
  unnamed: new Set(),
  seesCase: () => false,
};

function readingAs({ person }: Viewer, standing: CaseStanding, sights: Sights): Reading | undefined {
  const sight = sights.get(person);
  return sight && readingOf(standing, sight, person, () => false);
}

/** @returns what would follow, whatever the protocol says of it; refused only if malformed, or somebody else’s to do. */
export function readProposal(proposal: Proposal, circumstances: Circumstances): Outcome<Proposed> {
  const { ground, viewer, file, ref, id, now, files } = circumstances;
  const type = typeOf(ground, proposal.act);
  if (type === undefined || !belongsHere(type, file))
    return refused({
      why: 'not valid',
      problems: [{ field: 'act', says: `“${proposal.act}” cannot be done here.` }],
    });
  const procedure = ground.rulebook.vocabulary.procedures.find((one) => one.name === type.procedure);
  const base = baseAct(proposal, viewer, ref, id, now);
  const history = file?.history ?? { case: ref, acts: [], elsewhere: [] };

  const checked = checkValues(
    type,
    procedure,
    withDoer(proposal.values, type, viewer, file),
    ground.directory,
    files,
  );
  const draft: Act = { ...base, values: checked.values };
  const before = file === undefined ? OPEN : readingAs(viewer, file.standing, file.sights);
  if (before === undefined) return refused({ why: 'not found' });
  const verdictOn = (act: Act): Verdict =>
    verdictInSight(
      judge(ground.rulebook, ground.directory, history, ground.calendars, now, act),
      ref,
      before,
    );
  const unsent = verdictOn(draft);
  const route = routeOf(type, viewer, unsent, file);
  const reached = withRecipient(checked.values, type, route);
  const filledIn =
    type.to !== undefined && isLeftOpen(proposal.values[type.to]) && reached[type.to] !== undefined;
  const unruly =
    type.name === 'ruling.made'
      ? pointProblems(checked.values, ground)
      : keepingOutProblems(type.name, checked.values, viewer, ground, file);
  const mistaken = [...checked.problems, ...unruly].filter(({ field }) => !(filledIn && field === type.to));
  const problems = [...mistaken, ...whenProblems(proposal, now)];
  const nobodyToReach = problems.length > 0 && problems.every(({ field }) => field === type.to);
  if (nobodyToReach && unsent.answer === 'not covered' && proposal.done === 'here')
    return refused({ why: 'not covered', verdict: unsent });
  if (problems.length > 0)
    return refused({
      why: 'not valid',
      problems: problems.map((one) => {
        if (one.field !== type.to || route === undefined) return one;
        return { ...one, among: { people: route.to.people, force: route.force, because: route.because } };
      }),
    });

  const act: Act = { ...base, values: reached };
  const verdict = verdictOn(act);
  const whose = notTheirs(type, act, viewer, ground, file, verdict);
  if (whose !== undefined) return refused(whose);
  const after = followsFrom(ground, { ...history, acts: [...history.acts, act] }, now);
  const reading = readingAs(viewer, after.standing, after.sights);
  const seers = [...after.sights].filter(
    ([person, { of }]) => of === 'the case' && !reading?.unnamed.has(person),
  );
  const seenBy = seers.map(([person, { as }]) => ({ person, as }));
  const shown = standingInSight(after.standing, reading);
  return { ok: true, value: { act, type, procedure, verdict, values: reached, standing: shown, seenBy } };
}

/** An act of a procedure is done in cases of that procedure; acts that every procedure has, in any case. */
function belongsHere(type: ActType, file: CaseFile | undefined): boolean {
  if (file === undefined) return type.opens;
  return !type.opens && (type.procedure === '' || type.procedure === file.header.procedure);
}

/** Why the system does not perform an act that the protocol bars. What is recorded from elsewhere is never refused. */
export function refusalOf({ act, verdict }: Proposed): Refusal | undefined {
  if (act.done === 'elsewhere') return undefined;
  switch (verdict.answer) {
    case 'yes':
      return undefined;
    case 'yes, with a reason':
      return act.reasons === undefined ? { why: 'reason wanted', verdict } : undefined;
    case 'no':
      return { why: 'barred', verdict };
    default:
      return { why: verdict.answer, verdict };
  }
}

export function typeOf(ground: Ground, name: string): ActType | undefined {
  return indexOf(ground.rulebook.vocabulary).acts.get(name) ?? BUILT_IN_ACT_TYPES.get(name);
}

function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

function baseAct(
  proposal: Proposal,
  viewer: Viewer,
  ref: string,
  id: string,
  now: Instant,
): Omit<Act, 'values'> {
  return {
    id,
    case: ref,
    act: proposal.act,
    by: viewer.person,
    done: proposal.done,
    happened: proposal.happened ?? now,
    recorded: now,
    ...(proposal.reasons === undefined || proposal.reasons === '' ? {} : { reasons: proposal.reasons }),
  };
}

/** A ruling is on a point that the text has, and chooses one of its readings. */
function pointProblems(
  values: Readonly<Record<string, Value>>,
  { rulebook }: Ground,
): readonly FieldProblem[] {
  const point = pointsOf(rulebook).find(
    (one) => one.version === values['version'] && one.id === values['norm'],
  );
  if (point === undefined) return [{ field: 'norm', says: 'Choose a point that the text leaves open' }];
  if (point.readings.some((reading) => reading === values['reading'])) return [];
  return [{ field: 'reading', says: 'Choose one of the readings' }];
}

function whenProblems(proposal: Proposal, now: Instant): readonly { field: string; says: string }[] {
  const { happened, done } = proposal;
  if (happened === undefined) return [];
  if (done === 'here')
    return [{ field: 'happened', says: 'What is done here happens now. Leave out when it happened.' }];
  return happened > now ? [{ field: 'happened', says: 'When it happened must be in the past' }] : [];
}
