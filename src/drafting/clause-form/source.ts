// One clause as it stands in the file of a draft: its title, its statement, the items of its blocks and its table, each with
// the part of the file that it fills. It knows the form of the file, not what a rule means.

import type { Table } from 'mdast';
import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import { partsOf, type Span } from '../headings.ts';
import { type ItemKind, isItemKind } from './controls.ts';

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

export function itemsOf({ blocks }: ClauseText): readonly Item[] {
  return blocks.flatMap(({ items }) => items);
}

/** The clause of that number. `plain`: why one cannot be edited as a form, but only in the whole text. */
export function clauseIn(
  content: string,
  number: string,
): ClauseText | { readonly plain: string } | undefined {
  const { headings, spanOf } = partsOf(content);
  const at = headings.findIndex((one) => one.number === number);
  const heading = headings[at];
  if (heading === undefined) return undefined;

  const blocks: Block[] = [];
  const statement: Span[] = [];
  let table: Span | undefined;
  for (const part of heading.parts) {
    if (part.type === 'code' && part.lang === 'yaml') {
      const block = blockIn(content, spanOf(part), part.value);
      if ('plain' in block) return block;
      blocks.push(block);
    } else if (part.type === 'table' && sends(part)) table = spanOf(part);
    else statement.push(spanOf(part));
  }
  const { from, to } = heading;
  const title = /^\s*#+\s*\S+/.exec(content.slice(from, to))?.[0].length ?? to - from;
  return {
    number,
    from,
    to: headings[at + 1]?.from ?? content.length,
    title: { from: from + title, to },
    statement,
    blocks,
    ...(table === undefined ? {} : { table }),
  };

  /** As in the language: a table whose last heading is “to”. */
  function sends(node: Table): boolean {
    const last = node.children[0]?.children.at(-1);
    if (last === undefined) return false;
    const cell = spanOf(last);
    return (
      content
        .slice(cell.from, cell.to)
        .replaceAll(/[|`*\\]/g, '')
        .trim() === 'to'
    );
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
