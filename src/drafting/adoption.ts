// The texts as they are kept once a draft is adopted. It records nothing.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { CivilDate } from '#engine/history.ts';
import type { Everything } from '#language/files.ts';
import { readUnder, sourcesUnder } from '#language/overlay.ts';
import { printProblem } from '#language/problems.ts';
import type { Storage, TextChange } from '#storage/storage.ts';
import type { DraftText } from './draft.ts';
import { asAdopted, asEnded, documentOf, textBefore } from './plan.ts';
import type { Texts } from './texts.ts';

export const SOUND_FIRST = 'The text has something that cannot be read. Put it right first:';

export interface AdoptionParts {
  readonly storage: Storage;
  readonly casework: Casework;
  readonly texts: Texts;
  readonly files: Everything;
  readonly now: () => number;
}

/** The draft in force, the text before it ended; or why the two together cannot be read. */
export async function adoption(
  { storage, casework, texts, files, now }: AdoptionParts,
  { council, person }: Viewer,
  text: DraftText,
  from: CivilDate,
): Promise<readonly TextChange[] | string> {
  const [document, name = ''] = [documentOf(text.draft), text.draft.split('/')[1]];
  const kept = await storage.readTexts(council);
  const change = (path: string, content: string): TextChange => ({
    path,
    expected: kept.texts.find((one) => one.path === path)?.revision ?? 0,
    to: { content, circulated: null, state: 'adopted', saved: now(), by: person },
  });
  const adopted = asAdopted(text.content, name, from);
  if (adopted === undefined) return 'The front matter of the text cannot be read.';
  const changes: TextChange[] = [{ ...change(text.path, adopted), expected: text.revision }];
  const ends = textBefore(casework.rulebook(council), document, from);
  if (ends !== undefined) {
    const path = `${ends.id.slice(council.length + 1)}.md`;
    const own = sourcesUnder(files, council, texts.overlay(council)).find(
      (one) => one.path === `protocols/${council}/${path}`,
    );
    const ended = own && asEnded(own.text, ends, from);
    if (ended === undefined) return 'The text before it cannot be given an end.';
    changes.push(change(path, ended));
  }
  const written = changes.map(({ path, to }) => [path, to?.content ?? ''] as const);
  const { problems } = readUnder(files, council, new Map([...texts.overlay(council), ...written]));
  return problems[0] === undefined ? changes : `${SOUND_FIRST} ${printProblem(problems[0])}`;
}
