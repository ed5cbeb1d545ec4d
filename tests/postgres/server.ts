// A PostgreSQL for tests: the one COMITY_TEST_POSTGRES names, else one of our own on a free port with its data in a temporary
// folder, gone again when the tests end. Each test gets a schema to itself, which is quicker to make than a database.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries, type RunAs, runAs } from './binaries.ts';

export interface TestPostgres {
  /** The address of an empty schema of its own, asked as whoever runs the whole server. */
  newAddress(): Promise<string>;
  /** An empty schema with the users that a council would make. */
  newInstallation(): Promise<Installation>;
  stop(): Promise<void>;
}

export interface Installation {
  /** Of whoever runs the whole server. */
  readonly administrator: string;
  /** Of the owner of the tables to be made, who is no superuser. */
  readonly owner: string;
  /** Of somebody who owns nothing, and is in no role yet. */
  readonly login: string;
}

/** What to say, in one line, when there is no PostgreSQL to be had and the tests on it are left out. */
export const NONE =
  'Skipped: there is no PostgreSQL here. Run `npm install` for the embedded one, or set COMITY_TEST_POSTGRES=postgres://user:password@host/database.';

/** @returns undefined when there is none to be had. With CI set that is a fault: a check must not pass by not running. */
export async function startTestPostgres(): Promise<TestPostgres | undefined> {
  const { COMITY_TEST_POSTGRES: given, CI: checking } = process.env;
  if (given !== undefined && given !== '') return serve(given, async () => {});
  const own = await startOwn();
  if (own === undefined && checking !== undefined) throw new Error(NONE);
  return own && serve(own.address, own.stop);
}

const PASSWORD = 'only for tests';

/** Roles are of the whole server: whoever made its first installation may grant them, and a second owner must be let. */
export const lendRoles = (owner: string): readonly string[] =>
  ['comity_app', 'comity_sign_in', 'comity_lookup'].map(
    (role) => `DO $$ BEGIN
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        GRANT ${role} TO ${owner} WITH ADMIN TRUE, INHERIT FALSE;
      END IF; END $$`,
  );

async function serve(address: string, stop: () => Promise<void>): Promise<TestPostgres> {
  const made: string[] = [];
  const users: string[] = [];
  const nextName = () => {
    const name = `comity_test_${process.pid}_${made.length}`;
    made.push(name);
    return name;
  };
  const inSchema = (schema: string, user?: string): string => {
    const url = new URL(address);
    url.searchParams.set('options', `-c search_path=${schema}`);
    if (user !== undefined) [url.username, url.password] = [user, PASSWORD];
    return url.href;
  };
  return {
    async newAddress() {
      const schema = nextName();
      await ask(address, [`CREATE SCHEMA ${schema}`]);
      return inSchema(schema);
    },
    async newInstallation() {
      const schema = nextName();
      const [owner, login] = [`${schema}_owner`, `${schema}_login`];
      users.push(login, owner);
      await ask(address, [
        `CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD '${PASSWORD}'`,
        `CREATE ROLE ${login} LOGIN PASSWORD '${PASSWORD}'`,
        `CREATE SCHEMA ${schema} AUTHORIZATION ${owner}`,
        ...lendRoles(owner),
      ]);
      return {
        administrator: inSchema(schema),
        owner: inSchema(schema, owner),
        login: inSchema(schema, login),
      };
    },
    async stop() {
      await ask(address, [
        ...made.map((schema) => `DROP SCHEMA IF EXISTS ${schema} CASCADE`),
        ...users.flatMap((user) => [`DROP OWNED BY ${user}`, `DROP ROLE ${user}`]),
      ]);
      await stop();
    },
  };
}

/** Connects only for as long as it takes, so that nothing keeps a test run from ending. */
async function ask(address: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function startOwn(): Promise<{ address: string; stop(): Promise<void> } | undefined> {
  const scratch = mkdtempSync(join(tmpdir(), 'comity-postgres-'));
  const clean = () => rmSync(scratch, { recursive: true, force: true });
  try {
    chmodSync(scratch, 0o755);
    const as = runAs();
    const bin = findBinaries(scratch, as);
    if (bin === undefined) {
      clean();
      return undefined;
    }
    if (as.uid !== undefined && as.gid !== undefined) chownSync(scratch, as.uid, as.gid);
    const data = makeData(bin, scratch, as);
    const port = await freePort();
    const server = await start(bin, scratch, data, port, as);
    process.once('exit', clean);
    return { address: `postgres://comity@127.0.0.1:${port}/postgres`, stop: () => halt(server).then(clean) };
  } catch (fault) {
    clean();
    throw fault;
  }
}

function makeData(bin: string, scratch: string, as: RunAs): string {
  const data = join(scratch, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined) chownSync(data, as.uid, as.gid);
  const args = ['-D', data, '-U', 'comity', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), args, { ...as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  return data;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No free port was given.');
  return address.port;
}

/** The disk is not waited for: these tests are of what Comity asks of PostgreSQL, not of PostgreSQL’s own durability. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'max_connections=60',
  'shared_buffers=32MB',
];

/** The shell ends the server when its input closes: however the test run ends, killed included, nothing is left over. */
const WATCHED = `
  scratch=$1; shift; exec 3<&0
  "$@" 3<&- & server=$!
  (read -r _ <&3; kill -INT $server) &
  wait $server; rm -rf "$scratch"`;

async function start(
  bin: string,
  scratch: string,
  data: string,
  port: number,
  as: RunAs,
): Promise<ChildProcess> {
  const args = ['-D', data, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])];
  const command = ['-c', WATCHED, 'sh', scratch, join(bin, 'postgres'), ...args];
  const server = spawn('/bin/sh', command, { ...as, cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] });
  const said = server.stderr;
  await new Promise<void>((ready, failed) => {
    let heard = '';
    said.setEncoding('utf8');
    said.on('data', (words: string) => {
      if (heard.length < 20_000) heard += words;
      if (heard.includes('ready to accept connections')) ready();
    });
    server.once('error', failed);
    server.once('exit', () => failed(new Error(`PostgreSQL did not start: ${heard.trim()}`)));
  });
  server.unref();
  for (const stream of [server.stdin, said]) if (stream instanceof Socket) stream.unref();
  return server;
}

async function halt(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.ref();
  const ended = new Promise((done) => server.once('exit', done));
  server.stdin?.end();
  await ended;
}
