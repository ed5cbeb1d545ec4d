// `comity administrator`: whoever it adds signs in through the real server; what is wrongly said adds nobody.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formData } from '#web/components/form-data.ts';
import { openStorage } from '../storage/open.ts';
import { comity, newFolder, startServing, typed } from './program.fixture.ts';

const PASSWORD = 'three otters in a canal';
const COUNCIL = JSON.parse((await typed('check', '--json', '--without-coverage')).out).councils[0].council;

function add(folder: string, words: readonly string[], password = PASSWORD) {
  return comity(['administrator', 'add', '--council', COUNCIL, '--data', folder, ...words], `${password}\n`);
}

/** Fills in the sign-in page. @returns where it leads, or undefined when it is shown again. */
async function signIn(address: string, email: string, password: string): Promise<string | undefined> {
  const page = await fetch(`${address}/sign-in`);
  const cookie = page.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const form = /<form[^>]*action="\/sign-in"[\s\S]*?<\/form>/.exec(await page.text())?.[0] ?? '';
  const token = String(formData(form)['_csrf']);
  const answer = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: token, email, password, after: '/' }),
  });
  if (answer.status !== 303) return undefined;
  const signedIn = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const home = await fetch(`${address}/`, { headers: { cookie: signedIn }, redirect: 'manual' });
  assert.equal(home.status, 200);
  return (await home.text()).replace(/<[^>]+>/g, ' ');
}

test('Somebody new is added as an officer, and signs in with that address and password only', async () => {
  const folder = newFolder();
  const added = await add(folder, ['--name', 'Pat Okoro', '--email', 'Pat.Okoro@larkfield.example']);
  assert.equal(added.code, 0, added.error);
  assert.equal(added.out, 'Pat Okoro can now sign in as Pat.Okoro@larkfield.example.\n');
  const storage = await openStorage({ kind: 'sqlite', folder });
  const { directory } = await storage.readDirectory(COUNCIL);
  assert.deepEqual(
    directory.people.map(({ id, name, kind }) => ({ id, name, kind })),
    [{ id: 'pat-okoro', name: 'Pat Okoro', kind: 'officer' }],
  );
  await storage.close();
  const server = await startServing('--no-demonstration', '--data', folder);
  assert.match((await signIn(server.address, 'Pat.Okoro@larkfield.example', PASSWORD)) ?? '', /Pat Okoro/);
  assert.match((await signIn(server.address, 'pat.okoro@larkfield.example', PASSWORD)) ?? '', /Pat Okoro/);
  assert.equal(
    await signIn(server.address, 'pat.okoro@larkfield.example', 'three otters in a can'),
    undefined,
  );
  await server.stop();
});

test('Somebody of the directory is given a way to sign in, once for each address', async () => {
  const folder = newFolder();
  const storage = await openStorage({ kind: 'sqlite', folder });
  const { version, directory } = await storage.readDirectory(COUNCIL);
  const people = [{ id: 'sam', name: 'Sam Leigh', kind: 'member' as const }];
  const change = { at: Date.now(), by: null, what: 'for this test' };
  await storage.replaceDirectory(COUNCIL, version, { ...directory, people }, change);
  await storage.close();
  const email = 'sam@larkfield.example';
  assert.equal((await add(folder, ['--person', 'sam', '--email', email])).code, 0);
  for (const { words, says } of [
    { words: ['--person', 'sam', '--email', email], says: `Somebody already signs in with ${email}.` },
    {
      words: ['--person', 'sem', '--email', 'sem@larkfield.example'],
      says: 'There is nobody “sem” in the directory of this council.',
    },
    {
      words: ['--name', 'Sam', '--email', 'other@larkfield.example'],
      says: 'There is already somebody “sam” in the directory: use --person sam.',
    },
  ]) {
    const { code, out, error } = await add(folder, words);
    assert.deepEqual({ code, out }, { code: 1, out: '' });
    assert.equal(error.split('\n').at(-2), says);
  }
});

test('Somebody who forgot their password is given a new one, and whoever is removed signs in no longer', async () => {
  const folder = newFolder();
  const email = 'pat@larkfield.example';
  const again = 'a kettle under the willow';
  assert.equal((await add(folder, ['--name', 'Pat Okoro', '--email', email])).code, 0);
  const to = (kind: string, input = '') =>
    comity(['administrator', kind, '--email', email, '--data', folder], input);
  assert.equal(
    (await to('password', `${again} \r\n`)).out,
    `${email} has a new password and is signed out everywhere.\n`,
  );
  assert.match((await to('password', 'otters\n')).error, /12 characters or more/);
  assert.match((await to('password', 'LarkfieldOkoro2026\n')).error, /too easy to guess/);
  assert.equal((await to('sign-out')).out, `${email} is signed out everywhere.\n`);
  const server = await startServing('--no-demonstration', '--data', folder);
  assert.equal(await signIn(server.address, email, PASSWORD), undefined);
  assert.equal(await signIn(server.address, email, again), undefined, 'the space at its end is part of it');
  assert.match((await signIn(server.address, email, `${again} `)) ?? '', /Pat Okoro/);
  await server.stop();
  assert.equal((await to('remove')).out, `${email} signs in no longer and is signed out everywhere.\n`);
  for (const kind of ['remove', 'sign-out'])
    assert.match((await to(kind)).error, /^Nobody signs in with pat@larkfield\.example\.\n$/);
});

test('A short password, or an address that is none, adds nobody', async () => {
  const folder = newFolder();
  const short = await add(folder, ['--name', 'Pat', '--email', 'pat@larkfield.example'], 'otters');
  assert.equal(short.code, 1);
  assert.match(short.error, /\nThe password must be 12 characters or more\.\n$/);
  const nowhere = await add(folder, ['--name', 'Pat', '--email', 'pat']);
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.error, /\n“pat” is not an e-mail address: write it like name@example\.gov\.uk\.\n$/);
  const storage = await openStorage({ kind: 'sqlite', folder });
  assert.deepEqual((await storage.readDirectory(COUNCIL)).directory.people, []);
  await storage.close();
});

for (const { words, says } of [
  {
    words: ['administrator'],
    says: 'Say what to do: comity administrator add, password, sign-out, remove or mark',
  },
  {
    words: ['administrator', 'rename'],
    says: 'Say what to do: comity administrator add, password, sign-out, remove or mark',
  },
  { words: ['administrator', 'remove'], says: 'Say --email.' },
  { words: ['administrator', 'add'], says: 'Say --council.' },
  { words: ['administrator', 'add', '--council', COUNCIL], says: 'Say --email.' },
  {
    words: ['administrator', 'add', '--mail', 'x'],
    says: '"--mail" is not an option here; did you mean "--email"?',
  },
  {
    words: ['administrator', 'add', '--council', `${COUNCIL}x`, '--email', 'x@y.example'],
    says: `There is no council "${COUNCIL}x"; did you mean "${COUNCIL}"?`,
  },
  {
    words: ['administrator', 'add', '--council', COUNCIL, '--email', 'x@y.example'],
    says: 'Say who: --person for somebody of the directory, or --name for somebody new.',
  },
]) {
  test(`“${words.join(' ')}” is answered before anything is asked`, async () => {
    assert.deepEqual(await typed(...words), {
      code: 2,
      out: '',
      error: `${says}\nTry: comity administrator --help\n`,
    });
  });
}
