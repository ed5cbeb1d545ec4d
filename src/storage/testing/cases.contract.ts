// What storage promises about lists, searching and standing acts: only what is granted, in order, every page once.

import assert from 'node:assert/strict';
import type { OnNew } from '../contract.ts';
import type { Page, Paging } from '../storage.ts';
import { addOne, NOON, openOne, standing, work } from './cases.ts';

async function everyPage<T>(
  limit: number,
  read: (paging: Paging) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 50; pages += 1) {
    const page: Page<T> = await read({ limit, ...(after === null ? {} : { after }) });
    assert.ok(page.rows.length <= limit);
    all.push(...page.rows);
    after = page.next;
    if (after === null) return all;
  }
  throw new Error('The pages do not end.');
}

export function casesContract(onNew: OnNew): void {
  onNew(
    'my work lists what I owe soonest first, page by page, and what has no date last',
    async (storage) => {
      const grants = [{ person: 'ben', whole: true }];
      for (const due of ['2026-07-03', null, '2026-07-01', '2026-07-02', '2026-07-01']) {
        await openOne(storage, {
          council: 'alder',
          standing: { grants, work: [work({ due, item: 'one' }), work({ due, item: 'two' })] },
        });
      }
      const all = await everyPage(3, (paging) => storage.workOf('alder', 'ben', 'owes', paging));
      const dates = [
        '2026-07-01',
        '2026-07-01',
        '2026-07-01',
        '2026-07-01',
        '2026-07-02',
        '2026-07-02',
        '2026-07-03',
        '2026-07-03',
      ];
      assert.deepEqual(
        all.map((row) => row.due),
        [...dates, null, null],
      );
      assert.equal(new Set(all.map((row) => `${row.case.case} ${row.item}`)).size, 10);
      assert.equal(all[0]?.case.procedure, 'enquiry');
      assert.deepEqual((await storage.workOf('alder', 'ben', 'owed', { limit: 9 })).rows, []);
      assert.deepEqual((await storage.workOf('birch', 'ben', 'owes', { limit: 9 })).rows, []);
    },
  );

  onNew('work in a case that is not granted to its bearer is not listed', async (storage) => {
    await openOne(storage, { council: 'alder', standing: { work: [work({ person: 'ben' })] } });
    assert.deepEqual((await storage.workOf('alder', 'ben', 'owes', { limit: 9 })).rows, []);
  });

  onNew(
    'what a later look says takes the place of what was kept, and only for the version it looked at',
    async (storage) => {
      const both = [
        { person: 'amina', whole: true },
        { person: 'ben', whole: true },
      ];
      const ref = await openOne(storage, {
        council: 'alder',
        standing: { grants: both, work: [work({ item: 'old' })] },
      });
      const later = standing({
        grants: [
          { person: 'ben', whole: false },
          { person: 'carys', whole: true },
        ],
        work: [work({ item: 'new', overdueFrom: 7 })],
        subject: 'Renamed',
      });
      assert.equal(
        (await storage.saveStanding({ council: 'alder', case: ref, expectedVersion: 1, standing: later })).ok,
        true,
      );
      assert.deepEqual(
        (await storage.workOf('alder', 'ben', 'owes', { limit: 9 })).rows.map((row) => [
          row.item,
          row.overdueFrom,
          row.case.subject,
          row.case.whole,
        ]),
        [['new', 7, 'Renamed', false]],
      );
      assert.deepEqual(await storage.grantsOn('alder', ref), [
        { person: 'ben', whole: false },
        { person: 'carys', whole: true },
      ]);
      assert.equal(await storage.caseGrantedTo('alder', 'amina', ref), false);
      await addOne(storage, 'alder', ref, 1);
      assert.deepEqual(
        await storage.saveStanding({ council: 'alder', case: ref, expectedVersion: 1, standing: later }),
        { ok: false, conflict: 2 },
      );
    },
  );

  onNew('a person’s cases are listed newest first, open and closed together or apart', async (storage) => {
    const refs: string[] = [];
    for (let day = 0; day < 7; day += 1) {
      refs.unshift(
        await openOne(storage, { council: 'alder', opened: NOON + day, standing: { closed: day % 3 === 0 } }),
      );
    }
    await openOne(storage, { council: 'alder', standing: { grants: [{ person: 'eve', whole: true }] } });
    const all = await everyPage(2, (paging) => storage.casesOf('alder', 'amina', paging));
    assert.deepEqual(
      all.map((row) => row.case),
      refs,
    );
    const closed = await everyPage(2, (paging) =>
      storage.casesOf('alder', 'amina', { closed: true, ...paging }),
    );
    assert.deepEqual(
      closed.map((row) => row.case),
      [refs[0], refs[3], refs[6]],
    );
    const open = await everyPage(3, (paging) =>
      storage.casesOf('alder', 'amina', { closed: false, ...paging }),
    );
    assert.deepEqual(
      open.map((row) => row.closed),
      [false, false, false, false],
    );
  });

  onNew('a cursor that was tampered with reads as the start', async (storage) => {
    const ref = await openOne(storage, { council: 'alder' });
    const page = await storage.casesOf('alder', 'amina', { limit: 5, after: 'not-a-cursor' });
    assert.deepEqual(
      page.rows.map((row) => row.case),
      [ref],
    );
  });

  onNew(
    'a case read for somebody is there for whom it was granted to, and for nobody else',
    async (storage) => {
      const grants = [
        { person: 'amina', whole: true },
        { person: 'ben', whole: false },
      ];
      const ref = await openOne(storage, { council: 'alder', standing: { grants } });
      const whole = await storage.readCase('alder', ref);
      assert.equal(whole?.acts.length, 1);
      for (const { person } of grants)
        assert.deepEqual(await storage.readCaseFor('alder', person, ref), whole);
      assert.equal(await storage.readCaseFor('alder', 'eve', ref), null);
      assert.equal(await storage.readCaseFor('birch', 'amina', ref), null);
      assert.equal(await storage.readCaseFor('alder', 'amina', 'xxx-xxx'), null);
      await addOne(storage, 'alder', ref, 1, { grants: [{ person: 'eve', whole: true }] });
      assert.equal(await storage.readCaseFor('alder', 'amina', ref), null, 'what was granted is no longer');
      assert.equal((await storage.readCaseFor('alder', 'eve', ref))?.acts.length, 2);
    },
  );

  onNew('searching finds only cases wholly granted to whoever searches', async (storage) => {
    const text = 'Résumé of flooding at the Ouse, reported twice';
    const mine = await openOne(storage, { council: 'alder', standing: { searchText: text } });
    await openOne(storage, {
      council: 'alder',
      standing: {
        searchText: text,
        grants: [
          { person: 'amina', whole: false },
          { person: 'eve', whole: true },
        ],
      },
    });
    await openOne(storage, { council: 'birch', standing: { searchText: text } });
    const find = async (words: string) =>
      (await storage.search('alder', 'amina', words, { limit: 9 })).rows.map((row) => row.case);
    assert.deepEqual(await find('flooding ouse'), [mine]);
    assert.deepEqual(await find('FLOODED Ous'), [mine], 'another ending, and the beginning of a word');
    assert.deepEqual(await find('resume'), [mine], 'without accents');
    assert.deepEqual(await find('flooding Foss'), [], 'every word must occur');
    assert.deepEqual(await find(''), []);
    assert.deepEqual(await find(`"' OR 1=1 --*:&|!()`), [], 'no word of a query language means anything');
    assert.deepEqual((await storage.search('alder', 'ben', 'flooding', { limit: 9 })).rows, []);
  });

  onNew(
    'a page of what is found is full while there is more that was granted',
    async (storage, { tamper }) => {
      const refs: string[] = [];
      for (let day = 0; day < 6; day += 1)
        refs.unshift(await openOne(storage, { council: 'alder', opened: NOON + day }));
      // The index still names her for the newest three; the grants are the authority.
      for (const ref of refs.slice(0, 3)) await tamper([`DELETE FROM grants WHERE "case" = '${ref}'`]);
      const found = await storage.search('alder', 'amina', 'pothole', { limit: 2 });
      assert.deepEqual(
        found.rows.map((row) => row.case),
        refs.slice(3, 5),
      );
      const all = await everyPage(2, (paging) => storage.search('alder', 'amina', 'pothole', paging));
      assert.deepEqual(
        all.map((row) => row.case),
        refs.slice(3),
      );
    },
  );

  onNew(
    'searching follows the case as its words and grants change, newest first, page by page',
    async (storage) => {
      const refs: string[] = [];
      for (let day = 0; day < 5; day += 1) {
        refs.unshift(
          await openOne(storage, {
            council: 'alder',
            opened: NOON + day,
            standing: { searchText: 'allotments' },
          }),
        );
      }
      const found = await everyPage(2, (paging) => storage.search('alder', 'amina', 'allotment', paging));
      assert.deepEqual(
        found.map((row) => row.case),
        refs,
      );
      const [newest, next] = refs;
      assert.ok(newest && next);
      await addOne(storage, 'alder', newest, 1, { searchText: 'benches' });
      await addOne(storage, 'alder', next, 1, {
        searchText: 'allotments',
        grants: [{ person: 'eve', whole: true }],
      });
      assert.deepEqual(
        (await storage.search('alder', 'amina', 'allotments', { limit: 9 })).rows.map((row) => row.case),
        refs.slice(2),
      );
      assert.deepEqual(
        (await storage.search('alder', 'amina', 'bench', { limit: 9 })).rows.map((row) => row.case),
        [newest],
      );
      assert.deepEqual(
        (await storage.search('alder', 'eve', 'allotments', { limit: 9 })).rows.map((row) => row.case),
        [next],
      );
    },
  );

  onNew(
    'cases in which a clause has set something off are found by that clause of that version',
    async (storage) => {
      const cites = [{ version: 'protocol@2024', clause: '4.2' }];
      const ref = await openOne(storage, { council: 'alder', standing: { cites } });
      await openOne(storage, {
        council: 'alder',
        standing: { cites, grants: [{ person: 'eve', whole: true }] },
      });
      const citing = async (version: string, clause: string) =>
        (await storage.casesCiting('alder', 'amina', { version, clause }, { limit: 9 })).rows.map(
          (row) => row.case,
        );
      assert.deepEqual(await citing('protocol@2024', '4.2'), [ref]);
      assert.deepEqual(await citing('protocol@2025', '4.2'), []);
      assert.deepEqual(await citing('protocol@2024', '4'), []);
    },
  );

  onNew('standing acts of other cases are found by their key, in the order recorded', async (storage) => {
    const filed = (key: string) => [{ act: 'interest.declared', key, number: 1 }];
    const second = await openOne(storage, {
      council: 'alder',
      opened: NOON + 2,
      standing: { standingActs: filed('amina') },
    });
    const first = await openOne(storage, {
      council: 'alder',
      opened: NOON + 1,
      standing: { standingActs: filed('amina') },
    });
    const own = await openOne(storage, { council: 'alder', standing: { standingActs: filed('amina') } });
    await openOne(storage, { council: 'alder', standing: { standingActs: filed('ben') } });
    await openOne(storage, { council: 'birch', standing: { standingActs: filed('amina') } });
    const keys = [
      { act: 'interest.declared', key: 'amina' },
      { act: 'gift.declared', key: 'amina' },
    ];
    assert.deepEqual(
      (await storage.elsewhere('alder', own, keys)).map((each) => each.case),
      [first, second],
    );
    await addOne(storage, 'alder', first, 1, { standingActs: [] });
    assert.deepEqual(
      (await storage.elsewhere('alder', own, keys)).map((each) => each.case),
      [second],
    );
    assert.deepEqual(await storage.elsewhere('alder', own, []), []);
  });

  onNew(
    'records are read many at once, newest first, of wholly granted cases and no others',
    async (storage) => {
      const grant = (person: string, whole: boolean) => ({ grants: [{ person, whole }] });
      const refs: string[] = [];
      for (let number = 0; number < 5; number += 1)
        refs.unshift(
          await openOne(storage, { council: 'alder', opened: NOON + number, standing: grant('amina', true) }),
        );
      await openOne(storage, { council: 'alder', standing: grant('amina', false) });
      await openOne(storage, { council: 'alder', standing: grant('ben', true) });
      await openOne(storage, { council: 'birch', standing: grant('amina', true) });
      await addOne(storage, 'alder', refs[0] ?? '', 1, { ...grant('amina', true) });
      const all: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof storage.recordsOf>> = await storage.recordsOf(
          'alder',
          'amina',
          {
            limit: 2,
            ...(after === null ? {} : { after }),
          },
        );
        for (const { header, acts } of page.rows) {
          all.push(header.case);
          const alone = await storage.readCase('alder', header.case);
          assert.deepEqual({ header: { ...header }, acts }, { header: { ...header }, acts: alone?.acts });
        }
        after = page.next;
      } while (after !== null);
      assert.deepEqual(all, refs);
      assert.equal(await storage.countOf('alder', 'amina'), 5);
      assert.equal(await storage.countOf('alder', 'eve'), 0);
    },
  );

  onNew('standing acts are read by their names, of one council, in the order recorded', async (storage) => {
    const filed = { standingActs: [{ act: 'enquiry.made', key: 'amina', number: 1 }] };
    const later = await openOne(storage, { council: 'alder', opened: NOON + 2, standing: filed });
    const first = await openOne(storage, { council: 'alder', opened: NOON + 1, standing: filed });
    await openOne(storage, { council: 'alder' });
    await openOne(storage, { council: 'birch', standing: filed });
    assert.deepEqual(
      (await storage.standingActs('alder', ['enquiry.made', 'gift.declared'])).map((each) => each.case),
      [first, later],
    );
    assert.deepEqual(await storage.standingActs('alder', ['gift.declared']), []);
    assert.deepEqual(await storage.standingActs('alder', []), []);
  });
}
