// Somebody who guesses passwords, and somebody who wants to shut another out by it.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { FORGOTTEN_AFTER, limitedTries, MOST_TRIES } from './tries.ts';

const PASSWORD = 'correct horse battery';
const EMAIL = 'priya.raman@example.gov.uk';

let folder: string;
let storage: Storage;
let accounts: Accounts;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-guessing-'));
  storage = await openStorage({ kind: 'sqlite', folder });
  accounts = await openAccounts({
    database: storage.authDatabase(),
    secret: 'only for tests, thirty-two characters',
    address: 'http://localhost',
  });
  for (const email of [EMAIL, 'huw@example.gov.uk'])
    await accounts.add({ council: 'york', person: email }, 'Somebody', email, PASSWORD);
});
after(async () => {
  mock.timers.reset();
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

const sent = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');

async function guess(email: string, times: number, cookie?: string): Promise<readonly unknown[]> {
  const outcomes: unknown[] = [];
  for (let tried = 0; tried < times; tried += 1)
    outcomes.push(await accounts.signIn(email, `wrong ${tried} ${email}`, cookie));
  return outcomes;
}

const REFUSED = Array.from({ length: MOST_TRIES }, () => 'not right');

describe('guessing a password', () => {
  it('is not heard after ten wrong tries, not even with the right one, whoever sends them and in whatever letters', async () => {
    assert.deepEqual(await guess(EMAIL, MOST_TRIES), REFUSED);
    assert.equal(await accounts.signIn(EMAIL, PASSWORD), 'wait');
    assert.equal(await accounts.signIn(EMAIL.toUpperCase(), PASSWORD), 'wait');
    assert.ok(typeof (await accounts.signIn('huw@example.gov.uk', PASSWORD)) === 'object', 'others sign in');
  });

  it('is answered in the same way for an address that nobody signs in with', async () => {
    assert.deepEqual(await guess('nobody@example.gov.uk', MOST_TRIES + 1), [...REFUSED, 'wait']);
  });

  it('counts tries sent all at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 14 }, (_, index) => accounts.signIn('crowd@example.gov.uk', `wrong ${index}`)),
    );
    assert.equal(all.filter((outcome) => outcome === 'wait').length, 4);
  });

  it('shuts nobody out of a browser in which they have signed in before, which has tries of its own', async () => {
    const huw = 'huw@example.gov.uk';
    const first = await accounts.signIn(huw, PASSWORD);
    assert.ok(typeof first === 'object');
    const known = sent(first.cookies.filter((cookie) => cookie.startsWith('comity.known=')));
    assert.deepEqual(await guess(huw, MOST_TRIES + 1), [...REFUSED, 'wait']);
    assert.ok(typeof (await accounts.signIn(huw, PASSWORD, known)) === 'object');
    assert.equal(await accounts.signIn(huw, PASSWORD, known.replace(/.$/, '_')), 'wait', 'a forged one');
    assert.equal(await accounts.signIn(EMAIL, PASSWORD, known), 'wait', 'of somebody else');
    assert.deepEqual(await guess(huw, MOST_TRIES + 1, known), [...REFUSED, 'wait']);
  });

  it('is heard again a quarter of an hour after the first', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() + FORGOTTEN_AFTER });
    assert.ok(typeof (await accounts.signIn(EMAIL, PASSWORD)) === 'object');
    mock.timers.reset();
  });

  it('cannot make the count forget by guessing at ever more addresses that it holds no more', () => {
    const tries = limitedTries();
    for (let tried = 0; tried <= MOST_TRIES; tried += 1) tries.begin('one');
    assert.equal(tries.begin('one'), false);
    for (let other = 0; other < 9_999; other += 1) assert.ok(tries.begin(`other ${other}`));
    assert.equal(tries.begin('one'), false);
  });
});
