// A Markdown text into its front matter and its clauses, with places. Knows the form of a document, not what its
// rules mean.

import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Place } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { type ClauseSource, Gatherer } from './clauses.ts';
import type { Report } from './problems.ts';
import type { SourceFile } from './vocabulary.ts';
import { isReadable, readYaml } from './yaml-source.ts';

export interface DocumentSource {
  readonly front: Cell | undefined;
  readonly frontPlace: Place;
  readonly clauses: readonly ClauseSource[];
  /** False when a block could not be read, so that names it declares are missing. */
  readonly complete: boolean;
}

/** Undefined, having said why, when the text is not Markdown with front matter at all. */
export function readDocument(file: SourceFile, report: Report): DocumentSource | undefined {
  const start = { file: file.path, line: 1, column: 1 };
  if (!isReadable(file.text, start, report)) return undefined;
  const { front, body } = divide(file.text.replace(/^\uFEFF/, ''));
  if (front === undefined) {
    report.at(
      start,
      'this text has no front matter',
      'begin it with a line ---, then "title:" and so on, then another line ---',
    );
    return undefined;
  }
  const cell = readYaml(front, { ...start, line: 2 }, report);
  let tree: Root;
  try {
    tree = fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  } catch {
    // The parser runs out of stack on absurdly nested text.
    report.at(start, 'this cannot be read: it is nested too deeply');
    return undefined;
  }
  return { front: cell, frontPlace: start, ...new Gatherer(file.path, body, report).gather(tree) };
}

/** Front matter is blanked, not cut, so that every line keeps its number. */
export function divide(text: string): { front?: string; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return { body: text };
  return { front: match[1] ?? '', body: match[0].replace(/[^\n]/g, '') + text.slice(match[0].length) };
}
