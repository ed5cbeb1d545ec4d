// The file of a draft as Markdown reads it: its parts in order, and which of them are headings, with the number of the
// clause. It knows nothing of what stands under a heading.

import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { clauseNumber } from '#language/clauses.ts';
import { divide } from '#language/document.ts';

/** Offsets in the whole file: from the first character to the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface HeadingPart extends Span {
  /** undefined: a section heading. */
  readonly number: string | undefined;
  readonly depth: number;
  /** Counted from 0. */
  readonly line: number;
  /** What stands under it, up to the next heading. */
  readonly parts: readonly RootContent[];
}

export interface Parts {
  readonly headings: readonly HeadingPart[];
  /** Where a part stands in the file. */
  readonly spanOf: (part: Pick<RootContent, 'position'>) => Span;
}

// A text takes tens of milliseconds, and the same one is asked about several times for one page.
let latest: { readonly content: string; readonly parts: Parts } | undefined;

export function partsOf(content: string): Parts {
  if (latest?.content !== content) latest = { content, parts: readParts(content) };
  return latest.parts;
}

function readParts(content: string): Parts {
  const { body } = divide(content);
  const { children } = fromMarkdown(body, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const shift = content.length - body.length;
  const spanOf: Parts['spanOf'] = ({ position }) => ({
    from: (position?.start.offset ?? 0) + shift,
    to: (position?.end.offset ?? 0) + shift,
  });
  const at = children.flatMap((node, index) => (node.type === 'heading' ? [index] : []));
  const headings = at.flatMap((index, nth): readonly HeadingPart[] => {
    const node = children[index];
    if (node?.type !== 'heading') return [];
    const span = spanOf(node);
    const words = content.slice(span.from, span.to).replace(/^\s*#+\s*/, '');
    return [
      {
        ...span,
        number: clauseNumber(words),
        depth: node.depth,
        line: (node.position?.start.line ?? 1) - 1,
        parts: children.slice(index + 1, at[nth + 1]),
      },
    ];
  });
  return { headings, spanOf };
}
