// Files on their way into an act and out of it again. They are kept before the act is, so that no act is without its file,
// and are opened by whoever may read the act they are in, and by nobody else.

import { indexOf } from '#access/vocabulary-index.ts';
import type { Instant } from '#engine/history.ts';
import { type Attached, sizeInWords } from '#files/attached.ts';
import type { FileFolder } from '#files/folder.ts';
import { nameOf, recognise } from '#files/recognise.ts';
import { TYPES_IN_WORDS } from '#files/types.ts';
import { oneOf } from '#language/nearest.ts';
import { newActId } from '#register/identifiers.ts';
import type { Storage } from '#storage/storage.ts';
import { caseFor, type Ground } from './case-file.ts';
import type { Casework, OpenedFile, TakenFile } from './casework.ts';
import { filesOfAct } from './files-seen.ts';
import { typeOf } from './propose.ts';
import { actsInSight, readingOf } from './redact.ts';
import type { Proposal, Viewer } from './view.ts';

export interface FilesKept {
  readonly folder: FileFolder;
  /** Bytes. */
  readonly largest: number;
}

interface Parts {
  readonly storage: Storage;
  readonly kept: FilesKept | undefined;
  readonly councils: readonly string[];
  readonly groundOf: (council: string) => Promise<Ground>;
  readonly now: () => Instant;
}

type FilesPart = Pick<
  Casework,
  'largestFile' | 'takeFile' | 'filesWaiting' | 'dropFile' | 'openFile' | 'sweepFiles'
>;

/** Of one person, in everything they have begun and not sent. */
const MOST_WAITING = 100;
/** Milliseconds: longer than anybody takes from choosing a file to its being known. */
const A_DAY = 24 * 60 * 60 * 1000;

/** Files given with a proposal, by id: those that its doer has had kept, and whose content is there. */
export async function filesGiven(
  storage: Storage,
  kept: FilesKept | undefined,
  ground: Ground,
  { council, person }: Viewer,
  { act, values }: Proposal,
): Promise<ReadonlyMap<string, Attached>> {
  const fields = typeOf(ground, act)?.fields.filter(({ type }) => type === 'file') ?? [];
  const ids = fields.map(({ name }) => values[name]).filter((value) => typeof value === 'string');
  const given = new Map<string, Attached>();
  if (kept === undefined) return given;
  for (const { uploaded: _, ...file } of await storage.uploadsOf(council, person, ids))
    if (await kept.folder.hold(council, file.hash)) given.set(file.id, file);
  return given;
}

export function filesIn({ storage, kept, councils, groundOf, now }: Parts): FilesPart {
  return {
    largestFile: kept?.largest ?? 0,
    takeFile: async (viewer, name, content) =>
      kept === undefined
        ? refused('Files cannot be kept here.')
        : taken(storage, kept, viewer, name, content, now),
    filesWaiting: async ({ council, person }, ids) =>
      (await storage.uploadsOf(council, person, ids)).map(({ uploaded: _, ...file }) => file),
    dropFile: ({ council, person }, id) => storage.removeUploads(council, person, [id]),
    openFile: async (viewer, ref, id) =>
      kept && opened(storage, kept, await groundOf(viewer.council), viewer, ref, id, now()),
    sweepFiles: async () => {
      let taken = 0;
      for (const council of kept === undefined ? [] : councils)
        taken +=
          (await kept?.folder.sweep(council, now() - A_DAY, (hash) => storage.refersToFile(council, hash))) ??
          0;
      return taken;
    },
  };
}

function refused(says: string): TakenFile {
  return { keep: async () => ({ ok: false, says }), drop: async () => {} };
}

async function taken(
  storage: Storage,
  { folder, largest }: FilesKept,
  { council, person }: Viewer,
  name: string,
  content: AsyncIterable<Uint8Array>,
  now: () => Instant,
): Promise<TakenFile> {
  const called = `“${nameOf(name)}”`;
  const incoming = await folder.take(council, content, largest);
  if (incoming === undefined) return refused(`${called} must be smaller than ${sizeInWords(largest)}`);
  const { hash, size, path, drop } = incoming;
  return {
    drop,
    keep: async () => {
      if (size === 0) return { ok: false, says: `${called} is empty` };
      const recognised = await recognise(path, name);
      if (recognised === 'not on the list')
        return { ok: false, says: `${called} must be one of these types: ${oneOf(TYPES_IN_WORDS)}` };
      if ('isNo' in recognised)
        return {
          ok: false,
          says: `${called} is not ${recognised.isNo.says} inside. Save it again in the program that made it, and choose it once more`,
        };
      if ((await storage.uploadsWaiting(council, person)) >= MOST_WAITING)
        return { ok: false, says: 'Send or discard something you have begun before you choose another file' };
      const file = {
        id: newActId(now()),
        hash,
        name: recognised.name,
        type: recognised.type.endings[0],
        size,
      };
      await incoming.keep();
      await storage.addUpload(council, person, { ...file, uploaded: now() });
      return { ok: true, file };
    },
  };
}

async function opened(
  storage: Storage,
  { folder }: FilesKept,
  ground: Ground,
  viewer: Viewer,
  ref: string,
  id: string,
  now: Instant,
): Promise<OpenedFile | undefined> {
  const found = await caseFor(storage, ground, viewer, ref, now);
  if (found === undefined) return undefined;
  const reading = readingOf(found.file.standing, found.sight, viewer.person, () => false);
  const { acts: types } = indexOf(ground.rulebook.vocabulary);
  const acts = actsInSight(types, found.file.history.acts, reading);
  const named = acts.flatMap((act) => filesOfAct(types, found.file, act)).find((one) => one.file.id === id);
  if (named === undefined) return undefined;
  const { file, confidential } = named;
  const content = await folder.read(viewer.council, file.hash);
  if (typeof content === 'string') return { file };
  if (confidential)
    await storage.addFileOpening(viewer.council, ref, { file: id, person: viewer.person, at: now });
  return { file, content };
}
