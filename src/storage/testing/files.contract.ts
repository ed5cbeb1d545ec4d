// What storage promises about files: an act and what is known of its files are kept together or not at all and never change;
// what somebody sent in is theirs alone; who opened what is told only to whoever may see the case.

import assert from 'node:assert/strict';
import { fileValue } from '#files/attached.ts';
import type { OnNew } from '../contract.ts';
import type { Upload } from '../storage.ts';
import { addOne, NOON, openOne } from './cases.ts';

const upload = (id: string, given: Partial<Upload> = {}): Upload => ({
  id,
  hash: 'a'.repeat(64),
  name: 'Übersicht “2027”.pdf',
  type: 'pdf',
  size: 1234,
  uploaded: NOON,
  ...given,
});

export function filesContract(onNew: OnNew): void {
  onNew('what somebody sent in is found by them alone, and can be taken away again', async (storage) => {
    await storage.addUpload('york', 'amina', upload('one'));
    await storage.addUpload('york', 'amina', upload('two', { hash: 'b'.repeat(64) }));
    assert.deepEqual(await storage.uploadsOf('york', 'amina', ['one', 'nothing']), [upload('one')]);
    assert.deepEqual(await storage.uploadsOf('york', 'ben', ['one']), []);
    assert.deepEqual(await storage.uploadsOf('exeter', 'amina', ['one']), []);
    assert.deepEqual(await storage.uploadsOf('york', 'amina', []), []);
    assert.equal(await storage.uploadsWaiting('york', 'amina'), 2);
    assert.equal(await storage.uploadsWaiting('york', 'ben'), 0);
    await storage.removeUploads('york', 'ben', ['one']);
    await storage.removeUploads('york', 'amina', ['two']);
    await storage.removeUploads('york', 'amina', []);
    assert.deepEqual(await storage.uploadsOf('york', 'amina', ['one', 'two']), [upload('one')]);
  });

  onNew(
    'a content is referred to while it waits or while an act has it, in its council alone',
    async (storage) => {
      const { hash } = upload('one');
      assert.equal(await storage.refersToFile('york', hash), false);
      await storage.addUpload('york', 'amina', upload('one'));
      assert.equal(await storage.refersToFile('york', hash), true);
      assert.equal(await storage.refersToFile('exeter', hash), false);
      await openOne(storage, { council: 'york', act: { values: { letter: fileValue(upload('one')) } } });
      await storage.removeUploads('york', 'amina', ['one']);
      assert.equal(await storage.refersToFile('york', hash), true);
      const text = `sha256:${'c'.repeat(64)}`;
      await openOne(storage, { council: 'york', act: { values: { letter: text, others: [text, 'x.pdf'] } } });
      assert.equal(await storage.refersToFile('york', 'c'.repeat(64)), false);
    },
  );

  onNew('an act that is refused leaves nothing of its files', async (storage) => {
    const ref = await openOne(storage, { council: 'york' });
    const added = await addOne(storage, 'york', ref, 7, {}, { values: { letter: fileValue(upload('one')) } });
    assert.equal(added.ok, false);
    assert.equal(await storage.refersToFile('york', upload('one').hash), false);
  });

  onNew('who opened a file is told to whoever may see the case, and to nobody else', async (storage) => {
    const ref = await openOne(storage, { council: 'york' });
    const opened = { file: 'one', person: 'ben', at: NOON + 5 };
    await storage.addFileOpening('york', ref, opened);
    await storage.addFileOpening('york', ref, opened);
    await storage.addFileOpening('york', ref, { ...opened, person: 'amina', at: NOON });
    assert.deepEqual(await storage.fileOpenings('york', 'amina', ref), [
      { ...opened, person: 'amina', at: NOON },
      opened,
    ]);
    assert.deepEqual(await storage.fileOpenings('york', 'ben', ref), []);
    assert.deepEqual(await storage.fileOpenings('exeter', 'amina', ref), []);
  });

  onNew(
    'what is known of a file, and who opened it, cannot be altered or deleted',
    async (storage, { tamper }) => {
      const ref = await openOne(storage, {
        council: 'york',
        act: { values: { letter: fileValue(upload('one')) } },
      });
      await storage.addFileOpening('york', ref, { file: 'one', person: 'ben', at: NOON });
      for (const change of [
        `UPDATE files SET hash = '${'b'.repeat(64)}'`,
        'DELETE FROM files',
        `UPDATE file_openings SET person = 'amina'`,
        'DELETE FROM file_openings',
      ])
        await assert.rejects(tamper([change]), /only ever added to/, change);
    },
  );
}
