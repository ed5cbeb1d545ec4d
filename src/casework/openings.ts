// How this person may begin a case: by which acts of which procedures.

import type { Instant } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import type { ActType, Procedure } from '#engine/rules.ts';
import type { Ground } from './case-file.ts';
import type { Viewer } from './view.ts';

/** Procedures in which this person may open a case, with the acts that open one for them. */
export function openingsFor(
  ground: Ground,
  viewer: Viewer,
  now: Instant,
): readonly { readonly procedure: Procedure; readonly acts: readonly ActType[] }[] {
  const kind = ground.directory.people.find((person) => person.id === viewer.person)?.kind;
  const history = { case: '', acts: [], elsewhere: [] };
  return ground.rulebook.vocabulary.procedures
    .map((procedure) => ({
      procedure,
      acts: procedure.acts.filter((type) => {
        // A ruling begins from the clause it is about.
        if (!type.opens || type.name === 'ruling.made') return false;
        const party = procedure.parties.find((one) => one.name === type.by);
        if (party !== undefined && party.is !== 'anyone' && party.is !== kind) return false;
        const values = type.by === undefined ? {} : { [type.by]: viewer.person };
        const base = {
          id: 'proposed',
          case: '',
          act: type.name,
          by: viewer.person,
          done: 'here',
          happened: now,
          recorded: now,
        } as const;
        return (
          judge(ground.rulebook, ground.directory, history, ground.calendars, now, { ...base, values })
            .answer !== 'no'
        );
      }),
    }))
    .filter(({ acts }) => acts.length > 0)
    .sort((one, other) => Number(one.procedure.private) - Number(other.procedure.private));
}
