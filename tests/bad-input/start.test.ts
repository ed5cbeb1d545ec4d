// `comity serve` on a database that it cannot use: one sentence, no trace, and the file left as it was.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { openStorage } from '#storage/open.ts';

const CLI = join(import.meta.dirname, '../../src/cli.ts');

async function startOn(
  folder: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly said: string }> {
  const server = spawn(process.execPath, ['--no-warnings', CLI, 'serve', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, COMITY_SECRET: 'only for tests, thirty-two characters' },
  });
  let [out, said] = ['', ''];
  server.stdout.setEncoding('utf8').on('data', (words: string) => {
    out += words;
    if (words.includes('Comity is at')) server.kill('SIGTERM');
  });
  server.stderr.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  const code = await new Promise<number | null>((ended) => server.once('close', ended));
  return { code, out, said };
}

describe('comity serve on a database that it cannot use', () => {
  let folder: string;
  let path: string;
  let good: Buffer;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'comity-start-'));
    const storage = await openStorage({ kind: 'sqlite', folder });
    await storage.saveMeta('york', 'note', 'kept '.repeat(5000));
    await storage.close();
    path = join(folder, 'comity.sqlite');
    good = await readFile(path);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const newer = async (): Promise<Buffer> => {
    await writeFile(path, good);
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = DELETE; PRAGMA user_version = 9999');
    database.close();
    return readFile(path);
  };
  const others: readonly (readonly [string, () => Buffer | Promise<Buffer>, RegExp])[] = [
    [
      'that is no database',
      () => Buffer.from('Dear all, please find attached.\n'.repeat(200)),
      /is not a database/,
    ],
    ['that is cut short', () => good.subarray(0, Math.floor(good.length / 2)), /cut short|damaged/],
    ['whose middle is noise', () => Buffer.from(good).fill(0xa5, 4096, good.length - 100), /damaged/],
    ['that a newer Comity made', newer, /newer Comity/],
  ];
  for (const [which, make, says] of others)
    it(`says in one sentence that a file ${which} cannot be used, and leaves it as it was`, async () => {
      const bytes = await make();
      await writeFile(path, bytes);
      const { code, said } = await startOn(folder);
      assert.equal(code, 1, said);
      assert.match(said, says);
      assert.doesNotMatch(said, /\n\s+at |node:internal/);
      assert.equal(said.trim().split('\n').length, 1, said);
      assert.deepEqual(await readFile(path), bytes);
    });

  it('starts on the same file when it is sound', async () => {
    await writeFile(path, good);
    const { code, out, said } = await startOn(folder);
    assert.equal(code, 0, said);
    assert.match(out, /Comity is at/);
  });
});
