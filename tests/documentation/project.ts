// The project’s own files, as somebody who clones it has them, and its documents: Markdown that is not the text of a
// protocol (such a text begins with front matter).

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Tracked, or new and not ignored; under these paths, or all. */
export function filesOf(...under: readonly string[]): readonly string[] {
  const asked = ['ls-files', '-co', '--exclude-standard', '-z', '--', ...under];
  const listed = execFileSync('git', asked, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  // What was deleted and not yet committed is still listed.
  return listed.split('\0').filter((path) => path !== '' && existsSync(`${ROOT}${path}`));
}

export interface Document {
  /** From the root: “src/engine/README.md”. */
  readonly path: string;
  readonly text: string;
}

export const DOCUMENTS: readonly Document[] = filesOf('*.md')
  .map((path) => ({ path, text: readFileSync(`${ROOT}${path}`, 'utf8') }))
  .filter(({ text }) => !text.startsWith('---\n'));
