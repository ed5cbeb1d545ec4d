// What those who may draft write, kept: begun as a copy, saved, rearranged, discarded. Whoever may not draft meets nothing.
// It judges no text and puts nothing on the record.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Everything } from '#language/files.ts';
import { sourcesUnder } from '#language/overlay.ts';
import type { KeptText, Storage } from '#storage/storage.ts';
import { rearranged } from './clause-order.ts';
import type { DraftingRoom, DraftText, Saved } from './draft.ts';
import { copyAsDraft } from './plan.ts';
import type { Texts } from './texts.ts';

export type Keeping = Pick<
  DraftingRoom,
  'mayDraft' | 'list' | 'read' | 'start' | 'save' | 'rearrange' | 'discard'
>;

export interface KeepingParts {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly texts: Texts;
  readonly files: Everything;
  readonly now: () => number;
  /** Called when the texts by which cases are worked out have changed. */
  readonly changed: () => void;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

export function keepDrafts(parts: KeepingParts): Keeping {
  const { storage, casework, texts, files, now } = parts;

  const mayDraft: Keeping['mayDraft'] = async ({ council, person }) =>
    (await casework.rulers(council)).includes(person);
  const list: Keeping['list'] = async (viewer) => {
    if (!(await mayDraft(viewer))) return [];
    const kept = await storage.readTexts(viewer.council);
    return kept.texts.filter(({ state }) => state === 'draft').map(asDraft);
  };
  const read: Keeping['read'] = async (viewer, draft) =>
    (await list(viewer)).find((one) => one.draft === draft);

  const keep = async (viewer: Viewer, text: DraftText, content: string): Promise<Saved> => {
    const { path, revision, circulated = null } = text;
    const to = { content, circulated, state: 'draft', saved: now(), by: viewer.person } as const;
    const saved = await storage.saveTexts(viewer.council, [{ path, expected: revision, to }]);
    if (saved.ok) return saved;
    return { ok: false, theirs: saved.there?.state === 'draft' ? asDraft(saved.there) : undefined };
  };

  return {
    mayDraft,
    list,
    read,
    start: async (viewer, from, name) => {
      const version = casework
        .rulebook(viewer.council)
        .versions.find(({ id, floor }) => id === from && !floor);
      if (version === undefined || !(await mayDraft(viewer)))
        return { ok: false, says: 'Choose the text to begin from' };
      if (!NAME.test(name))
        return {
          ok: false,
          says: 'Name the draft in small letters, figures and hyphens, such as 2027-01; 40 at most',
        };
      const draft = `${version.document}/${name}`;
      const path = `${draft}.md`;
      const own = `${from.slice(viewer.council.length + 1)}.md`;
      const sources = sourcesUnder(files, viewer.council, texts.overlay(viewer.council));
      const inFolder = (file: string) =>
        sources.find((one) => one.path === `protocols/${viewer.council}/${file}`);
      const content = copyAsDraft(inFolder(own)?.text ?? '', name);
      if (content === undefined) return { ok: false, says: 'That text cannot be copied' };
      const taken = {
        ok: false,
        says: `There is already a text called ${name}. Choose another name`,
      } as const;
      if (inFolder(path) !== undefined) return taken;
      const to = { content, circulated: null, state: 'draft', saved: now(), by: viewer.person } as const;
      const saved = await storage.saveTexts(viewer.council, [{ path, expected: 0, to }]);
      return saved.ok ? { ok: true, draft } : taken;
    },
    save: async (viewer, draft, content, revision) => {
      const text = await read(viewer, draft);
      if (text === undefined) return { ok: false, theirs: undefined };
      return keep(viewer, { ...text, revision }, content);
    },
    rearrange: async (viewer, draft, change, revision) => {
      const text = await read(viewer, draft);
      if (text === undefined) return { ok: false, theirs: undefined };
      if (text.revision !== revision) return { ok: false, theirs: text };
      const content = rearranged(text.content, change);
      return typeof content === 'string' ? keep(viewer, text, content) : content;
    },
    discard: async (viewer, draft) => {
      const text = await read(viewer, draft);
      if (text === undefined) return;
      await storage.saveTexts(viewer.council, [{ path: text.path, expected: text.revision, to: null }]);
      if (await texts.refresh()) parts.changed();
    },
  };
}

function asDraft({ path, content, revision, circulated, by, saved }: KeptText): DraftText {
  const draft = path.replace(/\.md$/, '');
  return { draft, path, content, revision, circulated: circulated ?? undefined, savedBy: by, saved };
}
