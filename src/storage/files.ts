// What is known of files: which act has which, who opened them, and what was sent in and belongs to no act yet. Their content
// lies elsewhere.

import { filesOf } from '#files/attached.ts';
import { asPerson, asSystem } from './scope.ts';
import { type Base, firstRow, rows, run } from './steps.ts';
import type { SealedAct, Storage } from './storage.ts';
import type { Tables } from './tables.ts';

type FilesPart = Pick<
  Storage,
  | 'addUpload'
  | 'uploadsOf'
  | 'uploadsWaiting'
  | 'removeUploads'
  | 'refersToFile'
  | 'addFileOpening'
  | 'fileOpenings'
>;

export function fileRows(
  council: string,
  { case: ref, number, values }: SealedAct,
): readonly Tables['files'][] {
  return filesOf(values).map(({ field, id, hash, name, type, size }) => ({
    council,
    case: ref,
    number,
    field,
    id,
    hash,
    name,
    type,
    size,
  }));
}

export function filesPart(base: Base): FilesPart {
  const { db } = base;
  return {
    addUpload: (council, person, { id, hash, name, type, size, uploaded }) =>
      base.transact(asPerson(council, person), function* () {
        const row = { council, person, id, hash, name, type, size, uploaded };
        yield* run(db.insertInto('uploads').values(row));
      }),
    uploadsOf: async (council, person, ids) => {
      if (ids.length === 0) return [];
      return base.read(asPerson(council, person), function* () {
        const uploads = db.selectFrom('uploads').select(['id', 'hash', 'name', 'type', 'size', 'uploaded']);
        const theirs = uploads.where('council', '=', council).where('person', '=', person);
        return (yield* rows(theirs.where('id', 'in', ids))).map((row) => ({ ...row }));
      });
    },
    uploadsWaiting: (council, person) =>
      base.read(asPerson(council, person), function* () {
        const uploads = db.selectFrom('uploads').select(({ fn }) => fn.countAll<number>().as('waiting'));
        const theirs = uploads.where('council', '=', council).where('person', '=', person);
        return (yield* firstRow(theirs))?.waiting ?? 0;
      }),
    removeUploads: async (council, person, ids) => {
      if (ids.length === 0) return;
      await base.transact(asPerson(council, person), function* () {
        const uploads = db.deleteFrom('uploads').where('council', '=', council).where('person', '=', person);
        yield* run(uploads.where('id', 'in', ids));
      });
    },
    refersToFile: (council, hash) =>
      base.read(asSystem(council), function* () {
        for (const table of ['files', 'uploads'] as const) {
          const found = db
            .selectFrom(table)
            .select('id')
            .where('council', '=', council)
            .where('hash', '=', hash);
          if ((yield* firstRow(found.limit(1))) !== undefined) return true;
        }
        return false;
      }),
    addFileOpening: (council, ref, { file, person, at }) =>
      base.transact(asSystem(council), function* () {
        const row = { council, case: ref, file, person, at };
        yield* run(
          db
            .insertInto('file_openings')
            .values(row)
            .onConflict((clash) => clash.columns(['council', 'case', 'at', 'file', 'person']).doNothing()),
        );
      }),
    fileOpenings: (council, person, ref) =>
      base.read(asPerson(council, person), function* () {
        const openings = db
          .selectFrom('file_openings as o')
          .innerJoin('grants as g', (on) =>
            on
              .onRef('g.council', '=', 'o.council')
              .onRef('g.case', '=', 'o.case')
              .on('g.person', '=', person),
          )
          .select(['o.file', 'o.person', 'o.at']);
        const ofCase = openings.where('o.council', '=', council).where('o.case', '=', ref);
        return (yield* rows(ofCase.orderBy('o.at').orderBy('o.file'))).map((row) => ({ ...row }));
      }),
  };
}
