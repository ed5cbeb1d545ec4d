// Guessing is slowed for each account, wherever it comes from: after some wrong tries nobody is heard for a while. So that
// nobody can shut somebody else out, a browser that has signed in as them before has tries of its own (OWASP, device
// cookies). Kept in memory, in each process; an address that nobody signs in with is treated like any other.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Wrong tries in so many milliseconds, from the first of them. */
export const MOST_TRIES = 10;
export const FORGOTTEN_AFTER = 15 * 60 * 1000;
/** Accounts remembered at once; past that the oldest is forgotten. */
const REMEMBERED = 10_000;
/** Seconds; browsers keep a cookie no longer than 400 days. */
const KNOWN_FOR = 365 * 24 * 60 * 60;

export interface Tries {
  /** Counted before the password is looked at, so that many at once count too. @returns false: not now */
  begin(key: string): boolean;
  /** It was the right one. */
  forget(key: string): void;
}

export function limitedTries(): Tries {
  const counted = new Map<string, { tries: number; readonly until: number }>();
  return {
    begin: (key) => {
      const known = counted.get(key);
      const now = Date.now();
      if (known !== undefined && known.until > now) {
        known.tries += 1;
        return known.tries <= MOST_TRIES;
      }
      counted.delete(key);
      const [oldest] = counted.keys();
      if (counted.size >= REMEMBERED && oldest !== undefined) counted.delete(oldest);
      counted.set(key, { tries: 1, until: now + FORGOTTEN_AFTER });
      return true;
    },
    forget: (key) => {
      counted.delete(key);
    },
  };
}

export interface KnownBrowsers {
  /** The key to count tries of this address under: its own, or that of a browser that has signed in with it before. */
  keyFor(email: string, cookies: string): string;
  /** @returns a cookie to set, or undefined: this browser is known already. */
  remember(email: string, cookies: string): string | undefined;
}

export function knownBrowsers(secret: string, secure: boolean): KnownBrowsers {
  const name = `${secure ? '__Host-' : ''}comity.known`;
  const signature = (email: string, browser: string): string =>
    createHmac('sha256', secret).update(`known browser\0${email}\0${browser}`).digest('base64url');
  const known = (email: string, cookies: string): string | undefined => {
    for (const cookie of cookies.split(/;\s*/)) {
      const [, browser, signed] = /^([\w-]{22})\.([\w-]{43})$/.exec(cookie.slice(name.length + 1)) ?? [];
      if (!cookie.startsWith(`${name}=`) || browser === undefined || signed === undefined) continue;
      if (timingSafeEqual(Buffer.from(signed), Buffer.from(signature(email, browser)))) return browser;
    }
    return undefined;
  };
  return {
    keyFor: (email, cookies) => `${email}\0${known(email, cookies) ?? ''}`,
    remember: (email, cookies) => {
      if (known(email, cookies) !== undefined) return undefined;
      const browser = randomBytes(16).toString('base64url');
      const flags = `Max-Age=${KNOWN_FOR}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
      return `${name}=${browser}.${signature(email, browser)}; ${flags}`;
    },
  };
}
