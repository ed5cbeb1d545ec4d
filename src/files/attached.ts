// A file among the values of an act: what it is called, of which type, how long, and the hash of its content. It is sealed
// with the act, so that a changed file no longer fits. Where the content lies is not known here, nor who may see it.

import type { Value } from '#engine/history.ts';

export interface Attached {
  /** Tells it from other files of the same content; its address ends in it. */
  readonly id: string;
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string;
  /** As it was called, without a path. */
  readonly name: string;
  /** An ending of types.ts: “pdf”. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

const HASH = /^sha256:([0-9a-f]{64})$/;

/** A list of texts: what is typed is one text and what is chosen are ids, so that neither can pass for a file. */
export function fileValue({ id, hash, name, type, size }: Attached): readonly string[] {
  return [`sha256:${hash}`, name, type, String(size), id];
}

/** @returns undefined when the value is no file, such as one told of in words before files could be kept. */
export function attachedIn(value: Value | undefined): Attached | undefined {
  if (!Array.isArray(value) || value.length !== 5) return undefined;
  const [marked = '', name = '', type = '', size = '', id = ''] = value as readonly string[]; // Value has lists of texts only
  const hash = HASH.exec(marked)?.[1];
  return hash === undefined ? undefined : { id, hash, name, type, size: Number(size) };
}

/** Every file of an act, with the field that it was given for. */
export function filesOf(
  values: Readonly<Record<string, Value>>,
): readonly (Attached & { readonly field: string })[] {
  return Object.entries(values).flatMap(([field, value]) => {
    const attached = attachedIn(value);
    return attached === undefined ? [] : [{ ...attached, field }];
  });
}

/** “1.4 MB”, “312 KB”: thousands, as file managers count. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  const figures = size < 10 && unit === 'MB' ? 1 : 0;
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: figures })} ${unit}`;
}
