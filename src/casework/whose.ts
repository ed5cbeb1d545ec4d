// Whose an act is to do: the person who has the part that does it, whoever takes a part nobody has yet, or whom a clause
// gives it to. Others may record that it was done elsewhere.

import type { Act, Value } from '#engine/history.ts';
import type { ActType } from '#engine/rules.ts';
import type { Verdict } from '#engine/standing.ts';
import type { CaseFile, Ground } from './case-file.ts';
import { mayNotBearOnAll } from './council-wide.ts';
import { mayNotKeepOut } from './keeping-out.ts';
import type { Refusal, Viewer } from './view.ts';

/** The values with the part of whoever does it filled in, where nobody has it yet. */
export function withDoer(
  values: Readonly<Record<string, Value>>,
  type: ActType,
  viewer: Viewer,
  file: CaseFile | undefined,
): Readonly<Record<string, Value>> {
  const { by } = type;
  if (by === undefined || values[by] !== undefined || isNamed(by, file)) return values;
  return { ...values, [by]: viewer.person };
}

function isNamed(party: string, file: CaseFile | undefined): boolean {
  return (file?.standing.parties[party]?.length ?? 0) > 0;
}

/** A part that no act gives to anybody is taken by doing its act, if one is the kind of person it is for. */
function mayTake(type: ActType, viewer: Viewer, ground: Ground): boolean {
  const kind = ground.directory.people.find((person) => person.id === viewer.person)?.kind;
  const procedure = ground.rulebook.vocabulary.procedures.find((one) => one.name === type.procedure);
  const party = procedure?.parties.find((one) => one.name === type.by);
  const given = procedure?.acts.some((act) => type.by !== undefined && act.sets.includes(type.by));
  return party !== undefined && !given && (party.is === 'anyone' || party.is === kind);
}

/** Whether an act is this person’s to do here: their own party’s, one nobody has taken yet, or nobody’s in particular. */
export function isTheirs(type: ActType, viewer: Viewer, ground: Ground, file: CaseFile): boolean {
  if (type.by === undefined) return true;
  if (isNamed(type.by, file)) return file.standing.parties[type.by]?.includes(viewer.person) ?? false;
  return mayTake(type, viewer, ground);
}

/** Why this person does not do it here; undefined: they do. */
export function notTheirs(
  type: ActType,
  act: Act,
  viewer: Viewer,
  ground: Ground,
  file: CaseFile | undefined,
  verdict: Verdict,
): Refusal | undefined {
  const notForThem = mayNotBearOnAll(act, viewer, ground) ?? mayNotKeepOut(act, viewer, ground, file);
  if (notForThem !== undefined) return notForThem;
  if (act.done === 'elsewhere') return undefined;
  if (act.act === 'question.answered') return mayNotSettle(act, viewer, file);
  if (type.by === undefined) return undefined;
  if (namesAnother(type, type.by, act, viewer, file)) return { why: 'not yours', party: type.by };
  const own =
    file === undefined
      ? [act.values[type.by]].flat().includes(viewer.person)
      : isTheirs(type, viewer, ground, file);
  if (own) return undefined;
  const standing = file?.standing;
  const given = [...(standing?.duties ?? []), ...(standing?.permissions ?? []), ...verdict.manners].some(
    (item) => item.acts.includes(type.name) && item.who.people.includes(viewer.person),
  );
  return given ? undefined : { why: 'not yours', party: type.by };
}

/** What somebody does here is put down to nobody else. An act that hands its own part on names the next in it. */
function namesAnother(
  type: ActType,
  by: string,
  act: Act,
  viewer: Viewer,
  file: CaseFile | undefined,
): boolean {
  if (type.sets.includes(by)) return false;
  const holders = file?.standing.parties[by] ?? [];
  return [act.values[by] ?? []].flat().some((one) => one !== viewer.person && !holders.includes(String(one)));
}

/** A question is settled by whom the protocol gives it to; what anybody else thinks of it settles nothing. */
function mayNotSettle(act: Act, viewer: Viewer, file: CaseFile | undefined): Refusal | undefined {
  const asked = file?.standing.questions.filter(({ asks }) => asks === act.values['asks']) ?? [];
  const theirs = asked.some(({ who }) => who.people.includes(viewer.person));
  return theirs ? undefined : { why: 'not yours', party: asked[0]?.who.words ?? 'whoever decides' };
}
