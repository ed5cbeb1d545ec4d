// How people want to be reminded, the summaries of a day, and messages that could not be sent. What is in them is not known here.

import { sql } from 'kysely';
import { asPerson, asSystem } from './scope.ts';
import { type Base, firstRow, parts, rows, run } from './steps.ts';
import type { Storage } from './storage.ts';

type MailPart = Pick<Storage, 'addSummaries' | 'mailTrouble' | 'tryAgain' | 'mailChoice' | 'saveMailChoice'>;

const MOST_LINES = 200;

export function mailPart(base: Base): MailPart {
  const { db } = base;
  const choice = (council: string, person: string) =>
    db
      .selectFrom('mail_choices')
      .select('choice')
      .where('council', '=', council)
      .where('person', '=', person);
  return {
    mailChoice: (council, person) =>
      base.read(asPerson(council, person), function* () {
        return (yield* firstRow(choice(council, person)))?.choice ?? null;
      }),
    saveMailChoice: (council, person, wanted) =>
      base.transact(asPerson(council, person), function* () {
        const row = db.insertInto('mail_choices').values({ council, person, choice: wanted });
        yield* run(
          row.onConflict((clash) => clash.columns(['council', 'person']).doUpdateSet({ choice: wanted })),
        );
      }),
    addSummaries: (council, date, now) =>
      base.transact(asSystem(council), () => addSummaries(base, council, date, now)),
    mailTrouble: (council) =>
      base.read(asSystem(council), function* () {
        const trouble = db
          .selectFrom('notices')
          .select(({ fn }) => [
            'recipient',
            'state',
            'last_error',
            fn.countAll().as('messages'),
            fn.min('next_try').as('soonest'),
          ])
          .where('council', '=', council)
          .where('last_error', 'is not', null)
          .where('state', 'in', ['ready', 'failed'])
          .groupBy(['recipient', 'state', 'last_error'])
          .orderBy('recipient')
          .orderBy('state')
          .orderBy('last_error')
          .limit(MOST_LINES);
        return (yield* rows(trouble)).map(({ recipient, state, last_error, messages, soonest }) => ({
          recipient,
          error: last_error ?? '',
          givenUp: state === 'failed',
          messages: Number(messages),
          nextTry: state === 'failed' ? null : Number(soonest),
        }));
      }),
    tryAgain: (council, person, { now, claimFor }) =>
      base.transact(asSystem(council), function* () {
        return yield* run(
          db
            .updateTable('notices')
            .set({ state: 'ready', next_try: now, attempts: 0 })
            .where('council', '=', council)
            .where('recipient', '=', person)
            .where('last_error', 'is not', null)
            .where((eb) =>
              eb.or([
                eb('state', '=', 'failed'),
                eb.and([eb('state', '=', 'ready'), eb('next_try', '>', now + claimFor)]),
              ]),
            ),
        );
      }),
  };
}

/** A summary is of no case. */
function* addSummaries(
  { db }: Base,
  ...[council, date, now]: Parameters<Storage['addSummaries']>
): ReturnType<typeof run> {
  const wanting = yield* rows(
    db
      .selectFrom('mail_choices')
      .select('person')
      .where('council', '=', council)
      .where('choice', '=', sql.lit('daily')),
  );
  const summaries = wanting.map(({ person }) => ({
    council,
    case: '',
    norm: 'summary',
    trigger: date,
    recipient: person,
    kind: 'summary' as const,
    state: 'ready' as const,
    created: now,
    next_try: now,
    sent_at: null,
    attempts: 0,
    last_error: null,
    payload: '{}',
  }));
  let added = 0;
  for (const part of parts(summaries)) {
    const rowsOf = db.insertInto('notices').values(part);
    added += yield* run(
      rowsOf.onConflict((clash) =>
        clash.columns(['council', 'case', 'norm', 'trigger', 'recipient']).doNothing(),
      ),
    );
  }
  return added;
}
