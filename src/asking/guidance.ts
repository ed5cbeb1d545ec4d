// The answer to “may I, must I, by when, and who must be told?”, for a case that is only supposed; and which facts would
// still change it. It decides nothing that the engine does not say, and looks at no real case.

import type { Calendar } from '#calendar/calendar.ts';
import { dayOfDate } from '#calendar/civil-date.ts';
import { zoneOf } from '#calendar/zone.ts';
import { derive } from '#engine/derive.ts';
import type { Act, CivilDate, Directory, History, Instant, Value } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import type { ActType, Field, Rulebook } from '#engine/rules.ts';
import type { CaseStanding, Duty, Verdict } from '#engine/standing.ts';
import { factsThatMatter } from './facts-that-matter.ts';
import { SupposedPeople } from './supposed-people.ts';
import { type Asked, type Supposition, suppose, takenAsTrue } from './supposition.ts';

/** What governs the answer. `rulings`: those of the council that anybody of it may read. */
export interface AskingGround {
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly rulings: readonly Act[];
}

export interface Guidance extends Supposition {
  /** With the supposed people in it, called by the words that were used of them. */
  readonly directory: Directory;
  readonly acts: readonly Act[];
  readonly verdict: Verdict;
  /** The vocabulary gives the act to a councillor or an officer, and this person is not one. */
  readonly otherKind: 'member' | 'officer' | undefined;
  /** What this person owes of the act itself, where something asks for it. */
  readonly owed: readonly Duty[];
  /** What would follow once it is done; undefined where it must not be done. */
  readonly after: CaseStanding | undefined;
  /** Names of facts, parties and fields on which the answer turns and which have not been given. */
  readonly matter: readonly string[];
}

/**
 * @param me the person who asks, for “me”. Dates are civil dates of the council.
 * @returns undefined when there is no such act, or nobody is meant by a word for who.
 * @throws RangeError when a date is none.
 */
export function guide(ground: AskingGround, asked: Asked, me?: string): Guidance | undefined {
  const { rulebook, calendars, rulings } = ground;
  const people = new SupposedPeople(ground.directory, asked.on);
  const midday = middayIn(rulebook.council.zone);
  const supposition = suppose(asked, rulebook.vocabulary, people, me, midday);
  if (supposition === undefined) return undefined;
  const { procedure, type, before, proposed, person } = supposition;
  const { directory } = people;
  const facts = new Set(procedure.facts.map(({ name }) => name));
  const taken = (at: Instant) => takenAsTrue(asked.values, facts, at);
  const start = before[0]?.happened ?? proposed.happened;
  const history: History = {
    case: proposed.case,
    acts: [...before, ...taken(start)],
    elsewhere: rulings.filter((ruling) => ruling.recorded <= proposed.happened),
  };
  const now = proposed.happened;
  const asGiven = judge(rulebook, directory, history, calendars, now, proposed);
  const carrying = withWhatIsWanted(proposed, asGiven, type, person);
  const verdict = judge(rulebook, directory, history, calendars, now, carrying);
  const standing = derive(rulebook, directory, history, calendars, now);
  const owed = standing.duties.filter(
    ({ acts, who }) => acts.includes(type.name) && who.people.includes(person),
  );
  const done = {
    ...history,
    acts: [...history.acts, carrying, ...(type.opens ? takenAgain(taken(now)) : [])],
  };
  const after = verdict.answer === 'no' ? undefined : derive(rulebook, directory, done, calendars, now);
  const party = procedure.parties.find(({ name }) => name === type.by);
  const kind = directory.people.find(({ id }) => id === person)?.kind;
  const mattering = factsThatMatter({ rulebook, procedure, type, verdict, after, proposed, owed });
  return {
    ...supposition,
    directory,
    acts: done.acts,
    verdict,
    otherKind:
      (party?.is === 'member' || party?.is === 'officer') && party.is !== kind ? party.is : undefined,
    owed,
    after,
    matter: mattering.filter((name) => asked.values[name] === undefined && asked.people[name] === undefined),
  };
}

/** What a clause asks to be given is part of how it is done; that nobody has typed it yet bars nothing. */
function withWhatIsWanted(proposed: Act, { manners }: Verdict, type: ActType, person: string): Act {
  const wanted = new Set(manners.flatMap((manner) => manner.with));
  const fields = type.fields.filter(({ name }) => wanted.has(name) && proposed.values[name] === undefined);
  return {
    ...proposed,
    values: {
      ...proposed.values,
      ...Object.fromEntries(fields.map((one) => [one.name, something(one, person)])),
    },
  };
}

function something({ type, choices }: Field, person: string): Value {
  if (type === 'yes/no') return true;
  if (type === 'number') return 0;
  return type === 'people' ? [person] : (choices[0] ?? '…');
}

function takenAgain(acts: readonly Act[]): readonly Act[] {
  return acts.map((act) => ({ ...act, id: `${act.id} again` }));
}

/** Twelve hours into the day: the same civil date also where the clocks change, and before any closing time. */
function middayIn(zone: string): (day: CivilDate) => Instant {
  return (day) => {
    const number = dayOfDate(day);
    if (number === undefined) throw new RangeError(`“${day}” is not a date written YYYY-MM-DD.`);
    return zoneOf(zone).startOf(number) + 12 * 60 * 60 * 1000;
  };
}
