// Of which procedure a case is, and which norms can give anything in it. It knows nothing of what they give.

import type { NormBody, When } from '#engine/rules.ts';
import { actType, type Moment } from './moment.ts';
import { norms } from './text.ts';

type Found = ReturnType<typeof norms>[number];

/** Of the first act recorded that opens cases, else of the first that belongs to a procedure. */
function procedureOf(moment: Moment): string | undefined {
  const types = moment.history.acts
    .filter((act) => act.recorded <= moment.now)
    .map((act) => actType(moment, act.act))
    .filter((type) => type !== undefined);
  return (types.find(({ opens }) => opens) ?? types[0])?.procedure;
}

const bodies = ({ norm }: Found): readonly NormBody[] =>
  norm.readings.length === 0 ? [norm] : norm.readings.map(({ body }) => body);

/** An act sets a norm off in whatever case; everything else only in cases of the norm’s own procedures. */
export function bearsOnCase(moment: Moment, found: Found): boolean {
  const own = procedureOf(moment);
  return bodies(found).some((body) => {
    if (body.when.length === 0) return ofActs(moment, body).includes(own);
    return body.when.some((when) => {
      if (when.is === 'act') return moment.acts.some((act) => act.act === when.act);
      if (when.is === 'overdue')
        return normsNamed(moment, found, when.norm).some((one) => bearsOnCase(moment, one));
      return [...ofActs(moment, body), ...ofWhen(moment, found, when)].includes(own);
    });
  });
}

function normsNamed(moment: Moment, { version }: Found, id: string): readonly Found[] {
  return norms(moment).filter((one) => one.version.id === version.id && one.norm.id === id);
}

/** Of the acts it speaks of; of a norm on telling, every procedure that knows all the names it tells. */
function ofActs(moment: Moment, { acts, telling }: NormBody): readonly (string | undefined)[] {
  if (!acts.includes('tell')) return acts.map((act) => actType(moment, act)?.procedure);
  const names = telling === undefined || telling === 'everything' ? [] : telling;
  return moment.rulebook.vocabulary.procedures
    .filter(({ parties, facts, acts: own }) => {
      const known = [...parties, ...facts, ...own.flatMap(({ fields }) => fields)].map(({ name }) => name);
      return names.every((name) => name.startsWith('that ') || known.includes(name));
    })
    .map(({ name }) => name);
}

/** Of the standing act that it waits for, or of the acts of the norm gone against. */
function ofWhen(moment: Moment, found: Found, when: When): readonly (string | undefined)[] {
  if (when.is === 'stands' || when.is === 'lapses') return [actType(moment, when.act)?.procedure];
  if (when.is !== 'gone against') return [];
  return normsNamed(moment, found, when.norm).flatMap(({ norm }) =>
    norm.acts.map((act) => actType(moment, act)?.procedure),
  );
}
