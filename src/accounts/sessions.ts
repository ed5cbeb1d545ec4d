// The sessions of people signed in: whose one is, how long it may lie unused, and how it ends. What a person may see or do
// is not known here.

import { LONGEST_SESSION, SESSION_COOKIE, type SignInLibrary } from './sign-in-library.ts';

export interface SignedInAs {
  readonly council: string;
  readonly person: string;
}

/** As it is listed for whoever it is of. */
export interface SessionOf {
  /** Instants. */
  readonly since: number;
  readonly lastUsed: number;
  /** The one that asked. */
  readonly here: boolean;
}

/** Milliseconds. Longer than from one working day to the next, and than the twenty hours of WCAG 2.2.1. */
const UNUSED_FOR = 24 * 60 * 60 * 1000;
/** Milliseconds between two notes that a session is in use: a note is written, and a session is read all the time. */
const NOTED_EVERY = 15 * 60 * 1000;
/** Milliseconds for which a session once looked up is believed, and how many are remembered at once. */
const BELIEVED_FOR = 15_000;
const REMEMBERED = 10_000;

/** Whose a session is. */
export interface FoundSession {
  readonly who: SignedInAs;
  /** Of whoever signs in, in the library’s tables. */
  readonly holder: string;
  readonly email: string;
  /** Without its signature. */
  readonly token: string;
}

export interface Sessions {
  whoIs(cookie: string | undefined): Promise<SignedInAs | undefined>;
  /** Asked of the database, whatever is remembered. */
  find(cookie: string): Promise<FoundSession | undefined>;
  /** @returns cookies to set. */
  signOut(cookie: string): Promise<readonly string[]>;
  /** Last used first. */
  list(found: FoundSession): Promise<readonly SessionOf[]>;
  /** @param but the token of one that goes on. */
  endAll(holder: string, but?: string): Promise<void>;
}

export function sessionsOver({ auth, context }: SignInLibrary): Sessions {
  const believed = new Map<string, { readonly found: FoundSession; readonly until: number }>();

  async function lookUp(cookie: string): Promise<FoundSession | undefined> {
    const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
    if (found === null) return undefined;
    const { token, createdAt, updatedAt } = found.session;
    const [since, used, now] = [createdAt.getTime(), updatedAt.getTime(), Date.now()];
    if (now - used > UNUSED_FOR || now - since > LONGEST_SESSION * 1000) {
      await context.internalAdapter.deleteSession(token);
      return undefined;
    }
    if (now - used > NOTED_EVERY)
      await context.internalAdapter.updateSession(token, { updatedAt: new Date(now) });
    const { id: holder, email, council, person } = found.user;
    return { who: { council, person }, holder, email, token };
  }

  return {
    find: async (cookie) => {
      const session = sessionIn(cookie);
      return session === undefined ? undefined : lookUp(session.cookie);
    },
    whoIs: async (cookie) => {
      const session = sessionIn(cookie ?? '');
      if (session === undefined) return undefined;
      const remembered = believed.get(session.signed);
      if (remembered !== undefined && remembered.until > Date.now()) return remembered.found.who;
      const found = await lookUp(session.cookie);
      if (found === undefined) return undefined;
      if (believed.size >= REMEMBERED) believed.clear();
      believed.set(session.signed, { found, until: Date.now() + BELIEVED_FOR });
      return found.who;
    },
    signOut: async (cookie) => {
      const session = sessionIn(cookie);
      if (session !== undefined) believed.delete(session.signed);
      const headers = new Headers({ cookie: session?.cookie ?? '' });
      const response = await auth.api.signOut({ headers, asResponse: true });
      return response.headers.getSetCookie();
    },
    list: async ({ holder, token }) => {
      const all = await context.internalAdapter.listSessions(holder);
      return all
        .map((one) => ({
          since: one.createdAt.getTime(),
          lastUsed: one.updatedAt.getTime(),
          here: one.token === token,
        }))
        .filter(({ lastUsed }) => Date.now() - lastUsed <= UNUSED_FOR)
        .sort((one, other) => other.lastUsed - one.lastUsed);
    },
    endAll: async (holder, but) => {
      for (const [signed, { found }] of believed)
        if (found.holder === holder && found.token !== but) believed.delete(signed);
      if (but === undefined) return context.internalAdapter.deleteUserSessions(holder);
      // The library lists a hundred at a time.
      for (let ended = ['']; ended.length > 0; ) {
        const all = await context.internalAdapter.listSessions(holder);
        ended = all.map(({ token }) => token).filter((token) => token !== but);
        if (ended.length > 0) await context.internalAdapter.deleteSessions(ended);
      }
    },
  };
}

const COOKIE = new RegExp(`(?:^|;\\s*)((?:__Host-)?${RegExp.escape(SESSION_COOKIE)})=([^;]+)`);

/**
 * The session of a cookie header: the signed token, by which it is remembered, and that one cookie by itself. What is
 * remembered and what is checked must be the same: of two cookies with that name each could otherwise mean another.
 */
function sessionIn(header: string): { readonly signed: string; readonly cookie: string } | undefined {
  const [, name, value] = COOKIE.exec(header) ?? [];
  if (name === undefined || value === undefined) return undefined;
  try {
    const signed = decodeURIComponent(value.trim());
    return { signed, cookie: `${name}=${encodeURIComponent(signed)}` };
  } catch {
    return undefined;
  }
}
