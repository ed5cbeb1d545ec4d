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
    await storage.addUpload('alder', 'amina', upload('one'));
    await storage.addUpload('alder', 'amina', upload('two', { hash: 'b'.repeat(64) }));
    assert.deepEqual(await storage.uploadsOf('alder', 'amina', ['one', 'nothing']), [upload('one')]);
    assert.deepEqual(await storage.uploadsOf('alder', 'ben', ['one']), []);
    assert.deepEqual(await storage.uploadsOf('birch', 'amina', ['one']), []);
    assert.deepEqual(await storage.uploadsOf('alder', 'amina', []), []);
    assert.equal(await storage.uploadsWaiting('alder', 'amina'), 2);
    assert.equal(await storage.uploadsWaiting('alder', 'ben'), 0);
    await storage.removeUploads('alder', 'ben', ['one']);
    await storage.removeUploads('alder', 'amina', ['two']);
    await storage.removeUploads('alder', 'amina', []);
    assert.deepEqual(await storage.uploadsOf('alder', 'amina', ['one', 'two']), [upload('one')]);
  });

  onNew(
    'a content is referred to while it waits or while an act has it, in its council alone',
    async (storage) => {
      const { hash } = upload('one');
      assert.equal(await storage.refersToFile('alder', hash), false);
      await storage.addUpload('alder', 'amina', upload('one'));
      assert.equal(await storage.refersToFile('alder', hash), true);
      assert.equal(await storage.refersToFile('birch', hash), false);
      await openOne(storage, { council: 'alder', act: { values: { letter: fileValue(upload('one')) } } });
      await storage.removeUploads('alder', 'amina', ['one']);
      assert.equal(await storage.refersToFile('alder', hash), true);
      const text = `sha256:${'c'.repeat(64)}`;
      await openOne(storage, {
        council: 'alder',
        act: { values: { letter: text, others: [text, 'x.pdf'] } },
      });
      assert.equal(await storage.refersToFile('alder', 'c'.repeat(64)), false);
    },
  );

  onNew('an act that is refused leaves nothing of its files', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    const added = await addOne(
      storage,
      'alder',
      ref,
      7,
      {},
      { values: { letter: fileValue(upload('one')) } },
    );
    assert.equal(added.ok, false);
    assert.equal(await storage.refersToFile('alder', upload('one').hash), false);
  });

  onNew('who opened a file is told to whoever may see the case, and to nobody else', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    const opened = { file: 'one', person: 'ben', at: NOON + 5 };
    await storage.addFileOpening('alder', ref, opened);
    await storage.addFileOpening('alder', ref, opened);
    await storage.addFileOpening('alder', ref, { ...opened, person: 'amina', at: NOON });
    assert.deepEqual(await storage.fileOpenings('alder', 'amina', ref), [
      { ...opened, person: 'amina', at: NOON },
      opened,
    ]);
    assert.deepEqual(await storage.fileOpenings('alder', 'ben', ref), []);
    assert.deepEqual(await storage.fileOpenings('birch', 'amina', ref), []);
  });

  onNew(
    'what is known of a file, and who opened it, cannot be altered or deleted',
    async (storage, { tamper }) => {
      const ref = await openOne(storage, {
        council: 'alder',
        act: { values: { letter: fileValue(upload('one')) } },
      });
      await storage.addFileOpening('alder', ref, { file: 'one', person: 'ben', at: NOON });
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
