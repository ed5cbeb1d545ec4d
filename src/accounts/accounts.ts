// Who may sign in, and as whom: e-mail addresses and passwords tied to a person of a council’s directory. Hashing,
// sessions and their cookies are better-auth’s; what a person may see or do is not known here.

import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { AuthDatabase } from '#storage/auth-database.ts';

export interface SignedInAs {
  readonly council: string;
  readonly person: string;
}

export interface AccountsParts {
  readonly database: AuthDatabase;
  readonly secret: string;
  /** Where people reach Comity; cookies are Secure when it is https. */
  readonly address: string;
}

export interface Accounts {
  /** @returns cookies to set, or undefined: the address or the password is not right, and nothing says which. */
  signIn(email: string, password: string): Promise<readonly string[] | undefined>;
  /** One click in a demonstration; makes the account the first time. */
  signInForDemonstration(who: SignedInAs, name: string): Promise<readonly string[]>;
  /** @returns cookies to set. */
  signOut(cookie: string): Promise<readonly string[]>;
  whoIs(cookie: string | undefined): Promise<SignedInAs | undefined>;
  /** @throws RangeError of one sentence when the address or password cannot be used. */
  add(who: SignedInAs, name: string, email: string, password: string): Promise<void>;
}

const SHORTEST_PASSWORD = 12;
/** Milliseconds for which a session once looked up is believed, and how many are remembered at once. */
const BELIEVED_FOR = 15_000;
const REMEMBERED = 10_000;

export async function openAccounts({ database, secret, address }: AccountsParts): Promise<Accounts> {
  const auth = betterAuth({
    database: database.kind === 'sqlite' ? database.database : database.pool,
    secret,
    baseURL: address,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: {
      modelName: 'account_holders',
      additionalFields: {
        council: { type: 'string', required: true, input: false },
        person: { type: 'string', required: true, input: false },
      },
    },
    session: { modelName: 'account_sessions' },
    account: { modelName: 'account_passwords' },
    verification: { modelName: 'account_verifications' },
    advanced: { cookiePrefix: 'comity' },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  await (await getMigrations(auth.options)).runMigrations();
  const context = await auth.$context;
  const believed = new Map<string, { readonly who: SignedInAs; readonly until: number }>();

  const making = new Map<string, Promise<void>>();

  const add: Accounts['add'] = async (who, name, email, password) => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      throw new RangeError(`“${email}” is not an e-mail address: write it like name@example.gov.uk.`);
    if (password.length < SHORTEST_PASSWORD)
      throw new RangeError(`The password must be ${SHORTEST_PASSWORD} characters or more.`);
    if ((await context.internalAdapter.findUserByEmail(email)) !== null)
      throw new RangeError(`Somebody already signs in with ${email}.`);
    const user = await context.internalAdapter.createUser(
      { email, name, emailVerified: true, ...who },
      { method: 'admin' },
    );
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await context.password.hash(password),
    });
  };

  const signIn: Accounts['signIn'] = async (email, password) => {
    const response = await auth.api.signInEmail({
      body: { email, password },
      headers: new Headers(),
      asResponse: true,
    });
    return response.ok ? response.headers.getSetCookie() : undefined;
  };

  return {
    add,
    signIn,
    signInForDemonstration: async (who, name) => {
      const email = `${who.person}@${who.council}.demonstration.invalid`;
      const password = createHmac('sha256', secret).update(email).digest('base64url');
      // Two clicks at once: the second waits for the account that the first is making.
      const begun = making.get(email);
      if (begun !== undefined) await begun;
      else if ((await context.internalAdapter.findUserByEmail(email)) === null) {
        const made = making.get(email) ?? add(who, name, email, password);
        making.set(email, made);
        await made.finally(() => making.delete(email));
      }
      const cookies = await signIn(email, password);
      if (cookies === undefined)
        throw new Error('A demonstration account is there and does not sign in: was the secret changed?');
      return cookies;
    },
    signOut: async (cookie) => {
      const session = sessionIn(cookie);
      if (session !== undefined) believed.delete(session.token);
      const headers = new Headers({ cookie: session?.cookie ?? '' });
      const response = await auth.api.signOut({ headers, asResponse: true });
      return response.headers.getSetCookie();
    },
    whoIs: async (cookie) => {
      const session = sessionIn(cookie ?? '');
      if (session === undefined) return undefined;
      const remembered = believed.get(session.token);
      if (remembered !== undefined && remembered.until > Date.now()) return remembered.who;
      const found = await auth.api.getSession({ headers: new Headers({ cookie: session.cookie }) });
      if (found === null) return undefined;
      const who = { council: found.user.council, person: found.user.person };
      if (believed.size >= REMEMBERED) believed.clear();
      believed.set(session.token, { who, until: Date.now() + BELIEVED_FOR });
      return who;
    },
  };
}

/**
 * The session of a cookie header: the signed token, by which it is remembered, and that one cookie by itself. What is
 * remembered and what is checked must be the same: of two cookies with that name each could otherwise mean another.
 */
function sessionIn(header: string): { readonly token: string; readonly cookie: string } | undefined {
  const [, name, value] = /(?:^|;\s*)((?:__Secure-)?comity\.session_token)=([^;]+)/.exec(header) ?? [];
  if (name === undefined || value === undefined) return undefined;
  try {
    const token = decodeURIComponent(value.trim());
    return { token, cookie: `${name}=${encodeURIComponent(token)}` };
  } catch {
    return undefined;
  }
}
