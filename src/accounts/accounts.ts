// Who may sign in, and as whom: e-mail addresses and passwords tied to a person of a council’s directory. Hashing,
// sessions and their cookies are better-auth’s; what a person may see or do is not known here.

import { createHmac } from 'node:crypto';
import { type Holders, holdersOver } from './holders.ts';
import { type FoundSession, type SessionOf, type SignedInAs, sessionsOver } from './sessions.ts';
import { openSignInLibrary, type SignInLibraryParts } from './sign-in-library.ts';
import { knownBrowsers, limitedTries } from './tries.ts';

/** Cookies to set; or nothing says which of the two was wrong; or too many wrong ones for now. */
export type SigningIn = { readonly cookies: readonly string[] } | 'not right' | 'wait';
/** What was asked for with the password has been done, or why not. */
export type WithPassword = 'done' | 'not right' | 'wait';

export interface Accounts {
  /** @param cookie what the browser sent: a session that it had ends, and one that has signed in before is known by it. */
  signIn(email: string, password: string, cookie?: string): Promise<SigningIn>;
  /** One click in a demonstration; makes the account the first time. */
  signInForDemonstration(who: SignedInAs, name: string): Promise<readonly string[]>;
  /** @returns cookies to set. */
  signOut(cookie: string): Promise<readonly string[]>;
  whoIs(cookie: string | undefined): Promise<SignedInAs | undefined>;
  /** All sessions of whoever this cookie is of, last used first. */
  sessions(cookie: string): Promise<readonly SessionOf[]>;
  /** Every other session of theirs ends. @throws RangeError of one sentence when the new one cannot be used. */
  changePassword(cookie: string, password: string, wanted: string): Promise<WithPassword>;
  /** Signed out everywhere but here. */
  endOthers(cookie: string, password: string): Promise<WithPassword>;
  /** @throws RangeError of one sentence when the address or password cannot be used. */
  add(who: SignedInAs, name: string, email: string, password: string): Promise<void>;
  /** For whoever has forgotten theirs; they are signed out everywhere. @throws RangeError of one sentence. */
  setPassword(email: string, password: string): Promise<void>;
  /** Signed out everywhere. @throws RangeError when nobody signs in with this address. */
  endSessions(email: string): Promise<void>;
  /** They sign in no longer; what they did stays on the record. @throws RangeError when nobody signs in with this address. */
  remove(email: string): Promise<void>;
}

export async function openAccounts(parts: SignInLibraryParts): Promise<Accounts> {
  const library = await openSignInLibrary(parts);
  const holders = holdersOver(library);
  const sessions = sessionsOver(library);
  const tries = limitedTries();
  const browsers = knownBrowsers(parts.secret, parts.address.startsWith('https://'));

  const enter = async (email: string, password: string): Promise<readonly string[] | undefined> => {
    const response = await library.auth.api.signInEmail({
      body: { email, password },
      headers: new Headers(),
      asResponse: true,
    });
    return response.ok ? response.headers.getSetCookie() : undefined;
  };

  /** Whoever sits at a screen left open does not have the password. */
  const withPassword = async (
    cookie: string,
    password: string,
    work: (found: FoundSession) => Promise<void>,
  ): Promise<WithPassword> => {
    const found = await sessions.find(cookie);
    if (found === undefined) return 'not right';
    const key = `session\0${found.token}`;
    if (!tries.begin(key)) return 'wait';
    if (!(await holders.hasPassword(found.holder, password))) return 'not right';
    tries.forget(key);
    await work(found);
    return 'done';
  };

  return {
    add: holders.add,
    signIn: async (email, password, cookie = '') => {
      const address = email.toLowerCase();
      const key = browsers.keyFor(address, cookie);
      if (!tries.begin(key)) return 'wait';
      const cookies = await enter(email, password);
      if (cookies === undefined) return 'not right';
      tries.forget(key);
      if ((await sessions.find(cookie)) !== undefined) await sessions.signOut(cookie);
      const known = browsers.remember(address, cookie);
      return { cookies: known === undefined ? cookies : [...cookies, known] };
    },
    signInForDemonstration: demonstrating(holders, parts.secret, enter),
    signOut: sessions.signOut,
    whoIs: sessions.whoIs,
    sessions: async (cookie) => {
      const found = await sessions.find(cookie);
      return found === undefined ? [] : sessions.list(found);
    },
    changePassword: (cookie, password, wanted) =>
      withPassword(cookie, password, async ({ holder, email, token }) => {
        await holders.setPassword(await holders.of(email), wanted);
        await sessions.endAll(holder, token);
      }),
    endOthers: (cookie, password) =>
      withPassword(cookie, password, ({ holder, token }) => sessions.endAll(holder, token)),
    setPassword: async (email, password) => {
      const holder = await holders.of(email);
      await holders.setPassword(holder, password);
      await sessions.endAll(holder.id);
    },
    endSessions: async (email) => sessions.endAll((await holders.of(email)).id),
    remove: async (email) => {
      const { id } = await holders.of(email);
      await sessions.endAll(id);
      await holders.remove(id);
    },
  };
}

/** Of two clicks at once the second waits for the account that the first is making. */
function demonstrating(
  holders: Holders,
  secret: string,
  enter: (email: string, password: string) => Promise<readonly string[] | undefined>,
): Accounts['signInForDemonstration'] {
  const making = new Map<string, Promise<void>>();
  return async (who, name) => {
    const email = `${who.person}@${who.council}.demonstration.invalid`;
    const password = createHmac('sha256', secret).update(email).digest('base64url');
    const begun = making.get(email);
    if (begun !== undefined) await begun;
    else if (!(await holders.isThere(email))) {
      const made = making.get(email) ?? holders.add(who, name, email, password);
      making.set(email, made);
      await made.finally(() => making.delete(email));
    }
    const cookies = await enter(email, password);
    if (cookies === undefined)
      throw new Error('A demonstration account is there and does not sign in: was the secret changed?');
    return cookies;
  };
}
