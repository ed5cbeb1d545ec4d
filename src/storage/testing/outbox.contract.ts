// What storage promises the worker: nothing due is missed, nothing is taken twice, no notice is ever kept twice.

import assert from 'node:assert/strict';
import type { OnNew } from '../contract.ts';
import type { NewNotice } from '../storage.ts';
import { addOne, NOON, openOne, standing } from './cases.ts';

const notice = (given: Partial<NewNotice> = {}): NewNotice => ({
  norm: 'alder@1:tell',
  trigger: 'a1',
  recipient: 'ben',
  payload: '{"telling":["subject"]}',
  ...given,
});

export function outboxContract(onNew: OnNew): void {
  onNew('a notice derived again and again is kept once and sent once', async (storage) => {
    const ref = await openOne(storage, { council: 'alder', standing: { notices: [notice()] } });
    await addOne(storage, 'alder', ref, 1, {
      notices: [notice({ payload: '{"telling":[]}' }), notice({ trigger: 'a2' })],
    });
    await storage.saveStanding({
      council: 'alder',
      case: ref,
      expectedVersion: 2,
      standing: standing({ notices: [notice(), notice({ trigger: 'a2' })] }),
    });
    const kept = await storage.noticesIn('alder', ref);
    assert.deepEqual(
      kept.map((each) => each.trigger),
      ['a1', 'a2'],
    );
    assert.equal(kept[0]?.payload, '{"telling":["subject"]}');
    const [first] = kept;
    assert.ok(first);
    assert.equal(await storage.markSent(first, NOON + 1), true);
    assert.equal(await storage.markSent(first, NOON + 2), false);
    await addOne(storage, 'alder', ref, 2, { notices: [notice()] });
    const ready = await storage.outboxReady({ now: NOON + 10, limit: 9, claimFor: 1000 });
    assert.deepEqual(
      ready.map((each) => each.trigger),
      ['a2'],
    );
    assert.deepEqual(await storage.readNotice(first), { ...first, state: 'sent', sentAt: NOON + 1 });
  });

  onNew(
    'a notice taken by one worker is not given to another until the claim has run out',
    async (storage) => {
      const many = Array.from({ length: 20 }, (_, at) => notice({ trigger: `a${at}` }));
      await openOne(storage, { council: 'alder', standing: { notices: many } });
      const take = (now: number) => storage.outboxReady({ now, limit: 10, claimFor: 1000 });
      const taken = (await Promise.all([take(NOON), take(NOON), take(NOON), take(NOON)])).flat();
      const left = [...taken, ...(await take(NOON)), ...(await take(NOON))];
      assert.equal(left.length, 20);
      assert.equal(new Set(left.map((each) => each.trigger)).size, 20);
      const again = await storage.outboxReady({ now: NOON + 1000, limit: 99, claimFor: 1000 });
      assert.deepEqual([again.length, again[0]?.attempts], [20, 2]);
    },
  );

  onNew(
    'a notice that could not be sent is tried again when it was said to be, or given up',
    async (storage) => {
      await openOne(storage, {
        council: 'alder',
        standing: { notices: [notice(), notice({ trigger: 'later', notBefore: NOON + 50 })] },
      });
      const [first, ...others] = await storage.outboxReady({ now: NOON, limit: 9, claimFor: 10 });
      assert.ok(first);
      assert.deepEqual(others, []);
      await storage.markFailed(first, { error: 'mailbox full', retryAt: NOON + 100 });
      assert.deepEqual(
        (await storage.outboxReady({ now: NOON + 60, limit: 9, claimFor: 1000 })).map((each) => each.trigger),
        ['later'],
      );
      const [again] = await storage.outboxReady({ now: NOON + 100, limit: 9, claimFor: 10 });
      assert.ok(again);
      assert.equal(again.lastError, 'mailbox full');
      await storage.markFailed(first, { error: 'too late', retryAt: null });
      assert.equal((await storage.readNotice(first))?.state, 'ready', 'it was in the hands of another');
      await storage.markFailed(again, { error: 'no such mailbox', retryAt: null });
      assert.deepEqual(await storage.outboxReady({ now: NOON + 900, limit: 9, claimFor: 10 }), []);
      assert.equal((await storage.readNotice(first))?.state, 'failed');
    },
  );

  onNew('a person’s notices are listed newest first, of cases granted to them', async (storage) => {
    const grants = [{ person: 'ben', whole: false }];
    const old = await openOne(storage, {
      council: 'alder',
      opened: NOON,
      standing: { grants, notices: [notice()] },
    });
    const recent = await openOne(storage, {
      council: 'alder',
      opened: NOON + 1,
      standing: { grants, notices: [notice(), notice({ recipient: 'eve' })] },
    });
    await openOne(storage, { council: 'alder', opened: NOON + 2, standing: { notices: [notice()] } });
    const first = await storage.noticesOf('alder', 'ben', { limit: 1 });
    const second = await storage.noticesOf('alder', 'ben', {
      limit: 1,
      ...(first.next === null ? {} : { after: first.next }),
    });
    assert.deepEqual(
      [...first.rows, ...second.rows].map((each) => each.case),
      [recent, old],
    );
    assert.equal(second.next, null);
  });

  onNew(
    'cases whose next change has come are taken once, of every council, until they are saved again',
    async (storage) => {
      const alder = await openOne(storage, { council: 'alder', standing: { nextChange: NOON + 10 } });
      const birch = await openOne(storage, { council: 'birch', standing: { nextChange: NOON + 10 } });
      await openOne(storage, { council: 'alder', standing: { nextChange: NOON + 500 } });
      await openOne(storage, { council: 'alder' });
      const due = (now: number) => storage.dueForChange({ now, limit: 9, claimFor: 100 });
      assert.deepEqual(await due(NOON), []);
      const taken = await due(NOON + 10);
      assert.deepEqual(taken.map((each) => each.case).sort(), [birch, alder].sort());
      assert.deepEqual(await due(NOON + 10), []);
      await storage.saveStanding({
        council: 'alder',
        case: alder,
        expectedVersion: 1,
        standing: standing({ nextChange: NOON + 20 }),
      });
      assert.deepEqual(
        (await due(NOON + 20)).map((each) => each.case),
        [alder],
      );
      assert.deepEqual(
        (await due(NOON + 111)).map((each) => each.case),
        [birch],
        'whoever took it has not come back',
      );
    },
  );

  onNew('no more is taken than was asked for', async (storage) => {
    for (const council of ['alder', 'alder', 'birch', 'birch'])
      await openOne(storage, { council, standing: { nextChange: NOON } });
    assert.equal((await storage.dueForChange({ now: NOON, limit: 3, claimFor: 100 })).length, 3);
    assert.equal((await storage.dueForChange({ now: NOON, limit: 3, claimFor: 100 })).length, 1);
  });
}
