// better-auth as Comity uses it: its tables, its cookies, how long a session lasts at most. Nothing else here knows it well.

import { type BetterAuthOptions, betterAuth } from 'better-auth';
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

const TABLES = ['account_holders', 'account_sessions', 'account_passwords', 'account_verifications'] as const;

export const SESSION_COOKIE = 'comity.session_token';

export async function openSignInLibrary({ database, secret, address }: SignInLibraryParts) {
  const secure = address.startsWith('https://');
  const auth = betterAuth({
    database: database.kind === 'sqlite' ? database.database : database.pool,
    secret,
    baseURL: address,
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: {
      modelName: TABLES[0],
      additionalFields: {
        council: { type: 'string', required: true, input: false },
        person: { type: 'string', required: true, input: false },
      },
    },
    session: { modelName: TABLES[1], expiresIn: LONGEST_SESSION, disableSessionRefresh: true },
    account: { modelName: TABLES[2] },
    verification: { modelName: TABLES[3] },
    // Its own way of securing cookies puts another prefix before ours; __Host- also keeps other hosts from setting them.
    advanced: {
      cookiePrefix: secure ? '__Host-comity' : 'comity',
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  if (database.kind === 'sqlite') await makeTables(auth.options);
  else await database.prepare(TABLES, (owner) => makeTables({ ...auth.options, database: owner }));
  return { auth, context: await auth.$context };
}

async function makeTables(options: BetterAuthOptions): Promise<void> {
  await (await getMigrations(options)).runMigrations();
}

export type SignInLibrary = Awaited<ReturnType<typeof openSignInLibrary>>;
