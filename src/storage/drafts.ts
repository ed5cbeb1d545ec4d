// What people have typed and not yet sent, and small facts about a council. Neither is part of the record.

import { asPerson, asSystem } from './scope.ts';
import { type Base, firstRow, rows, run } from './steps.ts';
import type { Storage } from './storage.ts';

type DraftsPart = Pick<
  Storage,
  'saveDraft' | 'readDraft' | 'draftsOf' | 'removeDraft' | 'readMeta' | 'saveMeta'
>;

export function draftsPart(base: Base): DraftsPart {
  const { db } = base;
  return {
    saveDraft: (council, person, { ref, body, updated }) =>
      base.transact(asPerson(council, person), function* () {
        yield* run(
          db
            .insertInto('drafts')
            .values({ council, person, ref, body, updated })
            .onConflict((clash) =>
              clash.columns(['council', 'person', 'ref']).doUpdateSet({ body, updated }),
            ),
        );
      }),
    readDraft: (council, person, ref) =>
      base.read(asPerson(council, person), function* () {
        const draft = db.selectFrom('drafts').select(['ref', 'body', 'updated']);
        const theirs = draft.where('council', '=', council).where('person', '=', person);
        const row = yield* firstRow(theirs.where('ref', '=', ref));
        return row ? { ...row } : null;
      }),
    draftsOf: (council, person) =>
      base.read(asPerson(council, person), function* () {
        const drafts = db.selectFrom('drafts').select(['ref', 'body', 'updated']);
        const theirs = drafts.where('council', '=', council).where('person', '=', person);
        const found = yield* rows(theirs.orderBy('updated', 'desc').orderBy('ref').limit(100));
        return found.map((row) => ({ ...row }));
      }),
    removeDraft: (council, person, ref) =>
      base.transact(asPerson(council, person), function* () {
        yield* run(
          db
            .deleteFrom('drafts')
            .where('council', '=', council)
            .where('person', '=', person)
            .where('ref', '=', ref),
        );
      }),
    readMeta: (council, name) =>
      base.read(asSystem(council), function* () {
        const meta = db.selectFrom('meta').select('value').where('council', '=', council);
        return (yield* firstRow(meta.where('name', '=', name)))?.value ?? null;
      }),
    saveMeta: (council, name, value) =>
      base.transact(asSystem(council), function* () {
        yield* run(
          db
            .insertInto('meta')
            .values({ council, name, value })
            .onConflict((clash) => clash.columns(['council', 'name']).doUpdateSet({ value })),
        );
      }),
  };
}
