// A case as one person may see it: the record, what follows, and what they could do next.

import type { Sights } from '#access/sight.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Act, Instant } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import type { ActType } from '#engine/rules.ts';
import type { CaseStanding } from '#engine/standing.ts';
import type { Storage } from '#storage/storage.ts';
import { BUILT_IN_ACT_TYPES } from './built-in-acts.ts';
import { type CaseFile, caseFor, type Ground } from './case-file.ts';
import { filesOfAct, withOpenings } from './files-seen.ts';
import { subjectOf } from './keep.ts';
import { keepingOut } from './keeping-out.ts';
import { actsInSight, type Reading, readingOf, standingInSight, verdictInSight } from './redact.ts';
import type { CaseView, NextAct, Viewer } from './view.ts';
import { isTheirs } from './whose.ts';

export async function lookAtCase(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  ref: string,
  now: Instant,
): Promise<CaseView | undefined> {
  const found = await caseFor(storage, ground, viewer, ref, now);
  if (found === undefined) return undefined;
  const { file, sight } = found;
  const { acts: types } = indexOf(ground.rulebook.vocabulary);
  const procedure = ground.rulebook.vocabulary.procedures.find((one) => one.name === file.header.procedure);
  if (procedure === undefined)
    throw new Error(`Case ${ref} is of a procedure that the vocabulary no longer has.`);

  const whole = sight.of === 'the case';
  const others = await casesSeen(storage, viewer, file.standing);
  const reading = readingOf(file.standing, sight, viewer.person, (other) => others.has(other));
  const standing = standingInSight(file.standing, reading);
  const acts = actsInSight(types, file.history.acts, reading);
  const subject = subjectOf(types, acts, sight.hidden);
  const given = new Map(acts.map((act) => [act.id, filesOfAct(types, file, act)]));
  const files = await withOpenings(storage, viewer, file, reading, given);
  const marked = new Set(standing.marks.map((mark) => mark.act));
  const possible = (whole ? possibleActs(ground, viewer, file, now) : []).map((one) => ({
    ...one,
    verdict: verdictInSight(one.verdict, ref, reading),
  }));
  return {
    ref,
    // How much else has happened is no business of somebody who sees one act of it.
    version: whole ? file.header.version : acts.length,
    procedure,
    ...(subject === '' ? {} : { subject }),
    private: file.header.private,
    closed: standing.closed,
    ...(whole ? { opened: file.header.opened } : {}),
    whole,
    standing,
    entries: acts.map((act) => ({
      act,
      type: types.get(act.act) ?? BUILT_IN_ACT_TYPES.get(act.act),
      marked: marked.has(act.id),
      files: files.get(act.id) ?? [],
    })),
    next: possible.filter((one) => one.verdict.answer !== 'no'),
    barred: possible.filter((one) => one.verdict.answer === 'no'),
    seenBy: whole ? seenBy(file.sights, reading) : [],
    ...(whole ? { keepingOut: keepingOut(viewer, ground, file, reading) } : {}),
  };
}

/** Nobody whose part in the case is kept from the reader is among them. */
export function seenBy(sights: Sights, { unnamed }: Reading): CaseView['seenBy'] {
  return [...sights].filter(([person]) => !unnamed.has(person)).map(([person, { as }]) => ({ person, as }));
}

/** Acts this person could do here: their own party’s, those a clause gives them, and those that are nobody’s in particular. */
function possibleActs(ground: Ground, viewer: Viewer, file: CaseFile, now: Instant): readonly NextAct[] {
  const { vocabulary } = ground.rulebook;
  const procedure = vocabulary.procedures.find((one) => one.name === file.header.procedure);
  const owed = file.standing.duties.filter(
    (duty) =>
      (duty.state === 'open' || duty.state === 'overdue') &&
      !duty.undecided &&
      duty.who.people.includes(viewer.person),
  );
  const given = new Set(
    [...owed, ...file.standing.permissions]
      .filter((item) => item.who.people.includes(viewer.person))
      .flatMap((item) => item.acts),
  );
  const isOffered = (type: ActType): boolean => given.has(type.name) || isTheirs(type, viewer, ground, file);
  return (procedure?.acts ?? [])
    .filter((type) => !type.opens && isOffered(type))
    .map((type): NextAct => {
      const duty = owed.find((one) => one.acts.includes(type.name));
      const verdict = judge(
        ground.rulebook,
        ground.directory,
        file.history,
        ground.calendars,
        now,
        probe(type, viewer, file, now),
      );
      return duty === undefined ? { type, verdict } : { type, verdict, owed: duty };
    });
}

/** The act with nothing filled in: what can be said of it before anybody types. */
function probe(type: ActType, viewer: Viewer, file: CaseFile, now: Instant): Act {
  return {
    id: '',
    case: file.history.case,
    act: type.name,
    by: viewer.person,
    done: type.done === 'elsewhere' ? 'elsewhere' : 'here',
    happened: now,
    recorded: now,
    values: {},
  };
}

async function casesSeen(
  storage: Storage,
  viewer: Viewer,
  standing: CaseStanding,
): Promise<ReadonlySet<string>> {
  const items = [
    ...standing.duties,
    ...standing.manners,
    ...standing.bars,
    ...standing.permissions,
    ...standing.notices,
    ...standing.walls,
    ...standing.questions,
    ...standing.marks,
  ];
  const mentioned = new Set(
    items.flatMap((item) => item.because.conditions.flatMap((condition) => condition.case ?? [])),
  );
  mentioned.delete(standing.case);
  const seen = new Set<string>();
  for (const ref of mentioned)
    if (await storage.caseGrantedTo(viewer.council, viewer.person, ref)) seen.add(ref);
  return seen;
}
