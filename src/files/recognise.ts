// What a file is: its content looked at first and its name after. Of an archive no more is unpacked than the short list in
// it that says what kind of document it is, and that within the limits of the library that reads it.

import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { type FileType, typeWithEnding } from './types.ts';

export interface Recognised {
  readonly type: FileType;
  /** As it will be kept and shown. */
  readonly name: string;
}

/** Characters. */
const LONGEST_NAME = 120;
/** Besides tab, line feed, form feed and carriage return, no text has control characters. From \x80 on, old encodings have letters. */
const NO_TEXT = /(?![\t\n\f\r\x80-\x9f])\p{Cc}/u;

/**
 * @param name as whoever sent it called it; it is believed in nothing.
 * @returns why not: the name has no ending on the list, or says another type than the content is of.
 */
export async function recognise(
  path: string,
  name: string,
): Promise<Recognised | 'not on the list' | { readonly isNo: FileType }> {
  const plainName = nameOf(name);
  const ending = /\.([a-z0-9]{1,5})$/i.exec(plainName)?.[1]?.toLowerCase() ?? '';
  const type = typeWithEnding(ending);
  if (type === undefined) return 'not on the list';
  const found = await contentOf(path);
  const fits = type.plain
    ? found === 'unknown' && (await isText(path))
    : type.endings.some((one) => one === found);
  return fits ? { type, name: plainName } : { isNo: type };
}

/** @returns the ending that the library gives to what it knows. A file that breaks off is not known. */
async function contentOf(path: string): Promise<string> {
  try {
    return (await fileTypeFromFile(path))?.ext ?? 'unknown';
  } catch {
    return 'broken';
  }
}

/** In whatever encoding: spreadsheets still write old ones. */
async function isText(path: string): Promise<boolean> {
  const stream = createReadStream(path, { encoding: 'latin1' });
  for await (const part of stream) if (NO_TEXT.test(String(part))) return false;
  return true;
}

/**
 * Without a path, without what no eye sees (a line break; a mark that turns the reading direction and so shows another ending
 * than the real one), and short.
 */
export function nameOf(given: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const seen = base
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const dot = seen.lastIndexOf('.');
  const [stem, ending] = dot < 0 ? [seen, ''] : [seen.slice(0, dot), seen.slice(dot)];
  const bare = stem.replace(/^[.\s]+/, '').trim();
  const short = [...(bare === '' ? 'File' : bare)].slice(0, LONGEST_NAME - ending.length).join('');
  return `${short.trim()}${ending}`;
}
