// The proof that the record is unaltered, tried against somebody who can write SQL and has taken the guards away.

import assert from 'node:assert/strict';
import { type Finding, headOf, verify } from '#register/verify.ts';
import type { OnNew, OpenedForTest } from '../contract.ts';
import type { Storage } from '../storage.ts';
import { addOne, openOne } from './cases.ts';

async function findings(
  storage: Storage,
  asked: Parameters<typeof verify>[1] = {},
): Promise<readonly Finding[]> {
  return Array.fromAsync(verify(storage, asked));
}

/** Three cases of three acts, and one by one what a forger may do to the second case. */
async function made(storage: Storage): Promise<string> {
  const refs = await Promise.all([1, 2, 3].map(() => openOne(storage, { council: 'alder' })));
  for (const version of [1, 2]) {
    for (const ref of refs) assert.ok((await addOne(storage, 'alder', ref, version)).ok);
  }
  return refs[1] ?? '';
}

export function verifyContract(onNew: OnNew): void {
  onNew('a record nobody touched has no findings', async (storage) => {
    await made(storage);
    assert.deepEqual(await findings(storage), []);
  });

  const forgeries: readonly {
    readonly who: string;
    readonly sql: (ref: string) => readonly string[];
    readonly what: Finding['what'];
    readonly named: boolean;
  }[] = [
    {
      who: 'changes what an act says',
      sql: (ref) => [
        `UPDATE acts SET "values" = '{"subject":"Nothing"}' WHERE "case" = '${ref}' AND number = 2`,
      ],
      what: 'altered',
      named: true,
    },
    {
      who: 'changes who did an act',
      sql: (ref) => [`UPDATE acts SET "by" = 'eve' WHERE "case" = '${ref}' AND number = 3`],
      what: 'altered',
      named: true,
    },
    {
      who: 'changes when an act was recorded',
      sql: (ref) => [`UPDATE acts SET recorded = recorded + 1 WHERE "case" = '${ref}' AND number = 1`],
      what: 'altered',
      named: true,
    },
    {
      who: 'makes an act unreadable',
      sql: (ref) => [`UPDATE acts SET "values" = 'x' WHERE "case" = '${ref}' AND number = 1`],
      what: 'altered',
      named: true,
    },
    {
      who: 'takes out an act in the middle',
      sql: (ref) => [`DELETE FROM acts WHERE "case" = '${ref}' AND number = 2`],
      what: 'removed',
      named: true,
    },
    {
      who: 'takes out the last act',
      sql: (ref) => [`DELETE FROM acts WHERE "case" = '${ref}' AND number = 3`],
      what: 'removed',
      named: true,
    },
    {
      who: 'takes out the last act and corrects the header',
      sql: (ref) => [
        `DELETE FROM acts WHERE "case" = '${ref}' AND number = 3`,
        `UPDATE cases SET version = 2, head = (SELECT hash FROM acts WHERE acts."case" = '${ref}' AND number = 2) WHERE "case" = '${ref}'`,
      ],
      what: 'removed',
      named: false,
    },
    {
      who: 'takes out a whole case',
      sql: (ref) => [
        `DELETE FROM acts WHERE "case" = '${ref}'`,
        `DELETE FROM cases WHERE "case" = '${ref}'`,
        `DELETE FROM grants WHERE "case" = '${ref}'`,
      ],
      what: 'removed',
      named: false,
    },
    {
      who: 'takes out only the header of a case',
      sql: (ref) => [`DELETE FROM cases WHERE "case" = '${ref}'`],
      what: 'removed',
      named: true,
    },
    {
      who: 'exchanges two acts',
      sql: (ref) =>
        [2, 3, 9].map(
          (number, at) =>
            `UPDATE acts SET number = ${[9, 2, 3][at]} WHERE "case" = '${ref}' AND number = ${number}`,
        ),
      what: 'altered',
      named: true,
    },
    {
      who: 'slips in an act of their own',
      sql: (ref) => [
        `INSERT INTO acts SELECT council, "case", 4, 'forged', act, "by", done, happened, recorded, "values", meets, reasons, lane, place + 1000, hash, before, previous FROM acts WHERE "case" = '${ref}' AND number = 3`,
      ],
      what: 'not chained',
      named: true,
    },
    {
      who: 'empties the heads of the lanes',
      sql: () => ['DELETE FROM lanes'],
      what: 'removed',
      named: false,
    },
  ];
  for (const { who, sql, what, named } of forgeries) {
    onNew(`somebody who ${who} is found out`, async (storage, opened: OpenedForTest) => {
      const ref = await made(storage);
      await opened.tamper([...opened.unguard, ...sql(ref)]);
      const found = await findings(storage);
      const telling = found.filter((finding) => finding.what === what && (!named || finding.case === ref));
      assert.notDeepEqual(
        telling,
        [],
        `found only: ${found.map((each) => `${each.what} ${each.case}: ${each.says}`).join('; ')}`,
      );
    });
  }

  onNew(
    'a head kept elsewhere holds while acts are added, and shows that they were taken away with their heads',
    async (storage, { tamper, unguard }) => {
      const ref = await made(storage);
      const kept = await headOf(storage, 'alder');
      await addOne(storage, 'alder', ref, 3);
      assert.deepEqual(await findings(storage, { kept: [kept] }), []);
      assert.notEqual((await headOf(storage, 'alder')).hash, kept.hash);
      await tamper([
        ...unguard,
        ...['acts', 'cases', 'lanes', 'grants'].map((table) => `DELETE FROM ${table}`),
      ]);
      assert.deepEqual(await findings(storage), [], 'nothing is left to compare with');
      assert.ok(
        (await findings(storage, { kept: [kept] })).every(
          (finding) => finding.what === 'not the head that was kept',
        ),
      );
      assert.notDeepEqual(await findings(storage, { kept: [kept] }), []);
    },
  );
}
