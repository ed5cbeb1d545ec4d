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

  const add: Accounts['add'] = async (who, name, email, password) => {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      throw new RangeError(`“${email}” is not an e-mail address: write it like name@example.gov.uk.`);
    if (password.length < SHORTEST_PASSWORD)
      throw new RangeError(`The password must be ${SHORTEST_PASSWORD} characters or more.`);
    if ((await context.internalAdapter.findUserByEmail(email)) !== null)
      throw new RangeError(`Somebody already signs in with ${email}.`);
    const user = await context.internalAdapter.createUser({ email, name, emailVerified: true, ...who }, { method: 'admin' });
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await context.password.hash(password),
    });
  };

  const signIn: Accounts['signIn'] = async (email, password) => {
    const response = await auth.api.signInEmail({ body: { email, password }, headers: new Headers(), asResponse: true });
    return response.ok ? response.headers.getSetCookie() : undefined;
  };

  return {
    add,
    signIn,
    signInForDemonstration: async (who, name) => {
      const email = `${who.person}@${who.council}.demonstration.invalid`;
      const password = createHmac('sha256', secret).update(email).digest('base64url');
      const cookies = await signIn(email, password);
      if (cookies !== undefined) return cookies;
      await add(who, name, email, password);
      const first = await signIn(email, password);
      if (first === undefined) throw new Error('A demonstration account was made and does not sign in.');
      return first;
    },
    signOut: async (cookie) => {
      believed.delete(sessionIn(cookie));
      const response = await auth.api.signOut({ headers: new Headers({ cookie }), asResponse: true });
      return response.headers.getSetCookie();
    },
    whoIs: async (cookie) => {
      const token = sessionIn(cookie ?? '');
      if (token === '') return undefined;
      const remembered = believed.get(token);
      if (remembered !== undefined && remembered.until > Date.now()) return remembered.who;
      const session = await auth.api.getSession({ headers: new Headers({ cookie: cookie ?? '' }) });
      if (session === null) return undefined;
      const who = { council: session.user.council, person: session.user.person };
      if (believed.size >= REMEMBERED) believed.clear();
      believed.set(token, { who, until: Date.now() + BELIEVED_FOR });
      return who;
    },
  };
}

/** The signed session token as the browser sends it; '' when there is none. */
function sessionIn(cookie: string): string {
  return /(?:^|;\s*)(?:__Secure-)?comity\.session_token=([^;]+)/.exec(cookie)?.[1] ?? '';
}
