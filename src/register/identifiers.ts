// New ids for acts and references for cases. It makes them; whether a reference is free is settled when the case is kept.

import { randomBytes, randomInt } from 'node:crypto';
import type { Instant } from '#engine/history.ts';

/** A UUID of version 7 (RFC 9562): ordered by the millisecond it was made in. */
export function newActId(now: Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Without vowels, so that no word appears, and without what is mistaken for something else (0 o, 1 l i, 5 s, 2 z, u v). */
const LETTERS = '346789bcdfghjkmnpqrtwxy';

/** Like “7kx-4mq”: random, so that it tells nobody how many cases there are. About 148 million of them. */
export function newCaseReference(): string {
  const letter = () => LETTERS.charAt(randomInt(LETTERS.length));
  const three = () => letter() + letter() + letter();
  return `${three()}-${three()}`;
}

/** What somebody typed, as a reference; undefined when it cannot be one. */
export function readCaseReference(typed: string): string | undefined {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const fits = plain.length === 6 && [...plain].every((letter) => LETTERS.includes(letter));
  return fits ? `${plain.slice(0, 3)}-${plain.slice(3)}` : undefined;
}
