// What the settings are made of, and what is refused before anything is opened.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Flags, readConfig } from './config.ts';

const HTTPS = { COMITY_ADDRESS: 'https://comity.example.gov.uk' };
const real = (flags: Flags, environment: Readonly<Record<string, string>> = HTTPS) =>
  readConfig({ demonstration: false, ...flags }, environment);

test('People reach it encrypted, or on this machine alone; a demonstration may be anywhere', () => {
  for (const address of [
    'https://comity.example.gov.uk',
    'https://10.0.0.1:8443',
    'http://localhost:3000',
    'http://127.0.0.1',
    'http://[::1]:3000',
  ])
    assert.equal(real({ address }).address, address);
  for (const address of [
    'http://comity.example.gov.uk',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
  ]) {
    assert.throws(
      () => real({ address }),
      /^RangeError: Passwords and cases would cross the network/,
      address,
    );
    assert.equal(readConfig({ address }, {}).address, address);
  }
  for (const address of ['comity.example.gov.uk', 'ftp://comity.example.gov.uk', ''])
    assert.throws(() => real({ address }), /must be written like https:\/\//, address);
});

test('A database on another machine says whether the way to it is encrypted; its password is not repeated', () => {
  for (const database of [
    'postgres://comity:s3cret@localhost/comity',
    'postgres://comity@127.0.0.1:5433/comity',
    'postgres:///comity?host=/var/run/postgresql',
    'postgres://comity:s3cret@db.example.gov.uk/comity?sslmode=verify-full',
    'postgres://comity:s3cret@db/comity?sslmode=disable',
  ])
    assert.equal(real({ database }).databaseAddress, database);
  for (const database of [
    'postgres://comity:s3cret@db.example.gov.uk/comity',
    'postgres://comity:s3cret@db/comity?sslmode=no-verify',
    'postgres://comity:s3cret@db/comity?sslmode=prefer',
    'postgres://comity:s3cret@localhost.example.com/comity',
    'postgres://comity:s3cret@localhost/comity?host=db',
  ])
    assert.throws(
      () => real({ database }),
      ({ message }: Error) =>
        message.includes('sslmode=verify-full') &&
        !message.includes('s3cret') &&
        !message.includes('example.gov'),
      database,
    );
});

test('A secret that is given has 32 characters or more, and is not repeated', () => {
  const COMITY_SECRET = 'x'.repeat(32);
  assert.equal(real({}, { ...HTTPS, COMITY_SECRET }).secret, COMITY_SECRET);
  assert.throws(
    () => real({}, { ...HTTPS, COMITY_SECRET: 'council2026' }),
    ({ message }: Error) => message.includes('32 characters or more') && !message.includes('council2026'),
  );
});

test('A secret that is not given is made once, in a folder and a file that only their owner can read', () => {
  const parent = mkdtempSync(join(tmpdir(), 'comity-config-'));
  try {
    const data = join(parent, 'data');
    const { secret } = real({ data });
    assert.ok(secret.length >= 32);
    assert.equal(real({ data }).secret, secret);
    const mode = (path: string) => statSync(path).mode & 0o777;
    assert.deepEqual([mode(data), mode(join(data, 'secret'))], [0o700, 0o600]);
  } finally {
    rmSync(parent, { recursive: true });
  }
});

test('Proxies in front are named by IP address; unless they are, nobody’s word on who asks is believed', () => {
  assert.equal(real({}).proxies, undefined);
  assert.deepEqual(real({ proxy: '10.0.0.2' }).proxies, ['10.0.0.2']);
  assert.deepEqual(real({}, { ...HTTPS, COMITY_PROXY: '10.0.0.0/24, ::1' }).proxies, ['10.0.0.0/24', '::1']);
  for (const proxy of ['everybody', 'proxy.example.gov.uk', '10.0.0', 'true'])
    assert.throws(() => real({ proxy }), /must be an IP address/, proxy);
});

test('The largest file is said in whole megabytes, on the command line before the environment', () => {
  assert.equal(readConfig({}, {}).largestFile, 10_000_000);
  assert.equal(readConfig({}, { COMITY_LARGEST_FILE: '25' }).largestFile, 25_000_000);
  assert.equal(readConfig({ 'largest-file': '2' }, { COMITY_LARGEST_FILE: '25' }).largestFile, 2_000_000);
  for (const said of ['0', '-1', '1.5', '10MB', '', '1000', '101'])
    assert.throws(
      () => readConfig({ 'largest-file': said }, {}),
      /The largest file is a number of megabytes from 1 to 100/,
      said,
    );
});

test('The owner of the tables is another user of the same database, and of none that was typed instead', () => {
  const [login, owner] = ['postgres://comity@localhost/comity', 'postgres://comity_owner@localhost/comity'];
  const both = { ...HTTPS, DATABASE_URL: login, DATABASE_OWNER_URL: owner };
  assert.deepEqual([real({}, both).databaseAddress, real({}, both).ownerDatabaseAddress], [login, owner]);
  const typed = real({ database: 'postgres://other@localhost/other' }, both);
  assert.deepEqual(
    [typed.databaseAddress, typed.ownerDatabaseAddress],
    ['postgres://other@localhost/other', undefined],
  );
  assert.throws(() => real({}, { ...HTTPS, DATABASE_OWNER_URL: owner }), /say as DATABASE_URL who uses them/);
  assert.throws(
    () => real({}, { ...both, DATABASE_OWNER_URL: 'postgres://owner:s3cret@db/comity' }),
    ({ message }: Error) => message.includes('sslmode=verify-full') && !message.includes('s3cret'),
  );
});
