// The front matter of a text with some of its keys set: all else in the file stays as it was written, comments too.
// It knows no meaning of any key.

import { isNode, parseDocument } from 'yaml';

type Told = string | Readonly<Record<string, string>>;

/** @returns undefined when the text has no front matter that could be read. */
export function withFrontMatter(content: string, keys: Readonly<Record<string, Told>>): string | undefined {
  const match = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)((?:^|\n)---[ \t]*(?:\r?\n|$))/.exec(content);
  if (match === null) return undefined;
  const [whole, opening = '', yaml = '', closing = ''] = match;
  const document = parseDocument(yaml, { schema: 'failsafe' });
  if (document.errors.length > 0) return undefined;
  for (const [key, value] of Object.entries(keys)) {
    const node = document.createNode(value, typeof value === 'string' ? {} : { flow: true });
    const old = document.get(key, true);
    if (isNode(old)) node.comment = old.comment ?? null;
    document.set(key, node);
  }
  const written = document.toString({ lineWidth: 0 }).replace(/\n$/, '');
  const end = closing.startsWith('\n') ? closing : `\n${closing}`;
  return `${opening}${written}${end}${content.slice(whole.length)}`;
}
