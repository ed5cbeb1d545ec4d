// What storage promises about texts written in the browser: nobody writes over what they have not seen, and a text comes
// into force together with the act that says so, or not at all.

import assert from 'node:assert/strict';
import { record } from '#register/record.ts';
import type { OnNew } from '../contract.ts';
import type { TextChange } from '../storage.ts';
import { act, NOON, openOne, standing } from './cases.ts';

const PATH = 'protocol/2027.md';
const text = (content: string, expected: number): TextChange => ({
  path: PATH,
  expected,
  to: { content, circulated: null, state: 'draft', saved: NOON, by: 'zoe' },
});

export function textsContract(onNew: OnNew): void {
  onNew(
    'a text is read back as it was saved, for its council alone, and may be taken away',
    async (storage) => {
      assert.deepEqual(await storage.readTexts('alder'), { revision: 0, texts: [] });
      assert.deepEqual(await storage.saveTexts('alder', [text('# 1.1', 0)]), { ok: true, revision: 1 });
      const kept = { ...text('# 1.1', 0).to, path: PATH, revision: 1 };
      assert.deepEqual(await storage.readTexts('alder'), { revision: 1, texts: [kept] });
      assert.deepEqual(await storage.readTexts('birch'), { revision: 0, texts: [] });
      assert.deepEqual(await storage.saveTexts('alder', [{ path: PATH, expected: 1, to: null }]), {
        ok: true,
        revision: 2,
      });
      assert.deepEqual(await storage.readTexts('alder'), { revision: 2, texts: [] });
      assert.equal(await storage.textsRevision('alder'), 2);
      assert.equal(await storage.textsRevision('birch'), 0);
    },
  );

  onNew('of two who save one text at once, one is handed the text of the other', async (storage) => {
    await storage.saveTexts('alder', [text('# 1.1', 0)]);
    const both = await Promise.all([
      storage.saveTexts('alder', [text('one', 1)]),
      storage.saveTexts('alder', [text('other', 1)]),
    ]);
    const [first, second] = both.toSorted((a, b) => Number(b.ok) - Number(a.ok));
    assert.deepEqual(first, { ok: true, revision: 2 });
    assert.ok(second !== undefined && !second.ok);
    const [now] = (await storage.readTexts('alder')).texts;
    assert.deepEqual(second, { ok: false, path: PATH, there: now });
  });

  onNew('of two who begin the same text at once, one is told that it is there', async (storage) => {
    const both = await Promise.all([
      storage.saveTexts('alder', [text('one', 0)]),
      storage.saveTexts('alder', [text('other', 0)]),
    ]);
    assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
  });

  onNew('of several changes all are made, or none', async (storage) => {
    await storage.saveTexts('alder', [text('# 1.1', 0)]);
    const other = { ...text('earlier', 0), path: 'protocol/2020.md' };
    const refused = await storage.saveTexts('alder', [other, text('later', 7)]);
    assert.equal(refused.ok, false);
    assert.deepEqual(
      (await storage.readTexts('alder')).texts.map(({ path, content }) => [path, content]),
      [[PATH, '# 1.1']],
    );
    assert.equal((await storage.saveTexts('alder', [other, text('later', 1)])).ok, true);
    assert.equal((await storage.readTexts('alder')).texts.length, 2);
  });

  onNew('an act and the text it puts in force are kept together, or neither is', async (storage) => {
    await storage.saveTexts('alder', [text('# 1.1', 0)]);
    const ref = await openOne(storage, { council: 'alder' });
    const adopted = (expectedVersion: number, expected: number) =>
      record(storage, {
        council: 'alder',
        case: ref,
        expectedVersion,
        acts: [act(ref)],
        standing: standing(),
        texts: [text('adopted', expected)],
      });
    const content = async () => (await storage.readTexts('alder')).texts[0]?.content;
    const acts = async () => (await storage.readCase('alder', ref))?.acts.length;
    assert.deepEqual(await adopted(1, 9), { ok: false, conflict: 1, text: PATH });
    assert.deepEqual([await content(), await acts()], ['# 1.1', 1]);
    assert.deepEqual(await adopted(4, 1), { ok: false, conflict: 1 });
    assert.deepEqual([await content(), await acts()], ['# 1.1', 1]);
    assert.equal((await adopted(1, 1)).ok, true);
    assert.deepEqual([await content(), await acts()], ['adopted', 2]);
  });
}
