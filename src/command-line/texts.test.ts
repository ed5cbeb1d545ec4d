// What was adopted in the browser comes out as files that version control can hold and `comity check` accepts.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { asAdopted, asEnded, copyAsDraft } from '#drafting/plan.ts';
import { loadEverything } from '#language/files.ts';
import { openStorage } from '#storage/open.ts';
import { dispatch } from './dispatch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const line = (one: string) => void said.push(one);
  const code = await dispatch(args, { out: line, error: line, progress: () => undefined, colour: false });
  return { code, said: said.join('\n') };
}

test('A text adopted in the browser is written beside the files, the one before it has its end, and check reads both', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'comity-texts-'));
  try {
    const from = '2027-04-01';
    const { councils } = await loadEverything(ROOT);
    const [council, version] = [...councils].flatMap(([id, { rulebook }]) =>
      rulebook.council.trial
        ? []
        : rulebook.versions
            .filter((one) => !one.floor && one.status === 'adopted')
            .map((one) => [id, one] as const),
    )[0] ?? ['', undefined];
    assert.ok(version);
    const old = version.id.slice(council.length + 1);
    const written = await readFile(join(ROOT, 'protocols', council, `${old}.md`), 'utf8');
    const adopted = asAdopted(copyAsDraft(written, 'next') ?? '', 'next', from);
    const ended = asEnded(written, version, from);
    assert.ok(adopted !== undefined && ended !== undefined);
    const storage = await openStorage({ kind: 'sqlite', folder });
    const to = { circulated: null, state: 'adopted', saved: 0, by: 'zoe' } as const;
    await storage.saveTexts(council, [
      { path: `${version.document}/next.md`, expected: 0, to: { ...to, content: adopted } },
      { path: `${old}.md`, expected: 0, to: { ...to, content: ended } },
      { path: 'protocol/unfinished.md', expected: 0, to: { ...to, state: 'draft', content: 'Dear clerk' } },
    ]);
    await storage.close();

    const root = join(folder, 'root');
    for (const part of ['vocabulary', 'law', 'calendars', 'protocols'])
      await cp(join(ROOT, part), join(root, part), { recursive: true });
    const out = join(root, 'protocols', council);
    const done = await run('texts', council, '--out', out, '--data', folder);
    assert.equal(done.code, 0, done.said);
    assert.equal(await readFile(join(out, version.document, 'next.md'), 'utf8'), adopted);
    await assert.rejects(readFile(join(out, 'protocol/unfinished.md')), /ENOENT/);
    const again = await loadEverything(root);
    assert.deepEqual(again.problems, []);
    const dates = again.councils.get(council)?.rulebook.versions.map(({ id, inForce }) => [id, inForce]);
    assert.deepEqual(Object.fromEntries(dates ?? [])[`${council}/${version.document}/next`], { from });
    assert.equal(Object.fromEntries(dates ?? [])[version.id]?.until, '2027-03-31');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('Without a council, a folder or a record it says what is missing', async () => {
  assert.match((await run('texts')).said, /comity texts <council> --out <folder>/);
  assert.match((await run('texts', 'nowhere', '--out', 'x')).said, /There is no council/);
});
