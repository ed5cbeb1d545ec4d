// Who may see a case, told anew and one person at a time, from decisions/ and nothing else. It shares no line with the
// program’s own answer, so that a mistake in either shows as a difference.

import type { Act, Directory, Value } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { CaseStanding } from '#engine/standing.ts';

export type Seen = 'the whole' | 'a part' | 'nothing';

export interface OneCase {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly acts: readonly Act[];
  readonly standing: CaseStanding;
  /** The civil date on which somebody looks. */
  readonly today: string;
}

export function whatIsSeenBy(person: string, one: OneCase): Seen {
  const { acts, standing } = one;
  const shutOut = standing.walls.some(
    (wall) =>
      wall.state === 'in force' && wall.telling === 'everything' && wall.against.people.includes(person),
  );
  if (shutOut || isKeptOut(person, acts)) return 'nothing';
  const told = acts.some(({ act, values }) => act === 'told' && includes(values['of'], person));
  if (isAbout(person, one) && !isMeantToReach(person, standing)) return told ? 'a part' : 'nothing';
  const whole =
    acts.some((act) => act.by === person) ||
    acts.some((act) => isPartyOf(act, person, one)) ||
    acts.some(
      ({ act, values }) =>
        (act === 'consulted' || act === 'advice.received') && includes(values['of'], person),
    ) ||
    bearsADuty(person, one) ||
    oversees(person, one);
  if (whole) return 'the whole';
  return told || acts.some((act) => isAddressed(act, person, one)) ? 'a part' : 'nothing';
}

/** The last word on it stands: they stood aside or were kept out, or they were let back in. */
function isKeptOut(person: string, acts: readonly Act[]): boolean {
  const [last] = acts
    .filter(
      ({ act, by, values }) =>
        (act === 'recused' && by === person) ||
        (['excluded', 'readmitted'].includes(act) && includes(values['of'], person)),
    )
    .slice(-1);
  return last !== undefined && last.act !== 'readmitted';
}

function includes(value: Value | undefined, person: string): boolean {
  return value === person || (Array.isArray(value) && value.includes(person));
}

function procedureOf(act: Act, { rulebook }: OneCase) {
  return rulebook.vocabulary.procedures.find(({ acts }) => acts.some(({ name }) => name === act.act));
}

export function isAbout(person: string, one: OneCase): boolean {
  return one.acts.some((act) =>
    procedureOf(act, one)?.parties.some(({ name, about }) => about && includes(act.values[name], person)),
  );
}

/** A text that sends a matter to the very person it is about says so, and the engine marks it as a conflict. */
function isMeantToReach(person: string, { conflicts, duties, manners }: CaseStanding): boolean {
  const leads = conflicts.some(({ kind }) => kind === 'route leads to its subject');
  return leads && [...duties, ...manners].some(({ to }) => to?.people.includes(person));
}

function isPartyOf(act: Act, person: string, one: OneCase): boolean {
  return (procedureOf(act, one)?.parties ?? []).some(
    ({ name, about }) => !about && includes(act.values[name], person),
  );
}

function isAddressed(act: Act, person: string, one: OneCase): boolean {
  const fields = procedureOf(act, one)?.acts.find(({ name }) => name === act.act)?.fields ?? [];
  return fields.some(
    ({ name, type }) => (type === 'person' || type === 'people') && includes(act.values[name], person),
  );
}

/** A duty of everybody of a kind is nobody’s part in the case. */
function bearsADuty(person: string, { directory, standing }: OneCase): boolean {
  const kinds = ['member', 'officer'].map((kind) => directory.people.filter((one) => one.kind === kind));
  return standing.duties
    .filter(({ undecided, state }) => !undecided && state !== 'awaiting')
    .filter(({ who }) => !kinds.some((all) => all.every(({ id }) => who.people.includes(id))))
    .some(({ who }) => who.people.includes(person));
}

function oversees(person: string, { rulebook, directory, acts, today }: OneCase): boolean {
  const { oversight, referredBy } = rulebook.council;
  if (oversight === undefined) return false;
  const offices = directory.offices.filter(({ title }) => title === oversight.role.words).map(({ id }) => id);
  const holds = directory.holdings.some(
    ({ office, person: holder, from, until }) =>
      holder === person && offices.includes(office) && (from ?? '') <= today && today <= (until ?? '9999'),
  );
  return holds && (oversight.sees === 'all' || acts.some(({ act }) => referredBy.includes(act)));
}
