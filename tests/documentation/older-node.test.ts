// Before the right Node and the packages are there: whoever starts Comity too early is told what to type, in a sentence.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { filesOf, ROOT } from './project.ts';

/** The project as it is after `git clone`, with nothing installed. */
const folder = mkdtempSync(join(tmpdir(), 'comity-clone-'));
after(() => rmSync(folder, { recursive: true, force: true }));
for (const file of filesOf('bin', 'src', 'package.json')) cpSync(join(ROOT, file), join(folder, file));

const places = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((place) => !place.includes('node_modules'));

/** Of the machine’s own: not the one npm installed. */
const older = places
  .map((place) => join(place, 'node'))
  .filter((path) => existsSync(path))
  .map((path) => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim().slice(1) }))
  .find(({ version }) => Number.parseInt(version, 10) < 26);

const NO_OLDER = 'Skipped: no Node older than 26 is on this machine.';

test('A Node too old says which is needed and how to get it', (t) => {
  if (older === undefined) return t.skip(NO_OLDER);
  const door = join(folder, 'bin/comity.js');
  const { status, stdout, stderr } = spawnSync(older.path, [door, 'check'], { encoding: 'utf8', env: {} });
  assert.deepEqual(
    { status, stdout, stderr },
    {
      status: 2,
      stdout: '',
      stderr: `Comity needs Node 26 and this is Node ${older.version}: run “npm start” or “npm run comity -- …”, which use the one that npm ci installs.\n`,
    },
  );
});

test('“npm start” where npm was not allowed to install Node says what to type', (t) => {
  if (older === undefined) return t.skip(NO_OLDER);
  const env = { PATH: places.join(delimiter), HOME: process.env['HOME'] };
  const { status, stderr } = spawnSync('npm', ['start', '--silent'], { cwd: folder, encoding: 'utf8', env });
  assert.equal(status, 2);
  assert.match(
    stderr,
    /^Comity needs Node 26 and this is Node [\d.]+: get the right one with “npm ci”, or if you have done that with “npm rebuild node”, and try again\.$/m,
  );
});

test('The right Node without the packages says what to type', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/comity.js'), 'check'], {
    encoding: 'utf8',
  });
  assert.deepEqual(
    { status, stdout, stderr },
    {
      status: 2,
      stdout: '',
      stderr: 'The packages that Comity uses are not installed: run “npm ci”, and try again.\n',
    },
  );
});
