// What a document mentions: its blocks of code, its words in code, its links, its headings and its prose, with lines.

import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Document } from './project.ts';

export interface Mention {
  readonly text: string;
  /** “README.md:12”, to be named when something is wrong. */
  readonly place: string;
}
export interface Block extends Mention {
  /** “sh”, “yaml”; '' when it says none. */
  readonly language: string;
  /** The heading it stands under. */
  readonly under: string;
}
export interface Mentions {
  readonly blocks: readonly Block[];
  readonly code: readonly Mention[];
  readonly links: readonly Mention[];
  readonly prose: readonly Mention[];
  readonly headings: readonly string[];
}

export function mentionsIn({ path, text }: Document): Mentions {
  const blocks: Block[] = [];
  const code: Mention[] = [];
  const links: Mention[] = [];
  const prose: Mention[] = [];
  const headings: string[] = [];
  const visit = (node: Nodes): void => {
    const place = `${path}:${node.position?.start.line ?? 1}`;
    if (node.type === 'code')
      blocks.push({ language: node.lang ?? '', text: node.value, place, under: headings.at(-1) ?? '' });
    if (node.type === 'inlineCode') code.push({ text: node.value, place });
    if (node.type === 'text') prose.push({ text: node.value, place });
    if (node.type === 'link' || node.type === 'image') links.push({ text: node.url, place });
    if (node.type === 'heading') headings.push(wordsOf(node));
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(text));
  return { blocks, code, links, prose, headings };
}

function wordsOf(node: Nodes): string {
  if ('children' in node) return node.children.map(wordsOf).join('');
  return 'value' in node ? node.value : '';
}
