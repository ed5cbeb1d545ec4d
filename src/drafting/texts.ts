// The texts by which every council runs now: its files, with what was adopted or circulated in the browser laid over them.
// Each process holds its own and looks at the database’s revision to learn that it is old. What is only being written is
// not among them, so that no page can show it.

import type { Council } from '#language/council.ts';
import type { Everything } from '#language/files.ts';
import { type Overlay, readUnder } from '#language/overlay.ts';
import { type Problem, printProblem } from '#language/problems.ts';
import type { KeptText, Storage } from '#storage/storage.ts';

export interface Texts {
  /** As the texts stand now: another object for each change. */
  readonly councils: ReadonlyMap<string, Council>;
  /** What is laid over a council’s files. */
  overlay(council: string): Overlay;
  /**
   * Looks whether the database has other texts and takes them. @returns whether something changed.
   * @throws Error that names the places when an adopted text cannot be read; the text that ran until now goes on running.
   */
  refresh(): Promise<boolean>;
}

const NOTHING: Overlay = new Map();

interface Held {
  readonly revision: number;
  readonly council: Council;
  readonly overlay: Overlay;
}

/** @throws Error when an adopted text cannot be read. */
export async function openTexts(storage: Storage, files: Everything): Promise<Texts> {
  const held = new Map<string, Held>();
  for (const [id, council] of files.councils) held.set(id, { revision: 0, council, overlay: new Map() });
  let councils: ReadonlyMap<string, Council> = files.councils;
  const refresh = async (): Promise<boolean> => {
    let changed = false;
    for (const [id, known] of held) {
      if ((await storage.textsRevision(id)) === known.revision) continue;
      const { revision, texts } = await storage.readTexts(id);
      held.set(id, { revision, ...laidOver(files, id, texts) });
      changed = true;
    }
    if (changed) councils = new Map([...held].map(([id, { council }]) => [id, council]));
    return changed;
  };
  await refresh();
  return {
    get councils() {
      return councils;
    },
    overlay: (council) => held.get(council)?.overlay ?? NOTHING,
    refresh,
  };
}

/** A circulated draft that can be read no longer, after Comity has changed, is left out: it binds nobody. */
function laidOver(files: Everything, id: string, texts: readonly KeptText[]): Omit<Held, 'revision'> {
  const adopted = new Map(
    texts.flatMap(({ path, content, state }) => (state === 'adopted' ? [[path, content] as const] : [])),
  );
  const all = new Map(adopted);
  for (const { path, circulated, state } of texts)
    if (state === 'draft' && circulated !== null) all.set(path, circulated);
  const whole = readUnder(files, id, all);
  if (whole.value !== undefined && whole.problems.length === 0) return { council: whole.value, overlay: all };
  const binding = readUnder(files, id, adopted);
  if (binding.value !== undefined && binding.problems.length === 0)
    return { council: binding.value, overlay: adopted };
  throw new Error(unreadable(binding.problems));
}

function unreadable(problems: readonly Problem[]): string {
  return `A text that was adopted in the browser cannot be read:\n${problems.map(printProblem).join('\n')}`;
}
