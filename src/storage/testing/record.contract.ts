// What storage promises about acts: all or nothing, in order, nobody’s change lost, never altered.

import assert from 'node:assert/strict';
import { chain } from '#register/chain.ts';
import { importCases, openCase, record } from '#register/record.ts';
import { verify } from '#register/verify.ts';
import type { OnNew } from '../contract.ts';
import { act, addOne, NOON, openOne, standing, work } from './cases.ts';

export function recordContract(onNew: OnNew): void {
  onNew('what was recorded is read back as it was', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    const later = act(ref, {
      by: null,
      done: 'elsewhere',
      meets: 'alder@1:answer@a1',
      reasons: 'It was urgent.',
      values: {},
    });
    const added = await record(storage, {
      council: 'alder',
      case: ref,
      expectedVersion: 1,
      acts: [later],
      standing: standing({ closed: true, nextChange: NOON + 5 }),
    });
    assert.equal(added.ok && added.version, 2);
    const kept = await storage.readCase('alder', ref);
    assert.ok(kept);
    const [first, second] = kept.acts;
    assert.ok(first && second);
    assert.deepEqual(first.values, act(ref).values);
    const { number, lane, place, previous, before, hash, ...plain } = second;
    assert.deepEqual(plain, later);
    assert.deepEqual([number, previous, before, place], [2, first.hash, first.hash, 2]);
    assert.equal(hash, chain({ council: 'alder', number, lane, place, previous, before, act: later }));
    assert.deepEqual(kept.header, {
      council: 'alder',
      case: ref,
      procedure: 'enquiry',
      opened: NOON,
      private: false,
      version: 2,
      head: hash,
      closed: true,
      subject: 'A pothole',
      nextChange: NOON + 5,
    });
  });

  onNew('text that no database can keep is made whole before it is sealed', async (storage) => {
    const odd = 'half \ud800 and \0';
    const ref = await openOne(storage, {
      council: 'alder',
      act: { by: odd, reasons: odd, meets: odd, values: { odd }, case: 'another' },
      standing: { subject: odd, searchText: odd },
    });
    const kept = await storage.readCase('alder', ref);
    assert.equal(kept?.acts[0]?.reasons, 'half \ufffd and \ufffd');
    assert.deepEqual(kept?.acts[0]?.values, { odd });
    assert.deepEqual(await Array.fromAsync(verify(storage)), []);
  });

  onNew('a case that is not there reads as null, in another council too', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    assert.equal(await storage.readCase('alder', '346-789'), null);
    assert.equal(await storage.readCase('birch', ref), null);
  });

  onNew(
    'an act done from an older view of the case is refused, and nothing of it is kept',
    async (storage) => {
      const ref = await openOne(storage, { council: 'alder' });
      assert.equal((await addOne(storage, 'alder', ref, 1)).ok, true);
      const late = await addOne(storage, 'alder', ref, 1, {
        subject: 'Something else',
        work: [work()],
        grants: [{ person: 'eve', whole: true }],
      });
      assert.deepEqual(late, { ok: false, conflict: 2 });
      const kept = await storage.readCase('alder', ref);
      assert.equal(kept?.acts.length, 2);
      assert.equal(kept?.header.subject, 'A pothole');
      assert.equal(await storage.caseGrantedTo('alder', 'eve', ref), false);
      assert.equal((await storage.workOf('alder', 'ben', 'owes', { limit: 5 })).rows.length, 0);
    },
  );

  onNew('of many who act on one view of a case at once, exactly one is first', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    const all = await Promise.all(Array.from({ length: 12 }, () => addOne(storage, 'alder', ref, 1)));
    assert.equal(all.filter((one) => one.ok).length, 1);
    assert.equal((await storage.readCase('alder', ref))?.acts.length, 2);
  });

  onNew('many cases are worked on at once without losing an act', async (storage) => {
    const refs = await Promise.all(Array.from({ length: 24 }, () => openOne(storage, { council: 'alder' })));
    const added = await Promise.all(refs.map((ref) => addOne(storage, 'alder', ref, 1)));
    assert.ok(added.every((one) => one.ok));
    const places = (await storage.laneHeads('alder')).reduce((sum, lane) => sum + lane.place, 0);
    assert.equal(places, 48);
  });

  onNew('an act for a case that does not exist is refused', async (storage) => {
    assert.deepEqual(await addOne(storage, 'alder', '346-789', 1), { ok: false, conflict: 0 });
  });

  onNew('a reference that is taken is not used again', async (storage) => {
    const offered = ['bbb-bbb', 'bbb-bbb', 'ccc-ccc'];
    const openNext = () =>
      openCase(
        storage,
        {
          council: 'alder',
          procedure: 'enquiry',
          opened: NOON,
          private: false,
          first: (ref) => ({ acts: [act(ref)], standing: standing() }),
        },
        () => offered.shift() ?? 'none',
      );
    assert.equal((await openNext()).case, 'bbb-bbb');
    assert.equal((await openNext()).case, 'ccc-ccc');
    assert.equal((await storage.readCase('alder', 'bbb-bbb'))?.acts.length, 1);
  });

  onNew('a save that fails half way leaves nothing behind', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    const twice = act(ref);
    const broken = record(storage, {
      council: 'alder',
      case: ref,
      expectedVersion: 1,
      acts: [twice, twice],
      standing: standing({ grants: [{ person: 'eve', whole: true }] }),
    });
    await assert.rejects(broken);
    assert.equal((await storage.readCase('alder', ref))?.header.version, 1);
    assert.equal(await storage.caseGrantedTo('alder', 'eve', ref), false);
    assert.equal((await addOne(storage, 'alder', ref, 1)).ok, true);
  });

  onNew('an act on the record cannot be altered or deleted, not even by SQL', async (storage, { tamper }) => {
    const ref = await openOne(storage, { council: 'alder' });
    await assert.rejects(tamper([`UPDATE acts SET act = 'nothing.happened'`]), /only ever added to/);
    await assert.rejects(tamper(['DELETE FROM acts']), /only ever added to/);
    assert.equal((await storage.readCase('alder', ref))?.acts[0]?.act, 'enquiry.made');
  });

  onNew('an import of many cases is kept whole, and not at all when one of them exists', async (storage) => {
    const opening = (ref: string, subject: string) => ({
      council: 'alder',
      procedure: 'enquiry',
      opened: NOON,
      private: false,
      case: ref,
      first: () => ({
        acts: [act(ref), act(ref)],
        standing: standing({ subject, work: [work()], searchText: subject }),
      }),
    });
    const many = Array.from({ length: 450 }, (_, at) => opening(`case-${at}`, `Subject${at}`));
    await importCases(storage, many);
    assert.equal((await storage.readCase('alder', 'case-449'))?.acts.length, 2);
    assert.deepEqual(
      (await storage.search('alder', 'amina', 'subject449', { limit: 5 })).rows.map((row) => row.case),
      ['case-449'],
    );
    await assert.rejects(importCases(storage, [opening('case-450', 'New'), opening('case-7', 'Again')]));
    assert.equal(await storage.readCase('alder', 'case-450'), null);
    let seen = 0;
    for await (const kept of storage.eachCase('alder')) seen += kept.acts.length;
    assert.equal(seen, 900);
  });
}
