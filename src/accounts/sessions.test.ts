// How long somebody stays signed in, and what signs them out.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it, mock } from 'node:test';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import { type Accounts, openAccounts } from './accounts.ts';

const PASSWORD = 'correct horse battery';
const ANOTHER = 'a kettle under the willow';
const EMAIL = 'priya.raman@example.gov.uk';
const WHO = { council: 'york', person: 'priya-raman' };
const HOUR = 60 * 60 * 1000;

let folder: string;
let storage: Storage;
let accounts: Accounts;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-sessions-'));
  storage = await openStorage({ kind: 'sqlite', folder });
  accounts = await openAccounts({
    database: storage.authDatabase(),
    secret: 'only for tests, thirty-two characters',
    address: 'http://localhost',
  });
  await accounts.add(WHO, 'Priya Raman', EMAIL, PASSWORD);
});
afterEach(() => mock.timers.reset());
after(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

async function signedIn(password = PASSWORD, before?: string): Promise<string> {
  const outcome = await accounts.signIn(EMAIL, password, before);
  assert.ok(typeof outcome === 'object', String(outcome));
  return outcome.cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');
}

/** The clock of the whole process, the library’s included. */
const at = (now: number): void => {
  mock.timers.reset();
  mock.timers.enable({ apis: ['Date'], now });
};

describe('a session', () => {
  it('ends after a day without use, and goes on for somebody who comes every day', async () => {
    const start = Date.now();
    const [idle, daily] = [await signedIn(), await signedIn()];
    at(start + 20 * HOUR);
    assert.deepEqual(await accounts.whoIs(daily), WHO);
    at(start + 25 * HOUR);
    assert.equal(await accounts.whoIs(idle), undefined);
    assert.deepEqual(await accounts.whoIs(daily), WHO);
    at(start);
    assert.equal(await accounts.whoIs(idle), undefined, 'it does not come back');
  });

  it('ends a week after it began, however much it is used', async () => {
    const start = Date.now();
    const cookie = await signedIn();
    for (let hours = 20; hours < 7 * 24; hours += 20) {
      at(start + hours * HOUR);
      assert.deepEqual(await accounts.whoIs(cookie), WHO, `after ${hours} hours`);
    }
    at(start + 7 * 24 * HOUR + 60_000);
    assert.equal(await accounts.whoIs(cookie), undefined);
  });

  it('has a new token at each time of signing in, and the one that the browser had ends', async () => {
    const first = await signedIn();
    const second = await signedIn(PASSWORD, first);
    assert.notEqual(first.split('; ')[0], second.split('; ')[0]);
    assert.equal(await accounts.whoIs(first), undefined);
    assert.deepEqual(await accounts.whoIs(second), WHO);
  });

  it('has a token that chance alone makes, of 160 bits or more', async () => {
    const tokens = new Set<string>();
    for (let made = 0; made < 5; made += 1)
      tokens.add(/session_token=([^.;]+)/.exec(await signedIn())?.[1] ?? '');
    assert.equal(tokens.size, 5);
    // 32 letters and digits of both cases.
    for (const token of tokens) assert.match(token, /^[A-Za-z0-9]{32,}$/);
  });

  it('is listed for whoever it is of, and for nobody else', async () => {
    await accounts.endSessions(EMAIL);
    const [one, other] = [await signedIn(), await signedIn()];
    const listed = await accounts.sessions(one);
    assert.deepEqual(listed.map(({ here }) => here).sort(), [false, true]);
    assert.equal((await accounts.sessions(other)).length, 2);
    assert.deepEqual(await accounts.sessions(''), []);
  });
});

describe('signing out everywhere else', () => {
  it('needs the password, and leaves only this one', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    assert.deepEqual(await accounts.whoIs(there), WHO);
    assert.equal(await accounts.endOthers(here, 'wrong horse battery'), 'not right');
    assert.deepEqual(await accounts.whoIs(there), WHO);
    assert.equal(await accounts.endOthers('', PASSWORD), 'not right');
    assert.equal(await accounts.endOthers(here, PASSWORD), 'done');
    assert.equal(await accounts.whoIs(there), undefined, 'at once, though it was just believed');
    assert.deepEqual(await accounts.whoIs(here), WHO);
  });

  it('does not hear guesses at it without end', async () => {
    const here = await signedIn();
    for (let tried = 0; tried < 10; tried += 1)
      assert.equal(await accounts.endOthers(here, `wrong ${tried}`), 'not right');
    assert.equal(await accounts.endOthers(here, PASSWORD), 'wait');
    assert.equal(await accounts.changePassword(here, PASSWORD, ANOTHER), 'wait');
  });
});

describe('changing a password', () => {
  it('needs the old one and one that can be used, signs out everywhere else and changes nothing otherwise', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    assert.equal(await accounts.changePassword(here, 'wrong horse battery', ANOTHER), 'not right');
    await assert.rejects(accounts.changePassword(here, PASSWORD, 'PriyaRaman2026'), /too easy to guess/);
    assert.deepEqual(await accounts.whoIs(there), WHO);
    assert.equal(await accounts.changePassword(here, PASSWORD, ANOTHER), 'done');
    assert.equal(await accounts.whoIs(there), undefined);
    assert.deepEqual(await accounts.whoIs(here), WHO);
    assert.equal(await accounts.signIn(EMAIL, PASSWORD), 'not right');
    await signedIn(ANOTHER);
  });
});

describe('whoever looks after the system', () => {
  it('gives somebody a new password, which signs them out everywhere', async () => {
    const there = await signedIn(ANOTHER);
    await assert.rejects(accounts.setPassword(EMAIL, 'short'), /12 characters/);
    assert.deepEqual(await accounts.whoIs(there), WHO);
    await accounts.setPassword('Priya.Raman@EXAMPLE.gov.uk', PASSWORD);
    assert.equal(await accounts.whoIs(there), undefined);
    await signedIn();
  });

  it('removes whoever has left, who is signed out and signs in no longer', async () => {
    const there = await signedIn();
    await accounts.remove(EMAIL);
    assert.equal(await accounts.whoIs(there), undefined);
    assert.equal(await accounts.signIn(EMAIL, PASSWORD), 'not right');
    for (const work of [accounts.remove(EMAIL), accounts.endSessions(EMAIL)])
      await assert.rejects(work, /Nobody signs in with priya\.raman@example\.gov\.uk\./);
  });
});
