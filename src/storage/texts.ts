// Texts of a council written in the browser, laid over the files it began with. Each change raises the revision of the
// council’s texts in its own transaction, by which every process learns that what it holds is old. It knows no rule.

import { sql } from 'kysely';
import { asSystem } from './scope.ts';
import { type Base, firstRow, rows, run, type Steps } from './steps.ts';
import type { KeptText, Storage, TextChange, TextsSaved } from './storage.ts';

export function textsPart(base: Base): Pick<Storage, 'readTexts' | 'textsRevision' | 'saveTexts'> {
  return {
    readTexts: (council) =>
      base.read(asSystem(council), function* () {
        // Somebody may save between the two reads: then they are read again.
        for (;;) {
          const revision = yield* revisionOf(base, council);
          const found = yield* rows(textsIn(base, council));
          if (revision === (yield* revisionOf(base, council)))
            return { revision, texts: found.map((text) => ({ ...text })) };
        }
      }),
    textsRevision: (council) => base.read(asSystem(council), () => revisionOf(base, council)),
    saveTexts: (council, changes) =>
      base.transact(asSystem(council), () => changeTexts(base, council, changes)),
  };
}

/**
 * All the changes or none of them. Nothing is written where one of them meets a text that somebody has saved meanwhile;
 * called inside another transaction, whoever calls must then write nothing either.
 */
export function* changeTexts(base: Base, council: string, changes: readonly TextChange[]): Steps<TextsSaved> {
  yield* holdTexts(base, council);
  for (const { path, expected } of changes) {
    const [there] = yield* rows(textsIn(base, council).where('path', '=', path));
    if ((there?.revision ?? 0) !== expected) return { ok: false, path, there: there ? { ...there } : null };
  }
  const { db } = base;
  const [raised] = yield* rows(
    db
      .updateTable('text_revisions')
      .set({ revision: sql<number>`revision + 1` })
      .where('council', '=', council)
      .returning('revision'),
  );
  const revision = raised?.revision ?? 0;
  for (const { path, to } of changes) {
    yield* run(db.deleteFrom('texts').where('council', '=', council).where('path', '=', path));
    if (to !== null) {
      const { content, circulated, state, saved, by } = to;
      yield* run(
        db.insertInto('texts').values({ council, path, content, circulated, state, revision, saved, by }),
      );
    }
  }
  return { ok: true, revision };
}

/** One writer of a council’s texts at a time: a text that is not there yet has no row that could be locked. */
function* holdTexts(base: Base, council: string): Steps<void> {
  yield* run(
    base.db
      .insertInto('text_revisions')
      .values({ council, revision: 0 })
      .onConflict((clash) => clash.column('council').doNothing()),
  );
  const held = base.db.selectFrom('text_revisions').select('revision').where('council', '=', council);
  yield* rows(base.locksRows ? held.forUpdate() : held);
}

function textsIn({ db }: Base, council: string) {
  return db
    .selectFrom('texts')
    .select(['path', 'content', 'circulated', 'state', 'revision', 'saved', 'by'])
    .where('council', '=', council)
    .orderBy('path')
    .$castTo<KeptText>();
}

function* revisionOf({ db }: Base, council: string): Steps<number> {
  const query = db.selectFrom('text_revisions').select('revision').where('council', '=', council);
  return (yield* firstRow(query))?.revision ?? 0;
}
