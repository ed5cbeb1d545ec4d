// A draft circulated or adopted: the act of a case that says so, put on the record by casework together with the texts, or
// a sentence that says why not. It knows no form, and puts no act on the record itself.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Value } from '#engine/history.ts';
import type { ActType } from '#engine/rules.ts';
import { printProblem } from '#language/problems.ts';
import type { TextChange } from '#storage/storage.ts';
import { type AdoptionParts, adoption, SOUND_FIRST } from './adoption.ts';
import type { Check } from './checking.ts';
import type { DraftingRoom, Occasion, PutOnRecord, Tried } from './draft.ts';
import type { Keeping } from './keeping.ts';
import { documentOf, whyNotFrom } from './plan.ts';
import { whyNotRecorded } from './refused.ts';

export interface RecordingParts extends AdoptionParts {
  /** Called when the texts by which cases are worked out have changed. */
  readonly changed: () => void;
}

export function recording(
  parts: RecordingParts,
  { mayDraft, read }: Keeping,
  check: Check,
): Pick<DraftingRoom, 'acts' | 'occasions' | 'circulate' | 'adopt'> {
  const { casework, texts, now } = parts;

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
    if (!outcome.ok) {
      const directory = await casework.directory(viewer.council);
      const rulebook = casework.rulebook(viewer.council);
      return { ok: false, says: whyNotRecorded(outcome.refusal, viewer, type, rulebook, directory) };
    }
    await texts.refresh();
    parts.changed();
    return { ok: true, ref: outcome.value.ref };
  };

  return {
    acts: ({ council }) => ({
      circulates: actThat(casework, council, 'circulates'),
      adopts: actThat(casework, council, 'adopts'),
    }),
    occasions: async (viewer) => {
      const procedure = actThat(casework, viewer.council, 'adopts')?.procedure;
      if (procedure === undefined || !(await mayDraft(viewer))) return [];
      const { lines } = await casework.cases(viewer);
      return lines.filter((line) => line.procedure === procedure && !line.closed);
    },
    circulate: async (viewer, draft, occasion) => {
      const text = await read(viewer, draft);
      const type = actThat(casework, viewer.council, 'circulates');
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
      const type = actThat(casework, viewer.council, 'adopts');
      if (text === undefined || type === undefined) return GONE;
      if (text.revision !== occasion.revision) return CHANGED;
      const from = occasion.values['in force from'];
      if (typeof from !== 'string') return { ok: false, says: 'Say from what date it is in force.' };
      const why = whyNotFrom(casework.rulebook(viewer.council), documentOf(draft), from);
      if (why !== undefined) return { ok: false, says: why };
      const { problems, tried, version } = await check(viewer, text, text.content);
      if (problems[0] !== undefined)
        return { ok: false, says: `${SOUND_FIRST} ${printProblem(problems[0])}` };
      const unmeant = meant ? undefined : whatFails(tried);
      if (unmeant !== undefined) return { ok: false, says: unmeant };
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

function actThat(casework: Casework, council: string, deed: ActType['text']): ActType | undefined {
  return casework
    .rulebook(council)
    .vocabulary.procedures.flatMap(({ acts }) => acts)
    .find(({ text }) => text === deed);
}

function whatFails(tried: readonly Tried[]): string | undefined {
  const failed = tried.filter(({ holds }) => !holds).length;
  if (failed === 0) return undefined;
  return `${failed === 1 ? 'One example no longer comes' : `${failed} examples no longer come`} to what was expected of it. Look at each, and say that the change is meant.`;
}

const GONE = { ok: false, says: 'This draft is there no longer.' } as const;
const CHANGED = {
  ok: false,
  says: 'Somebody changed the draft while you were looking at it. Look at it again first.',
} as const;
