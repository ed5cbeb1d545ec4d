// Reads acts that stand beyond their own case, in the order recorded; which of them is for whoever asks to say.

import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sealedAct } from './acts.ts';
import { type Base, rows, type Steps } from './steps.ts';
import type { SealedAct } from './storage.ts';
import type { Tables } from './tables.ts';

type Standing = ExpressionBuilder<Tables & { s: Tables['standing_acts'] }, 's'>;

/** @param which of the council’s standing acts. */
export function* standingActs(
  { db }: Base,
  council: string,
  which: (standing: Standing) => Expression<SqlBool>,
): Steps<readonly SealedAct[]> {
  const acts = db
    .selectFrom('acts as a')
    .selectAll('a')
    .where('a.council', '=', council)
    .where((eb) =>
      eb(
        eb.refTuple('a.case', 'a.number'),
        'in',
        db
          .selectFrom('standing_acts as s')
          .select(['s.case', 's.number'])
          .where('s.council', '=', council)
          .where(which)
          .$asTuple('case', 'number'),
      ),
    )
    .orderBy('a.recorded')
    .orderBy('a.id');
  return (yield* rows(acts)).map(sealedAct);
}
