// Those who sign in: added, given another password, removed. Each is tied to a person of a council’s directory, and nothing
// here knows what that person may see.

import { whyNotUsable } from './password-rules.ts';
import type { SignedInAs } from './sessions.ts';
import type { SignInLibrary } from './sign-in-library.ts';

export interface Holder {
  /** In the library’s tables. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly council: string;
}

export interface Holders {
  /** @throws RangeError of one sentence when the address or password cannot be used. */
  add(who: SignedInAs, name: string, email: string, password: string): Promise<void>;
  /** @throws RangeError when nobody signs in with this address. */
  of(email: string): Promise<Holder>;
  isThere(email: string): Promise<boolean>;
  hasPassword(holder: string, password: string): Promise<boolean>;
  /** @throws RangeError of one sentence when it cannot be used. */
  setPassword(holder: Holder, password: string): Promise<void>;
  remove(holder: string): Promise<void>;
}

export function holdersOver({ context }: SignInLibrary): Holders {
  const { internalAdapter, password: hashing } = context;
  const find = async (email: string): Promise<Holder | undefined> => {
    const found = await internalAdapter.findUserByEmail(email.toLowerCase());
    if (found === null) return undefined;
    const { id, name, council } = found.user as typeof found.user & { council: string }; // a field of ours
    return { id, name, email: found.user.email, council };
  };
  const holders: Holders = {
    isThere: async (email) => (await find(email)) !== undefined,
    of: async (email) => {
      const holder = await find(email);
      if (holder === undefined) throw new RangeError(`Nobody signs in with ${email}.`);
      return holder;
    },
    add: async (who, name, email, password) => {
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
        throw new RangeError(`“${email}” is not an e-mail address: write it like name@example.gov.uk.`);
      refuse(whyNotUsable(password, [name, email, who.council]));
      if (await holders.isThere(email)) throw new RangeError(`Somebody already signs in with ${email}.`);
      const user = await internalAdapter.createUser(
        { email, name, emailVerified: true, ...who },
        { method: 'admin' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await hashing.hash(password),
      });
    },
    hasPassword: async (holder, password) => {
      const accounts = await internalAdapter.findAccounts(holder);
      const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
      return !!hash && hashing.verify({ hash, password });
    },
    setPassword: async ({ id, name, email, council }, password) => {
      refuse(whyNotUsable(password, [name, email, council]));
      await internalAdapter.updatePassword(id, await hashing.hash(password));
    },
    remove: (holder) => internalAdapter.deleteUser(holder),
  };
  return holders;
}

function refuse(says: string | undefined): void {
  if (says !== undefined) throw new RangeError(says);
}
