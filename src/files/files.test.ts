// What may be kept, what it is called afterwards, and that content which has a place is whole. On a real disk.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { attachedIn, filesOf, fileValue, sizeInWords } from './attached.ts';
import { openFileFolder } from './folder.ts';
import { nameOf, recognise } from './recognise.ts';
import { bomb, documentFile, PDF, PNG } from './testing/samples.ts';

const folder = await mkdtemp(join(tmpdir(), 'comity-files-'));
after(() => rm(folder, { recursive: true, force: true }));

async function* parts(...all: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of all) yield typeof part === 'string' ? Buffer.from(part) : part;
}

async function typeOf(name: string, content: string | Uint8Array): Promise<string | undefined> {
  const path = join(folder, 'looked-at');
  await writeFile(path, content);
  const recognised = await recognise(path, name);
  return recognised !== 'not on the list' && 'type' in recognised ? recognised.type.endings[0] : undefined;
}

describe('which files may be kept', () => {
  it('takes documents, pictures and plain text whose content is what the name says', async () => {
    const docx = documentFile(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    );
    assert.equal(await typeOf('Report.PDF', PDF), 'pdf');
    assert.equal(await typeOf('plan.png', PNG), 'png');
    assert.equal(await typeOf('letter.docx', docx), 'docx');
    assert.equal(await typeOf('note.txt', 'Dear Sir,\r\n\tthe price is £5.\n'), 'txt');
    assert.equal(await typeOf('old.csv', Buffer.from('name;cost\nroad;\x93\xa35\x94\n', 'latin1')), 'csv');
    assert.equal(await typeOf('empty.txt', ''), 'txt');
  });

  it('refuses what is called otherwise than it is, and what is on no list', async () => {
    const macros = documentFile('application/vnd.ms-word.document.macroEnabled.main+xml');
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const [name, content] of [
      ['report.pdf', '#!/bin/sh\nrm -rf /\n'],
      ['report.pdf', PNG],
      ['plan.png', svg],
      ['plan.svg', svg],
      ['page.html', '<!DOCTYPE html><script>alert(1)</script>'],
      ['letter.docx', macros],
      ['letter.docm', macros],
      ['letter.docx', bomb()],
      ['many.zip', bomb()],
      ['note.txt', PDF],
      ['note.txt', Buffer.from([77, 90, 0, 3, 0, 0])],
      ['report', PDF],
      ['report.pdf.exe', PDF],
      ['.pdf', '%PD'],
      ['', PDF],
    ] as const)
      assert.equal(await typeOf(name, content), undefined, name);
  });

  it('looks at an archive that would unpack to a hundred megabytes in next to no time and memory', async () => {
    const started = performance.now();
    const before = process.memoryUsage().rss;
    assert.equal(await typeOf('sheet.xlsx', bomb()), undefined);
    assert.ok(performance.now() - started < 1000);
    assert.ok(process.memoryUsage().rss - before < 50_000_000);
  });
});

describe('what a file is called', () => {
  it('has no path, no line, nothing that no eye sees, and is short', () => {
    for (const [given, kept] of [
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['C:\\Users\\jo\\Budget 2027.pdf', 'Budget 2027.pdf'],
      ['a"b\r\nSet-Cookie: x=1.pdf', 'a"b Set-Cookie: x=1.pdf'],
      ['invoice\u202Efdp.exe', 'invoice fdp.exe'],
      ['Überblick – 予算.pdf', 'Überblick – 予算.pdf'],
      ['..hidden.pdf', 'hidden.pdf'],
      ['.pdf', 'File.pdf'],
      ['\uD800.pdf', 'File.pdf'],
      [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
    ] as const)
      assert.equal(nameOf(given), kept);
  });
});

describe('a file among the values of an act', () => {
  const file = { id: 'f1', hash: 'a'.repeat(64), name: 'a, b.pdf', type: 'pdf', size: 12 };

  it('is read back, and nothing that is typed or chosen passes for one', () => {
    assert.deepEqual(attachedIn(fileValue(file)), file);
    assert.deepEqual(filesOf({ letter: fileValue(file), subject: 'Roads' }), [{ ...file, field: 'letter' }]);
    for (const other of [
      undefined,
      5,
      true,
      `sha256:${file.hash}`,
      fileValue(file).join(','),
      ['amina', 'ben'],
    ])
      assert.equal(attachedIn(other), undefined);
  });

  it('has a size that people read', () => {
    assert.deepEqual([0, 1, 999, 1000, 311_600, 1_000_000, 1_350_000, 20_000_000].map(sizeInWords), [
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1 KB',
      '312 KB',
      '1 MB',
      '1.4 MB',
      '20 MB',
    ]);
  });
});

describe('the folder of files', () => {
  const hashOf = (words: string) => createHash('sha256').update(words).digest('hex');

  it('gives content a place only once it is kept, and reads it back', async () => {
    const files = openFileFolder(join(folder, 'one'));
    const incoming = await files.take('york', parts('Hello', ', all'), 100);
    assert.ok(incoming);
    assert.deepEqual([incoming.hash, incoming.size], [hashOf('Hello, all'), 10]);
    assert.equal(await files.hold('york', incoming.hash), false);
    assert.equal(await files.read('york', incoming.hash), 'missing');
    await incoming.keep();
    await incoming.drop();
    assert.equal(String(await files.read('york', incoming.hash)), 'Hello, all');
    assert.equal(await files.check('york', incoming.hash), 'there');
    assert.equal(await files.hold('exeter', incoming.hash), false);
    assert.deepEqual(await readdir(join(folder, 'one', 'incoming')), []);
  });

  it('keeps nothing of what is too long, or breaks off on its way', async () => {
    const files = openFileFolder(join(folder, 'two'));
    assert.equal(await files.take('york', parts('12345', '678901'), 10), undefined);
    const broken = async function* () {
      yield Buffer.from('half');
      throw new Error('gone');
    };
    await assert.rejects(files.take('york', broken(), 10), /gone/);
    assert.deepEqual(await readdir(join(folder, 'two', 'incoming')), []);
  });

  it('sees that content was changed, and mends it when the same comes in again', async () => {
    const root = join(folder, 'three');
    const files = openFileFolder(root);
    const hash = hashOf('The price is £5.');
    const put = async () => (await files.take('york', parts('The price is £5.'), 100))?.keep();
    await put();
    await writeFile(join(root, 'kept', 'york', hash.slice(0, 2), hash), 'The price is £6.');
    assert.equal(await files.read('york', hash), 'changed');
    assert.equal(await files.check('york', hash), 'changed');
    await put();
    assert.equal(await files.check('york', hash), 'there');
    await rm(join(root, 'kept', 'york', hash.slice(0, 2), hash));
    assert.equal(await files.check('york', hash), 'missing');
  });

  it('has no place for a hash or a council that is a path', async () => {
    const files = openFileFolder(join(folder, 'four'));
    await assert.rejects(files.read('..', 'a'.repeat(64)));
    await assert.rejects(files.read('york', '../../secret'));
  });

  it('is swept of what nothing refers to, once it is old, and of nothing else', async () => {
    const root = join(folder, 'five');
    const files = openFileFolder(root);
    const place = (words: string) => join(root, 'kept', 'york', hashOf(words).slice(0, 2), hashOf(words));
    for (const words of ['meant', 'forgotten', 'new'])
      await (await files.take('york', parts(words), 100))?.keep();
    await files.take('york', parts('half'), 100);
    const [half = ''] = await readdir(join(root, 'incoming'));
    const long = new Date(1000);
    for (const path of [place('meant'), place('forgotten'), join(root, 'incoming', half)])
      await utimes(path, long, long);
    const isMeant = async (hash: string) => hash === hashOf('meant');
    assert.equal(await files.sweep('york', Date.now() - 60_000, isMeant), 1);
    assert.deepEqual(
      await Promise.all(['meant', 'forgotten', 'new'].map((words) => files.hold('york', hashOf(words)))),
      [true, false, true],
    );
    assert.deepEqual(await readdir(join(root, 'incoming')), []);
  });
});
