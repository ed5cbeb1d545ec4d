// When a message that was not taken is tried again. Pure arithmetic of instants.

import type { Instant } from '#engine/history.ts';
import type { Handed } from './mail-server.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After the first attempt, the second, and so on; the last one again and again. */
const WAITS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR] as const;
/** A server that was away must not leave what waited for it waiting for hours once it is back. */
const LONGEST_FOR_SERVER = HOUR;
/** About five days, as mail servers themselves keep trying (RFC 5321 section 4.5.4.1). */
const MOST_ATTEMPTS = 24;

/** @param attempts made so far, this one included. @returns null: it is given up. */
export function nextTry(
  { how }: Exclude<Handed, { readonly how: 'taken' }>,
  attempts: number,
  now: Instant,
): Instant | null {
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? MINUTE;
  switch (how) {
    case 'refused':
      return null;
    case 'later':
      return attempts >= MOST_ATTEMPTS ? null : now + wait;
    case 'unreachable':
      return now + Math.min(wait, LONGEST_FOR_SERVER);
  }
}
