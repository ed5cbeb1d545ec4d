// better-auth as Comity uses it: its tables, its cookies, how long a session lasts at most. Nothing else here knows it well.

import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { AuthDatabase } from '#storage/auth-database.ts';
import { SHORTEST_PASSWORD } from './password-rules.ts';

export interface SignInLibraryParts {
  readonly database: AuthDatabase;
  readonly secret: string;
  /** Where people reach Comity; cookies are Secure when it is https. */
  readonly address: string;
}

/** Seconds. In use or not, a session ends then: NIST SP 800-63B allows thirty days for a password alone. */
export const LONGEST_SESSION = 7 * 24 * 60 * 60;

export const SESSION_COOKIE = 'comity.session_token';

export async function openSignInLibrary({ database, secret, address }: SignInLibraryParts) {
  const secure = address.startsWith('https://');
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
    session: { modelName: 'account_sessions', expiresIn: LONGEST_SESSION, disableSessionRefresh: true },
    account: { modelName: 'account_passwords' },
    verification: { modelName: 'account_verifications' },
    // Its own way of securing cookies puts another prefix before ours; __Host- also keeps other hosts from setting them.
    advanced: {
      cookiePrefix: secure ? '__Host-comity' : 'comity',
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  await (await getMigrations(auth.options)).runMigrations();
  return { auth, context: await auth.$context };
}

export type SignInLibrary = Awaited<ReturnType<typeof openSignInLibrary>>;
