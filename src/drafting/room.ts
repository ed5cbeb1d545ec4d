// The drafting room: keeps what those who may draft write, and has it circulated and adopted through casework. Whoever may
// not draft meets nothing here. It knows no form, and puts no act on the record itself.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Value } from '#engine/history.ts';
import type { ActType, Version } from '#engine/rules.ts';
import { sourcesUnder } from '#language/overlay.ts';
import { printProblem } from '#language/problems.ts';
import type { KeptText, Storage, TextChange } from '#storage/storage.ts';
import { adoption, documentOf, SOUND_FIRST } from './adoption.ts';
import { type CheckGround, checkDraft, type ToCheck } from './check-draft.ts';
import { rearranged } from './clause-order.ts';
import type { DraftChecked, DraftingRoom, DraftText, Occasion, PutOnRecord } from './draft.ts';
import { copyAsDraft, textBefore, whyNotFrom } from './plan.ts';
import { whyNotRecorded } from './refused.ts';
import type { Texts } from './texts.ts';

interface RoomParts extends CheckGround {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly texts: Texts;
  readonly now: () => number;
  /** Called when the texts by which cases are worked out have changed. */
  readonly changed: () => void;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

export function openDraftingRoom(parts: RoomParts): DraftingRoom {
  const { storage, casework, texts, files, now } = parts;

  const mayDraft = async ({ council, person }: Viewer): Promise<boolean> =>
    (await casework.rulers(council)).includes(person);

  const draftsOf = async (viewer: Viewer): Promise<readonly DraftText[]> => {
    if (!(await mayDraft(viewer))) return [];
    const kept = await storage.readTexts(viewer.council);
    return kept.texts.filter(({ state }) => state === 'draft').map(asDraft);
  };
  const read = async (viewer: Viewer, draft: string): Promise<DraftText | undefined> =>
    (await draftsOf(viewer)).find((one) => one.draft === draft);

  const keep = async (viewer: Viewer, text: DraftText, to: Partial<KeptText>) => {
    const circulated = text.circulated ?? null;
    const { content, path } = text;
    const change = { content, circulated, state: 'draft' as const, saved: now(), by: viewer.person, ...to };
    return storage.saveTexts(viewer.council, [{ path, expected: text.revision, to: change }]);
  };

  const today = (): string => new Date(now()).toISOString().slice(0, 10);
  const before = (council: string, draft: string, from: string): Version | undefined =>
    textBefore(casework.rulebook(council), documentOf(draft), from);
  // Every situation is run: the same is not worked out again for the next page.
  const latest = new Map<string, { readonly asked: ToCheck; readonly checked: Promise<DraftChecked> }>();
  const check = (viewer: Viewer, { draft }: DraftText, content: string): Promise<DraftChecked> => {
    const { council } = viewer;
    const overlay = texts.overlay(council);
    const asked = { council, draft, content, overlay, before: before(council, draft, today())?.id };
    const known = latest.get(`${council}/${draft}`);
    if (known !== undefined && isSame(known.asked, asked)) return known.checked;
    const checked = checkDraft(parts, asked);
    latest.set(`${council}/${draft}`, { asked, checked });
    checked.catch(() => latest.delete(`${council}/${draft}`));
    return checked;
  };

  /** The act with its texts, or a sentence that says why not. */
  const record = async (
    viewer: Viewer,
    type: ActType,
    { ref }: Occasion,
    values: Readonly<Record<string, Value>>,
    changes: readonly TextChange[],
  ): Promise<PutOnRecord> => {
    // What was decided outside is put on the record whatever the text says of it; what is done here is done by the rules.
    const done = type.text === 'adopts' && type.done !== 'here' ? 'elsewhere' : 'here';
    const outcome = await casework.actOnTexts(viewer, ref, { act: type.name, values, done }, changes);
    if (!outcome.ok)
      return {
        ok: false,
        says: whyNotRecorded(
          outcome.refusal,
          viewer,
          type,
          casework.rulebook(viewer.council),
          await casework.directory(viewer.council),
        ),
      };
    await texts.refresh();
    parts.changed();
    return { ok: true, ref: outcome.value.ref };
  };

  const actThat = (council: string, deed: ActType['text']): ActType | undefined =>
    casework
      .rulebook(council)
      .vocabulary.procedures.flatMap(({ acts }) => acts)
      .find(({ text }) => text === deed);

  return {
    mayDraft,
    list: draftsOf,
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
      const saved = await keep(viewer, { ...text, revision }, { content });
      if (saved.ok) return saved;
      return { ok: false, theirs: saved.there?.state === 'draft' ? asDraft(saved.there) : undefined };
    },
    rearrange: async (viewer, draft, change, revision) => {
      const text = await read(viewer, draft);
      if (text === undefined) return { ok: false, theirs: undefined };
      if (text.revision !== revision) return { ok: false, theirs: text };
      const content = rearranged(text.content, change);
      if (typeof content !== 'string') return content;
      const saved = await keep(viewer, text, { content });
      if (saved.ok) return saved;
      return { ok: false, theirs: saved.there?.state === 'draft' ? asDraft(saved.there) : undefined };
    },
    check: async (viewer, draft, content) => {
      const text = await read(viewer, draft);
      return text && check(viewer, text, content ?? text.content);
    },
    discard: async (viewer, draft) => {
      const text = await read(viewer, draft);
      if (text === undefined) return;
      await storage.saveTexts(viewer.council, [{ path: text.path, expected: text.revision, to: null }]);
      if (await texts.refresh()) parts.changed();
    },
    acts: ({ council }) => ({
      circulates: actThat(council, 'circulates'),
      adopts: actThat(council, 'adopts'),
    }),
    occasions: async (viewer) => {
      const procedure = actThat(viewer.council, 'adopts')?.procedure;
      if (procedure === undefined || !(await mayDraft(viewer))) return [];
      const { lines } = await casework.cases(viewer);
      return lines.filter((line) => line.procedure === procedure && !line.closed);
    },
    circulate: async (viewer, draft, occasion) => {
      const text = await read(viewer, draft);
      const type = actThat(viewer.council, 'circulates');
      if (text === undefined || type === undefined) return GONE;
      if (text.revision !== occasion.revision) return CHANGED;
      const { problems } = await check(viewer, text, text.content);
      if (problems[0] !== undefined)
        return { ok: false, says: `${SOUND_FIRST} ${printProblem(problems[0])}` };
      const { content, path, revision } = text;
      const to = { content, circulated: content, state: 'draft', saved: now(), by: viewer.person } as const;
      return record(viewer, type, occasion, occasion.values, [{ path, expected: revision, to }]);
    },
    adopt: async (viewer, draft, { meant, ...occasion }) => {
      const text = await read(viewer, draft);
      const type = actThat(viewer.council, 'adopts');
      if (text === undefined || type === undefined) return GONE;
      if (text.revision !== occasion.revision) return CHANGED;
      const from = occasion.values['in force from'];
      if (typeof from !== 'string') return { ok: false, says: 'Say from what date it is in force.' };
      const why = whyNotFrom(casework.rulebook(viewer.council), documentOf(draft), from);
      if (why !== undefined) return { ok: false, says: why };
      const { problems, tried, version } = await check(viewer, text, text.content);
      if (problems[0] !== undefined)
        return { ok: false, says: `${SOUND_FIRST} ${printProblem(problems[0])}` };
      const failed = tried.filter(({ holds }) => !holds).length;
      if (failed > 0 && !meant)
        return {
          ok: false,
          says: `${failed === 1 ? 'One example no longer comes' : `${failed} examples no longer come`} to what was expected of it. Look at each, and say that the change is meant.`,
        };
      const changes = await adoption(parts, viewer, text, from);
      if (typeof changes === 'string') return { ok: false, says: changes };
      const values = {
        ...occasion.values,
        'draft version': version === undefined ? draft : `${version.title}, ${version.cited}`,
      };
      return record(viewer, type, occasion, values, changes);
    },
  };
}

const GONE = { ok: false, says: 'This draft is there no longer.' } as const;
const CHANGED = {
  ok: false,
  says: 'Somebody changed the draft while you were looking at it. Look at it again first.',
} as const;

function isSame(one: ToCheck, other: ToCheck): boolean {
  return one.content === other.content && one.overlay === other.overlay && one.before === other.before;
}

function asDraft({ path, content, revision, circulated, by, saved }: KeptText): DraftText {
  const draft = path.replace(/\.md$/, '');
  return { draft, path, content, revision, circulated: circulated ?? undefined, savedBy: by, saved };
}
