// Runs steps on PostgreSQL, each time in a transaction that says for whom. What begins it and its first question are sent
// together, and nobody who only reads waits for its end, so that the wall costs a read no time on the way.

import type { CompiledQuery, QueryResult } from 'kysely';
import pg from 'pg';
import type { Scope } from '../scope.ts';
import type { Base, Steps } from '../steps.ts';
import { SET_SCOPE } from './walls.ts';

/** @param pool whose connections send without waiting (`pipeline`). */
export function transactionsOn(pool: pg.Pool): Pick<Base, 'read' | 'transact'> {
  return {
    read: (scope, steps) => again(() => once(pool, scope, 'READ ONLY', steps)),
    transact: (scope, steps) => again(() => once(pool, scope, 'READ WRITE', steps)),
  };
}

/** Deadlock, or a distributed engine asking for another try. */
function worthAnotherTry(fault: unknown): boolean {
  return fault instanceof pg.DatabaseError && (fault.code === '40P01' || fault.code === '40001');
}

async function again<R>(work: () => Promise<R>, tries = 5): Promise<R> {
  try {
    return await work();
  } catch (fault) {
    if (tries > 1 && worthAnotherTry(fault)) return again(work, tries - 1);
    throw fault;
  }
}

async function once<R>(
  pool: pg.Pool,
  { council, person }: Scope,
  how: 'READ ONLY' | 'READ WRITE',
  steps: () => Steps<R>,
): Promise<R> {
  const client = await pool.connect();
  const ask = ({ sql, parameters }: CompiledQuery) => client.query(sql, [...parameters]);
  try {
    const running = steps();
    let at = running.next();
    const begun = [
      client.query(`BEGIN ISOLATION LEVEL READ COMMITTED ${how}`),
      client.query(SET_SCOPE, [council, person ?? '', person === null ? 'yes' : '']),
    ];
    const asked = at.done ? [] : [ask(at.value)];
    const answers = await Promise.all([...begun, ...asked]);
    const first = answers[begun.length];
    if (!at.done && first !== undefined) at = running.next(result(first));
    while (!at.done) at = running.next(result(await ask(at.value)));
    const ended = end(client, 'COMMIT');
    if (how === 'READ WRITE') await ended;
    else ended.catch(() => {});
    return at.value;
  } catch (fault) {
    await end(client, 'ROLLBACK').catch(() => {});
    throw fault;
  }
}

/** The connection is given back whatever happens; one that cannot even end a transaction is given up. */
async function end(client: pg.PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
  try {
    await client.query(how);
    client.release();
  } catch (lost) {
    client.release(lost instanceof Error ? lost : true);
    throw lost;
  }
}

function result({ rows, rowCount }: pg.QueryResult<Record<string, unknown>>): QueryResult<unknown> {
  return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
}
