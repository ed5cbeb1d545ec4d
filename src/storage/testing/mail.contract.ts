// What storage promises those who are mailed, and those who look after the mail.

import assert from 'node:assert/strict';
import type { OnNew } from '../contract.ts';
import type { NewNotice } from '../storage.ts';
import { NOON, openOne } from './cases.ts';

const notice = (given: Partial<NewNotice> = {}): NewNotice => ({
  norm: '1/tell',
  trigger: 'a1',
  recipient: 'ben',
  payload: '{}',
  ...given,
});
const CLAIM = { limit: 99, claimFor: 1000 } as const;

export function mailContract(onNew: OnNew): void {
  onNew('what was told where there is no mail is listed, and never sent', async (storage) => {
    const grants = [{ person: 'ben', whole: false }];
    await openOne(storage, { council: 'alder', standing: { grants, notices: [notice({ inApp: true })] } });
    assert.deepEqual(await storage.outboxReady({ now: NOON + 9, ...CLAIM }), []);
    assert.equal((await storage.noticesOf('alder', 'ben', { limit: 9 })).rows.length, 1);
  });

  onNew('a reminder is sent and listed nowhere', async (storage) => {
    const grants = [{ person: 'ben', whole: true }];
    const notices = [notice({ kind: 'reminder', norm: '1/answer@a1', trigger: 'new' })];
    const ref = await openOne(storage, { council: 'alder', standing: { grants, notices } });
    assert.deepEqual(await storage.noticesIn('alder', ref), []);
    assert.deepEqual((await storage.noticesOf('alder', 'ben', { limit: 9 })).rows, []);
    const [ready] = await storage.outboxReady({ now: NOON, ...CLAIM });
    assert.ok(ready);
    assert.deepEqual([ready.kind, ready.norm], ['reminder', '1/answer@a1']);
    await storage.keepInApp(ready);
    assert.deepEqual(await storage.outboxReady({ now: NOON + 9000, ...CLAIM }), []);
    assert.equal(await storage.markSent(ready, NOON), false, 'it was not to be sent');
  });

  onNew('how somebody wants reminders is kept, and the latest word counts', async (storage) => {
    assert.equal(await storage.mailChoice('alder', 'ben'), null);
    await storage.saveMailChoice('alder', 'ben', 'daily');
    await storage.saveMailChoice('alder', 'ben', 'app only');
    await storage.saveMailChoice('birch', 'ben', 'at once');
    assert.equal(await storage.mailChoice('alder', 'ben'), 'app only');
    assert.equal(await storage.mailChoice('alder', 'eve'), null);
  });

  onNew('there is one summary a day for whoever wants one, of their own council', async (storage) => {
    await openOne(storage, { council: 'alder' });
    await storage.saveMailChoice('alder', 'ben', 'daily');
    await storage.saveMailChoice('alder', 'eve', 'app only');
    await storage.saveMailChoice('birch', 'amina', 'daily');
    assert.equal(await storage.addSummaries('alder', '2026-06-01', NOON), 1);
    assert.equal(await storage.addSummaries('alder', '2026-06-01', NOON + 1), 0);
    assert.equal(await storage.addSummaries('alder', '2026-06-02', NOON), 1);
    const ready = await storage.outboxReady({ now: NOON, ...CLAIM });
    assert.deepEqual(ready.map(({ kind, recipient, trigger }) => [kind, recipient, trigger]).sort(), [
      ['summary', 'ben', '2026-06-01'],
      ['summary', 'ben', '2026-06-02'],
    ]);
    assert.deepEqual((await storage.noticesOf('alder', 'ben', { limit: 9 })).rows, []);
  });

  onNew('what could not be sent is counted by person and reason, and names no case', async (storage) => {
    const three = ['a1', 'a2', 'a3'].map((trigger) => notice({ trigger }));
    await openOne(storage, {
      council: 'alder',
      standing: { notices: [...three, notice({ recipient: 'eve' })] },
    });
    const [first, second, third, last] = (await storage.outboxReady({ now: NOON, ...CLAIM })).toSorted(
      (a, b) => `${a.recipient}${a.trigger}`.localeCompare(`${b.recipient}${b.trigger}`),
    );
    assert.ok(first && second && third && last);
    await storage.markFailed(first, { error: 'busy', retryAt: NOON + 90_000 });
    await storage.markFailed(second, { error: 'busy', retryAt: NOON + 80_000 });
    await storage.markFailed(third, { error: 'refused', retryAt: null });
    await storage.markSent(last, NOON);
    assert.deepEqual(await storage.mailTrouble('alder'), [
      { recipient: 'ben', error: 'refused', givenUp: true, messages: 1, nextTry: null },
      { recipient: 'ben', error: 'busy', givenUp: false, messages: 2, nextTry: NOON + 80_000 },
    ]);
    assert.deepEqual(await storage.mailTrouble('birch'), []);
    const claim = { now: NOON + 79_500, claimFor: 1000 };
    assert.equal(
      await storage.tryAgain('alder', 'ben', claim),
      2,
      'the one due within a claim may be in hand',
    );
    assert.equal(await storage.tryAgain('alder', 'eve', claim), 0);
    const again = await storage.outboxReady({ now: NOON + 79_500, ...CLAIM });
    assert.deepEqual(again.map(({ trigger, attempts }) => [trigger, attempts]).sort(), [
      ['a1', 1],
      ['a3', 1],
    ]);
    for (const each of again) await storage.markSent(each, NOON);
    assert.deepEqual(
      (await storage.mailTrouble('alder')).map(({ messages }) => messages),
      [1],
    );
  });
}
