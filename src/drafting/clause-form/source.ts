// One clause as it stands in the file of a draft: its title, its statement, the items of its blocks and its table, each with
// the part of the file that it fills. It knows the form of the file, not what a rule means.

import type { Heading, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { clauseNumber } from '#language/clauses.ts';
import { divide } from '#language/document.ts';
import { type ItemKind, isItemKind } from './controls.ts';

/** Offsets in the whole file: from the first character to the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Item extends Span {
  readonly kind: ItemKind;
  /** undefined: the bare word `inform`. Its ranges count from `base`. */
  readonly map?: YAMLMap;
}

export interface Block extends Span {
  /** Where the yaml text begins, from which the ranges of its nodes count. */
  readonly base: number;
  readonly items: readonly Item[];
}

export interface ClauseText extends Span {
  readonly number: string;
  /** After the number, to the end of the heading’s line. */
  readonly title: Span;
  /** Its parts in order: paragraphs, lists, tables that send nothing. */
  readonly statement: readonly Span[];
  readonly blocks: readonly Block[];
  readonly table?: Span;
}

interface Parts {
  readonly content: string;
  readonly children: readonly RootContent[];
  /** From the places of the parts to those of the file. */
  readonly shift: number;
}
// A text takes tens of milliseconds, and the same one is asked about several times for one page.
let latest: Parts | undefined;

function partsOf(content: string): Parts {
  if (latest?.content === content) return latest;
  const { body } = divide(content);
  const { children } = fromMarkdown(body, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  latest = { content, children, shift: content.length - body.length };
  return latest;
}

/** The clause of that number. `plain`: why one cannot be edited as a form, but only in the whole text. */
export function clauseIn(
  content: string,
  number: string,
): ClauseText | { readonly plain: string } | undefined {
  const { children, shift } = partsOf(content);
  const span = (node: RootContent): Span => ({
    from: (node.position?.start.offset ?? 0) + shift,
    to: (node.position?.end.offset ?? 0) + shift,
  });
  const words = ({ from, to }: Span) => content.slice(from, to);
  const numberOf = (node: Heading) => clauseNumber(words(span(node)).replace(/^\s*#+\s*/, ''));
  const at = children.findIndex((node) => node.type === 'heading' && numberOf(node) === number);
  const heading = children[at];
  if (heading === undefined) return undefined;
  const after = children.findIndex((node, index) => index > at && node.type === 'heading');
  const parts = children.slice(at + 1, after === -1 ? children.length : after);
  const next = children[after];

  const blocks: Block[] = [];
  const statement: Span[] = [];
  let table: Span | undefined;
  for (const part of parts) {
    if (part.type === 'code' && part.lang === 'yaml') {
      const block = blockIn(content, span(part), part.value);
      if ('plain' in block) return block;
      blocks.push(block);
    } else if (part.type === 'table' && sends(part, words)) table = span(part);
    else statement.push(span(part));
  }
  const line = span(heading);
  const title = /^\s*#+\s*\S+/.exec(words(line))?.[0].length ?? line.to - line.from;
  return {
    number,
    from: line.from,
    to: next === undefined ? content.length : span(next).from,
    title: { from: line.from + title, to: line.to },
    statement,
    blocks,
    ...(table === undefined ? {} : { table }),
  };

  /** As in the language: a table whose last heading is “to”. */
  function sends(node: Table, textOf: (part: Span) => string): boolean {
    const last = node.children[0]?.children.at(-1);
    if (last?.position === undefined) return false;
    const { start, end } = last.position;
    const cell = textOf({ from: (start.offset ?? 0) + shift, to: (end.offset ?? 0) + shift });
    return cell.replaceAll(/[|`*\\]/g, '').trim() === 'to';
  }
}

function blockIn(content: string, whole: Span, yaml: string): Block | { readonly plain: string } {
  const base = content.indexOf(yaml, whole.from);
  const cannot = { plain: 'A yaml block of this clause cannot be read as it stands.' };
  // An indented fence is told to the reader without its indent, so that places in it are no places of the file.
  if (base === -1 || base + yaml.length > whole.to) return cannot;
  const document = parseDocument(yaml, { schema: 'failsafe', logLevel: 'error', prettyErrors: false });
  const list = document.contents;
  if (document.errors.length > 0) return cannot;
  if (list === null || (isScalar(list) && list.source === '')) return { ...whole, base, items: [] };
  if (!isSeq(list) || list.flow === true) return cannot;
  const items: Item[] = [];
  for (const node of list.items as Node[]) {
    const kind = kindOf(node);
    if (kind === undefined) return cannot;
    const [from = 0, to = 0] = node.range ?? [];
    items.push({ kind, from: from + base, to: to + base, ...(isMap(node) ? { map: node } : {}) });
  }
  return { ...whole, base, items };
}

function kindOf(node: Node): ItemKind | undefined {
  const first = isMap(node)
    ? node.items[0]?.key
    : isScalar(node) && node.value === 'inform'
      ? node
      : undefined;
  const word = isScalar(first) ? String(first.value) : '';
  if (!isItemKind(word) || (!isMap(node) && word !== 'inform')) return undefined;
  return word;
}
