import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import { type Accounts, openAccounts } from './accounts.ts';

const SECRET = 'only for tests, thirty-two characters';
const PASSWORD = 'correct horse battery';
const WHO = { council: 'york', person: 'priya-raman' };

let folder: string;
let storage: Storage;
let accounts: Accounts;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'comity-accounts-'));
  storage = await openStorage({ kind: 'sqlite', folder });
  accounts = await openAccounts({
    database: storage.authDatabase(),
    secret: SECRET,
    address: 'http://localhost',
  });
  await accounts.add(WHO, 'Priya Raman', 'Priya.Raman@example.gov.uk', PASSWORD);
});
after(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

/** The cookie header that a browser sends after these were set. */
const sent = (cookies: readonly string[]): string =>
  cookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ');

async function signedIn(): Promise<string> {
  return sent([sessionCookie(await cookiesFor(accounts))]);
}

async function cookiesFor(of: Accounts, password = PASSWORD, cookie?: string): Promise<readonly string[]> {
  const outcome = await of.signIn('priya.raman@example.gov.uk', password, cookie);
  assert.ok(typeof outcome === 'object', JSON.stringify(outcome));
  return outcome.cookies;
}

const sessionCookie = (cookies: readonly string[]): string =>
  cookies.find((cookie) => cookie.includes('session_token=')) ?? '';

/** How many passwords are hashed while something is done: the work that takes time. */
async function hashedDuring(work: () => Promise<unknown>): Promise<number> {
  let hashed = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') hashed += 1;
    },
  }).enable();
  try {
    await work();
  } finally {
    hook.disable();
  }
  return hashed;
}

describe('signing in', () => {
  it('makes a session of that person of that council', async () => {
    assert.deepEqual(await accounts.whoIs(await signedIn()), WHO);
  });

  it('takes the address in any case', async () => {
    assert.ok(typeof (await accounts.signIn('PRIYA.RAMAN@EXAMPLE.GOV.UK', PASSWORD)) === 'object');
  });

  it('answers a wrong password and an unknown address alike, and works as hard for either', async () => {
    const tries = [
      ['priya.raman@example.gov.uk', 'wrong horse battery'],
      ['nobody@example.gov.uk', PASSWORD],
    ] as const;
    const hashed: number[] = [];
    for (const [email, password] of tries)
      hashed.push(
        await hashedDuring(async () => assert.equal(await accounts.signIn(email, password), 'not right')),
      );
    assert.deepEqual(hashed, [1, 1]);
    assert.equal(await hashedDuring(signedIn), 1);
  });

  it('refuses what is no address and what is no password without a fault', async () => {
    for (const email of [
      '',
      'no address',
      'a@b',
      "' OR 1=1 --@x",
      'a\0@example.gov.uk',
      'ä@example.gov.uk',
      `${'x'.repeat(5000)}@example.gov.uk`,
    ])
      assert.equal(await accounts.signIn(email, PASSWORD), 'not right', email.slice(0, 40));
    for (const password of ['', 'x'.repeat(100_000), 'a\0b', '\ud800'])
      assert.equal(await accounts.signIn('priya.raman@example.gov.uk', password), 'not right');
  });

  it('sets a cookie that no script reads and no other site sends, and over https no plain connection carries', async () => {
    const plain = await cookiesFor(accounts);
    for (const cookie of plain)
      for (const flag of ['HttpOnly', 'SameSite=', 'Path=/']) assert.ok(cookie.includes(flag), cookie);
    assert.ok(sessionCookie(plain).includes('SameSite=Lax'));
    assert.doesNotMatch(plain.join(), /Secure|Domain|__/);
    const overHttps = await openAccounts({
      database: storage.authDatabase(),
      secret: SECRET,
      address: 'https://comity.example.gov.uk',
    });
    const secure = await cookiesFor(overHttps);
    assert.equal(secure.length, 2);
    for (const cookie of secure) {
      assert.match(cookie, /^__Host-comity\.(session_token|known)=[^;]+; .*\bSecure\b/);
      assert.doesNotMatch(cookie, /Domain/);
    }
    assert.deepEqual(await overHttps.whoIs(sent([sessionCookie(secure)])), WHO);
    const gone = await overHttps.signOut(sent(secure));
    assert.ok(
      gone.every((cookie) => /; Secure/.test(cookie)),
      gone.join(),
    );
  });
});

describe('a session', () => {
  it('ends everywhere in this process when it is signed out, however its cookie is written', async () => {
    const cookie = await signedIn();
    const spelt = cookie.replaceAll('%2F', '/').replaceAll('%2B', '+').replaceAll('%3D', '=');
    for (const one of [cookie, spelt, `a=b; ${cookie}`]) assert.deepEqual(await accounts.whoIs(one), WHO);
    await accounts.signOut(cookie);
    for (const one of [cookie, spelt, `a=b; ${cookie}`]) assert.equal(await accounts.whoIs(one), undefined);
  });

  it('of somebody else goes on', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    await accounts.signOut(one);
    assert.deepEqual(await accounts.whoIs(other), WHO);
  });

  it('is nobody’s without its signature, or with a part of it changed', async () => {
    const cookie = await signedIn();
    const [name, value = ''] = cookie.split('=', 2);
    for (const forged of [
      value.slice(0, 30),
      `${value.slice(0, -6)}AAAA%3D`,
      `x${value}`,
      '',
      '%zz',
      '%00',
      'x'.repeat(5000),
    ])
      assert.equal(await accounts.whoIs(`${name}=${forged}`), undefined, forged);
    for (const none of [undefined, '', ';;;', 'comity.session_token', '__proto__=1'])
      assert.equal(await accounts.whoIs(none), undefined);
  });

  it('is the one that is sent first, where two are: what is checked is what is remembered', async () => {
    const cookie = await signedIn();
    assert.equal(await accounts.whoIs(`comity.session_token=forged; ${cookie}`), undefined);
    assert.equal(await accounts.whoIs('comity.session_token=forged'), undefined);
    assert.deepEqual(await accounts.whoIs(`${cookie}; comity.session_token=forged`), WHO);
  });
});

describe('adding somebody who signs in', () => {
  it('is refused in a sentence where the address or the password cannot be used', async () => {
    const other = { council: 'york', person: 'huw-llewellyn' };
    for (const email of ['', 'huw', 'huw@', 'huw@example', 'huw llewellyn@example.gov.uk', '@example.gov.uk'])
      await assert.rejects(accounts.add(other, 'Huw', email, PASSWORD), /is not an e-mail address/, email);
    await assert.rejects(accounts.add(other, 'Huw', 'huw@example.gov.uk', 'short'), /12 characters or more/);
    for (const taken of ['priya.raman@example.gov.uk', 'Priya.Raman@example.gov.uk'])
      await assert.rejects(accounts.add(other, 'Huw', taken, PASSWORD), /already signs in/, taken);
  });
});

describe('in a demonstration', () => {
  it('two clicks at once make one account and two sessions', async () => {
    const who = { council: 'york', person: 'ngozi-bright' };
    const all = await Promise.all([1, 2, 3].map(() => accounts.signInForDemonstration(who, 'Ngozi Bright')));
    assert.equal(new Set(all.map(sent)).size, 3);
    for (const cookies of all) assert.deepEqual(await accounts.whoIs(sent(cookies)), who);
  });
});
