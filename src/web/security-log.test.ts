// The security log of the running program, read as whoever keeps it reads it: what is in it, and what never is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formData } from '#web/components/form-data.ts';
import { comity, newFolder, startServing, typed } from '../command-line/program.fixture.ts';

const EMAIL = 'pat.okoro@larkfield.example';
const PASSWORD = 'three otters in a canal';
const WRONG = 'four otters in a canal';
const COUNCIL = JSON.parse((await typed('check', '--json', '--without-coverage')).out).councils[0].council;

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

type Line = Readonly<Record<string, unknown>>;

test('Who signs in, who is refused and who looks where nothing is leaves a line, and no line names anybody or anything', async () => {
  const folder = newFolder();
  const added = await comity(
    ['administrator', 'add', '--council', COUNCIL, '--email', EMAIL, '--name', 'Pat Okoro', '--data', folder],
    `${PASSWORD}\n`,
  );
  assert.equal(added.code, 0, added.error);
  const { address, stop } = await startServing('--no-demonstration', '--data', folder);
  const page = await fetch(`${address}/sign-in`);
  const form = /<form[^>]*action="\/sign-in"[\s\S]*?<\/form>/.exec(await page.text())?.[0] ?? '';
  const token = String(formData(form)['_csrf']);
  const cookie = cookiesOf(page);
  const post = (path: string, fields: Readonly<Record<string, string>>, cookies = cookie) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: cookies },
      body: new URLSearchParams({ _csrf: token, ...fields }),
    });
  await post('/sign-in', { email: EMAIL, password: WRONG });
  const session = cookiesOf(await post('/sign-in', { email: EMAIL.toUpperCase(), password: PASSWORD }));
  const both = `${cookie}; ${session}`;
  await fetch(`${address}/cases/bcd-fgh?q=qsecretwordx`, { headers: { cookie: session } });
  await fetch(`${address}/api/cases/bcd-fgh`);
  await post('/sign-in', { email: EMAIL, password: PASSWORD, _csrf: 'forged' });
  await post('/account/password', { password: WRONG, wanted: 'a kettle under the willow' }, both);
  await post('/account/password', { password: PASSWORD, wanted: 'a kettle under the willow' }, both);
  await post('/account/elsewhere', { password: 'a kettle under the willow' }, both);
  await post('/sign-out', {}, both);
  const { out } = await stop();

  const logged = out.split('\n').filter((line) => line.startsWith('{'));
  const lines = logged.map((line): Line => JSON.parse(line)).filter(({ log }) => log === 'security');
  assert.deepEqual(
    lines.map(({ event, status, method, route }) => [event, status ?? '', method, route].join(' ')),
    [
      'sign-in refused  POST /sign-in',
      'refused 401 POST /sign-in',
      'signed in  POST /sign-in',
      'refused 404 GET /cases/:ref',
      'refused 401 GET /api/cases/:ref',
      'refused 403 POST /sign-in',
      'password not changed  POST /account/password',
      'refused 422 POST /account/password',
      'password changed  POST /account/password',
      'signed out elsewhere  POST /account/elsewhere',
      'signed out  POST /sign-out',
    ],
  );
  for (const { time, from } of lines) {
    assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.match(String(from), /^[\w-]{16}$/);
  }
  assert.equal(lines[0]?.['account'], lines[2]?.['account'], 'the same address has the same mark');
  assert.equal(new Set(lines.flatMap(({ who }) => who ?? [])).size, 1, 'and so has the same person');
  for (const secret of [
    EMAIL,
    'okoro',
    'larkfield.example',
    PASSWORD,
    WRONG,
    'kettle',
    'bcd-fgh',
    'qsecretwordx',
    '127.0.0.1',
    token,
    session.split('=')[1] ?? '',
  ])
    assert.ok(!logged.join().toLowerCase().includes(secret.toLowerCase()), `“${secret}” is in the log`);

  const marked = await comity(['administrator', 'mark', '--email', EMAIL, '--data', folder]);
  assert.equal(marked.out, `${String(lines[0]?.['account'])}\n`);
});
