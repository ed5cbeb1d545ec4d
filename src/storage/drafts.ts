// What people have typed and not yet sent, and small facts about a council. Neither is part of the record.

import { type Base, run } from './steps.ts';
import type { Storage } from './storage.ts';

type DraftsPart = Pick<
  Storage,
  'saveDraft' | 'readDraft' | 'draftsOf' | 'removeDraft' | 'readMeta' | 'saveMeta'
>;

export function draftsPart(base: Base): DraftsPart {
  const { db } = base;
  return {
    saveDraft: (council, person, { ref, body, updated }) =>
      base.transact(function* () {
        yield* run(
          db
            .insertInto('drafts')
            .values({ council, person, ref, body, updated })
            .onConflict((clash) =>
              clash.columns(['council', 'person', 'ref']).doUpdateSet({ body, updated }),
            ),
        );
      }),
    readDraft: async (council, person, ref) => {
      const draft = db.selectFrom('drafts').select(['ref', 'body', 'updated']);
      const row = await draft
        .where('council', '=', council)
        .where('person', '=', person)
        .where('ref', '=', ref)
        .executeTakeFirst();
      return row ? { ...row } : null;
    },
    draftsOf: async (council, person) => {
      const drafts = db.selectFrom('drafts').select(['ref', 'body', 'updated']);
      const theirs = drafts.where('council', '=', council).where('person', '=', person);
      const rows = await theirs.orderBy('updated', 'desc').orderBy('ref').limit(100).execute();
      return rows.map((row) => ({ ...row }));
    },
    removeDraft: (council, person, ref) =>
      base.transact(function* () {
        yield* run(
          db
            .deleteFrom('drafts')
            .where('council', '=', council)
            .where('person', '=', person)
            .where('ref', '=', ref),
        );
      }),
    readMeta: async (council, name) => {
      const meta = db
        .selectFrom('meta')
        .select('value')
        .where('council', '=', council)
        .where('name', '=', name);
      return (await meta.executeTakeFirst())?.value ?? null;
    },
    saveMeta: (council, name, value) =>
      base.transact(function* () {
        yield* run(
          db
            .insertInto('meta')
            .values({ council, name, value })
            .onConflict((clash) => clash.columns(['council', 'name']).doUpdateSet({ value })),
        );
      }),
  };
}
