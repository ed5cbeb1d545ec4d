// As whom PostgreSQL is asked: that this user is held by the wall, and whether it could step over it. What the wall keeps from
// whom is walls.ts.

import pg from 'pg';
import { StorageRefused } from '../refused.ts';
import { connected, reason } from './connections.ts';
import { SERVING_ROLE, SIGN_IN_ROLE } from './walls.ts';

/** insufficient_privilege */
const NOT_ALLOWED = '42501';

/** Lets whoever serves be in the roles for it, where their owner may say so; where not, an administrator has to. */
export async function admit(address: string, ownerAddress: string): Promise<void> {
  const login = await connected(address, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT session_user::text AS name');
    return rows[0]?.name ?? '';
  });
  await connected(ownerAddress, async (owner) => {
    for (const role of [SERVING_ROLE, SIGN_IN_ROLE]) {
      const { rows } = await owner.query<{ member: boolean }>(
        `SELECT pg_has_role($1, $2, 'MEMBER') AS member`,
        [login, role],
      );
      if (!rows[0]?.member)
        await owner.query(`GRANT ${role} TO ${pg.escapeIdentifier(login)}`).catch((fault: unknown) => {
          if (!(fault instanceof pg.DatabaseError) || fault.code !== NOT_ALLOWED) throw fault;
        });
    }
  });
}

/** A pooler between may drop what a connection was asked to begin with: then nothing is served. @throws StorageRefused */
export async function mustBeWalled(pool: pg.Pool): Promise<void> {
  const asked = pool.query<{ walled: boolean }>(
    `SELECT current_user = $1 AND row_security_active('grants') AS walled`,
    [SERVING_ROLE],
  );
  const { rows } = await asked.catch((fault: unknown) => {
    throw new StorageRefused(
      `PostgreSQL does not let this user serve people (${reason(fault)}). Let its administrator say: GRANT ${SERVING_ROLE}, ${SIGN_IN_ROLE} TO that user.`,
    );
  });
  if (!rows[0]?.walled)
    throw new StorageRefused(
      `PostgreSQL would not hold its rows to one council: a connection does not begin in the role ${SERVING_ROLE}. Is there a pooler between that drops “options”?`,
    );
}

const INSTEAD =
  'give as DATABASE_URL the address of a user who owns nothing, and as DATABASE_OWNER_URL that of the tables’ owner';

/** @returns one sentence when no policy binds this user, or one whose place it can take; asked before anything is made. */
export async function unboundLogin(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ unbound: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles
       WHERE (rolsuper OR rolbypassrls) AND pg_has_role(session_user, oid, 'MEMBER')) AS unbound`,
  );
  if (!rows[0]?.unbound) return undefined;
  return `This PostgreSQL user reads every row whatever its policy says (it is a superuser, has BYPASSRLS, or may become somebody who is or has), so that the database’s own wall between councils and between people does not bind it: ${INSTEAD}.`;
}

/** @returns one sentence when this user, left to itself, could take the policies away. */
export async function owningLogin(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ owns: boolean }>(
    `SELECT pg_has_role(session_user, relowner, 'MEMBER') AS owns FROM pg_class WHERE oid = 'grants'::regclass`,
  );
  if (!rows[0]?.owns) return undefined;
  return `This PostgreSQL user owns the tables and could take down the database’s own wall between councils and between people: ${INSTEAD}.`;
}
